import type { Ctx, Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import * as places from '#core/store/places'
import { listPublications, listTold } from '#core/store/published'
import * as store from '#core/store/roster'
import type { CentreId } from '#shared/contract/base'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type {
  CandidateList,
  CandidatesQuery,
  NewShift,
  ShiftChange,
  ShiftCheck,
  ShiftList,
  ShiftQuery,
  ShiftVerdict,
  ShiftView,
  ToldShift,
} from '#shared/contract/shift'
import type { RosterFinding, RosterSlot } from '#shared/domain/roster/rules'
import { candidatesFor } from '#shared/domain/roster/score'
import { toldOf } from '#shared/domain/roster/told'
import { isFixedFace, sourceOf } from '#shared/domain/roster/vocabulary'
import { breakFor } from '#shared/domain/roster/working-time'
import { at, dateOf, minutesBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDay } from '#shared/time/format'
import type { ClockTime, WallSpan } from '#shared/time/types'
import { assertFresh, found, given, invalid } from '../common'
import { assertMay, loadPeople, type RosterPeople, reach } from './people'

/** Shifts: a caretaker is only put on one when no rule refuses it; an open shift is always fine. */

/** A shift lasts a day at most, as the triggers of 0140 count on. */
const LONGEST_SHIFT = 24 * 60

/** The first moment of a day. */
export const midnight = (day: ShiftQuery['from']) => at(day, '00:00' as ClockTime)

/**
 * Shifts that touch the period, each with what the rules say of it by now and what people were told. Of a shift that is over
 * they say nothing: who left since, or offers other times by now, worked it all the same.
 */
export function listShifts(ctx: Ctx, query: ShiftQuery): Promise<ShiftList> {
  return ctx.read(async (tx) => {
    const span = { startsAt: midnight(query.from), endsAt: midnight(query.to) }
    const { centreId } = query
    const shifts = await store.listShifts(tx, { from: span.startsAt, to: span.endsAt, centreId })
    const around = await loadPeople(tx, reach(shifts, span))
    const inView = (told: ToldShift) =>
      told.startsAt >= span.startsAt &&
      told.startsAt < span.endsAt &&
      (centreId === undefined || told.centreId === centreId)
    const told = await toldIn(tx, shifts, span, inView)
    const now = wallNow(ctx.clock)
    const judge = (shift: Shift) => (shift.endsAt <= now ? [] : around.judge(shift))
    return { shifts: shifts.map((shift) => viewOf(shift, judge(shift), told)), removed: told.removed }
  })
}

const viewOf = (shift: Shift, findings: RosterFinding[], told: Awaited<ReturnType<typeof toldIn>>): ShiftView => ({
  ...shift,
  findings,
  ...(told.states.get(shift.id) ?? { told: 'unpublished', before: null }),
})

async function toldIn(tx: ReadTx, shifts: readonly Shift[], span: WallSpan, inView: (told: ToldShift) => boolean) {
  const heads = await listPublications(tx)
  const rows = heads.length === 0 ? [] : await listTold(tx, { from: span.startsAt, to: span.endsAt })
  return toldOf<ToldShift>(shifts, heads, rows, inView)
}

/** A new shift that nobody has yet, with the break that its length needs unless it says another. */
export const openShift = (
  id: string,
  { centreId, startsAt, endsAt, breakMinutes }: Pick<NewShift, 'centreId' | 'startsAt' | 'endsAt' | 'breakMinutes'>,
): Shift => ({
  id: id as Shift['id'],
  centreId,
  startsAt,
  endsAt,
  caretakerId: null,
  source: null,
  fixedFace: false,
  pinned: false,
  breakMinutes: breakMinutes ?? breakFor({ startsAt, endsAt }),
  note: null,
  workedFrom: null,
  workedTo: null,
  workedBreak: null,
  revision: 1,
})

/** @throws invalid_input times or break that can't be; not_found centre or caretaker; roster_violated a rule refuses it */
export function createShift(ctx: Ctx, input: NewShift): Promise<ShiftView> {
  return ctx.change({ action: 'shifts.create', undoable: true }, (unit) =>
    save(unit, null, {
      ...openShift(unit.newId(), input),
      caretakerId: input.caretakerId ?? null,
      pinned: input.pinned ?? false,
      note: input.note || null,
    }),
  )
}

/**
 * Changes a shift. A break that was the usual one stays so when the times change. Rules are asked only where what they
 * look at changes: a remark is fine on a shift whose caretaker's certificate ran out.
 * @throws as createShift; stale
 */
export function changeShift(ctx: Ctx, { id, revision, ...changes }: ShiftChange): Promise<ShiftView> {
  return ctx.change({ action: 'shifts.change', undoable: true }, async (unit) => {
    const before = found(await store.getShift(unit.tx, id), 'shift', id)
    assertFresh(before, revision, 'shift')
    const after: Shift = {
      ...before,
      ...given(changes),
      note: changes.note === '' ? null : (changes.note ?? before.note),
    }
    if (changes.note === null) after.note = null
    if (changes.breakMinutes === undefined && before.breakMinutes === breakFor(before))
      after.breakMinutes = breakFor(after)
    return save(unit, before, { ...after, revision: revision + 1 })
  })
}

async function save(unit: Unit, before: Shift | null, shift: Shift) {
  const centre = await assertPlaced(unit.tx, shift)
  const around = await loadPeople(unit.tx, shift, shift.caretakerId ?? '')
  const after =
    before && before.caretakerId === shift.caretakerId && before.centreId === shift.centreId
      ? shift
      : staffed(shift, around)
  const findings = before === null || differs(before, after) ? assertMay(around, after) : around.judge(after)
  await putShift(unit, before, after)
  const told = await toldIn(unit.tx, [after], after, () => false)
  return { result: viewOf(after, findings, told), subject: subjectOf(centre.name, after) }
}

const differs = (one: Shift, other: Shift): boolean =>
  (['centreId', 'startsAt', 'endsAt', 'caretakerId', 'breakMinutes'] as const).some((key) => one[key] !== other[key])

/** What a change of a shift is called in the list of what can be undone. */
const subjectOf = (centreName: string, shift: Shift): string => `${centreName}, ${formatDay(dateOf(shift.startsAt))}`

/** @throws invalid_input times or break that can't be; not_found the centre */
export async function assertPlaced(tx: ReadTx, shift: WallSpan & { centreId: CentreId; breakMinutes: number }) {
  const minutes = minutesBetween(shift.startsAt, shift.endsAt)
  if (minutes <= 0) invalid('endsAt', 'ends_before_start')
  if (minutes > LONGEST_SHIFT) invalid('endsAt', 'too_long')
  if (shift.breakMinutes >= minutes) invalid('breakMinutes', 'too_long')
  return found(await places.getCentre(tx, shift.centreId), 'centre', shift.centreId)
}

/** The shift with where its caretaker comes from, as it is now. @throws not_found the caretaker */
export function staffed(shift: Shift, around: RosterPeople): Shift {
  if (shift.caretakerId === null) return { ...shift, source: null, fixedFace: false }
  const person = found(around.person(shift.caretakerId), 'caretaker', shift.caretakerId)
  return { ...shift, source: sourceOf(person, shift.centreId), fixedFace: isFixedFace(person, shift.centreId) }
}

/** Writes and records a shift; the rules were asked before. */
export async function putShift(unit: Unit, before: Shift | null, after: Shift): Promise<void> {
  await store.putShift(unit.tx, after)
  unit.record({ kind: 'shift', id: after.id, before, after, centreId: after.centreId })
}

/** @throws not_found, stale */
export function removeShift(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'shifts.remove', undoable: true }, async (unit) => {
    const before = found(await store.getShift(unit.tx, input.id), 'shift', input.id)
    assertFresh(before, input.revision, 'shift')
    await store.removeShift(unit.tx, before.id)
    unit.record({ kind: 'shift', id: before.id, before, after: null, centreId: before.centreId })
    const centre = await places.getCentre(unit.tx, before.centreId)
    return { result: {}, subject: subjectOf(centre?.name ?? '', before) }
  })
}

