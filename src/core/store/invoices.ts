import { type SqlBool, sql } from 'kysely'
import type { Billing, InvoiceLine, InvoiceQuery, Payment, Seller } from '#shared/contract/invoice'
import type { CivilDate, Instant, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Seller, billing data of renters, invoices with their lines and bookings, and payments. */

export async function getSeller(tx: ReadTx): Promise<Seller | null> {
  const row = await tx.selectFrom('seller').selectAll().limit(1).executeTakeFirst()
  if (!row) return null
  return {
    id: 'seller',
    legalName: row.legal_name,
    address: row.address,
    postcode: row.postcode,
    town: row.town,
    kvk: row.kvk,
    vatNumber: row.vat_number,
    vatExempt: row.vat_exempt === 1,
    exemptReason: row.exempt_reason,
    iban: row.iban,
    email: row.email,
    phone: row.phone,
    paymentDays: row.payment_days,
    paymentText: row.payment_text,
    ledger: storedJson<Seller['ledger']>(row.ledger, 'seller.ledger'),
    revision: row.revision,
  }
}

export async function putSeller(tx: WriteTx, s: Seller): Promise<void> {
  const row: Tables['seller'] = {
    id: s.id,
    legal_name: s.legalName,
    address: s.address,
    postcode: s.postcode,
    town: s.town,
    kvk: s.kvk,
    vat_number: s.vatNumber,
    vat_exempt: s.vatExempt ? 1 : 0,
    exempt_reason: s.exemptReason,
    iban: s.iban,
    email: s.email,
    phone: s.phone,
    payment_days: s.paymentDays,
    payment_text: s.paymentText,
    ledger: JSON.stringify(s.ledger),
    revision: s.revision,
  }
  await tx
    .insertInto('seller')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeSeller(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('seller').execute()
}

const billingOf = (row: Tables['renter_billing']): Billing => ({
  id: row.renter_id as Billing['id'],
  name: row.name,
  attention: row.attention,
  address: row.address,
  postcode: row.postcode,
  town: row.town,
  email: row.email,
  kvk: row.kvk,
  oin: row.oin,
  vatNumber: row.vat_number,
  reference: row.reference,
  revision: row.revision,
})

export async function getBilling(tx: ReadTx, renterId: string): Promise<Billing | null> {
  const row = await tx.selectFrom('renter_billing').selectAll().where('renter_id', '=', renterId).executeTakeFirst()
  return row ? billingOf(row) : null
}

/** Billing data of many renters at once, of those who have any. */
export async function listBilling(tx: ReadTx): Promise<Map<string, Billing>> {
  const rows = await tx.selectFrom('renter_billing').selectAll().execute()
  return new Map(rows.map((row) => [row.renter_id, billingOf(row)]))
}

export async function putBilling(tx: WriteTx, b: Billing): Promise<void> {
  const { id, vatNumber, ...rest } = b
  const row = { ...rest, renter_id: id, vat_number: vatNumber }
  await tx
    .insertInto('renter_billing')
    .values(row)
    .onConflict((oc) => oc.column('renter_id').doUpdateSet(row))
    .execute()
}

export async function removeBilling(tx: WriteTx, renterId: string): Promise<void> {
  await tx.deleteFrom('renter_billing').where('renter_id', '=', renterId).execute()
}

/** An invoice as it is kept: `bookingIds` are those that it bills, of a draft that follows its bookings, `lines` are only those by hand. */
export type StoredInvoice = {
  id: string
  type: 'invoice' | 'credit'
  state: 'draft' | 'final'
  year: number | null
  sequence: number | null
  number: string | null
  renterId: string
  correctsId: string | null
  issuedOn: CivilDate | null
  dueOn: CivilDate | null
  periodFrom: CivilDate | null
  periodTo: CivilDate | null
  seller: unknown
  buyer: unknown
  reference: string | null
  note: string | null
  bookingIds: string[]
  lines: InvoiceLine[]
  createdAt: Instant
  revision: number
}

const lineOf = (row: Tables['invoice_line']): InvoiceLine => ({
  bookingId: row.booking_id as InvoiceLine['bookingId'],
  date: row.date as CivilDate | null,
  kind: row.kind,
  text: row.text,
  unit: row.unit,
  quantity: row.quantity,
  unitCents: row.unit_cents,
  cents: row.cents,
  waivedCents: row.waived_cents,
  vat: row.vat,
  netCents: row.net_cents,
  corrects:
    row.corrects_id === null
      ? null
      : ({ invoiceId: row.corrects_id, position: row.corrects_position ?? 0 } as InvoiceLine['corrects']),
})

const parse = (text: string | null, field: string): unknown => (text === null ? null : storedJson(text, field))

function invoiceOf(row: Tables['invoice'], bookingIds: string[], lines: InvoiceLine[]): StoredInvoice {
  return {
    id: row.id,
    type: row.type,
    state: row.state,
    year: row.year,
    sequence: row.sequence,
    number: row.number,
    renterId: row.renter_id,
    correctsId: row.corrects_id,
    issuedOn: row.issued_on as CivilDate | null,
    dueOn: row.due_on as CivilDate | null,
    periodFrom: row.period_from as CivilDate | null,
    periodTo: row.period_to as CivilDate | null,
    seller: parse(row.seller, 'invoice.seller'),
    buyer: parse(row.buyer, 'invoice.buyer'),
    reference: row.reference,
    note: row.note,
    bookingIds,
    lines,
    createdAt: row.created_at as Instant,
    revision: row.revision,
  }
}

/** Invoices by id with lines and bookings, in no particular order. */
export async function getInvoices(tx: ReadTx, ids: readonly string[]): Promise<StoredInvoice[]> {
  const found: StoredInvoice[] = []
  for (let i = 0; i < ids.length; i += 500) {
    const chunk = ids.slice(i, i + 500)
    const rows = await tx.selectFrom('invoice').selectAll().where('id', 'in', chunk).execute()
    const lines = await tx
      .selectFrom('invoice_line')
      .selectAll()
      .where('invoice_id', 'in', chunk)
      .orderBy('position')
      .execute()
    const bookings = await tx
      .selectFrom('invoice_booking')
      .selectAll()
      .where('invoice_id', 'in', chunk)
      .orderBy('booking_id')
      .execute()
    for (const row of rows)
      found.push(
        invoiceOf(
          row,
          bookings.filter((b) => b.invoice_id === row.id).map((b) => b.booking_id),
          lines.filter((l) => l.invoice_id === row.id).map(lineOf),
        ),
      )
  }
  return found
}

export const getInvoice = async (tx: ReadTx, id: string): Promise<StoredInvoice | null> =>
  (await getInvoices(tx, [id]))[0] ?? null

const rowOf = (i: StoredInvoice): Tables['invoice'] => ({
  id: i.id,
  type: i.type,
  state: i.state,
  year: i.year,
  sequence: i.sequence,
  number: i.number,
  renter_id: i.renterId,
  corrects_id: i.correctsId,
  issued_on: i.issuedOn,
  due_on: i.dueOn,
  period_from: i.periodFrom,
  period_to: i.periodTo,
  seller: i.seller === null ? null : JSON.stringify(i.seller),
  buyer: i.buyer === null ? null : JSON.stringify(i.buyer),
  reference: i.reference,
  note: i.note,
  created_at: i.createdAt,
  revision: i.revision,
})

/**
 * Writes an invoice whole. Lines are written while it is a draft still: the database refuses to touch those of a final
 * one, and refuses a number that leaves a gap.
 */
export async function putInvoice(tx: WriteTx, invoice: StoredInvoice, isNew: boolean): Promise<void> {
  const row = rowOf(invoice)
  const asDraft = { state: 'draft' as const, year: null, sequence: null, number: null, issued_on: null, due_on: null }
  if (isNew)
    await tx
      .insertInto('invoice')
      .values({ ...row, ...asDraft, seller: null, buyer: null })
      .execute()
  await tx.deleteFrom('invoice_line').where('invoice_id', '=', invoice.id).execute()
  await tx.deleteFrom('invoice_booking').where('invoice_id', '=', invoice.id).execute()
  await inChunks(
    invoice.bookingIds.map((booking_id) => ({ booking_id, invoice_id: invoice.id })),
    (chunk) => tx.insertInto('invoice_booking').values(chunk).execute(),
  )
  await inChunks(
    invoice.lines.map((line, position) => ({
      invoice_id: invoice.id,
      position,
      booking_id: line.bookingId,
      date: line.date,
      kind: line.kind,
      text: line.text,
      unit: line.unit,
      quantity: line.quantity,
      unit_cents: line.unitCents,
      cents: line.cents,
      waived_cents: line.waivedCents,
      vat: line.vat,
      net_cents: line.netCents,
      corrects_id: line.corrects?.invoiceId ?? null,
      corrects_position: line.corrects?.position ?? null,
    })),
    (chunk) => tx.insertInto('invoice_line').values(chunk).execute(),
  )
  if (!isNew || invoice.state === 'final')
    await tx.updateTable('invoice').set(row).where('id', '=', invoice.id).execute()
}

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += 200) await write(rows.slice(i, i + 200))
}

