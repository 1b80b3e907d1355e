import { Temporal } from 'temporal-polyfill'
import type { CivilDate, Weekday } from './types'

/** On which days something comes back. Only days: the time of day is wall-clock and knows no summer time. */
export type Recurrence = {
  frequency: 'daily' | 'weekly' | 'monthly'
  /** Every how many days, weeks (Monday to Sunday) or months; 1 is each. */
  interval: number
  /** Weekly: the days; empty is the weekday of the first day. Monthly with `nth`: the first of them is the weekday. */
  weekdays: readonly Weekday[]
  /** Monthly: the how-manieth weekday of the month, -1 the last; null is the day of the month of the first day. */
  nth: number | null
}

/** Nobody books further ahead, and the end of a rule may be any day. */
const FAR_YEARS = 50

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const midnight = (date: CivilDate) => Temporal.ZonedDateTime.from(`${date}T00:00[UTC]`)

/**
 * The days of a recurrence from `first` on, in order: up to and including `until` (fifty years at most), at most `most` of them. The first day
 * is one only when it fits the rule. A month without the day (31 June, 29 February, a fifth Monday) is passed over,
 * as RFC 5545 (3.3.10) says; weeks begin on Monday.
 */
export async function recurringDates(
  rule: Recurrence,
  first: CivilDate,
  until: CivilDate | null,
  most: number,
): Promise<CivilDate[]> {
  if (until !== null && until < first) return []
  // Loaded when asked: most starts of the program make no series.
  const { RRuleTemporal } = await import('rrule-temporal')
  const start = midnight(first)
  const last = `${Number(first.slice(0, 4)) + FAR_YEARS}${first.slice(4, 8)}01` as CivilDate
  const [freq, byDay, byMonthDay] = parts(rule, start.day, start.dayOfWeek as Weekday)
  const rrule = new RRuleTemporal({
    tzid: 'UTC',
    dtstart: start,
    interval: rule.interval,
    wkst: 'MO',
    freq,
    ...(until === null ? { count: most } : { until: midnight(until < last ? until : last) }),
    ...(byDay === null ? {} : { byDay }),
    ...(byMonthDay === null ? {} : { byMonthDay }),
  })
  return rrule
    .all()
    .slice(0, most)
    .map((date) => date.toString().slice(0, 10) as CivilDate)
}

/** FREQ, BYDAY and BYMONTHDAY of RFC 5545. */
function parts(
  { frequency, weekdays, nth }: Recurrence,
  day: number,
  weekday: Weekday,
): ['DAILY' | 'WEEKLY' | 'MONTHLY', string[] | null, number[] | null] {
  const code = (one: Weekday) => days[one - 1] ?? 'MO'
  const chosen = weekdays.length > 0 ? weekdays : [weekday]
  if (frequency === 'daily') return ['DAILY', null, null]
  if (frequency === 'weekly') return ['WEEKLY', chosen.map(code), null]
  if (nth === null) return ['MONTHLY', null, [day]]
  return ['MONTHLY', [`${nth}${code(chosen[0] ?? weekday)}`], null]
}
