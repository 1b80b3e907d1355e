import { addDays, addMinutes, at } from '../time/civil'
import { recurringDates } from '../time/recurrence'
import type { CivilDate, ClockTime, WallSpan, Weekday } from '../time/types'

/** Bookings that come back (docs/adr/0010): which dates, at what time, and what became of each date. */
export const frequencies = ['daily', 'weekly', 'monthly', 'dates'] as const
export type Frequency = (typeof frequencies)[number]

/** Ten years of two days a week; three years of each day. */
export const MOST_DATES = 1100

export type SeriesRule = {
  frequency: Frequency
  /** Every how many days, weeks or months; left out is each. */
  interval?: number | undefined
  weekdays?: readonly Weekday[] | undefined
  /** Monthly: the how-manieth weekday, -1 the last; left out: the day of the month. */
  nth?: number | undefined
  /** Last day, included. */
  until?: CivilDate | undefined
  /** How many dates the rule gives, those that are skipped included. */
  count?: number | undefined
  /** The days themselves, with frequency `dates`. */
  dates?: readonly CivilDate[] | undefined
  exceptDates?: readonly CivilDate[] | undefined
  skipHolidays?: boolean | undefined
  skipSchoolHolidays?: boolean | undefined
  skipClosures?: boolean | undefined
}

/**
 * What became of a date. `booked`: a booking stands for it. `skipped`: passed over by rule or choice. `refused`: something
 * was in the way. `waiting`: in line for the slot. `dropped`: its booking was cancelled, or the series ended before it.
 * All but `booked` may be offered again.
 */
export const seriesDateStates = ['booked', 'skipped', 'refused', 'waiting', 'dropped'] as const
export type SeriesDateState = (typeof seriesDateStates)[number]

/** Why a date has no booking; the words are at the edge. */
export const seriesReasons = [
  'except',
  'holiday',
  'school_holiday',
  'closure',
  'chosen',
  'conflict',
  'stopped',
  'cancelled',
  'detached',
] as const
export type SeriesReason = (typeof seriesReasons)[number]

/** The time of day of a series. `shiftDays` moves each date by whole days: the choir goes from Mondays to Tuesdays. */
export type SeriesTime = { from: ClockTime; minutes: number; shiftDays: number }

/** When the occurrence of a date is: wall-clock, so summer time changes nothing on the clock. */
export function occurrenceOn(date: CivilDate, time: SeriesTime): WallSpan {
  const startsAt = at(addDays(date, time.shiftDays), time.from)
  return { startsAt, endsAt: addMinutes(startsAt, time.minutes) }
}

export type RuleProblem = 'no_end' | 'no_dates' | 'too_many_dates'

/**
 * The dates of a rule from its first day on, in order and each once, also those that will be skipped.
 *
 * @param after only dates after this day: how a series is made longer
 * @returns which demand the rule fails: it has no end, gives nothing, or gives more than `MOST_DATES`
 */
export async function datesOfRule(
  rule: SeriesRule,
  first: CivilDate,
  after: CivilDate | null = null,
): Promise<CivilDate[] | RuleProblem> {
  const all =
    rule.frequency === 'dates'
      ? listed(rule.dates ?? [])
      : await recurring(rule, first, after === null ? MOST_DATES + 1 : FAR)
  if (!Array.isArray(all)) return all
  const dates = after === null ? all : all.filter((date) => date > after)
  if (dates.length === 0) return 'no_dates'
  return dates.length > MOST_DATES ? 'too_many_dates' : dates
}

const listed = (dates: readonly CivilDate[]): CivilDate[] => [...new Set(dates)].sort()

/** A series that is made longer is followed from its begin: so many dates at most. */
const FAR = MOST_DATES * 4

async function recurring(rule: SeriesRule, first: CivilDate, far: number): Promise<CivilDate[] | RuleProblem> {
  const { frequency, until, count } = rule
  if (frequency === 'dates') return 'no_dates'
  if (until === undefined && count === undefined) return 'no_end'
  return recurringDates(
    { frequency, interval: rule.interval ?? 1, weekdays: rule.weekdays ?? [], nth: rule.nth ?? null },
    first,
    until ?? null,
    Math.min(count ?? far, far),
  )
}

/** Which part of a series a change is about, seen from one date. */
export const scopes = ['this', 'following', 'all'] as const
export type Scope = (typeof scopes)[number]
/** Whether a date falls under what is done to the date `from`, to that and what follows, or to all of a series. */
export const inScope = (scope: Scope, from: CivilDate, date: CivilDate): boolean =>
  scope === 'all' || (scope === 'this' ? date === from : date >= from)
