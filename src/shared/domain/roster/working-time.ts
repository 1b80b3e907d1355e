import { addDays, at, dateOf, dayNumber, startOfWeek } from '../../time/civil'
import { elapsedMinutes } from '../../time/elapsed'
import type { CivilDate, ClockTime, WallSpan } from '../../time/types'
import { type ContractPerson, contractIn } from './contract'

/**
 * Working and resting time by the Arbeidstijdenwet (ATW), on real elapsed minutes: `elapsedMinutes` of shared/time, so
 * that the nights in which the clock changes are as long as they are. Which reading of the law: docs/adr/0018.
 */

/** The limits, in minutes; the articles are those of the ATW. */
export const limits = {
  /** Art. 5:7: work in one duty, in a week, and on average a week over `averageWeeks`. */
  duty: 12 * 60,
  week: 60 * 60,
  average: 48 * 60,
  averageWeeks: 16,
  /** Art. 5:3: rest in each 24 hours, once in 7 × 24 hours shorter. */
  dailyRest: 11 * 60,
  shortRest: 8 * 60,
  /** Art. 5:5: rest in each 7 × 24 hours, or in each 14 × 24 hours in parts of at least `longRestPart`. */
  weeklyRest: 36 * 60,
  longRest: 72 * 60,
  longRestPart: 32 * 60,
  /** Art. 5:4: above so much work a break of so much; a part of a break is at least `breakPart`. */
  breaks: [
    { above: 10 * 60, minutes: 45 },
    { above: 5.5 * 60, minutes: 30 },
  ],
  breakPart: 15,
} as const

const DAY = 24 * 60
const WEEK = 7 * DAY

/** A shift in real minutes since 1970. `net` is without breaks; `weeks` how much of that falls in which week. */
export type Timed = { start: number; end: number; breakMinutes: number; net: number; weeks: readonly WeekPart[] }
type WeekPart = { week: number; minutes: number }

/** Weeks since that of 1 January 1970, from Monday to Sunday. */
export const weekNumber = (date: CivilDate): number => Math.floor((dayNumber(date) + 3) / 7)
/** The Monday of a week by its number. */
export const mondayOf = (week: number): CivilDate => addDays('1969-12-29' as CivilDate, week * 7)

type Planned = WallSpan & { breakMinutes: number }
const timed = new WeakMap<Planned, Timed>()

/** A shift in real minutes. Kept by the object, which must not change. */
export function timeOf(shift: Planned): Timed {
  const known = timed.get(shift)
  if (known) return known
  const start = elapsedMinutes(shift.startsAt)
  const end = Math.max(start, elapsedMinutes(shift.endsAt))
  const net = Math.max(0, end - start - shift.breakMinutes)
  const made = { start, end, breakMinutes: shift.breakMinutes, net, weeks: weeksOf(shift, start, end, net) }
  timed.set(shift, made)
  return made
}

/** A shift over Sunday midnight belongs to both weeks by what lies in each; its break is shared out alike. */
function weeksOf(shift: WallSpan, start: number, end: number, net: number): WeekPart[] {
  const week = weekNumber(dateOf(shift.startsAt))
  const monday = at(addDays(startOfWeek(dateOf(shift.startsAt)), 7), '00:00' as ClockTime)
  if (shift.endsAt <= monday) return [{ week, minutes: net }]
  const before = Math.round((net * (elapsedMinutes(monday) - start)) / (end - start))
  return [
    { week, minutes: before },
    { week: week + 1, minutes: net - before },
  ]
}

/** The break that a shift of so many minutes needs, itself included, when nobody says otherwise. */
export function defaultBreak(minutes: number): number {
  const short = limits.breaks[1]
  const long = limits.breaks[0]
  if (minutes <= short.above) return 0
  return minutes - short.minutes <= long.above ? short.minutes : long.minutes
}

/** The default break between two wall-clock times. */
export const breakFor = (span: WallSpan): number =>
  defaultBreak(elapsedMinutes(span.endsAt) - elapsedMinutes(span.startsAt))

