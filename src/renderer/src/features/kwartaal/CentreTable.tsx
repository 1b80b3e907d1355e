import type { CentreId } from '#shared/contract/base'
import type { Figures, PeriodOverview } from '#shared/contract/report'
import type { Usage } from '#shared/domain/vocabulary'
import { formatPeriodShort } from '#shared/time/format'
import { comparedWith } from '#shared/time/period'
import type { Drill } from '../../lib/drill'
import { formatPercent } from '../../lib/format'
import { number } from '../../lib/numbers'
import { Delta } from '../../ui/Delta'
import { FigureButton } from '../../ui/FigureButton'
import { centreRows, difference } from './model'

type Props = { overview: PeriodOverview; onDrill: (drill: Drill) => void }

/** A row per centre: internal, external, total, how they relate, participants, occupancy and the differences. */
export function CentreTable({ overview, onDrill }: Props) {
  const rows = centreRows(overview)
  const others = comparedWith(overview.current.period)
  const most = Math.max(1, ...rows.map((row) => row.figures.total.activities))
  const total = overview.current.total
  return (
    <div className="fig-scroll">
      <table className="fig-table">
        <caption className="visually-hidden">Aantal activiteiten en verhuringen per centrum</caption>
        <thead>
          <tr>
            <th scope="col">Centrum</th>
            <th scope="col" className="is-num">
              Intern
            </th>
            <th scope="col" className="is-num">
              Extern
            </th>
            <th scope="col" className="is-num">
              Totaal
            </th>
            <th scope="col" className="kw-split-head">
              Verdeling
            </th>
            <th scope="col" className="is-num">
              Deelnemers
            </th>
            <th scope="col" className="is-num">
              Bezetting
            </th>
            <th scope="col" className="is-num">
              <abbr title="Verschil met de periode ervoor">{formatPeriodShort(others.previous)}</abbr>
            </th>
            {others.yearEarlier && (
              <th scope="col" className="is-num">
                <abbr title="Verschil met een jaar eerder">{formatPeriodShort(others.yearEarlier)}</abbr>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figures, previous, yearEarlier }) => (
            <tr key={figures.centreId}>
              <th scope="row">{figures.centre}</th>
              <Counts figures={figures} name={figures.centre} centreId={figures.centreId} onDrill={onDrill} />
              <td>
                <SplitBar
                  internal={figures.internal.activities}
                  external={figures.external.activities}
                  most={most}
                  name={figures.centre}
                />
              </td>
              <Rest figures={figures} name={figures.centre} centreId={figures.centreId} onDrill={onDrill} />
              <td className="is-num">
                <Delta value={difference(figures.total.activities, previous)} />
              </td>
              {others.yearEarlier && (
                <td className="is-num">
                  <Delta value={difference(figures.total.activities, yearEarlier)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">Alle centra</th>
              <Counts figures={total} name="Alle centra" onDrill={onDrill} />
              <td />
              <Rest figures={total} name="Alle centra" onDrill={onDrill} />
              <td className="is-num">
                <Delta value={difference(total.total.activities, overview.previous.total.total.activities)} />
              </td>
              {overview.yearEarlier && (
                <td className="is-num">
                  <Delta value={difference(total.total.activities, overview.yearEarlier.total.total.activities)} />
                </td>
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

type CellProps = { figures: Figures; name: string; centreId?: CentreId; onDrill: (drill: Drill) => void }

function Counts({ figures, name, centreId, onDrill }: CellProps) {
  const cells: { word: string; value: number; usage?: Usage }[] = [
    { word: 'intern', value: figures.internal.activities, usage: 'internal' },
    { word: 'extern', value: figures.external.activities, usage: 'external' },
    { word: 'totaal', value: figures.total.activities },
  ]
  return cells.map(({ word, value, usage }) => (
    <td key={word} className="is-num">
      <FigureButton
        needs="reports.drill"
        label={`${name}, ${word}: ${number(value)}. Toon de boekingen`}
        onClick={() =>
          onDrill({
            figure: 'activities',
            title: `${name}, ${word}`,
            ...(usage ? { usage } : {}),
            ...(centreId ? { centreId } : {}),
          })
        }
      >
        {number(value)}
      </FigureButton>
    </td>
  ))
}

function Rest({ figures, name, centreId, onDrill }: CellProps) {
  const drill = (title: string): Drill => ({ figure: 'activities', title, ...(centreId ? { centreId } : {}) })
  return (
    <>
      <td className="is-num">
        <FigureButton
          needs="reports.drill"
          label={`${name}, deelnemers: ${number(figures.total.participants)}. Toon de boekingen`}
          onClick={() => onDrill(drill(`${name}, deelnemers`))}
        >
          {number(figures.total.participants)}
        </FigureButton>
      </td>
      <td className="is-num">
        <FigureButton
          needs="reports.drill"
          label={`${name}, bezetting: ${formatPercent(figures.occupancyPct)}. Toon de boekingen`}
          onClick={() => onDrill(drill(`${name}, bezetting`))}
        >
          {formatPercent(figures.occupancyPct)}
        </FigureButton>
      </td>
    </>
  )
}

function SplitBar({
  internal,
  external,
  most,
  name,
}: {
  internal: number
  external: number
  most: number
  name: string
}) {
  return (
    <div className="kw-split" role="img" aria-label={`${name}: ${internal} intern, ${external} extern`}>
      <i className="is-internal" style={{ width: `${(internal / most) * 100}%` }} />
      <i className="is-external" style={{ width: `${(external / most) * 100}%` }} />
    </div>
  )
}
