import {
  addDays,
  addMinutes,
  addMonths,
  at,
  clockOf,
  dateOf,
  daysBetween,
  minutesBetween,
  startOfMonth,
  startOfWeek,
} from '../time/civil'
import type { CivilDate, DateSpan, WallSpan, WallTime } from '../time/types'

/** The calendar of a district (docs/adr/0027): when something from elsewhere comes back, and what stands on which day. */
export const calendarFrequencies = ['once', 'weekly', 'dates'] as const
export type CalendarFrequency = (typeof calendarFrequencies)[number]

export type CalendarRule = {
  frequency: CalendarFrequency
  /** Weekly: every how many weeks. */
  interval: number
  /** Weekly: the last day on which it may begin, included; null while it goes on. */
  until: CivilDate | null
  /** With frequency `dates`: the days on which it begins. */
  dates: readonly CivilDate[]
}

/** Most days that can be named one by one. */
export const MOST_CALENDAR_DATES = 100
/** The longest that one activity can last, as a booking. */
const LONGEST_DAYS = 14

type Entry = WallSpan & { rule: CalendarRule }

/** The days in the period (both included) on which an entry begins, in order. */
export function entryDates({ startsAt, rule }: Entry, { from, to }: DateSpan): CivilDate[] {
  const first = dateOf(startsAt)
  if (rule.frequency === 'dates') return [...new Set(rule.dates)].sort().filter((date) => date >= from && date <= to)
  if (rule.frequency === 'once') return first >= from && first <= to ? [first] : []
  const step = 7 * rule.interval
  const last = rule.until !== null && rule.until < to ? rule.until : to
  const passed = Math.max(0, Math.ceil(daysBetween(first, from) / step))
  const dates: CivilDate[] = []
  for (let day = addDays(first, passed * step); day <= last; day = addDays(day, step)) dates.push(day)
  return dates
}

/** The last day on which an entry begins; null while it goes on. */
export function lastDateOf({ startsAt, rule }: Entry): CivilDate | null {
  if (rule.frequency === 'weekly') return rule.until
  return rule.frequency === 'once' ? dateOf(startsAt) : ([...rule.dates].sort().at(-1) ?? dateOf(startsAt))
}

/** When an entry is on a day: at its own time of day, for as long as it lasts. */
export function entryOn({ startsAt, endsAt }: WallSpan, date: CivilDate): WallSpan {
  const start = at(date, clockOf(startsAt))
  return { startsAt: start, endsAt: addMinutes(start, minutesBetween(startsAt, endsAt)) }
}

/** How an entry stands in a period: each time that touches it (days included), earlier ones that run into it as well. */
export function entryTimes(entry: Entry, span: DateSpan): (WallSpan & { date: CivilDate })[] {
  return entryDates(entry, { from: addDays(span.from, -LONGEST_DAYS), to: span.to })
    .map((date) => ({ date, ...entryOn(entry, date) }))
    .filter((time) => touches(time, span))
}

/** Whether something is on during one of the days (both included). */
export const touches = ({ startsAt, endsAt }: WallSpan, { from, to }: DateSpan): boolean =>
  startsAt < `${addDays(to, 1)}T00:00` && endsAt > `${from}T00:00`

/**
 * The days on which somebody looks for it: the day on which it begins, and each further day when it lasts a whole day or
 * more. An evening that ends after midnight stands on its evening alone.
 */
export function daysOf({ startsAt, endsAt }: WallSpan): CivilDate[] {
  const first = dateOf(startsAt)
  if (minutesBetween(startsAt, endsAt) < 1440) return [first]
  const last = dateOf(addMinutes(endsAt as WallTime, -1))
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, day) => addDays(first, day))
}

/** The items of each day of the period that has any, in order of time. */
export function byDay<T extends WallSpan>(
  items: readonly T[],
  { from, to }: DateSpan,
): { date: CivilDate; items: T[] }[] {
  const days = new Map<CivilDate, T[]>()
  for (const item of items)
    for (const date of daysOf(item)) if (date >= from && date <= to) days.set(date, [...(days.get(date) ?? []), item])
  return [...days].map(([date, on]) => ({ date, items: on })).sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** The weeks of a period, Monday to Sunday, each with all its days: also those before and after the period. */
export function weeksOf({ from, to }: DateSpan): CivilDate[][] {
  const weeks: CivilDate[][] = []
  for (let monday = startOfWeek(from); monday <= to; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)))
  return weeks
}

/** A period cut up by calendar months; the first and last may be part of one. */
export function monthsOf({ from, to }: DateSpan): DateSpan[] {
  const months: DateSpan[] = []
  for (let first = from; first <= to; first = addMonths(startOfMonth(first), 1)) {
    const last = addDays(addMonths(startOfMonth(first), 1), -1)
    months.push({ from: first, to: last < to ? last : to })
  }
  return months
}
