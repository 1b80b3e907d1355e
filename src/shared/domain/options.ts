import { addDays, at, dateOf, wallTimeOf } from '../time/civil'
import type { CivilDate, ClockTime, Instant, WallTime } from '../time/types'
import type { BookingStatus } from './vocabulary'

/** How long options stand and requests may wait. All times are wall-clock times. */

const END_OF_DAY = '23:59' as ClockTime
/** A request is to be answered within so many days. */
const ANSWER_DAYS = 5

/** Until when an option that is given now stands: the end of the day after `optionDays` days, or its own start if that comes first. */
export const deadlineOf = (startsAt: WallTime, now: WallTime, optionDays: number): WallTime =>
  notAfter(at(addDays(dateOf(now), optionDays), END_OF_DAY), startsAt)

/** The last moment of the day that an option is to stand until. */
export const endOfDay = (day: CivilDate): WallTime => at(day, END_OF_DAY)

/** Until when an option stands that is given or gets more time when nobody says so; more time counts from its deadline. */
export function usualDeadline(booking: Open, now: WallTime, optionDays: number): WallTime {
  const from = booking.status === 'option' ? (booking.optionUntil ?? booking.startsAt) : now
  return deadlineOf(booking.startsAt, from > now ? from : now, optionDays)
}

/** An option never stands longer than until the booking begins. */
export const notAfter = (until: WallTime, startsAt: WallTime): WallTime => (until < startsAt ? until : startsAt)

type Open = { status: BookingStatus; optionUntil: WallTime | null; startsAt: WallTime }

/** True for an option whose deadline has passed or whose time has begun: it expires by itself. */
export const hasLapsed = (booking: Open, now: WallTime): boolean =>
  booking.status === 'option' &&
  (booking.startsAt <= now || (booking.optionUntil !== null && booking.optionUntil <= now))

/**
 * When an answer is due: an option by its deadline, a request within five days of being asked; both before they begin.
 * What is due first is the most urgent.
 */
export function dueAt(booking: Open & { createdAt: Instant }): WallTime {
  if (booking.status === 'option') return notAfter(booking.optionUntil ?? booking.startsAt, booking.startsAt)
  const asked = wallTimeOf(booking.createdAt)
  return notAfter(at(addDays(dateOf(asked), ANSWER_DAYS), END_OF_DAY), booking.startsAt)
}