/** Throws a draft away; the database refuses it for a final invoice. */
export async function removeInvoice(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('invoice').where('id', '=', id).execute()
}

/** Bookings that can be billed again: a credit note took their lines back. */
export async function releaseBookings(tx: WriteTx, bookingIds: readonly string[]): Promise<void> {
  await inChunks(bookingIds, (chunk) => tx.deleteFrom('invoice_booking').where('booking_id', 'in', chunk).execute())
}

/** The highest number given out in a year; 0 when there is none. The database refuses any but the next. */
export async function lastSequence(tx: ReadTx, year: number): Promise<number> {
  const row = await tx
    .selectFrom('invoice')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The invoice on which each of the bookings stands, of those that stand on one. */
export async function billedOn(tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let i = 0; i < bookingIds.length; i += 500) {
    const rows = await tx
      .selectFrom('invoice_booking')
      .selectAll()
      .where('booking_id', 'in', bookingIds.slice(i, i + 500))
      .execute()
    for (const row of rows) found.set(row.booking_id, row.invoice_id)
  }
  return found
}

/**
 * Of the bookings, those that stand on a final invoice: what they cost is changed by a credit note. A draft follows its
 * bookings, so it holds nothing.
 */
export async function invoicedOf(tx: ReadTx, bookingIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let i = 0; i < bookingIds.length; i += 500) {
    const rows = await tx
      .selectFrom('invoice_booking as x')
      .innerJoin('invoice as i', 'i.id', 'x.invoice_id')
      .select('x.booking_id')
      .where('x.booking_id', 'in', bookingIds.slice(i, i + 500))
      .where('i.state', '=', 'final')
      .execute()
    for (const row of rows) found.add(row.booking_id)
  }
  return found
}

