import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { getShift, removeShift } from '#core/store/roster'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { BookingAct, IncidentChoices, IncidentDone, IncidentLine } from '#shared/contract/incident'
import { isOver } from '#shared/domain/vocabulary'
import { write } from '../bookings/book'
import { refuse, refusedBy, withChanges } from '../bookings/changed'
import { offer } from '../bookings/displace'
import { judge } from '../bookings/judge'
import { loadPlace } from '../bookings/surroundings'
import { assertFresh, found, invalid } from '../common'
import { assertMay, loadPeople } from '../roster/people'
import { putShift, staffed } from '../roster/shifts'
import { putIncident, unsolved, withChoices } from './report'
import { touchedBy } from './touched'

/**
 * Carries out what was decided in one act: who takes which shift, which shifts fall away, and what happens to their
 * bookings. Every line needs a choice. The rules are asked again; when one refuses, nothing has changed.
 * @throws stale; wrong_state (`booking_undecided`: one came that nothing was said of); roster_violated; room_conflict and the like; invalid_input when a shift has no choice
 */
export function decideIncident(ctx: Ctx, input: IncidentChoices): Promise<IncidentDone> {
  return ctx.change({ action: 'calamities.decide', undoable: true }, async (unit) => {
    const before = await unsolved(unit, input)
    const lines = withChoices(before, input.choices)
    const changed = new Set<Booking['id']>()
    for (const line of lines) await carryOut(unit, line, changed)
    const { after, subject } = await putIncident(unit, before, { lines, state: 'decided', decidedAt: unit.now })
    return { result: { incident: after, bookingIds: [...changed] }, subject }
  })
}

/** Carries out one line; what was changed is added to `changed`. */
async function carryOut(unit: Unit, { shiftId, choice }: IncidentLine, changed: Set<Booking['id']>): Promise<void> {
  const shift = await getShift(unit.tx, shiftId)
  // Somebody took it meanwhile, or it was taken away: then there is nothing left to decide about it.
  if (shift === null || shift.caretakerId !== null) return
  if (choice === null) invalid('choices', 'required')
  if (choice.way === 'take') {
    const around = await loadPeople(unit.tx, shift, choice.caretakerId)
    const after = staffed({ ...shift, caretakerId: choice.caretakerId, revision: shift.revision + 1 }, around)
    assertMay(around, after)
    await putShift(unit, shift, after)
    return
  }
  const known = new Set<string>([...changed, ...choice.bookings.map(({ bookingId }) => bookingId)])
  const missed = (await touchedBy(unit.tx, shift)).touched.find(({ id }) => !known.has(id))
  if (missed) throw failure('wrong_state', { reason: 'booking_undecided', detail: missed.title })
  await removeShift(unit.tx, shift.id)
  unit.record({ kind: 'shift', id: shift.id, before: shift, after: null, centreId: shift.centreId })
  // What goes makes room for what is moved.
  for (const act of [...choice.bookings].sort((a, b) => order.indexOf(a.act) - order.indexOf(b.act))) {
    // A booking in the time of two open shifts is decided about once.
    if (changed.has(act.bookingId)) continue
    await change(unit, act)
    changed.add(act.bookingId)
  }
}

const order: readonly BookingAct['act'][] = ['cancel', 'self_service', 'move']
const REASON = 'Geen beheerder door een calamiteit'

async function change(unit: Unit, act: BookingAct): Promise<void> {
  const before = found(await bookings.get(unit.tx, act.bookingId), 'booking', act.bookingId)
  assertFresh(before, act.revision, 'booking')
  if (isOver(before.status)) throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: 'change' })
  const place = await loadPlace(unit.tx, before.centreId)
  const revision = before.revision + 1
  const save = async (after: Booking, strict: boolean) => {
    const verdict = await judge(unit.tx, place, after, unit.wall, strict)
    if (strict) refuse(refusedBy(before, after, verdict.findings), verdict.findings)
    await write(unit, place, before, after, verdict)
  }
  if (act.act === 'cancel') return save({ ...before, status: 'cancelled', statusReason: REASON, revision }, false)
  if (act.act === 'self_service') return save({ ...before, selfService: true, revision }, true)
  const { centreId, roomIds, startsAt, endsAt } = act
  if (centreId !== before.centreId) {
    await save({ ...before, status: 'displaced', statusReason: REASON, revision }, false)
    await offer(unit, await loadPlace(unit.tx, centreId), before, { roomIds, startsAt, endsAt })
    return
  }
  const nothing = { renter: undefined, facilities: undefined }
  // Its own set-up and clear-up, with which the place was found: rooms of other minutes would make it take more.
  const { setupMinutes, clearupMinutes } = before
  const after = withChanges(place, before, { roomIds, startsAt, endsAt, setupMinutes, clearupMinutes }, nothing)
  await save({ ...after, detached: before.seriesId !== null }, true)
}
