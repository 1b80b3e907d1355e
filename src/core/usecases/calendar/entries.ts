import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/calendar'
import type { CalendarEntry, CalendarEntryChange, NewCalendarEntry } from '#shared/contract/calendar'
import { entryOn } from '#shared/domain/calendar'
import { dateOf, minutesBetween } from '#shared/time/civil'
import { labelIdsOf } from '../bookings/labels'
import { assertFresh, found, given, invalid } from '../common'
import { districtOf } from './calendar'

/** Activities that are not bookings of ours. They take no room, so nothing stands in their way. */
type In<T extends z.ZodType> = z.output<T>

const LONGEST_MINUTES = 14 * 1440

/** @throws not_found */
export const getEntry = (ctx: Ctx, { id }: { id: string }): Promise<CalendarEntry> =>
  ctx.read(async (tx) => found(await store.getEntry(tx, id), 'calendarEntry', id))

/** Puts an activity in the calendar of a district. @throws not_found, invalid_input */
export function createEntry(ctx: Ctx, input: In<typeof NewCalendarEntry>): Promise<CalendarEntry> {
  return ctx.change({ action: 'calendarEntries.create', undoable: true }, async (unit) => {
    const entry = await addEntry(unit, input)
    return { result: entry, subject: entry.title }
  })
}

/** The same inside a unit of work. */
export async function addEntry(unit: Unit, input: In<typeof NewCalendarEntry>): Promise<CalendarEntry> {
  await districtOf(unit.tx, input.districtId)
  const entry: CalendarEntry = {
    place: null,
    organiser: null,
    contact: null,
    link: null,
    description: null,
    theme: null,
    rule: { frequency: 'once', interval: 1, until: null, dates: [] },
    cancelledDates: [],
    ...given(input),
    districtId: input.districtId,
    title: input.title,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    id: unit.newId() as CalendarEntry['id'],
    revision: 1,
  }
  await save(unit, null, entry)
  return entry
}

/** Changes all times of an activity; one time is called off by naming its day. @throws not_found, stale, invalid_input */
export function changeEntry(ctx: Ctx, input: In<typeof CalendarEntryChange>): Promise<CalendarEntry> {
  return ctx.change({ action: 'calendarEntries.change', undoable: true }, async (unit) => {
    const before = found(await store.getEntry(unit.tx, input.id), 'calendarEntry', input.id)
    assertFresh(before, input.revision, 'calendarEntry')
    if (input.districtId !== undefined) await districtOf(unit.tx, input.districtId)
    const after: CalendarEntry = { ...before, ...given(input), revision: before.revision + 1 }
    await save(unit, before, after)
    return { result: after, subject: after.title }
  })
}

/** Takes an activity out of the calendar. @throws not_found, stale */
export function removeEntry(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'calendarEntries.remove', undoable: true }, async (unit) => {
    const before = found(await store.getEntry(unit.tx, input.id), 'calendarEntry', input.id)
    assertFresh(before, input.revision, 'calendarEntry')
    await store.removeEntry(unit.tx, before.id)
    unit.record({ kind: 'calendarEntry', id: before.id, before, after: null })
    return { result: {}, subject: before.title }
  })
}

async function save(unit: Unit, before: CalendarEntry | null, after: CalendarEntry): Promise<void> {
  const { startsAt, endsAt, rule } = after
  if (endsAt <= startsAt) invalid('endsAt', 'before_start')
  if (minutesBetween(startsAt, endsAt) > LONGEST_MINUTES) invalid('endsAt', 'too_long')
  const first = dateOf(startsAt)
  if (rule.frequency === 'weekly' && rule.until !== null && rule.until < first) invalid('rule', 'before_start')
  if (rule.frequency === 'dates') {
    if (rule.dates.length === 0) invalid('rule', 'no_dates')
    after.rule = { ...rule, dates: [...new Set(rule.dates)].sort() }
    // The first of the days is where it begins, so that a period that lies before it never has to look at it.
    const [earliest = first] = after.rule.dates
    if (earliest !== first) Object.assign(after, entryOn({ startsAt, endsAt }, earliest))
  }
  after.cancelledDates = [...new Set(after.cancelledDates)].sort()
  await labelIdsOf(unit, [{ theme: after.theme, activityType: null, goals: [] }])
  await store.putEntry(unit.tx, after, unit.newId)
  unit.record({ kind: 'calendarEntry', id: after.id, before, after })
}
