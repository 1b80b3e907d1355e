import type { Figures, PeriodReport } from '#shared/contract/report'
import { formatPercent } from '../../lib/format'
import { hours, number } from '../../lib/numbers'
import { Card } from '../../ui/Card'

type Coverage = NonNullable<Figures['coverage']>

const columns: readonly { word: string; of: (c: Coverage) => string; bad?: (c: Coverage) => boolean }[] = [
  { word: 'Vrijwilligers', of: (c) => hours(c.rosteredMinutes.volunteer) },
  { word: 'Vast gezicht', of: (c) => hours(c.rosteredMinutes.fixed) },
  { word: 'In dienst', of: (c) => hours(c.rosteredMinutes.employed) },
  { word: 'Flexibele schil', of: (c) => hours(c.rosteredMinutes.flex) },
  { word: 'Totaal', of: (c) => hours(c.rosteredMinutes.total) },
  { word: 'Gewenst', of: (c) => hours(c.desiredMinutes) },
  { word: 'Niet bezet', of: (c) => hours(c.uncoveredMinutes), bad: (c) => c.uncoveredMinutes > 0 },
  { word: 'Aandeel vast gezicht', of: (c) => (c.fixedFacePct === null ? '–' : formatPercent(c.fixedFacePct)) },
  { word: 'Calamiteiten', of: (c) => number(c.incidents) },
  { word: 'Opgelost', of: (c) => number(c.incidentsSolved), bad: (c) => c.incidentsSolved < c.incidents },
]

/** Whether there was a roster, an agreement or a calamity in the quarter. */
const isRostered = (report: PeriodReport): boolean => report.total.coverage !== undefined

/** Who had beheer in the quarter, by source, beside what was agreed, on the screen. Not shown where there is no roster. */
export function CoverageCard({ report }: { report: PeriodReport }) {
  if (!isRostered(report)) return null
  return (
    <Card title="Beheer" note="uren op het rooster, naar wie er was">
      <div className="fig-scroll">
        <CoverageTable report={report} />
      </div>
    </Card>
  )
}

function CoverageTable({ report }: { report: PeriodReport }) {
  const rows = report.centres.flatMap(({ centre, centreId, coverage }) =>
    coverage ? [{ centre, centreId, coverage }] : [],
  )
  const total = report.total.coverage
  return (
    <table className="table kw-coverage">
      <caption className="visually-hidden">Uren beheer en calamiteiten per centrum</caption>
      <thead>
        <tr>
          <th scope="col">Centrum</th>
          {columns.map(({ word }) => (
            <th scope="col" key={word}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ centre, centreId, coverage }) => (
          <tr key={centreId}>
            <th scope="row">{centre}</th>
            <Cells coverage={coverage} />
          </tr>
        ))}
        {rows.length > 1 && total && (
          <tr className="kw-sum">
            <th scope="row">Alle centra</th>
            <Cells coverage={total} />
          </tr>
        )}
      </tbody>
    </table>
  )
}

const Cells = ({ coverage }: { coverage: Coverage }) =>
  columns.map(({ word, of, bad }) => (
    <td key={word} data-bad={bad?.(coverage) || undefined}>
      {of(coverage)}
    </td>
  ))
