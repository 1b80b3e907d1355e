import { clockOf, dateOf, daysBetween, minutesBetween, minutesOfClock, weekdayOf } from '../time/civil'
import type { ClockTime, WallTime, Weekday } from '../time/types'
import { ownerOf } from './season'
import type { FormerPlace } from './season-slots'
import type { RenterCategory } from './vocabulary'

/** What of a booking tells whether it was a regular one. */
export type FormerBooking = {
  renterId: string | null
  title: string
  category: RenterCategory
  roomId: string
  startsAt: WallTime
  endsAt: WallTime
  people: number | null
}
/** A place that somebody had week after week. */
export type Habit = FormerPlace & {
  renterId: string | null
  title: string
  category: RenterCategory
  from: ClockTime
  minutes: number
  everyWeeks: 1 | 2
  people: number | null
}

/** Fewer times in the period is no habit. */
const LEAST_TIMES = 6
/** With more days than this between two of them, in the middle of all gaps, it is every other week. */
const WEEKLY_DAYS = 10

/** The regular places among bookings of one room each: same owner, room, weekday and times, often enough. */
export function habitsOf(bookings: readonly FormerBooking[]): Habit[] {
  const groups = new Map<string, FormerBooking[]>()
  for (const booking of bookings) {
    const { startsAt, endsAt, roomId } = booking
    const weekday = weekdayOf(dateOf(startsAt))
    const key = [ownerOf(booking), roomId, weekday, clockOf(startsAt), minutesBetween(startsAt, endsAt)].join('|')
    const group = groups.get(key)
    if (group) group.push(booking)
    else groups.set(key, [booking])
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    const last = sorted.at(-1)
    const minutes = last ? minutesBetween(last.startsAt, last.endsAt) : 0
    if (!last || sorted.length < LEAST_TIMES) return []
    // A place of the week ends at midnight at the latest.
    if (minutesOfClock(clockOf(last.startsAt)) + minutes > 1440) return []
    const gaps = sorted
      .slice(1)
      .map((b, i) => daysBetween(dateOf(sorted[i]?.startsAt ?? b.startsAt), dateOf(b.startsAt)))
    const people = sorted.flatMap((b) => b.people ?? [])
    return {
      owner: ownerOf(last),
      renterId: last.renterId,
      title: last.title,
      category: last.category,
      roomId: last.roomId,
      weekday: weekdayOf(dateOf(last.startsAt)) as Weekday,
      from: clockOf(last.startsAt),
      minutes,
      everyWeeks: middle(gaps) > WEEKLY_DAYS ? 2 : 1,
      people: people.length === 0 ? null : middle(people),
    }
  })
}

/** The middle one in order of size. */
const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
