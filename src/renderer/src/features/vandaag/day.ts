import type { Booking } from '#shared/contract/booking'
import type { Centre, Closure, Room } from '#shared/contract/place'
import { type DayHours, dayHours } from '#shared/domain/hours'
import { elementaryRooms } from '#shared/domain/occupancy'
import { type Holds, holdsRoom } from '#shared/domain/vocabulary'
import { addMinutes, clockFromMinutes } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'
import { claimsText } from '../../lib/facilities'
import { layoutWords } from '../../lib/words/vocabulary'

/** What stands in a room around a moment. */
export type RoomNow = {
  room: Room
  now: readonly Booking[]
  next: Booking | null
  /** Names of the rooms whose bookings take (part of) this one now. */
  takenBy: readonly string[]
}

/**
 * Now and next per room. `at` null is a day that is not today: then `now` holds the first booking of the day and `next`
 * the one after it.
 */
export function roomsNow(
  centre: Holds,
  rooms: readonly Room[],
  bookings: readonly Booking[],
  at: WallTime | null,
): RoomNow[] {
  const holding = bookings.filter((b) => holdsRoom(b.status, centre))
  const byId = new Map(rooms.map((room) => [room.id as string, room]))
  const partsOf = (id: string) => [...elementaryRooms([id], byId).keys()]
  return rooms.map((room) => {
    const own = holding.filter((b) => b.roomIds.includes(room.id))
    const coming = at === null ? own : own.filter((b) => b.startsAt > at)
    const now = at === null ? own.slice(0, 1) : own.filter((b) => b.startsAt <= at && b.endsAt > at)
    const parts = new Set(partsOf(room.id))
    const taking =
      at === null
        ? []
        : holding
            .filter((b) => b.startsAt <= at && b.endsAt > at)
            .flatMap((b) => b.roomIds)
            .filter((id) => id !== room.id && partsOf(id).some((part) => parts.has(part)))
    return {
      room,
      now,
      next: (at === null ? coming[1] : coming[0]) ?? null,
      takenBy: rooms.filter((other) => taking.includes(other.id)).map((other) => other.name),
    }
  })
}

/** When to start setting up, and what, with what it claims: `13.00 opbouw: Carré, Beamer, 8 tafels`. Null when nothing needs to be done. */
export function setUpText(booking: Booking, facilities: ReadonlyMap<string, string>): string | null {
  const what = [
    booking.layout === null ? null : layoutWords[booking.layout],
    claimsText(booking, facilities),
    booking.preparation,
  ]
    .filter((text) => text !== null && text !== '')
    .join(', ')
  if (what === '' && booking.setupMinutes === 0) return null
  const from = formatTime(addMinutes(booking.startsAt, -booking.setupMinutes))
  const who = booking.residentsSetUp ? ' (bewoners zetten klaar)' : ''
  if (booking.setupMinutes > 0) return `${from} opbouw${what === '' ? '' : `: ${what}`}${who}`
  return `${from} ${what}${who}`
}

/** Opening hours of the day, closures taken into account. */
export function hoursOf(centre: Centre, closures: readonly Closure[], date: CivilDate): DayHours {
  return dayHours({ ...centre, closures }, date)
}

/** `08.30–12.00 en 13.00–22.30`; empty when there is none. */
export const stretchesText = (hours: DayHours): string =>
  hours.open.map((s) => [s.from, s.to].map((m) => formatTime(clockFromMinutes(m))).join('–')).join(' en ')
