import type { Figures, PeriodOverview } from '#shared/contract/report'
import { formatPeriodShort } from '#shared/time/format'
import { comparedWith } from '#shared/time/period'
import { formatEuros } from '../../lib/format'
import { number } from '../../lib/numbers'
import { Delta } from '../../ui/Delta'

/** Whether anybody kept these in the period. */
export const isKept = ({ current }: PeriodOverview): boolean => current.total.visitors !== undefined

type Kept = Pick<Figures, 'visitors' | 'maintenance'>

function Row({ name, now, before }: { name: string; now: Kept; before: Kept | null | undefined }) {
  const { visitors, maintenance } = now
  const then = before?.visitors?.total
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="is-num">{visitors ? number(visitors.morning) : '–'}</td>
      <td className="is-num">{visitors ? number(visitors.afternoon) : '–'}</td>
      <td className="is-num">{visitors ? number(visitors.evening) : '–'}</td>
      <td className="is-num">{visitors ? <b>{number(visitors.total)}</b> : '–'}</td>
      <td className="is-num">{visitors && then !== undefined ? <Delta value={visitors.total - then} /> : '–'}</td>
      <td className="is-num">{maintenance ? number(maintenance.reported) : '–'}</td>
      <td className="is-num">{maintenance ? number(maintenance.done) : '–'}</td>
      <td className="is-num">{maintenance ? formatEuros(maintenance.costCents) : '–'}</td>
    </tr>
  )
}

/** Visitors and small maintenance per centre, from the day log. */
export function KeptTable({ overview }: { overview: PeriodOverview }) {
  const { current, previous } = overview
  const { previous: before } = comparedWith(current.period)
  return (
    <table className="fig-table">
      <caption className="visually-hidden">Bezoekers per dagdeel, en schade en klein onderhoud, per centrum</caption>
      <thead>
        <tr>
          <th scope="col">Centrum</th>
          <th scope="col" className="is-num">
            Ochtend
          </th>
          <th scope="col" className="is-num">
            Middag
          </th>
          <th scope="col" className="is-num">
            Avond
          </th>
          <th scope="col" className="is-num">
            Bezoekers
          </th>
          <th scope="col" className="is-num">
            <abbr title="Verschil in bezoekers met de periode ervoor">{formatPeriodShort(before)}</abbr>
          </th>
          <th scope="col" className="is-num">
            Gemeld
          </th>
          <th scope="col" className="is-num">
            Klaar
          </th>
          <th scope="col" className="is-num">
            Kosten
          </th>
        </tr>
      </thead>
      <tbody>
        {current.centres
          .filter((centre) => centre.visitors !== undefined)
          .map((centre) => (
            <Row
              key={centre.centreId}
              name={centre.centre}
              now={centre}
              before={previous.centres.find((one) => one.centreId === centre.centreId)}
            />
          ))}
      </tbody>
      {current.centres.length > 1 && (
        <tfoot>
          <Row name="Alle centra" now={current.total} before={previous.total} />
        </tfoot>
      )}
    </table>
  )
}
