import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/caretakers'
import { listShifts } from '#core/store/roster'
import type {
  Absence,
  AbsenceChange,
  AbsenceQuery,
  AbsenceWithShifts,
  Caretaker,
  NewAbsence,
} from '#shared/contract/roster'
import { at } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import { assertFresh, found, given, invalid, refuseHealth } from '../common'

/**
 * When caretakers are not there: leave, illness or something else. Shifts in that time stand and are given back with it:
 * whether somebody else takes them, and who, is decided in the roster.
 */
const MIDNIGHT = '00:00' as ClockTime

/** Absences that touch a period (`to` exclusive), of one caretaker or of all. */
export const listAbsences = (ctx: Ctx, { from, to, caretakerId }: AbsenceQuery): Promise<Absence[]> =>
  ctx.read((tx) => store.listAbsences(tx, { from: at(from, MIDNIGHT), to: at(to, MIDNIGHT), caretakerId }))

/** Adds an absence; the shifts that it touches come back with it, and stay. @throws as addAbsence */
export function createAbsence(ctx: Ctx, input: NewAbsence): Promise<AbsenceWithShifts> {
  return ctx.change({ action: 'absences.create', undoable: true }, async (unit) => {
    const { absence, caretaker } = await addAbsence(unit, input)
    return { result: await withShifts(unit, absence), subject: caretaker.name }
  })
}

/** Adds an absence inside a unit of work. @throws not_found the caretaker; invalid_input `endsAt`, or `note` that says what somebody has */
export async function addAbsence(unit: Unit, input: NewAbsence): Promise<{ absence: Absence; caretaker: Caretaker }> {
  const caretaker = found(await store.getCaretaker(unit.tx, input.caretakerId), 'caretaker', input.caretakerId)
  const absence: Absence = { ...input, note: input.note ?? null, id: unit.newId() as Absence['id'], revision: 1 }
  await write(unit, null, absence)
  return { absence, caretaker }
}

/** Changes an absence; the shifts that it touches come back with it. @throws as addAbsence, and stale */
export function changeAbsence(ctx: Ctx, input: AbsenceChange): Promise<AbsenceWithShifts> {
  return ctx.change({ action: 'absences.change', undoable: true }, async (unit) => {
    const { before, caretaker } = await load(unit, input)
    const after: Absence = { ...before, ...given(input), revision: before.revision + 1 }
    await write(unit, before, after)
    return { result: await withShifts(unit, after), subject: caretaker.name }
  })
}

/** Takes an absence away. @throws not_found, stale */
export function removeAbsence(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'absences.remove', undoable: true }, async (unit) => {
    const { before, caretaker } = await load(unit, input)
    await store.removeAbsence(unit.tx, before.id)
    unit.record({ kind: 'absence', id: before.id, before, after: null })
    return { result: {}, subject: caretaker.name }
  })
}

async function load(unit: Unit, input: { id: string; revision: number }) {
  const before = found(await store.getAbsence(unit.tx, input.id), 'absence', input.id)
  assertFresh(before, input.revision, 'absence')
  const caretaker = found(await store.getCaretaker(unit.tx, before.caretakerId), 'caretaker', before.caretakerId)
  return { before, caretaker }
}

async function write(unit: Unit, before: Absence | null, after: Absence): Promise<void> {
  if (after.endsAt <= after.startsAt) invalid('endsAt', 'ends_before_start')
  if (after.note !== before?.note) refuseHealth('note', after.note)
  await store.putAbsence(unit.tx, after)
  unit.record({ kind: 'absence', id: after.id, before, after })
}

async function withShifts(unit: Unit, absence: Absence): Promise<AbsenceWithShifts> {
  const { startsAt: from, endsAt: to, caretakerId } = absence
  return { ...absence, shifts: await listShifts(unit.tx, { from, to, caretakerId }) }
}
