import { addDays, at, clockOf, dateOf, minutesOfClock, weekdayOf } from '../../time/civil'
import type { CivilDate, ClockTime, WallSpan } from '../../time/types'
import type { CaretakerKind, TimeKind } from './vocabulary'

/** When a caretaker can, can't, likes to and would rather not: every week on a weekday, or on one date. */
export type PersonTime = {
  kind: TimeKind
  weekday: number | null
  date: CivilDate | null
  from: ClockTime
  to: ClockTime
}
type Stretch = { from: number; to: number }

/** A shift by day, in minutes of the clock (0 to 1440): past midnight it is on two days. */
export function daysOf(span: WallSpan): (Stretch & { date: CivilDate })[] {
  const days: (Stretch & { date: CivilDate })[] = []
  for (let date = dateOf(span.startsAt); at(date, '00:00' as ClockTime) < span.endsAt; date = addDays(date, 1)) {
    const from = date === dateOf(span.startsAt) ? minutesOfClock(clockOf(span.startsAt)) : 0
    const to = date === dateOf(span.endsAt) ? minutesOfClock(clockOf(span.endsAt)) : 1440
    days.push({ date, from, to })
  }
  return days
}

const stretches = (times: readonly PersonTime[]): Stretch[] =>
  times.map((time) => ({ from: minutesOfClock(time.from), to: minutesOfClock(time.to) }))

function minus(from: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>(
    (left, cut) =>
      left.flatMap((one) =>
        [
          { from: one.from, to: Math.min(one.to, cut.from) },
          { from: Math.max(one.from, cut.to), to: one.to },
        ].filter((part) => part.from < part.to),
      ),
    [...from],
  )
}

const common = (one: Stretch, others: readonly Stretch[]): number =>
  others.reduce((sum, other) => sum + Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)), 0)

export type AvailabilityProblem = { code: 'unavailable' | 'not_offered'; date: CivilDate; from: number; to: number }

/**
 * Where a shift goes beyond what somebody can or offered: the first stretch of it, in minutes of the clock on that day.
 * What is offered on a date takes the place of what is said of its weekday; what can't on a date is taken off it. A
 * volunteer who offered nothing can't; who is employed can at any time, until times are given on which he or she can.
 */
export function availabilityProblem(
  span: WallSpan,
  person: { kind: CaretakerKind; times: readonly PersonTime[] },
): AvailabilityProblem | null {
  if (person.kind === 'employed' && person.times.length === 0) return null
  for (const { date, from, to } of daysOf(span)) {
    const weekday = weekdayOf(date)
    const said = (kind: TimeKind, on: 'date' | 'weekday') =>
      stretches(
        person.times.filter((t) => t.kind === kind && (on === 'date' ? t.date === date : t.weekday === weekday)),
      )
    const offered = said('available', 'date')
    const cannot = [...said('unavailable', 'date'), ...(offered.length > 0 ? [] : said('unavailable', 'weekday'))]
    const shift = { from, to }
    const clash = cannot
      .map((cut) => ({ from: Math.max(from, cut.from), to: Math.min(to, cut.to) }))
      .find((cut) => cut.from < cut.to)
    if (clash) return { code: 'unavailable', date, ...clash }
    const byWeekday = person.times.some((t) => t.kind === 'available' && t.weekday !== null)
    if (person.kind === 'employed' && offered.length === 0 && !byWeekday) continue
    const beyond = minus([shift], offered.length > 0 ? offered : said('available', 'weekday'))[0]
    if (beyond) return { code: 'not_offered', date, ...beyond }
  }
  return null
}

/** How many minutes of a shift lie in times that somebody likes, and in those that he or she would rather not; date before weekday. */
export function wishesFor(span: WallSpan, times: readonly PersonTime[]): { prefers: number; avoids: number } {
  const wishes = times.filter((time) => time.kind === 'prefers' || time.kind === 'avoids')
  if (wishes.length === 0) return { prefers: 0, avoids: 0 }
  const sums = { prefers: 0, avoids: 0 }
  for (const day of daysOf(span)) {
    const ofDate = wishes.filter((time) => time.date === day.date)
    const said = ofDate.length > 0 ? ofDate : wishes.filter((time) => time.weekday === weekdayOf(day.date))
    for (const kind of ['prefers', 'avoids'] as const)
      sums[kind] += common(day, stretches(said.filter((time) => time.kind === kind)))
  }
  return sums
}
