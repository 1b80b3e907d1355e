import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { invoicedOf } from '#core/store/invoices'
import type { Booking, BookingChange, BookingCheck, BookingWithFindings, NewBooking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { Quote } from '#shared/contract/price'
import type { Finding } from '#shared/domain/booking-rules'
import { holdsRoom, isCounted } from '#shared/domain/vocabulary'
import { wallNow } from '#shared/time/clock'
import { assertFresh, found } from '../common'
import { reprice, withPrice } from '../prices/booking-price'
import { freshNumbers, referredBy, refuse, refusedBy, withChanges } from './changed'
import { judge, type Verdict } from './judge'
import { labelIdsOf } from './labels'
import { deadlineFor } from './options'
import { completeDraft, loadPlace, type Place } from './surroundings'

/** What is there to say about a booking that is being typed. Writes nothing. */
export function checkBooking(ctx: Ctx, input: BookingCheck): Promise<{ findings: Finding[]; price: Quote | null }> {
  return ctx.read(async (tx) => {
    const place = await loadPlace(tx, input.centreId, input)
    const draft = await completeDraft(tx, place, input, input.id ?? '')
    const { findings } = await judge(tx, place, draft, wallNow(ctx.clock), true)
    // What stands on an invoice keeps its price, so there is no new one to show.
    if (input.id !== undefined && (await invoicedOf(tx, [input.id])).size > 0) return { findings, price: null }
    return withPrice(tx, place, draft, findings, input.price)
  })
}

/**
 * Books. Checks again inside the transaction; below it the database refuses a double booking by itself.
 * @throws room_conflict, capacity_exceeded, facility_exhausted, rule_violated, invalid_input, not_found
 */
export function createBooking(ctx: Ctx, input: NewBooking): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.create', undoable: true }, async (unit) => {
    const place = await loadPlace(unit.tx, input.centreId, input)
    const draft = await completeDraft(unit.tx, place, input, unit.newId())
    draft.optionUntil = deadlineFor(draft, place, unit.wall)
    const verdict = await judge(unit.tx, place, draft, unit.wall, true)
    refuse(errorsOf(verdict.findings), verdict.findings)
    const [number = ''] = await freshNumbers(unit, [draft.startsAt])
    const booking: Booking = {
      ...draft,
      number,
      statusReason: null,
      createdAt: unit.now,
      revision: 1,
    }
    await write(unit, place, null, booking, verdict, input.price)
    return { result: { ...booking, findings: verdict.findings }, subject: booking.title }
  })
}

/**
 * Changes a booking: move, resize, other rooms, other details. Hours are held against it only when its place, time or
 * self-service changes, so that a remark can be added to a booking that is outside hours by now.
 */
export function changeBooking(ctx: Ctx, input: BookingChange): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.change', undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    const place = await loadPlace(unit.tx, before.centreId)
    const { id: _id, revision: _revision, ...changes } = input
    const after = withChanges(place, before, changes, await referredBy(unit.tx, place, changes))
    if (changes.optionUntil) after.optionUntil = deadlineFor(after, place, unit.wall)
    // What was changed by hand is left alone by a change of the whole series.
    after.detached = before.seriesId !== null
    const verdict = await judge(unit.tx, place, after, unit.wall, true)
    refuse(refusedBy(before, after, verdict.findings), verdict.findings)
    await write(unit, place, before, after, verdict)
    return { result: { ...after, findings: verdict.findings }, subject: after.title }
  })
}

/** Fills in how many people came. @throws wrong_state when the booking does not count in the figures */
export function setAttendance(
  ctx: Ctx,
  input: { id: string; revision: number; participants: number | null },
): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.attendance', undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    if (!isCounted(before.status))
      throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: 'attendance' })
    const after: Booking = { ...before, participants: input.participants, revision: before.revision + 1 }
    const place = await loadPlace(unit.tx, before.centreId)
    const verdict = await judge(unit.tx, place, after, unit.wall, false)
    await write(unit, place, before, after, verdict)
    return { result: { ...after, findings: [] }, subject: after.title }
  })
}

const errorsOf = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'error')

/** Saves a booking with what it takes, and records it. It takes nothing while its status does not hold its rooms. */
export async function write(
  unit: Unit,
  place: Place,
  before: Booking | null,
  after: Booking,
  verdict: Verdict,
  agreed?: NewBooking['price'],
): Promise<void> {
  const labelId = await labelIdsOf(unit, [after])
  const keepPrice = await reprice(unit, place, before, after, agreed)
  await bookings.save(
    unit.tx,
    after,
    holdsRoom(after.status, place.holds) ? verdict.occupied : [],
    labelId,
    before === null,
  )
  unit.record({ kind: 'booking', id: after.id, before, after, centreId: after.centreId })
  await keepPrice()
}