/** What of the law a shift breaks. Minutes are those that were found, next to what is allowed or needed. */
export type TimeProblem =
  | { code: 'shift_too_long'; minutes: number; limit: number }
  | { code: 'break_too_short'; minutes: number; needed: number; work: number }
  /** `since`: start of the 24 hours; `other`: start of the other day with a shorter rest, where that is what is wrong. */
  | { code: 'daily_rest'; minutes: number; needed: number; since: number; other: number | null }
  | { code: 'weekly_rest'; minutes: number; needed: number; since: number }
  | { code: 'week_hours'; minutes: number; limit: number; week: number }
  /** `minutes`: the average of the worst 16 weeks that hold the shift; `week`: the first of them. */
  | { code: 'average_hours'; minutes: number; limit: number; week: number }

/** Free stretches of [from, to], given shifts in order of start. */
function restsIn(shifts: readonly Timed[], from: number, to: number): { start: number; end: number }[] {
  const rests: { start: number; end: number }[] = []
  let free = from
  for (const shift of shifts) {
    if (shift.end <= free) continue
    if (shift.start >= to) break
    if (shift.start > free) rests.push({ start: free, end: shift.start })
    free = shift.end
  }
  if (free < to) rests.push({ start: free, end: to })
  return rests
}

const longestRest = (shifts: readonly Timed[], from: number, to: number): number =>
  restsIn(shifts, from, to).reduce((most, rest) => Math.max(most, rest.end - rest.start), 0)

/** Shifts in order of start that touch [from, to]. */
const near = (shifts: readonly Timed[], from: number, to: number): Timed[] =>
  shifts.filter((shift) => shift.end > from && shift.start < to)

/**
 * Daily rest: from each start of work, the 24 hours that follow hold an uninterrupted rest of 11 hours. With `exception`,
 * a rest of 8 hours will do, once in 7 × 24 hours: two such days are a week apart, or share the rest that is short.
 * Only what has to do with the shift is told; `all` holds the shift.
 */
export function dailyRest(shift: Timed, all: readonly Timed[], exception: boolean): TimeProblem[] {
  const close = near(all, shift.start - WEEK - 2 * DAY, shift.end + WEEK + 2 * DAY)
  const { dailyRest: needed, shortRest } = limits
  const restAt = (start: number) => longestRest(close, start, start + DAY)
  let worst: Extract<TimeProblem, { code: 'daily_rest' }> | null = null
  const say = (since: number, minutes: number, least: number, other: number | null) => {
    if (worst === null || minutes < worst.minutes) worst = { code: 'daily_rest', minutes, needed: least, since, other }
  }
  for (const { start } of close) {
    if (start >= shift.end || start + DAY <= shift.start) continue
    const minutes = restAt(start)
    if (minutes >= needed) continue
    if (!exception || minutes < shortRest) say(start, minutes, exception ? shortRest : needed, null)
    else {
      const other = close.find(
        (one) =>
          Math.abs(one.start - start) < WEEK &&
          restAt(one.start) < needed &&
          longestRest(close, Math.max(one.start, start), Math.min(one.start, start) + DAY) < shortRest,
      )
      if (other) say(start, minutes, needed, other.start)
    }
  }
  return worst === null ? [] : [worst]
}

/**
 * Weekly rest: from each start of work, the 7 × 24 hours that follow hold a rest of 36 hours, or the 14 × 24 hours hold
 * rests of at least 32 hours that are 72 hours together.
 */
export function weeklyRest(shift: Timed, all: readonly Timed[]): TimeProblem[] {
  const close = near(all, shift.start - 3 * WEEK, shift.end + 3 * WEEK)
  const { weeklyRest: needed, longRest, longRestPart } = limits
  for (const { start } of close) {
    if (start >= shift.end || start + 2 * WEEK <= shift.start) continue
    const minutes = longestRest(close, start, start + WEEK)
    if (minutes >= needed) continue
    const long = restsIn(close, start, start + 2 * WEEK)
      .map((rest) => rest.end - rest.start)
      .filter((rest) => rest >= longRestPart)
      .reduce((sum, rest) => sum + rest, 0)
    if (long < longRest) return [{ code: 'weekly_rest', minutes, needed, since: start }]
  }
  return []
}

