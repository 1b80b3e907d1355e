import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { get as getBooking } from '#core/store/bookings'
import * as store from '#core/store/keys'
import { getCentre } from '#core/store/places'
import { getInstruction } from '#core/store/self-service'
import type { Key, KeyBack, KeyChange, NewKey } from '#shared/contract/day-log'
import { failure } from '#shared/contract/failure'
import { assertFresh, found, given, invalid } from '../common'
import { endInstruction } from '../self-service'
import { pastDay, textOrNull, whoOf } from './common'

/** Keys and codes that go out and come back. */
type In<S extends z.ZodType> = z.infer<S>

/** Notes that somebody took a key. @throws not_found; invalid_input for a day to come, or due before it went out */
export function lendKey(ctx: Ctx, input: In<typeof NewKey>): Promise<Key> {
  return ctx.change({ action: 'keys.create', undoable: true }, async (unit) => {
    found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const key: Key = {
      id: unit.newId() as Key['id'],
      instructed: false,
      centreId: input.centreId,
      what: input.what,
      holder: input.holder,
      phone: textOrNull(input.phone),
      bookingId: input.bookingId ?? null,
      outOn: pastDay(unit, 'outOn', input.outOn),
      outBy: whoOf(ctx, input.by),
      dueOn: input.dueOn ?? null,
      backOn: null,
      backBy: null,
      remarks: textOrNull(input.remarks),
      revision: 1,
    }
    await putLoan(unit, null, key)
    return { result: key, subject: subjectOf(key) }
  })
}

/** Changes what was noted of a key that was lent. @throws not_found, stale, invalid_input */
export function changeKey(ctx: Ctx, input: In<typeof KeyChange>): Promise<Key> {
  return ctx.change({ action: 'keys.change', undoable: true }, async (unit) => {
    const before = found(await store.getLoan(unit.tx, input.id), 'keyLoan', input.id)
    assertFresh(before, input.revision, 'keyLoan')
    const merged = { ...before, ...given(input), revision: before.revision + 1 } as Key
    const after = {
      ...merged,
      remarks: textOrNull(merged.remarks),
      backBy: merged.backOn === null ? null : (merged.backBy ?? whoOf(ctx, undefined)),
    }
    await putLoan(unit, before, after)
    return { result: after, subject: subjectOf(after) }
  })
}

/**
 * Notes that a key came back. One that went out with an instruction ends that instruction: there is nothing to open with.
 * @throws not_found, stale, invalid_input, wrong_state `already_back`
 */
export function bringBack(ctx: Ctx, input: In<typeof KeyBack>): Promise<Record<string, never>> {
  return ctx.change({ action: 'keys.bringBack', undoable: true }, async (unit) => {
    const backOn = pastDay(unit, 'backOn', input.backOn)
    const instruction = await getInstruction(unit.tx, input.id)
    if (instruction !== null) {
      assertFresh(instruction, input.revision, 'instruction')
      if (instruction.returnedOn !== null) alreadyBack(instruction.handedOut ?? '')
      await endInstruction(unit, instruction, backOn)
      return { result: {}, subject: `${instruction.handedOut}, ${instruction.renterName}` }
    }
    const before = found(await store.getLoan(unit.tx, input.id), 'keyLoan', input.id)
    assertFresh(before, input.revision, 'keyLoan')
    if (before.backOn !== null) alreadyBack(before.what)
    await putLoan(unit, before, { ...before, backOn, backBy: whoOf(ctx, input.by), revision: before.revision + 1 })
    return { result: {}, subject: subjectOf(before) }
  })
}

const subjectOf = ({ what, holder }: Key) => `${what}, ${holder}`

function alreadyBack(detail: string): never {
  throw failure('wrong_state', { reason: 'already_back', detail })
}

/** Saves a loan inside a unit of work; the demo uses it as well. @throws not_found, invalid_input */
export async function putLoan(unit: Unit, before: Key | null, after: Key): Promise<void> {
  if (after.dueOn !== null && after.dueOn < after.outOn) invalid('dueOn', 'ends_before_start')
  if (after.backOn !== null && after.backOn < after.outOn) invalid('backOn', 'ends_before_start')
  if (after.bookingId !== null && after.bookingId !== before?.bookingId) {
    const booking = found(await getBooking(unit.tx, after.bookingId), 'booking', after.bookingId)
    if (booking.centreId !== after.centreId) invalid('bookingId', 'other_centre')
  }
  await store.putLoan(unit.tx, after)
  unit.record({ kind: 'keyLoan', id: after.id, before, after, centreId: after.centreId })
}