/** Ids of bookings with a renter that took place or will, start in the period (`to` exclusive) and stand on no invoice. */
export async function unbilled(
  tx: ReadTx,
  query: { from: CivilDate; to: CivilDate; centreId?: string | undefined },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .select('b.id')
    .where('b.starts_at', '>=', `${query.from}T00:00`)
    .where('b.starts_at', '<', `${query.to}T00:00`)
    .where('b.renter_id', 'is not', null)
    .where('b.status', 'in', ['confirmed', 'held', 'no_show'])
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('invoice_booking as i').whereRef('i.booking_id', '=', 'b.id').select('i.booking_id')),
      ),
    )
    .$if(query.centreId !== undefined, (q) => q.where('b.centre_id', '=', query.centreId ?? ''))
    .execute()
  return rows.map((row) => row.id)
}

export type BilledBooking = { bookingId: string; invoiceId: string; number: string; cents: number }

/** Bookings on final invoices that start from a day on, with what was billed for them. */
export async function billedSince(tx: ReadTx, from: CivilDate, centreId: string | undefined): Promise<BilledBooking[]> {
  const rows = await tx
    .selectFrom('invoice_booking as x')
    .innerJoin('invoice as i', 'i.id', 'x.invoice_id')
    .innerJoin('booking as b', 'b.id', 'x.booking_id')
    .innerJoin('invoice_line as l', (join) =>
      join.onRef('l.invoice_id', '=', 'x.invoice_id').onRef('l.booking_id', '=', 'x.booking_id'),
    )
    .select(['x.booking_id', 'x.invoice_id', 'i.number'])
    .select((eb) => eb.fn.sum<number>('l.cents').as('cents'))
    .where('i.state', '=', 'final')
    .where('b.starts_at', '>=', `${from}T00:00`)
    .$if(centreId !== undefined, (q) => q.where('b.centre_id', '=', centreId ?? ''))
    .groupBy(['x.booking_id', 'x.invoice_id', 'i.number'])
    .execute()
  return rows.map((row) => ({
    bookingId: row.booking_id,
    invoiceId: row.invoice_id,
    number: row.number ?? '',
    cents: row.cents,
  }))
}

/** What the list of invoices shows of one, before the status is known. Totals of drafts are worked out elsewhere. */
export type ListedInvoice = Omit<StoredInvoice, 'seller' | 'buyer' | 'lines' | 'bookingIds'> & {
  renterName: string
  totalCents: number
  paidCents: number
  creditedCents: number
  correctsNumber: string | null
  sentAt: WallTime | null
}

