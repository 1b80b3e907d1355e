import { type CentreHours, lengthOf, type Stretch } from './hours'
import { occupancyOfPeriod, occupancyPct, type ReportPeriod, type ReportRoom, roleOf, startsIn } from './report'
import type { BookingStatus, RenterCategory } from './vocabulary'

/**
 * How the rooms of a centre were used (docs/reports.md, Occupancy): of their time, of their seats, and by more groups at once.
 * Pure: slim rows in, whole minutes out, so that rooms add up to centres, districts and all.
 */
export type UseBooking = {
  id: string
  /** Wall-clock minutes since 1970, the end exclusive. */
  start: number
  end: number
  status: BookingStatus
  participants: number | null
  /** How many people were said to come: for finding a place, never a figure. */
  expected: number | null
  category: RenterCategory
  activityId: string | null
  renterId: string | null
  /** Elementary rooms taken. */
  roomIds: readonly string[]
}
export type UseRoom = ReportRoom & { capacity: number | null }
export type UseCentre = CentreHours & { id: string; rooms: readonly UseRoom[] }

export type Use = {
  openMinutes: number
  usedMinutes: number
  /** Used minutes of which it is known how many people were there; the room says how many it holds. */
  countedMinutes: number
  /** `countedMinutes` times the seats of the room, and how many of those were taken: people times minutes. */
  seatMinutes: number
  takenSeatMinutes: number
  /** Used minutes in which two or more groups were there at once, and the most groups at any of them. */
  sharedMinutes: number
  mostGroups: number
}
export type RoomUse = Use & {
  roomId: string
  /** Counted bookings that start in the period and take the room. */
  activities: number
}

export const noUse: Use = {
  openMinutes: 0,
  usedMinutes: 0,
  countedMinutes: 0,
  seatMinutes: 0,
  takenSeatMinutes: 0,
  sharedMinutes: 0,
  mostGroups: 0,
}

/** Several rooms together. */
export const sumUse = (rows: readonly Use[]): Use =>
  rows.reduce<Use>(
    (sum, row) => ({
      openMinutes: sum.openMinutes + row.openMinutes,
      usedMinutes: sum.usedMinutes + row.usedMinutes,
      countedMinutes: sum.countedMinutes + row.countedMinutes,
      seatMinutes: sum.seatMinutes + row.seatMinutes,
      takenSeatMinutes: sum.takenSeatMinutes + row.takenSeatMinutes,
      sharedMinutes: sum.sharedMinutes + row.sharedMinutes,
      mostGroups: Math.max(sum.mostGroups, row.mostGroups),
    }),
    noUse,
  )

export type UseShares = {
  /** Used part of the open time. */
  timePct: number | null
  /** Taken part of the seats, while it was used and counted. */
  seatPct: number | null
  /** The one times the other: the part of all that was offered. */
  bothPct: number | null
  /** The part of the used time that `seatPct` rests on. */
  countedPct: number | null
  sharedPct: number | null
}

/** Percentages with one decimal, half up; null where there is nothing to divide by. */
export function sharesOf(use: Use): UseShares {
  const { openMinutes, usedMinutes, seatMinutes, takenSeatMinutes } = use
  const time = openMinutes === 0 ? null : usedMinutes / openMinutes
  const seat = seatMinutes === 0 ? null : takenSeatMinutes / seatMinutes
  return {
    timePct: occupancyPct(usedMinutes, openMinutes),
    seatPct: occupancyPct(takenSeatMinutes, seatMinutes),
    bothPct: time === null || seat === null ? null : Math.round(1000 * time * seat) / 10,
    countedPct: occupancyPct(use.countedMinutes, usedMinutes),
    sharedPct: occupancyPct(use.sharedMinutes, usedMinutes),
  }
}

/**
 * The use of every room that counts for occupancy, with the same open and used minutes as the overview.
 *
 * @param bookings those of the centre that start in the period, and those of before that run into it
 */
