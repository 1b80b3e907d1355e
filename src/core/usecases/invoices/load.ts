import * as bookings from '#core/store/bookings'
import * as store from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { Buyer, FreeLine, Invoice, InvoiceLine, InvoiceRow, SellerOnPaper } from '#shared/contract/invoice'
import { FREE_LINE, invoiceStatus, missingFor, openCents, totalOf, vatSums, withNet } from '#shared/domain/invoice'
import { dateOf } from '#shared/time/civil'
import { formatTimes } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { found } from '../common'
import { buyerOf, onPaper, sellerOf } from './parties'
import { pricesOf } from './priced'

/** Statuses of bookings that are billed: they took place, will, or the room was kept for nothing. */
const billable: ReadonlySet<Booking['status']> = new Set(['confirmed', 'held', 'no_show'])
/** Whether a booking can stand on an invoice. */
export const isBillable = (booking: Booking): boolean => billable.has(booking.status)

/**
 * The lines of a draft: what its bookings cost now, in order of start (a booking that is off, or went to another renter
 * since, has none), and last the lines of its own: what was kept of a deposit, and what was added by hand.
 * @param exempt the seller charges no VAT at all
 */
export async function draftLines(
  tx: ReadTx,
  list: readonly Booking[],
  { renterId, lines: own }: Pick<store.StoredInvoice, 'renterId' | 'lines'>,
  exempt: boolean,
): Promise<InvoiceLine[]> {
  const those = list.filter((booking) => isBillable(booking) && booking.renterId === renterId)
  const prices = await pricesOf(tx, those)
  const lines = those.flatMap((booking) =>
    (prices.get(booking.id) ?? [])
      .filter((line) => line.cents !== 0 || line.waivedCents !== 0)
      .map((line) => ({
        ...line,
        text: textOf(line.text, booking),
        bookingId: booking.id,
        date: dateOf(booking.startsAt),
        corrects: null,
      })),
  )
  const others = own.map((line) => ({ ...line, text: onPaperText(line) }))
  return withNet([...lines, ...others].map((line) => ({ ...line, vat: exempt ? ('exempt' as const) : line.vat })))
}

/** A line that was added by hand, as it is kept with the draft. */
export const freeLine = ({ text, quantity, unitCents, vat }: FreeLine): InvoiceLine => ({
  bookingId: null,
  date: null,
  kind: FREE_LINE,
  text,
  unit: 'piece',
  quantity,
  unitCents,
  cents: quantity * unitCents,
  waivedCents: 0,
  vat,
  netCents: quantity * unitCents,
  corrects: null,
})

const typedLines = (kept: store.StoredInvoice): FreeLine[] =>
  kept.lines
    .filter((line) => line.kind === FREE_LINE)
    .map(({ text, quantity, unitCents, vat }) => ({ text, quantity, unitCents, vat }))

/** How many of it there are stands in front; paper has no column for it. */
const onPaperText = ({ text, quantity }: Pick<FreeLine, 'text' | 'quantity'>): string =>
  quantity === 1 ? text : `${quantity} × ${text}`

/** On paper a line says what it is for and when it was; the date stands in a column of its own. */
const textOf = (text: string, { title, startsAt, endsAt }: Booking): string =>
  `${text === title || text.includes(title) ? text : `${title}: ${text}`}, ${formatTimes(startsAt, endsAt)}`

/**
 * An invoice whole. A draft follows its bookings and its parties; what is final is shown as it was frozen.
 * @throws not_found
 */
export async function loadInvoice(tx: ReadTx, id: string, today: CivilDate): Promise<Invoice> {
  const [listed] = await store.listInvoices(tx, { id })
  const row = found(listed, 'invoice', id)
  const kept = found(await store.getInvoice(tx, id), 'invoice', id)
  const parties = await partiesOf(tx, kept)
  const follows = kept.state === 'draft' && kept.type === 'invoice'
  const freeLines = follows ? typedLines(kept) : []
  const lines = follows
    ? await draftLines(tx, await bookings.getMany(tx, kept.bookingIds), kept, parties.seller.vatExempt)
    : kept.lines
  const credits = await store.creditsOf(tx, id)
  return {
    ...rowFrom({ ...row, totalCents: totalOf(lines) }, today),
    ...parties,
    reference: kept.reference,
    note: kept.note,
    lines,
    freeLines,
    vat: vatSums(lines),
    payments: await store.listPayments(tx, id),
    credits: credits.notes.map((note) => ({ id: note.id as Invoice['id'], number: note.number })),
    creditedLines: credits.positions,
    missing: kept.state === 'final' ? [] : missingFor(parties.seller, parties.buyer, lines),
  }
}

async function partiesOf(tx: ReadTx, kept: store.StoredInvoice): Promise<{ seller: SellerOnPaper; buyer: Buyer }> {
  if (kept.state === 'final') return { seller: kept.seller as SellerOnPaper, buyer: kept.buyer as Buyer }
  const renter = found(await getRenter(tx, kept.renterId), 'renter', kept.renterId)
  return {
    seller: onPaper(await sellerOf(tx)),
    buyer: buyerOf(renter, await store.getBilling(tx, renter.id)),
  }
}

/** A line of the list, with how it stands today. */
export function rowFrom(row: store.ListedInvoice, today: CivilDate): InvoiceRow {
  const { year: _year, sequence: _sequence, reference: _reference, note: _note, ...rest } = row
  return { ...rest, status: invoiceStatus(row, today), openCents: openCents(row) } as InvoiceRow
}
