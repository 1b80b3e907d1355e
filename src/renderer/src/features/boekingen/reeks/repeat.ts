import type { SeriesRule } from '#shared/contract/series'
import { addDays, addMonths, daysBetween, weekdayOf } from '#shared/time/civil'
import type { CivilDate, Weekday } from '#shared/time/types'

/** How often a booking comes back, as the form holds it. */
export type Repeat = {
  frequency: SeriesRule['frequency']
  interval: number
  weekdays: Weekday[]
  /** Monthly: on the day of the month, or on the how-manieth weekday (-1 is the last). */
  nth: number | null
  end: 'until' | 'count'
  until: CivilDate | null
  count: number
  dates: CivilDate[]
  skipHolidays: boolean
  skipSchoolHolidays: boolean
  skipClosures: boolean
}

/** What a series begins with: each week on this day, for half a year. */
export const newRepeat = (first: CivilDate, frequency: Repeat['frequency']): Repeat => ({
  frequency,
  interval: 1,
  weekdays: [weekdayOf(first)],
  nth: null,
  end: 'until',
  until: addMonths(first, frequency === 'daily' ? 1 : 6),
  count: 10,
  dates: [],
  skipHolidays: true,
  skipSchoolHolidays: false,
  skipClosures: true,
})

/**
 * The series of a time with more days of which each was found free: those days themselves, on a holiday too. Without
 * more days, days of an earlier proposal no longer hold; how often somebody chose it to come back does.
 */
export function repeatOn(first: CivilDate, dates: readonly CivilDate[], chosen: Repeat | null): Repeat | null {
  if (dates.length === 0) return chosen?.frequency === 'dates' ? null : chosen
  return { ...newRepeat(first, 'dates'), dates: [...dates], skipHolidays: false, skipClosures: false }
}

/** The rule of the form; null while something is missing. */
export function ruleOf(r: Repeat, first: CivilDate): SeriesRule | null {
  const skips = {
    skipHolidays: r.skipHolidays,
    skipSchoolHolidays: r.skipSchoolHolidays,
    skipClosures: r.skipClosures,
  }
  if (r.frequency === 'dates') return { frequency: 'dates', dates: [...new Set([first, ...r.dates])].sort(), ...skips }
  if (r.end === 'until' && (r.until === null || r.until < first)) return null
  if (r.end === 'count' && r.count < 1) return null
  return {
    frequency: r.frequency,
    interval: r.interval,
    ...(r.frequency === 'weekly' && { weekdays: r.weekdays.length > 0 ? r.weekdays : [weekdayOf(first)] }),
    ...(r.frequency === 'monthly' && r.nth !== null && { nth: r.nth, weekdays: [weekdayOf(first)] }),
    ...(r.end === 'until' && r.until !== null ? { until: r.until } : { count: r.count }),
    ...skips,
  }
}

/** Which weekday of its month a day is, 1 to 5; and whether it is the last. */
export function nthOf(date: CivilDate): { nth: number; last: boolean } {
  const next = addDays(date, 7)
  return { nth: Math.ceil(Number(date.slice(8)) / 7), last: next.slice(0, 7) !== date.slice(0, 7) }
}

/** Moves the end along with the first day, so that a season keeps its length. */
export function movedRepeat(r: Repeat, was: CivilDate, is: CivilDate): Repeat {
  const onlyDay = r.weekdays.length === 1 && r.weekdays[0] === weekdayOf(was)
  return {
    ...r,
    weekdays: onlyDay ? [weekdayOf(is)] : r.weekdays,
    until: r.until !== null && r.until < is ? addDays(is, daysBetween(was, r.until)) : r.until,
  }
}
