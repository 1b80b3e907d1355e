import type { InvoiceId } from '#shared/contract/base'
import type { InvoiceRow } from '#shared/contract/invoice'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatEuros } from '../../lib/format'
import { InvoiceTag } from './InvoiceTag'

type Props = {
  rows: readonly InvoiceRow[]
  chosen: InvoiceId | null
  onChoose: (id: InvoiceId) => void
  caption: string
}

const day = (date: CivilDate | null) => (date === null ? '–' : formatDate(date))

/** The list of invoices: number, renter, days, amounts and how each stands. */
export function InvoiceTable({ rows, chosen, onChoose, caption }: Props) {
  const total = rows.reduce((sum, row) => sum + row.totalCents, 0)
  const open = rows.reduce((sum, row) => sum + row.openCents, 0)
  return (
    <table className="table fa-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Nummer</th>
          <th scope="col">Huurder</th>
          <th scope="col">Datum</th>
          <th scope="col">Uiterlijk betalen</th>
          <th scope="col" className="number">
            Bedrag
          </th>
          <th scope="col" className="number">
            Open
          </th>
          <th scope="col">Stand</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-chosen={row.id === chosen || undefined}>
            <td>
              <button
                type="button"
                className="link"
                data-invoice={row.id}
                aria-current={row.id === chosen || undefined}
                onClick={() => onChoose(row.id)}
              >
                {row.number ?? (row.type === 'credit' ? 'Creditconcept' : 'Concept')}
              </button>
            </td>
            <td>
              {row.renterName}
              {row.correctsNumber !== null && <small>bij factuur {row.correctsNumber}</small>}
            </td>
            <td className="fa-day">{day(row.issuedOn)}</td>
            <td className="fa-day">{row.type === 'credit' ? '–' : day(row.dueOn)}</td>
            <td className="number">{formatEuros(row.totalCents)}</td>
            <td className="number">{row.openCents === 0 ? '–' : formatEuros(row.openCents)}</td>
            <td>
              <InvoiceTag status={row.status} />
              {row.state === 'final' && row.sentAt === null && <small>nog niet verstuurd</small>}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Samen
          </th>
          <td />
          <td />
          <td className="number">{formatEuros(total)}</td>
          <td className="number">{open === 0 ? '–' : formatEuros(open)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}
