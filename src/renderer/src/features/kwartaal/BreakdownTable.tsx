import type { CentreId } from '#shared/contract/base'
import { formatPeriodShort } from '#shared/time/format'
import { comparedWith } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import type { Drill } from '../../lib/drill'
import { hours, number } from '../../lib/numbers'
import { Delta } from '../../ui/Delta'
import { FigureButton } from '../../ui/FigureButton'
import type { BreakdownModel } from './model'

/** One breakdown as a table: activities with a bar, hours, participants and the difference to the period before. */
export function BreakdownTable({
  model,
  period,
  centreId,
  onDrill,
}: {
  model: BreakdownModel
  period: Period
  centreId: CentreId | undefined
  onDrill: (drill: Drill) => void
}) {
  const others = comparedWith(period)
  const most = Math.max(1, ...model.rows.map((row) => row.volume.activities))
  if (model.rows.length === 0) return <p className="fig-note">Geen activiteiten in deze periode.</p>
  return (
    <>
      <div className="fig-scroll">
        <table className="fig-table is-breakdown">
          <caption className="visually-hidden">{model.title}</caption>
          <thead>
            <tr>
              <th scope="col">{model.column}</th>
              <th scope="col" className="is-num">
                Activiteiten
              </th>
              <th scope="col">
                <span className="visually-hidden">Verhouding</span>
              </th>
              <th scope="col" className="is-num">
                Uren
              </th>
              <th scope="col" className="is-num">
                Deelnemers
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
            {model.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td className="is-num">
                  <FigureButton
                    needs="reports.drill"
                    label={`${row.label}: ${number(row.volume.activities)} activiteiten. Toon de boekingen`}
                    onClick={() =>
                      onDrill({
                        figure: model.id,
                        key: row.key,
                        title: `${model.title.replace('Per ', '')}: ${row.label}`.replace(/^./, (c) => c.toUpperCase()),
                        ...(centreId ? { centreId } : {}),
                      })
                    }
                  >
                    {number(row.volume.activities)}
                  </FigureButton>
                </td>
                <td className="kw-share-cell" aria-hidden="true">
                  <div className="kw-share">
                    <i style={{ width: `${(row.volume.activities / most) * 100}%` }} />
                  </div>
                </td>
                <td className="is-num">{hours(row.volume.minutes)}</td>
                <td className="is-num">{number(row.volume.participants)}</td>
                <td className="is-num">
                  <Delta value={row.volume.activities - row.previous} />
                </td>
                {others.yearEarlier && (
                  <td className="is-num">
                    <Delta value={row.yearEarlier === null ? null : row.volume.activities - row.yearEarlier} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {model.note && <p className="fig-note">{model.note}</p>}
    </>
  )
}
