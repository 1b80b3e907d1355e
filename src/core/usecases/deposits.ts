import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { get as getBooking } from '#core/store/bookings'
import * as store from '#core/store/deposits'
import type { ReadTx } from '#core/store/open'
import type { Booking } from '#shared/contract/booking'
import type {
  ByDeposit,
  Deposit,
  DepositQuery,
  DepositReceipt,
  DepositReturn,
  DepositRow,
} from '#shared/contract/deposit'
import { failure } from '#shared/contract/failure'
import type { Invoice } from '#shared/contract/invoice'
import { depositStand, keptLine } from '#shared/domain/deposit'
import { addDays, at, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { ClockTime, WallTime } from '#shared/time/types'
import { assertFresh, found, invalid } from './common'
import { loadInvoice } from './invoices/load'
import { many } from './invoices/read'
import { addDraft } from './invoices/write'

/**
 * Deposits: received, given back, and what is kept of them. Nothing of it is turnover: only what is kept comes on an invoice,
 * and is paid with the deposit when that becomes final (docs/adr/0025).
 */
type In<S extends z.ZodType> = z.infer<S>

/** A deposit is asked some weeks before; what lies further ahead would fill the list. */
const ASKED_DAYS = 42
const LIST_LIMIT = 500

/** Open: what is due back first, then by start. Settled: the latest first. */
export function listDeposits(ctx: Ctx, query: In<typeof DepositQuery>): Promise<DepositRow[]> {
  const { centreId, view = 'open' } = query
  return ctx.read(async (tx) => {
    const now = wallNow(ctx.clock)
    const settled = view === 'settled'
    const ids = await store.received(tx, { settled, centreId, limit: LIST_LIMIT })
    if (!settled) {
      const to = at(addDays(dateOf(now), ASKED_DAYS), '00:00' as ClockTime)
      ids.push(...(await store.asked(tx, { from: now, to, centreId })))
    }
    const rows = await rowsOf(tx, await many(tx, ids), now)
    const order = new Map(ids.map((id, i) => [id, i]))
    return settled
      ? rows.sort((a, b) => (order.get(a.bookingId) ?? 0) - (order.get(b.bookingId) ?? 0))
      : rows.sort((a, b) => Number(isDue(b)) - Number(isDue(a)) || compare(a.startsAt, b.startsAt))
  })
}
const isDue = (row: DepositRow): boolean => row.stand === 'due_back'
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The deposit of a booking; null when none was asked or received. @throws not_found */
export const depositOfBooking = (ctx: Ctx, { id }: { id: string }): Promise<{ row: DepositRow | null }> =>
  ctx.read(async (tx) => {
    const booking = found(await getBooking(tx, id), 'booking', id)
    return { row: (await rowsOf(tx, [booking], wallNow(ctx.clock)))[0] ?? null }
  })

async function rowsOf(tx: ReadTx, list: readonly Booking[], now: WallTime): Promise<DepositRow[]> {
  const ids = list.map((booking) => booking.id)
  const asked = await store.askedOf(tx, ids)
  const deposits = await store.depositsOf(tx, ids)
  const invoices = await store.billedBy(tx, [...deposits.keys()])
  return list.flatMap((booking) => {
    const deposit = deposits.get(booking.id) ?? null
    const askedCents = asked.get(booking.id) ?? 0
    const stand = depositStand(booking, askedCents, deposit, now)
    if (stand === null) return []
    const { id: bookingId, number, title, centreId, renterId, renterName, status, startsAt, endsAt } = booking
    const invoice = invoices.get(bookingId) ?? null
    return [
      {
        ...{ bookingId, number, title, centreId, renterId, renterName, status, startsAt, endsAt },
        ...{ askedCents, stand, deposit, invoice },
      },
    ]
  })
}

/** Notes that a deposit was received. @throws not_found, wrong_state `deposit_received` */
export function receiveDeposit(ctx: Ctx, input: In<typeof DepositReceipt>): Promise<Deposit> {
  return ctx.change({ action: 'deposits.receive', undoable: true }, async (unit) => {
    const booking = found(await getBooking(unit.tx, input.bookingId), 'booking', input.bookingId)
    return { result: await addDeposit(unit, booking, input), subject: booking.title }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function addDeposit(
  unit: Unit,
  booking: Pick<Booking, 'id' | 'title' | 'centreId'>,
  input: Omit<In<typeof DepositReceipt>, 'bookingId'>,
): Promise<Deposit> {
  if (await store.getDeposit(unit.tx, booking.id))
    throw failure('wrong_state', { reason: 'deposit_received', detail: booking.title })
  const deposit: Deposit = {
    id: booking.id,
    cents: input.cents,
    receivedOn: input.receivedOn ?? dateOf(unit.wall),
    how: input.how,
    ...notSettled,
    revision: 1,
  }
  await put(unit, booking, null, deposit)
  return deposit
}

const notSettled = { settledOn: null, backHow: null, keptCents: 0, keptReason: null, keptVat: null }

/**
 * Notes that a deposit went back, whole or in part, or that all of it stays.
 * @throws stale, wrong_state `deposit_settled`, invalid_input when more is kept than was received, or without a reason
 */
export function returnDeposit(ctx: Ctx, input: In<typeof DepositReturn>): Promise<Deposit> {
  return ctx.change({ action: 'deposits.giveBack', undoable: true }, async (unit) => {
    const { booking, before } = await load(unit, input)
    return { result: await settleDeposit(unit, booking, before, input), subject: booking.title }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function settleDeposit(
  unit: Unit,
  booking: Pick<Booking, 'id' | 'title' | 'centreId'>,
  before: Deposit,
  input: Omit<In<typeof DepositReturn>, 'id' | 'revision'>,
): Promise<Deposit> {
  if (before.settledOn !== null) throw failure('wrong_state', { reason: 'deposit_settled', detail: booking.title })
  const { keptCents = 0, keptReason = null, keptVat = 'none', how = before.how } = input
  const settledOn = input.settledOn ?? dateOf(unit.wall)
  if (keptCents > before.cents) invalid('keptCents', 'too_much')
  if (keptCents > 0 && keptReason === null) invalid('keptReason', 'required')
  if (settledOn < before.receivedOn) invalid('settledOn', 'ends_before_start')
  const keeps = keptCents > 0
  const after: Deposit = {
    ...before,
    settledOn,
    backHow: keptCents < before.cents ? how : null,
    keptCents,
    keptReason: keeps ? keptReason : null,
    keptVat: keeps ? keptVat : null,
    revision: before.revision + 1,
  }
  await put(unit, booking, before, after)
  return after
}

/**
 * Takes the last note back that was wrong: what was settled is held again, what was received was not.
 * @throws stale, wrong_state `deposit_billed` when what was kept stands on an invoice
 */
export function correctDeposit(ctx: Ctx, input: In<typeof ByDeposit>): Promise<{ deposit: Deposit | null }> {
  return ctx.change({ action: 'deposits.correct', undoable: true }, async (unit) => {
    const { booking, before } = await load(unit, input)
    await assertNotBilled(unit, booking.id, booking.title)
    const deposit: Deposit | null =
      before.settledOn === null ? null : { ...before, ...notSettled, revision: before.revision + 1 }
    if (deposit) await store.putDeposit(unit.tx, deposit)
    else await store.removeDeposit(unit.tx, booking.id)
    unit.record({ kind: 'deposit', id: booking.id, before, after: deposit, centreId: booking.centreId })
    return { result: { deposit }, subject: booking.title }
  })
}

/**
 * Makes a draft invoice of what was kept, on its own: a compensation carries no VAT and may not share an invoice with what
 * does. @throws stale, wrong_state `nothing_kept`, `deposit_billed`, or `not_billable` without a renter
 */
export function billDeposit(ctx: Ctx, input: In<typeof ByDeposit>): Promise<Invoice> {
  return ctx.change({ action: 'deposits.bill', undoable: true }, async (unit) => {
    const { booking, before } = await load(unit, input)
    const draft = await addDepositDraft(unit, booking, before)
    return { result: await loadInvoice(unit.tx, draft.id, dateOf(unit.wall)), subject: booking.title }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function addDepositDraft(unit: Unit, booking: Booking, deposit: Deposit) {
  const { keptCents, keptReason, keptVat } = deposit
  if (keptCents === 0 || keptVat === null)
    throw failure('wrong_state', { reason: 'nothing_kept', detail: booking.title })
  if (booking.renterId === null) throw failure('wrong_state', { reason: 'not_billable', detail: booking.title })
  await assertNotBilled(unit, booking.id, booking.title)
  return addDraft(unit, {
    renterId: booking.renterId,
    bookingIds: [],
    lines: [
      {
        bookingId: booking.id,
        date: dateOf(booking.startsAt),
        text: `Ingehouden waarborg: ${keptReason}`,
        unit: 'piece',
        quantity: 1,
        unitCents: keptCents,
        cents: keptCents,
        waivedCents: 0,
        netCents: keptCents,
        corrects: null,
        ...keptLine(keptVat),
      },
    ],
  })
}

/** Puts a deposit as it was. @throws wrong_state `deposit_billed` when that would change what stands on an invoice */
export async function restoreDeposit(unit: Unit, value: Deposit): Promise<void> {
  const now = await store.getDeposit(unit.tx, value.id)
  if (now && now.keptCents !== value.keptCents) await assertNotBilled(unit, value.id, '')
  await store.putDeposit(unit.tx, value)
}

async function assertNotBilled(unit: Unit, bookingId: string, title: string): Promise<void> {
  if ((await store.billedBy(unit.tx, [bookingId])).size > 0)
    throw failure('wrong_state', { reason: 'deposit_billed', detail: title })
}

async function load(unit: Unit, input: In<typeof ByDeposit>): Promise<{ booking: Booking; before: Deposit }> {
  const booking = found(await getBooking(unit.tx, input.id), 'booking', input.id)
  const before = found(await store.getDeposit(unit.tx, input.id), 'deposit', input.id)
  assertFresh(before, input.revision, 'deposit')
  return { booking, before }
}

async function put(
  unit: Unit,
  booking: Pick<Booking, 'centreId'>,
  before: Deposit | null,
  after: Deposit,
): Promise<void> {
  await store.putDeposit(unit.tx, after)
  unit.record({ kind: 'deposit', id: after.id, before, after, centreId: booking.centreId })
}
