import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { Booking, SteppedBooking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import { type DeskStep, mayStep, transitions } from '#shared/domain/transitions'
import { holdsRoom, isOver } from '#shared/domain/vocabulary'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found } from '../common'
import { write } from './book'
import { refuse } from './changed'
import { judge } from './judge'
import { deadlineFor, extendedDeadline } from './options'
import { loadPlace, type Place } from './surroundings'
import { waitingFor } from './waiting'

type StepInput = {
  id: string
  revision: number
  reason?: string | undefined
  priorityReason?: string | undefined
  optionUntil?: WallTime | undefined
}

/**
 * A step of `transitions`. A step that gives a booking its slot is judged like a new booking: confirming the second of
 * two requests for one slot is refused. A step that frees a slot answers who waits for it.
 *
 * @throws wrong_state when the booking is not in a status to take it; room_conflict, capacity_exceeded, rule_violated
 */
export function stepBooking(ctx: Ctx, step: DeskStep, input: StepInput): Promise<SteppedBooking> {
  return ctx.change({ action: `bookings.${step}`, undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    if (!mayStep(step, before.status))
      throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: step })
    const place = await loadPlace(unit.tx, before.centreId)
    const after = stepped(before, step, input, place, unit)
    const given = !isOver(after.status)
    const verdict = await judge(unit.tx, place, after, unit.wall, given)
    // What stands already only gets more time: its place and hours are not held against it again.
    const errors = verdict.findings.filter(
      (f) => f.severity === 'error' && (step !== 'extend' || f.code === 'others_wait'),
    )
    if (given) refuse(errors, verdict.findings)
    await write(unit, place, before, after, verdict)
    const freed = holdsRoom(before.status, place.holds) && !holdsRoom(after.status, place.holds)
    const waiting = freed ? await waitingFor(unit.tx, place, before, before.id, unit.wall) : []
    return { result: { ...after, findings: given ? verdict.findings : [], waiting }, subject: after.title }
  })
}

function stepped(before: Booking, step: DeskStep, input: StepInput, place: Place, unit: Unit): Booking {
  const after: Booking = {
    ...before,
    status: transitions[step].to,
    statusReason: input.reason || (step === 'extend' ? before.statusReason : null),
    priorityReason: input.priorityReason || before.priorityReason,
    revision: before.revision + 1,
  }
  if (step === 'extend') after.optionUntil = extendedDeadline(before, input.optionUntil, place, unit.wall)
  // How long an option stood is kept when it ends.
  else if (!isOver(after.status))
    after.optionUntil = deadlineFor({ ...after, optionUntil: input.optionUntil ?? null }, place, unit.wall)
  return after
}