/** What the rules say of a shift before it is saved. @throws as createShift, but for the rules */
export function checkShift(ctx: Ctx, input: ShiftCheck): Promise<ShiftVerdict> {
  return ctx.read(async (tx) => {
    const caretakerId = input.caretakerId ?? null
    const slot = { ...input, id: input.id ?? '', caretakerId, breakMinutes: input.breakMinutes ?? breakFor(input) }
    await assertPlaced(tx, slot)
    const around = await loadPeople(tx, slot, caretakerId ?? '')
    if (caretakerId !== null) found(around.person(caretakerId), 'caretaker', caretakerId)
    return { breakMinutes: slot.breakMinutes, findings: around.judge(slot) }
  })
}

/** Who can take a shift, best first, and why the others can't; archived caretakers are left out. */
export function shiftCandidates(ctx: Ctx, query: CandidatesQuery): Promise<CandidateList> {
  return ctx.read(async (tx) => {
    const slot =
      'id' in query
        ? found(await store.getShift(tx, query.id), 'shift', query.id)
        : { ...query, id: '', breakMinutes: query.breakMinutes ?? breakFor(query) }
    return candidatesAt(tx, slot, [])
  })
}

/** The same inside a transaction, as if these shifts had their takers already. */
export async function candidatesAt(
  tx: ReadTx,
  slot: RosterSlot & { centreId: CentreId },
  beside: readonly (RosterSlot & { caretakerId: string })[],
): Promise<CandidateList> {
  const centre = await assertPlaced(tx, slot)
  const { people, around, add } = await loadPeople(tx, slot)
  for (const taken of beside) add(taken)
  const { can, cannot } = candidatesFor(slot, people.filter(isActive), centre, around)
  return {
    can: can.map(({ person, ...rest }) => ({ caretakerId: person.id, name: person.name, ...rest })),
    cannot: cannot.map(({ person, findings }) => ({ caretakerId: person.id, name: person.name, findings })),
  }
}

const isActive = (person: Caretaker): boolean => !person.archived
