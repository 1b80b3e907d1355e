import { createPortal } from 'react-dom'
import type { CentreFigures, Figures, Heatmap, PeriodOverview } from '#shared/contract/report'
import { overviewName } from '#shared/domain/figure-words'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod, formatPeriodShort, formatTime, weekdayName } from '#shared/time/format'
import { comparedWith } from '#shared/time/period'
import { formatPercent } from '../../lib/format'
import { hours, number, signed } from '../../lib/numbers'
import { PaperLogo } from '../../ui/PaperLogo'
import { CoverageTable, isRostered } from './CoverageTable'
import { shownDefinitions } from './definitions'
import { isKept, KeptTable } from './KeptTable'
import { type BreakdownModel, centreRows, difference, heatOf } from './model'

/**
 * The paper: the same figures as on the screen as headings and tables, with organisation, period, date and the
 * definition of each figure. It hangs beside the app, unseen, and is all that prints, so that the PDF is tagged in
 * reading order and no part of the screen comes along.
 */
export function PrintReport({
  overview,
  breakdowns,
  heatmap,
  organisation,
  scope,
}: {
  overview: PeriodOverview
  breakdowns: BreakdownModel[]
  heatmap: Heatmap | undefined
  organisation: string
  scope: string
}) {
  const { current } = overview
  const others = comparedWith(current.period)
  return createPortal(
    <article className="kw-paper" lang="nl">
      <header>
        <PaperLogo />
        <p className="kw-paper-org">{organisation}</p>
        <h1>
          {overviewName(current.period)} {formatPeriod(current.period)}
        </h1>
        <p>
          {scope}. Periode {formatDate(current.from)} tot en met {formatDate(current.to)}. Stand van{' '}
          {formatDate(dateOf(current.asOf))}, {formatTime(clockOf(current.asOf))}.
        </p>
      </header>

      <h2>Cijfers</h2>
      <table>
        <caption>Cijfers van de periode, met het verschil met twee andere</caption>
        <thead>
          <tr>
            <th scope="col">Cijfer</th>
            <th scope="col">{formatPeriod(current.period)}</th>
            <th scope="col">verschil met {formatPeriodShort(others.previous)}</th>
            <th scope="col">
              verschil met {others.yearEarlier ? formatPeriodShort(others.yearEarlier) : 'een jaar eerder'}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const [now, previous, yearEarlier] = [current, overview.previous, overview.yearEarlier].map((r) =>
              r ? line.of(r.total) : null,
            )
            return (
              <tr key={line.label}>
                <th scope="row">{line.label}</th>
                <td>{line.show(now ?? null)}</td>
                <td>{differenceText(now, previous, line.unit)}</td>
                <td>{differenceText(now, yearEarlier, line.unit)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>

      <h2>Per centrum</h2>
      <table>
        <caption>Activiteiten en verhuur per centrum</caption>
        <thead>
          <tr>
            <th scope="col">Centrum</th>
            <th scope="col">Intern</th>
            <th scope="col">Extern</th>
            <th scope="col">Totaal</th>
            <th scope="col">Uren</th>
            <th scope="col">Deelnemers</th>
            <th scope="col">Niet ingevuld</th>
            <th scope="col">Bezetting</th>
            <th scope="col">{formatPeriodShort(others.previous)}</th>
            <th scope="col">{others.yearEarlier ? formatPeriodShort(others.yearEarlier) : 'Een jaar eerder'}</th>
          </tr>
        </thead>
        <tbody>
          {centreRows(overview).map(({ figures, previous, yearEarlier }) => (
            <PaperRow
              key={figures.centreId}
              name={figures.centre}
              figures={figures}
              previous={previous}
              yearEarlier={yearEarlier}
            />
          ))}
        </tbody>
        {current.centres.length > 1 && (
          <tfoot>
            <PaperRow
              name="Alle centra"
              figures={current.total}
              previous={overview.previous.total.total.activities}
              yearEarlier={overview.yearEarlier?.total.total.activities ?? null}
            />
          </tfoot>
        )}
      </table>

      {breakdowns
        .filter((model) => model.rows.length > 0)
        .map((model) => (
          <section key={model.id}>
            <h2>{model.title}</h2>
            <table>
              <caption>
                Activiteiten, uren en deelnemers {model.title.toLowerCase()}; de laatste kolom is het verschil in
                activiteiten
              </caption>
              <thead>
                <tr>
                  <th scope="col">{model.column}</th>
                  <th scope="col">Activiteiten</th>
                  <th scope="col">Uren</th>
                  <th scope="col">Deelnemers</th>
                  <th scope="col">{formatPeriodShort(others.previous)}</th>
                </tr>
              </thead>
              <tbody>
                {model.rows.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.label}</th>
                    <td>{number(row.volume.activities)}</td>
                    <td>{hours(row.volume.minutes)}</td>
                    <td>{number(row.volume.participants)}</td>
                    <td>{signed(row.volume.activities - row.previous)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}

      {isKept(overview) && (
        <section>
          <h2>Bezoekers en klein onderhoud</h2>
          <KeptTable overview={overview} />
        </section>
      )}

      {isRostered(current) && (
        <section className="kw-paper-wide">
          <h2>Beheer</h2>
          <CoverageTable report={current} />
        </section>
      )}

      {heatmap && <PaperHeat map={heatmap} />}

      <section>
        <h2>Wat de cijfers betekenen</h2>
        <ol>
          {shownDefinitions.map((d) => (
            <li key={d.term}>
              <strong>{d.term}.</strong> {d.meaning}
            </li>
          ))}
        </ol>
      </section>
    </article>,
    document.body,
  )
}

const count = (value: number | null) => (value === null ? '–' : number(value))
const lines: {
  label: string
  unit: 'count' | 'percent'
  of: (f: Figures) => number | null
  show: (value: number | null) => string
}[] = [
  { label: 'Activiteiten en verhuur', unit: 'count', of: (f) => f.total.activities, show: count },
  { label: 'Intern', unit: 'count', of: (f) => f.internal.activities, show: count },
  { label: 'Extern', unit: 'count', of: (f) => f.external.activities, show: count },
  { label: 'Deelnemers', unit: 'count', of: (f) => f.total.participants, show: count },
  { label: 'Uren', unit: 'count', of: (f) => Math.round(f.total.minutes / 60), show: count },
  { label: 'Bezetting', unit: 'percent', of: (f) => f.occupancyPct, show: formatPercent },
  { label: 'Geannuleerd', unit: 'count', of: (f) => f.cancelled, show: count },
  { label: 'Niet gekomen (no-show)', unit: 'count', of: (f) => f.noShow, show: count },
  { label: 'Nog gepland', unit: 'count', of: (f) => f.planned, show: count },
  { label: 'Deelnemers niet ingevuld', unit: 'count', of: (f) => f.total.withoutCount, show: count },
]

function differenceText(now: number | null | undefined, then: number | null | undefined, unit: 'count' | 'percent') {
  const value = difference(now ?? null, then ?? null)
  return value === null ? '–' : signed(value, unit)
}

function PaperRow({
  name,
  figures,
  previous,
  yearEarlier,
}: {
  name: string
  figures: Figures | CentreFigures
  previous: number | null
  yearEarlier: number | null
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{number(figures.internal.activities)}</td>
      <td>{number(figures.external.activities)}</td>
      <td>{number(figures.total.activities)}</td>
      <td>{hours(figures.total.minutes)}</td>
      <td>{number(figures.total.participants)}</td>
      <td>{number(figures.total.withoutCount)}</td>
      <td>{formatPercent(figures.occupancyPct)}</td>
      <td>{differenceText(figures.total.activities, previous, 'count')}</td>
      <td>{differenceText(figures.total.activities, yearEarlier, 'count')}</td>
    </tr>
  )
}

function PaperHeat({ map }: { map: Heatmap }) {
  const heat = heatOf(map)
  if (heat.hours.length === 0) return null
  return (
    <section>
      <h2>Bezetting per weekdag en uur</h2>
      <table className="kw-paper-heat">
        <caption>Bezetting in procent; een streepje betekent gesloten</caption>
        <thead>
          <tr>
            <th scope="col">Dag</th>
            {heat.hours.map((hour) => (
              <th scope="col" key={hour}>
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row) => (
            <tr key={row.weekday}>
              <th scope="row">{weekdayName(row.weekday)}</th>
              {row.cells.map((cell) => (
                <td key={cell.hour}>{cell.pct === null ? '–' : Math.round(cell.pct)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
