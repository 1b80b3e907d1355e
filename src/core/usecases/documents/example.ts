import * as bookings from '#core/store/bookings'
import { listInvoices } from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import { isInvoiceKind, type TemplateKind } from '#shared/domain/documents'
import { overviewName } from '#shared/domain/figure-words'
import { addDays } from '#shared/time/civil'
import { formatPeriod } from '#shared/time/format'
import { addPeriods, periodAt } from '#shared/time/period'
import type { CivilDate } from '#shared/time/types'
import { loadInvoice } from '../invoices/load'
import { sellerOf } from '../invoices/parties'
import { bookingFields, invoiceFields, partyFields } from './fields'
import { overviewFields } from './overview-fields'
import type { Fields } from './template'

/** Days around today in which an example is looked for. */
const AROUND = 60

/** A real booking or invoice to show a template with; empty fields when there is none yet. */
export async function exampleFields(
  tx: ReadTx,
  kind: TemplateKind,
  today: CivilDate,
): Promise<{ fields: Fields; example: string | null }> {
  const seller = await sellerOf(tx)
  if (kind === 'overview') {
    const period = addPeriods(periodAt('quarter', today), -1)
    const fields = await overviewFields(tx, { period, name: overviewName(period), today })
    return { fields, example: formatPeriod(period) }
  }
  if (isInvoiceKind(kind)) {
    const [row] = await listInvoices(tx, { view: kind === 'credit' ? 'credit' : 'open', limit: 1 })
    const invoice = row ? await loadInvoice(tx, row.id, today) : null
    const renter = invoice ? await getRenter(tx, invoice.renterId) : null
    const fields = { ...partyFields(seller, renter, today), ...(invoice ? invoiceFields(invoice, today) : {}) }
    return { fields, example: invoice?.number ?? null }
  }
  const booking = await exampleBooking(tx, kind, today)
  const renter = booking?.renterId ? await getRenter(tx, booking.renterId) : null
  const subject = booking && { bookings: [booking], newPlace: booking, alternatives: [booking] }
  const fields = { ...partyFields(seller, renter, today), ...(subject ? await bookingFields(tx, subject) : {}) }
  return { fields, example: booking?.number ?? null }
}

/** A booking around today with a renter; rather one that has a price, and an option for what is about options. */
async function exampleBooking(tx: ReadTx, kind: TemplateKind, today: CivilDate): Promise<Booking | null> {
  const [ids, options] = await bookings.exampleIds(tx, addDays(today, -AROUND), addDays(today, AROUND))
  const wanted = kind === 'option' || kind === 'quotation' ? (options ?? ids) : ids
  return wanted === undefined ? null : bookings.get(tx, wanted)
}
