import type { Heatmap } from '#shared/contract/report'
import { weekdayName, weekdayShort } from '#shared/time/format'
import { heatOf } from '../lib/heat'
import './heat.css'

/** Occupancy per weekday and hour as a real table: the number stands in every cell, the warmth only helps. */
export function HeatTable({ map }: { map: Heatmap }) {
  const { hours, rows } = heatOf(map)
  if (hours.length === 0)
    return <p className="fig-note">Er zijn geen openingstijden ingevuld. Daarom is er geen bezetting te berekenen.</p>
  return (
    <div className="heat-wrap">
      <table className="heat">
        <caption className="visually-hidden">Bezetting in procent per weekdag en uur</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Dag</span>
            </th>
            {hours.map((hour) => (
              <th scope="col" key={hour} title={`${hour}.00–${hour + 1}.00`}>
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.weekday}>
              <th scope="row">
                <abbr title={weekdayName(row.weekday)}>{weekdayShort(row.weekday)}</abbr>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.hour} data-level={cell.level} className={cell.pct === null ? 'is-closed' : ''}>
                  {cell.pct === null ? (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="visually-hidden">gesloten</span>
                    </>
                  ) : (
                    Math.round(cell.pct)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
