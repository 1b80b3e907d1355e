import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { endUndoOf } from '#core/store/log'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/register'
import { failure } from '#shared/contract/failure'
import type { DayClosing, NewClosing } from '#shared/contract/register'
import { compareCount, expectedCents, tillOrder } from '#shared/domain/register'
import { dateOf } from '#shared/time/civil'
import { found, invalid } from '../common'
import { reckon } from './till'

type Input = z.infer<typeof NewClosing>

/**
 * Closes a till for good: not undoable, because what was counted and signed for is what the bookkeeping goes by. A mistake
 * found later is a counter sale, or shows as the opposite difference of the next day.
 *
 * @throws not_found; wrong_state `day_closed`, `earlier_open` (the one before it first), `day_not_begun`, `register_changed`
 * (somebody sold since the figures that were looked at); invalid_input for a missing remark or more taken out than there is
 */
export function closeTill(ctx: Ctx, input: Input): Promise<DayClosing> {
  return ctx.change({ action: 'register.close', undoable: false }, async (unit) => {
    const closing = await addClosing(unit, input, ctx.user.name)
    return { result: closing, subject: closing.date }
  })
}

/** Closes a till inside a unit of work; the demo uses it as well. */
export async function addClosing(unit: Unit, input: Input, by: string): Promise<DayClosing> {
  const { centreId, date, sequence, counts, pinSlipCents, withdrawnCents, seen } = input
  found(await getCentre(unit.tx, centreId), 'centre', centreId)
  const refuse = (reason: string) => failure('wrong_state', { reason, detail: date })
  const last = await store.lastClosing(unit.tx, centreId)
  if (last && tillOrder(last, input) >= 0) throw refuse('day_closed')
  if (date > dateOf(unit.wall)) throw refuse('day_not_begun')
  const { reckoning, open } = await reckon(unit.tx, centreId, input)
  if (open.length > 0) throw refuse('earlier_open')
  const expected = expectedCents(reckoning)
  if (
    seen.expectedCents !== expected ||
    seen.laterCents !== reckoning.laterCents ||
    seen.pinCents !== reckoning.pinCents
  )
    throw refuse('register_changed')
  const { counted, difference, pinDifference } = compareCount(reckoning, counts, pinSlipCents)
  const remark = input.remark?.trim() || null
  if ((difference !== 0 || pinDifference !== 0) && remark === null) invalid('remark', 'needed')
  if (withdrawnCents > Math.max(0, counted)) invalid('withdrawnCents', 'too_much')
  const closing: DayClosing = {
    id: unit.newId(),
    centreId,
    date,
    sequence,
    at: unit.wall,
    by,
    ...reckoning,
    expectedCents: expected,
    counts: counts.filter(({ pieces }) => pieces > 0),
    countedCents: counted,
    differenceCents: difference,
    pinSlipCents,
    pinDifferenceCents: pinDifference,
    withdrawnCents,
    remark,
  }
  await store.addClosing(unit.tx, closing)
  unit.record({ kind: 'dayClosing', id: closing.id, before: null, after: closing, centreId })
  // From here on a counter sale corrects; what came before the sales of this till can be undone again.
  const sales = await store.listSales(unit.tx, centreId, input)
  const movements = await store.listMovements(unit.tx, centreId, input)
  await endUndoOf(
    unit.tx,
    'sale',
    sales.map(({ id }) => id),
  )
  await endUndoOf(
    unit.tx,
    'cashMovement',
    movements.map(({ id }) => id),
  )
  return closing
}
