import { addDays, dateOf, dayNumber, minuteNumber, minutesOfClock, weekdayOf } from '../time/civil'
import type { CivilDate, ClockTime, WallSpan, Weekday } from '../time/types'

/** One stretch of a weekday; a day may have several (closed over lunch). `24:00` closes at midnight. */
export type WeekHours = { weekday: Weekday; opens: ClockTime; closes: ClockTime }
/** Days on which a centre is closed, both included. */
export type ClosedDays = { from: CivilDate; to: CivilDate; reason: string }

export type CentreHours = {
  openingHours: readonly WeekHours[]
  staffedHours: readonly WeekHours[]
  closures: readonly ClosedDays[]
  /** First and last day in use; null is open-ended. */
  activeFrom: CivilDate | null
  activeTo: CivilDate | null
}

/** What a day looks like at a centre. `open` and `staffed` are minutes since midnight, merged and in order. */
export type DayHours = {
  date: CivilDate
  open: readonly Stretch[]
  staffed: readonly Stretch[]
  closedBecause: string | null
  active: boolean
}
export type Stretch = { from: number; to: number }

/** Unions stretches that touch or overlap. */
export function merge(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const s of stretches.filter((s) => s.to > s.from).sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && s.from <= last.to) last.to = Math.max(last.to, s.to)
    else out.push({ ...s })
  }
  return out
}

/** Total length in the unit of the stretches, which do not overlap. */
export const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, s) => sum + s.to - s.from, 0)

/** The parts that lie in both lists; both are merged. */
export function intersect(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  return a.flatMap((x) =>
    b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })).filter((s) => s.to > s.from),
  )
}

const stretchesOf = (hours: readonly WeekHours[], weekday: Weekday) =>
  merge(
    hours
      .filter((h) => h.weekday === weekday)
      .map((h) => ({ from: minutesOfClock(h.opens), to: minutesOfClock(h.closes) })),
  )

/** True when the day lies in the period in which the centre is used. */
export const isActive = (centre: Pick<CentreHours, 'activeFrom' | 'activeTo'>, date: CivilDate): boolean =>
  (centre.activeFrom === null || date >= centre.activeFrom) && (centre.activeTo === null || date <= centre.activeTo)

/** Opening and staffed hours of one day, nothing on a closed day or outside the active period. */
export function dayHours(centre: CentreHours, date: CivilDate): DayHours {
  const active = isActive(centre, date)
  const closure = centre.closures.find((c) => date >= c.from && date <= c.to)
  const none = !active || closure !== undefined
  const weekday = weekdayOf(date)
  return {
    date,
    open: none ? [] : stretchesOf(centre.openingHours, weekday),
    staffed: none ? [] : stretchesOf(centre.staffedHours, weekday),
    closedBecause: closure?.reason ?? null,
    active,
  }
}

export type HoursVerdict = {
  /** Days of the booking that are closed, with the reason. */
  closed: { date: CivilDate; reason: string }[]
  /** Days outside the active period of the centre. */
  inactive: CivilDate[]
  /** True when some minute lies outside opening hours on a day that is neither closed nor inactive. */
  outsideOpening: boolean
  /** True when some open minute has no caretaker; only where staffed hours are entered. */
  unstaffed: boolean
}

/**
 * Holds a booking against the hours of its centre. A centre without any opening hours entered makes no demands.
 * Midnight is no boundary: 21:00-02:00 fits when the centre is open until 24:00 and from 00:00 the day after.
 */
export function checkHours(centre: CentreHours, span: WallSpan): HoursVerdict {
  const verdict: HoursVerdict = { closed: [], inactive: [], outsideOpening: false, unstaffed: false }
  const start = minuteNumber(span.startsAt)
  const end = minuteNumber(span.endsAt)
  for (let date = dateOf(span.startsAt); dayNumber(date) * 1440 < end; date = addDays(date, 1)) {
    const midnight = dayNumber(date) * 1440
    const wanted = [{ from: Math.max(start - midnight, 0), to: Math.min(end - midnight, 1440) }]
    const day = dayHours(centre, date)
    if (!day.active) verdict.inactive.push(date)
    else if (day.closedBecause !== null) verdict.closed.push({ date, reason: day.closedBecause })
    else {
      if (centre.openingHours.length > 0 && lengthOf(intersect(wanted, day.open)) < lengthOf(wanted))
        verdict.outsideOpening = true
      if (centre.staffedHours.length > 0 && lengthOf(intersect(wanted, day.staffed)) < lengthOf(wanted))
        verdict.unstaffed = true
    }
  }
  return verdict
}