/** Invoices latest first: drafts by when they were made, then final ones by number. */
export async function listInvoices(
  tx: ReadTx,
  query: InvoiceQuery & { id?: string | undefined; limit?: number | undefined },
): Promise<ListedInvoice[]> {
  const rows = await tx
    .selectFrom('invoice as i')
    .innerJoin('renter as r', 'r.id', 'i.renter_id')
    .leftJoin('invoice as o', 'o.id', 'i.corrects_id')
    .selectAll('i')
    .select(['r.name as renter_name', 'o.number as corrects_number'])
    .select([
      sql<number>`(select coalesce(sum(l.cents), 0) from invoice_line l where l.invoice_id = i.id)`.as('total'),
      sql<number>`(select coalesce(sum(p.cents), 0) from payment p where p.invoice_id = i.id)`.as('paid'),
      sql<number>`(select coalesce(-sum(l.cents), 0) from invoice c join invoice_line l on l.invoice_id = c.id
        where c.corrects_id = i.id and c.state = 'final')`.as('credited'),
      sql<string | null>`(select max(m.sent_at) from message m where m.invoice_id = i.id)`.as('sent'),
    ])
    .$if(query.id !== undefined, (q) => q.where('i.id', '=', query.id ?? ''))
    .$if(query.renterId !== undefined, (q) => q.where('i.renter_id', '=', query.renterId ?? ''))
    .$if(query.view === 'draft', (q) => q.where('i.state', '=', 'draft'))
    .$if(query.view === 'open' || query.view === 'paid', (q) =>
      q.where('i.state', '=', 'final').where('i.type', '=', 'invoice'),
    )
    .$if(query.view === 'credit', (q) => q.where('i.state', '=', 'final').where('i.type', '=', 'credit'))
    .$if(query.from !== undefined, (q) =>
      q.where((eb) => eb.or([eb('i.issued_on', 'is', null), eb('i.issued_on', '>=', query.from ?? null)])),
    )
    .$if(query.to !== undefined, (q) =>
      q.where((eb) => eb.or([eb('i.issued_on', 'is', null), eb('i.issued_on', '<=', query.to ?? null)])),
    )
    .$if(query.centreId !== undefined, (q) =>
      q.where(sql<SqlBool>`exists (
        select 1 from booking b where b.centre_id = ${query.centreId ?? ''} and (
          b.id in (select booking_id from invoice_line where invoice_id = i.id)
          or b.id in (select booking_id from invoice_booking where invoice_id = i.id)))`),
    )
    .orderBy(sql`i.number is not null`)
    .orderBy('i.year', 'desc')
    .orderBy('i.sequence', 'desc')
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id')
    .limit(query.limit ?? 5000)
    .execute()
  return rows.map((row) => {
    const { seller: _seller, buyer: _buyer, lines: _lines, bookingIds: _ids, ...rest } = invoiceOf(row, [], [])
    return {
      ...rest,
      renterName: row.renter_name,
      totalCents: row.total,
      paidCents: row.paid,
      creditedCents: row.credited,
      correctsNumber: row.corrects_number,
      sentAt: row.sent as WallTime | null,
    }
  })
}

/** Places of the lines that credit notes take back already, drafts too, and of those that final ones do; and those notes. */
export async function creditsOf(
  tx: ReadTx,
  invoiceId: string,
): Promise<{ notes: { id: string; number: string | null }[]; positions: number[]; finalPositions: number[] }> {
  const notes = await tx
    .selectFrom('invoice')
    .select(['id', 'number'])
    .where('corrects_id', '=', invoiceId)
    .orderBy('created_at')
    .execute()
  const rows = await tx
    .selectFrom('invoice_line')
    .innerJoin('invoice', 'invoice.id', 'invoice_line.invoice_id')
    .select(['invoice_line.corrects_position', 'invoice.state'])
    .where('invoice_line.corrects_id', '=', invoiceId)
    .orderBy('invoice_line.corrects_position')
    .execute()
  const positionsOf = (of: typeof rows) => of.map((row) => row.corrects_position ?? 0)
  return { notes, positions: positionsOf(rows), finalPositions: positionsOf(rows.filter((r) => r.state === 'final')) }
}

const paymentOf = (row: Tables['payment']): Payment =>
  ({
    id: row.id,
    invoiceId: row.invoice_id,
    paidOn: row.paid_on,
    cents: row.cents,
    how: row.how,
    note: row.note,
    revision: row.revision,
  }) as Payment

export async function listPayments(tx: ReadTx, invoiceId: string): Promise<Payment[]> {
  const rows = await tx
    .selectFrom('payment')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('paid_on')
    .orderBy('id')
    .execute()
  return rows.map(paymentOf)
}

export async function getPayment(tx: ReadTx, id: string): Promise<Payment | null> {
  const row = await tx.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? paymentOf(row) : null
}

export async function putPayment(tx: WriteTx, p: Payment): Promise<void> {
  const row: Tables['payment'] = {
    id: p.id,
    invoice_id: p.invoiceId,
    paid_on: p.paidOn,
    cents: p.cents,
    how: p.how,
    note: p.note,
    revision: p.revision,
  }
  await tx
    .insertInto('payment')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removePayment(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('payment').where('id', '=', id).execute()
}
