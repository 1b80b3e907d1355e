import type { Ctx } from '#core/app/context'
import { getShift, putShift as write } from '#core/store/roster'
import type { Shift } from '#shared/contract/roster'
import type { FillTake, FillTaken } from '#shared/contract/roster-fill'
import { assertFresh, found } from '../common'
import { assertMay, loadPeople, reach } from './people'
import { assertPlaced, openShift, putShift, staffed } from './shifts'

/**
 * Takes a proposal over in one act: shifts that gaps asked for are made, and everybody gets what was proposed. The rules
 * are asked again for each; when one refuses, nothing has changed.
 * @throws not_found, stale; invalid_input times that can't be; roster_violated when somebody may not take a shift any more
 */
export function takeOver(ctx: Ctx, { takes }: FillTaken): Promise<Shift[]> {
  return ctx.change({ action: 'roster.takeOver', undoable: true }, async (unit) => {
    // Who is put elsewhere first lets go (what it comes to is recorded below), so that two who change places are in each
    // other's way nowhere.
    const wanted: { before: Shift | null; base: Shift; caretakerId: FillTake['caretakerId'] }[] = []
    for (const { shiftId, revision, caretakerId, ...placed } of takes) {
      const before = shiftId === null ? null : found(await getShift(unit.tx, shiftId), 'shift', shiftId)
      const base = before ?? openShift(unit.newId(), placed)
      wanted.push({ before, base, caretakerId })
      if (before === null) await assertPlaced(unit.tx, base)
      else {
        if (revision !== null) assertFresh(before, revision, 'shift')
        if (before.caretakerId !== null && before.caretakerId !== caretakerId)
          await write(unit.tx, { ...before, caretakerId: null, source: null, fixedFace: false })
      }
    }
    const bases = wanted.map(({ base }) => base)
    const [first] = bases
    if (!first) return { result: [], subject: '' }
    const around = await loadPeople(unit.tx, reach(bases, first))
    const shifts: Shift[] = []
    for (const { before, base, caretakerId } of wanted) {
      const after = staffed({ ...base, caretakerId, revision: before === null ? 1 : before.revision + 1 }, around)
      assertMay(around, after)
      await putShift(unit, before, after)
      if (before?.caretakerId !== caretakerId) around.add(after)
      shifts.push(after)
    }
    return { result: shifts, subject: `${shifts.length}` }
  })
}
