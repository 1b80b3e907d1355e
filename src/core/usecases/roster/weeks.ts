import type { Ctx, Unit } from '#core/app/context'
import * as places from '#core/store/places'
import * as published from '#core/store/published'
import * as store from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type { Shift } from '#shared/contract/roster'
import type {
  NewRosterTemplate,
  PlacedShifts,
  RosterTemplate,
  TemplateShift,
  TemplateUse,
  WeekCopy,
} from '#shared/contract/shift'
import { refuses } from '#shared/domain/roster/rules'
import {
  addDays,
  addMinutes,
  at,
  clockOf,
  dateOf,
  daysBetween,
  minutesBetween,
  startOfWeek,
  weekdayOf,
  weekOf,
} from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, invalid } from '../common'
import { loadPeople, reach } from './people'
import { midnight, putShift, staffed } from './shifts'

/** Weeks that are used again: copied to another, or kept as a template (standaardweek). */

type Wanted = Omit<TemplateShift, 'weekday' | 'from' | 'minutes'> & Pick<Shift, 'startsAt' | 'endsAt'>

/** Shifts that start in the week of a day. */
async function weekOfShifts(tx: Unit['tx'], day: CivilDate, centreId: string | undefined): Promise<Shift[]> {
  const from = midnight(startOfWeek(day))
  const shifts = await store.listShifts(tx, { from, to: midnight(addDays(startOfWeek(day), 7)), centreId })
  return shifts.filter((shift) => shift.startsAt >= from)
}

/**
 * Puts the shifts of one week in another. What stands there stays; a caretaker whom a rule refuses there leaves the shift
 * open, with the reason in the answer.
 * @throws invalid_input `same_week`; not_found the centre
 */
export function copyWeek(ctx: Ctx, { from, to, centreId }: WeekCopy): Promise<PlacedShifts> {
  return ctx.change({ action: 'roster.copyWeek', undoable: true }, async (unit) => {
    const days = daysBetween(startOfWeek(from), startOfWeek(to))
    if (days === 0) invalid('to', 'same_week')
    if (centreId !== undefined) found(await places.getCentre(unit.tx, centreId), 'centre', centreId)
    const shifts = await weekOfShifts(unit.tx, from, centreId)
    const moved = shifts.map((shift) => ({
      ...shift,
      startsAt: addMinutes(shift.startsAt, days * 1440),
      endsAt: addMinutes(shift.endsAt, days * 1440),
    }))
    return { result: await placeAll(unit, moved), subject: `week ${weekOf(to)}` }
  })
}

/** Makes the shifts that are wanted, unless as many of the same place and times stand there already. */
async function placeAll(unit: Unit, wanted: readonly Wanted[]): Promise<PlacedShifts> {
  const result: PlacedShifts = { shifts: [], refused: [], skipped: 0 }
  const [first] = wanted
  if (!first) return result
  const span = reach(wanted, first)
  const slot = (one: { centreId: string; startsAt: string; endsAt: string }) =>
    `${one.centreId} ${one.startsAt} ${one.endsAt}`
  const standing = new Map<string, number>()
  for (const shift of await store.listShifts(unit.tx, { from: span.startsAt, to: span.endsAt }))
    standing.set(slot(shift), (standing.get(slot(shift)) ?? 0) + 1)
  const around = await loadPeople(unit.tx, span)
  for (const one of wanted) {
    const there = standing.get(slot(one)) ?? 0
    if (there > 0) {
      standing.set(slot(one), there - 1)
      result.skipped += 1
      continue
    }
    const shift: Shift = {
      id: unit.newId() as Shift['id'],
      centreId: one.centreId,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
      caretakerId: one.caretakerId,
      source: null,
      fixedFace: false,
      pinned: one.pinned,
      breakMinutes: one.breakMinutes,
      note: one.note,
      workedFrom: null,
      workedTo: null,
      workedBreak: null,
      revision: 1,
    }
    const findings = around.judge(shift)
    const refused = shift.caretakerId !== null && refuses(findings)
    if (refused && shift.caretakerId !== null)
      result.refused.push({ shiftId: shift.id, caretakerId: shift.caretakerId, findings })
    const placed = staffed(refused ? { ...shift, caretakerId: null, pinned: false } : shift, around)
    await putShift(unit, null, placed)
    around.add(placed)
    result.shifts.push(placed)
  }
  return result
}

/** The weeks that were kept, with their shifts. */
export const listTemplates = (ctx: Ctx): Promise<RosterTemplate[]> => ctx.read((tx) => published.listTemplates(tx))

/** Keeps a week as a template. @throws invalid_input `empty` a week without shifts; duplicate the name; not_found the centre */
export function createTemplate(ctx: Ctx, { name, week, centreId }: NewRosterTemplate): Promise<RosterTemplate> {
  return ctx.change({ action: 'rosterTemplates.create', undoable: true }, async (unit) => {
    if (centreId !== undefined) found(await places.getCentre(unit.tx, centreId), 'centre', centreId)
    const known = await published.listTemplates(unit.tx)
    if (known.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw failure('duplicate', { kind: 'rosterTemplate', name })
    const shifts = await weekOfShifts(unit.tx, week, centreId)
    if (shifts.length === 0) invalid('week', 'empty')
    const template: RosterTemplate = {
      id: unit.newId() as RosterTemplate['id'],
      name,
      centreId: centreId ?? null,
      shifts: shifts.map((shift) => ({
        centreId: shift.centreId,
        weekday: weekdayOf(dateOf(shift.startsAt)),
        from: clockOf(shift.startsAt),
        minutes: minutesBetween(shift.startsAt, shift.endsAt),
        caretakerId: shift.caretakerId,
        breakMinutes: shift.breakMinutes,
        pinned: shift.pinned,
        note: shift.note,
      })),
      revision: 1,
    }
    await published.putTemplate(unit.tx, template)
    unit.record({ kind: 'rosterTemplate', id: template.id, before: null, after: template, centreId })
    return { result: template, subject: name }
  })
}

/** Puts the shifts of a template in the weeks of these days, as copyWeek does. @throws not_found */
export function applyTemplate(ctx: Ctx, { id, weeks }: TemplateUse): Promise<PlacedShifts> {
  return ctx.change({ action: 'rosterTemplates.apply', undoable: true }, async (unit) => {
    const template = found(await published.getTemplate(unit.tx, id), 'rosterTemplate', id)
    const mondays = [...new Set(weeks.map(startOfWeek))].sort()
    const wanted = mondays.flatMap((monday) =>
      template.shifts.map(({ weekday, from, minutes, ...shift }) => {
        const startsAt = at(addDays(monday, weekday - 1), from)
        return { ...shift, startsAt, endsAt: addMinutes(startsAt, minutes) }
      }),
    )
    return { result: await placeAll(unit, wanted), subject: template.name }
  })
}

/** @throws not_found, stale */
export function removeTemplate(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'rosterTemplates.remove', undoable: true }, async (unit) => {
    const before = found(await published.getTemplate(unit.tx, input.id), 'rosterTemplate', input.id)
    assertFresh(before, input.revision, 'rosterTemplate')
    await published.removeTemplate(unit.tx, before.id)
    unit.record({ kind: 'rosterTemplate', id: before.id, before, after: null, centreId: before.centreId ?? undefined })
    return { result: {}, subject: before.name }
  })
}
