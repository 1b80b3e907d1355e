import type { Ctx } from '#core/app/context'
import { getShift, putShift } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type { WorkedHours } from '#shared/contract/hours'
import type { Shift } from '#shared/contract/roster'
import { dateOf, minutesBetween } from '#shared/time/civil'
import { assertFresh, found, invalid } from '../common'

/** As a shift itself: a day at most. */
const LONGEST = 24 * 60

/**
 * Says what was worked on a shift that is over, with the reason as its note; without times it was as planned after all.
 * @throws not_found; stale; wrong_state `not_over`; invalid_input `workedTo`
 */
export function correctHours(ctx: Ctx, input: WorkedHours): Promise<Shift> {
  return ctx.change({ action: 'hours.correct', undoable: true }, async (unit) => {
    const before = found(await getShift(unit.tx, input.id), 'shift', input.id)
    assertFresh(before, input.revision, 'shift')
    if (before.endsAt > unit.wall) throw failure('wrong_state', { reason: 'not_over', detail: '' })
    const { workedFrom, workedTo, workedBreak, reason } = input
    const given = [workedFrom, workedTo, workedBreak].filter((one) => one !== null).length
    if (given !== 0 && given !== 3) invalid('workedTo', 'incomplete')
    if (workedFrom !== null && workedTo !== null && workedTo <= workedFrom) invalid('workedTo', 'ends_before_start')
    if (workedFrom !== null && workedTo !== null) {
      const minutes = minutesBetween(workedFrom, workedTo)
      if (minutes > LONGEST || (workedBreak ?? 0) >= minutes) invalid('workedTo', 'too_long')
    }
    const after: Shift = { ...before, workedFrom, workedTo, workedBreak, note: reason, revision: before.revision + 1 }
    await putShift(unit.tx, after)
    unit.record({ kind: 'shift', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: dateOf(after.startsAt) }
  })
}
