import type { Ctx } from '#core/app/context'
import { getShift, putShift as write } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type { Shift } from '#shared/contract/roster'
import type { FillTaken } from '#shared/contract/roster-fill'
import { refuses } from '#shared/domain/roster/rules'
import { assertFresh, found } from '../common'
import { loadPeople } from './people'
import { putShift, staffed } from './shifts'

/**
 * Takes a proposal over in one act: shifts that gaps asked for are made, and everybody gets what was proposed. The rules
 * are asked again for each; when one refuses, nothing has changed.
 * @throws not_found, stale; roster_violated when somebody may not take a shift any more
 */
export function takeOver(ctx: Ctx, { takes }: FillTaken): Promise<Shift[]> {
  return ctx.change({ action: 'roster.takeOver', undoable: true }, async (unit) => {
    const shifts: Shift[] = []
    const befores: (Shift | null)[] = []
    // Who is put elsewhere first lets go (what it comes to is recorded below), so that two who change places are in each other's way nowhere.
    for (const take of takes) {
      const before = take.shiftId === null ? null : found(await getShift(unit.tx, take.shiftId), 'shift', take.shiftId)
      befores.push(before)
      if (!before) continue
      if (take.revision !== null) assertFresh(before, take.revision, 'shift')
      if (before.caretakerId !== null && before.caretakerId !== take.caretakerId)
        await write(unit.tx, { ...before, caretakerId: null, source: null, fixedFace: false })
    }
    for (const [index, take] of takes.entries()) {
      const before = befores[index] ?? null
      const base: Shift = before ?? {
        id: unit.newId() as Shift['id'],
        centreId: take.centreId,
        startsAt: take.startsAt,
        endsAt: take.endsAt,
        caretakerId: null,
        source: null,
        fixedFace: false,
        pinned: false,
        breakMinutes: take.breakMinutes,
        note: null,
        workedFrom: null,
        workedTo: null,
        workedBreak: null,
        revision: 0,
      }
      const around = await loadPeople(unit.tx, base, take.caretakerId)
      const after = staffed({ ...base, caretakerId: take.caretakerId, revision: base.revision + 1 }, around)
      const findings = around.judge(after)
      if (refuses(findings)) throw failure('roster_violated', { rosterFindings: findings })
      await putShift(unit, before, after)
      shifts.push(after)
    }
    return { result: shifts, subject: `${shifts.length}` }
  })
}
