import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/functions'
import { getLabel } from '#core/store/places'
import type { LabelId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import type { Fulfilment, FulfilmentChange } from '#shared/contract/function'
import { type MinimumFunction, minimumFunctions } from '#shared/domain/minimum-functions'
import { found } from '../common'

/** Which minimum functions each activity type fulfils: kept by the organisation, because names of activities are its own. */
export const listFulfilments = (ctx: Ctx): Promise<Fulfilment[]> => ctx.read(store.listFulfilments)

/**
 * Says what an activity type fulfils; none is an answer too. Revision 0 when nothing was said of it before.
 * @throws not_found, stale
 */
export function changeFulfilment(ctx: Ctx, input: z.infer<typeof FulfilmentChange>): Promise<Fulfilment> {
  return ctx.change({ action: 'functions.change', undoable: true }, async (unit) => {
    const label = found(await getLabel(unit.tx, input.id), 'label', input.id)
    if (label.kind !== 'activity') throw failure('not_found', { kind: 'label', id: input.id })
    const before = await store.getFulfilment(unit.tx, input.id)
    const current = before ?? { id: input.id, functions: [], revision: 0 }
    if (current.revision !== input.revision)
      throw failure('stale', { kind: 'fulfilment', id: input.id, revision: current.revision, current })
    const after = await putFulfilment(unit, before, input.id, input.functions)
    return { result: after, subject: label.name }
  })
}

/** The same inside a unit of work; functions stand in their fixed order, each once. */
export async function putFulfilment(
  unit: Unit,
  before: Fulfilment | null,
  id: LabelId,
  functions: readonly MinimumFunction[],
): Promise<Fulfilment> {
  const after: Fulfilment = {
    id,
    functions: minimumFunctions.filter((one) => functions.includes(one)),
    revision: (before?.revision ?? 0) + 1,
  }
  await store.putFulfilment(unit.tx, after)
  unit.record({ kind: 'fulfilment', id, before, after })
  return after
}