/**
 * Work and breaks in a duty: shifts with less than the shortest rest in between are one. A quarter of an hour or more
 * between two shifts is a break; work that goes on over several shifts needs its break in every part of it.
 */
export function duty(shift: Timed, all: readonly Timed[]): TimeProblem[] {
  const close = near(all, shift.start - 2 * DAY, shift.end + 2 * DAY)
  const at = close.indexOf(shift)
  const together = (i: number) => (close[i + 1]?.start ?? 0) - (close[i]?.end ?? 0) < limits.shortRest
  let first = at
  while (first > 0 && together(first - 1)) first--
  let last = at
  while (last < close.length - 1 && together(last)) last++
  const problems: TimeProblem[] = []
  const work = close.slice(first, last + 1).reduce((sum, one) => sum + one.net, 0)
  if (work > limits.duty) problems.push({ code: 'shift_too_long', minutes: work, limit: limits.duty })
  // Shortest stretches first: what is told is about the shift itself where it can be.
  for (let length = 0; length <= last - first; length++)
    for (let i = Math.max(first, at - length); i <= at && i + length <= last; i++) {
      const short = breakProblem(close.slice(i, i + length + 1))
      if (short) return [...problems, short]
    }
  return problems
}

function breakProblem(run: readonly Timed[]): TimeProblem | null {
  let work = 0
  let minutes = 0
  run.forEach((shift, i) => {
    work += shift.net
    minutes += shift.breakMinutes
    const between = (run[i + 1]?.start ?? shift.end) - shift.end
    if (between >= limits.breakPart) minutes += between
  })
  const rule = limits.breaks.find((one) => work > one.above)
  return rule && minutes < rule.minutes ? { code: 'break_too_short', minutes, needed: rule.minutes, work } : null
}

/** Hours in the weeks of the shift, and the average of every 16 weeks in a row that hold one of them. */
export function weekHours(shift: Timed, all: readonly Timed[]): TimeProblem[] {
  const minutes = new Map<number, number>()
  for (const one of all)
    for (const part of one.weeks) minutes.set(part.week, (minutes.get(part.week) ?? 0) + part.minutes)
  const inWeek = (week: number) => minutes.get(week) ?? 0
  const problems: TimeProblem[] = []
  const over = shift.weeks.find(({ week }) => inWeek(week) > limits.week)
  if (over) problems.push({ code: 'week_hours', minutes: inWeek(over.week), limit: limits.week, week: over.week })

  const { averageWeeks } = limits
  let worst = { week: 0, sum: 0 }
  for (const { week } of shift.weeks) {
    let sum = 0
    for (let i = 1; i < averageWeeks; i++) sum += inWeek(week - i)
    for (let from = week - averageWeeks + 1; from <= week; from++) {
      sum += inWeek(from + averageWeeks - 1)
      if (sum > worst.sum) worst = { week: from, sum }
      sum -= inWeek(from)
    }
  }
  if (worst.sum > limits.average * averageWeeks)
    problems.push({
      code: 'average_hours',
      minutes: Math.ceil(worst.sum / averageWeeks),
      limit: limits.average,
      week: worst.week,
    })
  return problems
}

/** Minutes that the contract asks for in a week (by its number), also when it changes in the middle of it. */
export function contractOfWeek(person: ContractPerson, week: number): number {
  const from = mondayOf(week)
  return contractIn(person, { from, to: addDays(from, 6) })
}

/** Net minutes of the week (by its number) in these shifts. */
export const minutesInWeek = (shifts: readonly Timed[], week: number): number =>
  shifts.reduce((sum, one) => sum + (one.weeks.find((part) => part.week === week)?.minutes ?? 0), 0)