export function roomUseOf(centre: UseCentre, bookings: readonly UseBooking[], period: ReportPeriod): RoomUse[] {
  const { open, used, roomIds } = occupancyOfPeriod(centre, bookings, period)
  const openMinutes = lengthOf(open)
  const rooms = new Map(centre.rooms.map((room) => [room.id, room]))
  const stays = staysByRoom(rooms, bookings, period)
  return roomIds.map((roomId, i) => {
    const capacity = capacityOf(rooms.get(roomId))
    const { activities, there } = stays.get(roomId) ?? { activities: 0, there: [] }
    const seats = seatsOf(there, used[i] ?? [], capacity)
    return { roomId, activities, openMinutes, usedMinutes: lengthOf(used[i] ?? []), ...seats }
  })
}

/** A booking in one room; `people` is null when nobody counted them, or it can't be said how they were spread. */
type Stay = Stretch & { people: number | null }

const capacityOf = (room: UseRoom | undefined): number | null =>
  room === undefined || room.capacity === null || room.capacity === 0 ? null : room.capacity

/**
 * Who was in which room. People who took several rooms are spread over them by what those hold; nobody can be where there is
 * no seat, so that more people than fit fill a room and no more.
 */
function staysByRoom(
  rooms: ReadonlyMap<string, UseRoom>,
  bookings: readonly UseBooking[],
  period: ReportPeriod,
): Map<string, { activities: number; there: Stay[] }> {
  const stays = new Map<string, { activities: number; there: Stay[] }>()
  for (const booking of bookings) {
    if (booking.start >= period.end || booking.end <= period.start || roleOf(booking, period) !== 'counted') continue
    const own = startsIn(booking, period) ? 1 : 0
    const filled = filledPart(booking, rooms)
    for (const roomId of booking.roomIds) {
      const capacity = capacityOf(rooms.get(roomId))
      const people = filled === null || capacity === null ? null : filled * capacity
      const known = stays.get(roomId) ?? { activities: 0, there: [] }
      known.activities += own
      known.there.push({ from: booking.start, to: booking.end, people })
      stays.set(roomId, known)
    }
  }
  return stays
}

/** Which part of the seats of its rooms a booking takes, 0 to 1; null when that can't be said. */
function filledPart({ participants, roomIds }: UseBooking, rooms: ReadonlyMap<string, UseRoom>): number | null {
  if (participants === null) return null
  let seats = 0
  for (const id of roomIds) {
    const capacity = capacityOf(rooms.get(id))
    if (capacity === null) return null
    seats += capacity
  }
  return seats === 0 ? null : Math.min(1, participants / seats)
}

/** Walks along the moments at which somebody comes or goes, within the used time of the room. */
function seatsOf(
  there: readonly Stay[],
  used: readonly Stretch[],
  capacity: number | null,
): Omit<Use, 'openMinutes' | 'usedMinutes'> {
  const stays = [...there].sort((a, b) => a.from - b.from)
  const sum = { countedMinutes: 0, seatMinutes: 0, takenSeatMinutes: 0, sharedMinutes: 0, mostGroups: 0 }
  let taken = 0
  let next = 0
  let present: Stay[] = []
  for (const stretch of used) {
    for (let moment = stretch.from; moment < stretch.to; ) {
      present = present.filter((stay) => stay.to > moment)
      for (let stay = stays[next]; stay !== undefined && stay.from <= moment; stay = stays[++next])
        if (stay.to > moment) present.push(stay)
      const until = Math.min(stretch.to, stays[next]?.from ?? stretch.to, ...present.map((stay) => stay.to))
      const minutes = until - moment
      if (present.length > 1) sum.sharedMinutes += minutes
      sum.mostGroups = Math.max(sum.mostGroups, present.length)
      const people = peopleOf(present)
      if (capacity !== null && people !== null) {
        sum.countedMinutes += minutes
        taken += Math.min(capacity, people) * minutes
      }
      moment = until
    }
  }
  sum.seatMinutes = (capacity ?? 0) * sum.countedMinutes
  sum.takenSeatMinutes = Math.min(sum.seatMinutes, Math.round(taken))
  return sum
}

/** All people together, or null when one of the groups was not counted. */
function peopleOf(present: readonly Stay[]): number | null {
  let sum = 0
  for (const { people } of present) {
    if (people === null) return null
    sum += people
  }
  return sum
}
