import type { Ctx } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import * as store from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { listRenters } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { Debt, Invoice, InvoiceQuery, InvoiceRow, Proposal, ProposalQuery } from '#shared/contract/invoice'
import { totalOf } from '#shared/domain/invoice'
import { addDays, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { invalid } from '../common'
import { draftLines, isBillable, loadInvoice, rowFrom } from './load'
import { buyerOf, sellerOf } from './parties'
import { pricesOf } from './priced'

const today = (ctx: Ctx): CivilDate => dateOf(wallNow(ctx.clock))

/** An invoice or credit note whole; a draft with what its bookings cost now. @throws not_found */
export const getInvoice = (ctx: Ctx, { id }: { id: string }): Promise<Invoice> =>
  ctx.read((tx) => loadInvoice(tx, id, today(ctx)))

/** Drafts first, then by number, latest first. `open` is what is to be paid or paid back, `paid` what is settled. */
export const listInvoices = (ctx: Ctx, query: InvoiceQuery): Promise<InvoiceRow[]> =>
  ctx.read((tx) => rowsOf(tx, query, today(ctx)))

async function rowsOf(tx: ReadTx, query: InvoiceQuery, day: CivilDate): Promise<InvoiceRow[]> {
  const rows = await store.listInvoices(tx, query)
  const totals = await draftTotals(
    tx,
    rows.filter((row) => row.state === 'draft' && row.type === 'invoice').map((row) => row.id),
  )
  return rows
    .map((row) => rowFrom({ ...row, totalCents: totals.get(row.id) ?? row.totalCents }, day))
    .filter((row) => {
      if (query.view === 'open') return row.openCents !== 0
      return query.view !== 'paid' || row.openCents === 0
    })
}

/** What drafts come to now: they follow their bookings. */
async function draftTotals(tx: ReadTx, ids: readonly string[]): Promise<Map<string, number>> {
  const drafts = await store.getInvoices(tx, ids)
  const all = await many(
    tx,
    drafts.flatMap((draft) => draft.bookingIds),
  )
  const exempt = (await sellerOf(tx)).vatExempt
  const totals = new Map<string, number>()
  for (const draft of drafts) {
    const those = all.filter((booking) => draft.bookingIds.includes(booking.id))
    totals.set(draft.id, totalOf(await draftLines(tx, those, draft, exempt)))
  }
  return totals
}

const CHUNK = 500
/** Bookings by id, however many. */
export async function many(tx: ReadTx, ids: readonly string[]): Promise<Booking[]> {
  const found: Booking[] = []
  for (let i = 0; i < ids.length; i += CHUNK) found.push(...(await bookings.getMany(tx, ids.slice(i, i + CHUNK))))
  return found
}

const LONGEST_DAYS = 400
/** How far back a booking that was billed is held against what it costs now. */
const LOOK_BACK_DAYS = 366

/**
 * What can be billed: bookings of the period on no invoice that cost something, by renter, by name. And what was billed
 * and changed since.
 */
export async function proposal(ctx: Ctx, query: ProposalQuery): Promise<Proposal> {
  const { from, to, centreId } = query
  if (to < from) invalid('to', 'ends_before_start')
  if (to > addDays(from, LONGEST_DAYS)) invalid('to', 'too_long')
  return ctx.read(async (tx) => {
    const ids = await store.unbilled(tx, { from, to: addDays(to, 1), centreId })
    const list = await many(tx, ids)
    const prices = await pricesOf(tx, list)
    const billing = await store.listBilling(tx)
    const renters = new Map((await listRenters(tx)).map((renter) => [renter.id as string, renter]))
    const groups = new Map<string, Proposal['renters'][number]>()
    for (const booking of list) {
      const cents = totalOf(prices.get(booking.id) ?? [])
      const renter = renters.get(booking.renterId ?? '')
      if (cents === 0 || !renter) continue
      const buyer = buyerOf(renter, billing.get(renter.id) ?? null)
      const group = groups.get(renter.id) ?? {
        renterId: renter.id,
        renterName: renter.name,
        totalCents: 0,
        addressMissing: !buyer.address || !buyer.postcode || !buyer.town,
        bookings: [],
      }
      group.bookings.push(proposed(booking, cents))
      group.totalCents += cents
      groups.set(renter.id, group)
    }
    return {
      renters: [...groups.values()].sort((a, b) => a.renterName.localeCompare(b.renterName, 'nl')),
      changed: await changedSince(tx, addDays(from, -LOOK_BACK_DAYS), centreId),
    }
  })
}

const proposed = ({ id, number, title, centreId, startsAt, endsAt }: Booking, cents: number) => ({
  id,
  number,
  title,
  centreId,
  startsAt,
  endsAt,
  cents,
})

async function changedSince(tx: ReadTx, from: CivilDate, centreId: string | undefined): Promise<Proposal['changed']> {
  const billed = await store.billedSince(tx, from, centreId)
  const list = await many(
    tx,
    billed.map((b) => b.bookingId),
  )
  const prices = await pricesOf(tx, list)
  const byId = new Map(list.map((booking) => [booking.id as string, booking]))
  return billed.flatMap((b) => {
    const booking = byId.get(b.bookingId)
    if (!booking) return []
    const cents = isBillable(booking) ? totalOf(prices.get(booking.id) ?? []) : 0
    if (cents === b.cents) return []
    return [
      {
        ...proposed(booking, cents),
        renterName: booking.renterName ?? '',
        invoiceId: b.invoiceId as Invoice['id'],
        invoiceNumber: b.number,
        billedCents: b.cents,
        cancelled: !isBillable(booking),
      },
    ]
  })
}

/** What a renter owes, with all invoices and credit notes, latest first. */
export const debtOf = (ctx: Ctx, { id }: { id: Debt['renterId'] }): Promise<Debt> =>
  ctx.read(async (tx) => {
    const invoices = await rowsOf(tx, { renterId: id }, today(ctx))
    const open = invoices.filter((row) => row.openCents !== 0)
    return {
      renterId: id,
      openCents: open.reduce((sum, row) => sum + row.openCents, 0),
      overdueCents: open.filter((row) => row.status === 'overdue').reduce((sum, row) => sum + row.openCents, 0),
      invoices,
    }
  })

/** The invoice on which a booking stands, draft or final; null when it can be billed. */
export const invoiceOfBooking = (ctx: Ctx, { id }: { id: string }): Promise<{ invoice: InvoiceRow | null }> =>
  ctx.read(async (tx) => {
    const invoiceId = (await store.billedOn(tx, [id])).get(id)
    if (invoiceId === undefined) return { invoice: null }
    const [row] = await store.listInvoices(tx, { id: invoiceId })
    return { invoice: row ? rowFrom(row, today(ctx)) : null }
  })
