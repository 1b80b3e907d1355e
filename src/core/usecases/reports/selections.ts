import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/selections'
import { failure } from '#shared/contract/failure'
import type { NewSelection, Selection, SelectionChange } from '#shared/contract/selection'
import { assertFresh, found, given } from '../common'

/** Named choices of period, centres and forms, to export again with one press or from the command line. */

export const listSelections = (ctx: Ctx): Promise<Selection[]> => ctx.read(store.listSelections)

/** @throws duplicate; not_found when a centre is not there */
export function createSelection(ctx: Ctx, input: NewSelection): Promise<Selection> {
  return ctx.change({ action: 'selections.create', undoable: true }, async (unit) => {
    const selection: Selection = { ...input, id: unit.newId(), revision: 1 }
    await assertSound(unit.tx, selection)
    await store.putSelection(unit.tx, selection)
    unit.record({ kind: 'selection', id: selection.id, before: null, after: selection })
    return { result: selection, subject: selection.name }
  })
}

/** @throws not_found, stale, duplicate */
export function changeSelection(ctx: Ctx, { id, revision, ...input }: SelectionChange): Promise<Selection> {
  return ctx.change({ action: 'selections.change', undoable: true }, async (unit) => {
    const before = found(await store.getSelection(unit.tx, id), 'selection', id)
    assertFresh(before, revision, 'selection')
    const after: Selection = { ...before, ...given(input), revision: revision + 1 }
    await assertSound(unit.tx, after)
    await store.putSelection(unit.tx, after)
    unit.record({ kind: 'selection', id, before, after })
    return { result: after, subject: after.name }
  })
}

/** @throws not_found, stale */
export function removeSelection(ctx: Ctx, { id, revision }: { id: string; revision: number }) {
  return ctx.change({ action: 'selections.remove', undoable: true }, async (unit) => {
    const before = found(await store.getSelection(unit.tx, id), 'selection', id)
    assertFresh(before, revision, 'selection')
    await store.removeSelection(unit.tx, id)
    unit.record({ kind: 'selection', id, before, after: null })
    return { result: {}, subject: before.name }
  })
}

async function assertSound(tx: ReadTx, { id, name, centreIds }: Selection): Promise<void> {
  const same = (other: Selection) => other.name.localeCompare(name, 'nl', { sensitivity: 'accent' }) === 0
  if ((await store.listSelections(tx)).some((other) => other.id !== id && same(other)))
    throw failure('duplicate', { kind: 'selection', name })
  for (const centreId of centreIds) found(await getCentre(tx, centreId), 'centre', centreId)
}
