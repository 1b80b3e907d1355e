import type { Booking } from '#shared/contract/booking'
import type { Centre, Closure, Room } from '#shared/contract/place'
import { type CentreHours, checkHours, type DayHours, dayHours } from '#shared/domain/hours'
import { elementaryRooms, meet, type Occupied, occupancyOf, overlaps, peakPeople } from '#shared/domain/occupancy'
import { type BookingStatus, type Holds, holdsRoom, isOver } from '#shared/domain/vocabulary'
import { addMinutes, minuteNumber } from '#shared/time/civil'
import { formatTimes } from '#shared/time/format'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import { statusWords, usageWords } from '../../lib/words/vocabulary'

/** What the planbord works out from the bookings it has loaded, by the same rules as the core. */
export type RoomMap = ReadonlyMap<string, Room>
export const roomMap = (rooms: readonly Room[]): RoomMap => new Map(rooms.map((room) => [room.id, room]))

/** Bookings that stand on the board: what has ended without taking place only on request. */
export const visible = (bookings: readonly Booking[], ended: boolean): readonly Booking[] =>
  ended ? bookings : bookings.filter((b) => !isOver(b.status))

export type Span = WallSpan & { roomId: string; text: string }

/**
 * Where a room is taken without being booked itself: a part of it is, or the whole that it is a part of. Spans that
 * touch are one.
 */
export function blockedSpans(centre: Holds, rooms: readonly Room[], bookings: readonly Booking[]): Span[] {
  const byId = roomMap(rooms)
  const taken = new Map(rooms.map((room) => [room.id as string, elementaryRooms([room.id], byId)]))
  const spans: Span[] = []
  for (const room of rooms) {
    const mine = taken.get(room.id)
    if (!mine) continue
    const here = bookings
      .filter((b) => holdsRoom(b.status, centre) && !b.roomIds.includes(room.id))
      .flatMap((b) => {
        const other = b.roomIds.filter((id) => {
          const theirs = elementaryRooms([id], byId)
          return [...theirs].some(([part, exclusive]) => mine.has(part) && (exclusive || mine.get(part) === true))
        })
        return other.length === 0
          ? []
          : [{ startsAt: b.startsAt, endsAt: b.endsAt, names: other.map((id) => byId.get(id)?.name ?? '') }]
      })
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    const merged: { startsAt: WallTime; endsAt: WallTime; names: Set<string> }[] = []
    for (const span of here) {
      const last = merged.at(-1)
      if (last && span.startsAt <= last.endsAt) {
        if (span.endsAt > last.endsAt) last.endsAt = span.endsAt
        for (const name of span.names) last.names.add(name)
      } else merged.push({ startsAt: span.startsAt, endsAt: span.endsAt, names: new Set(span.names) })
    }
    for (const { startsAt, endsAt, names } of merged) {
      spans.push({ roomId: room.id, startsAt, endsAt, text: `${[...names].sort().join(' en ')} bezet` })
    }
  }
  return spans
}

/** Setup before and clear-up after bookings that hold their rooms. */
export function bufferSpans(centre: Holds, bookings: readonly Booking[]): Span[] {
  return bookings
    .filter((b) => holdsRoom(b.status, centre))
    .flatMap((b) =>
      b.roomIds.flatMap((roomId) => [
        ...(b.setupMinutes > 0
          ? [{ roomId, startsAt: addMinutes(b.startsAt, -b.setupMinutes), endsAt: b.startsAt, text: 'Opbouw' }]
          : []),
        ...(b.clearupMinutes > 0
          ? [{ roomId, startsAt: b.endsAt, endsAt: addMinutes(b.endsAt, b.clearupMinutes), text: 'Afbouw' }]
          : []),
      ]),
    )
}

/** Everything that is taken, by the bookings on the board. */
export const occupiedBy = (centre: Holds, bookings: readonly Booking[], rooms: RoomMap): Occupied[] =>
  bookings.filter((b) => holdsRoom(b.status, centre)).flatMap((b) => occupancyOf(b, rooms))

type Slot = WallSpan & {
  id: string
  roomIds: readonly string[]
  setupMinutes: number
  clearupMinutes: number
  expectedParticipants: number | null
}

/** Whether a slot is free of what is on the board; the core has the last word. */
export function isFree(slot: Slot, taken: readonly Occupied[], rooms: RoomMap): boolean {
  return occupancyOf(slot, rooms).every((want) => {
    const here = taken.filter((t) => t.roomId === want.roomId && t.bookingId !== slot.id)
    if (here.some((t) => (t.exclusive || want.exclusive) && overlaps(t, want))) return false
    const capacity = rooms.get(want.roomId)?.capacity ?? null
    return (
      want.exclusive ||
      capacity === null ||
      peakPeople(
        want,
        here.filter((t) => meet(t, want)),
      ) <= capacity
    )
  })
}

/** What can be said of a place before the mouse lets go: it can be had, someone else has it, or the centre is closed. */
export type Verdict = 'free' | 'taken' | 'closed'
export type Around = { taken: readonly Occupied[]; byId: RoomMap; hours: CentreHours; now: WallTime }

/**
 * Whether a slot can be had by what is on the board; the core has the last word. Who opens by himself, and what is
 * past, need not fit the opening hours.
 */
export function verdictOf(slot: Slot & { selfService?: boolean }, { taken, byId, hours, now }: Around): Verdict {
  if (!isFree(slot, taken, byId)) return 'taken'
  if (slot.selfService === true || slot.startsAt < now) return 'free'
  const { closed, inactive, outsideOpening } = checkHours(hours, slot)
  return closed.length > 0 || inactive.length > 0 || outsideOpening ? 'closed' : 'free'
}

/** How many people are in a shared room at each hour from 8 to 22, and at the moment given (or the fullest hour). */
export function fullness(
  roomId: string,
  taken: readonly Occupied[],
  day: CivilDate,
  now: WallTime,
): { people: number; isNow: boolean; hours: number[] } {
  const here = taken.filter((t) => t.roomId === roomId)
  const at = (moment: string) => here.reduce((sum, t) => (t.from <= moment && moment < t.to ? sum + t.people : sum), 0)
  const hours = Array.from({ length: 15 }, (_, i) => at(`${day}T${String(i + 8).padStart(2, '0')}:00`))
  const isNow = now.slice(0, 10) === day
  return { people: isNow ? at(now) : Math.max(0, ...hours), isNow, hours }
}

export const hoursOf = (centre: Centre, closures: readonly Closure[]): CentreHours => ({ ...centre, closures })

/** Opening hours of each day, for backgrounds. */
export const daysOf = (hours: CentreHours, days: readonly CivilDate[]): DayHours[] =>
  days.map((day) => dayHours(hours, day))

/** Confirmed or held: nothing is asked of it any more, so its sign is free to say something else. */
export const isSettled = (status: BookingStatus): boolean => status === 'confirmed' || status === 'held'

/** What a screen reader says of a booking; `colour` is what its colour says and the rest does not. */
export function bookingLabel(b: Booking, rooms: RoomMap, colour: string | null = null): string {
  const parts = [
    b.title,
    formatTimes(b.startsAt, b.endsAt).replace('–', ' tot '),
    b.roomIds.map((id) => rooms.get(id)?.name ?? '').join(' en '),
    usageWords[b.usage].toLowerCase(),
    ...(isSettled(b.status) ? [] : [statusWords[b.status].toLowerCase()]),
    ...(colour === null ? [] : [colour]),
    ...(b.expectedParticipants === null ? [] : [`${b.expectedParticipants} personen`]),
    ...(b.selfService ? ['huurder opent zelf'] : []),
  ]
  return parts.join(', ')
}

/** Minutes since the midnight that begins `day`; may be negative or over 1440. */
export const minuteOfDay = (wall: WallTime, day: CivilDate): number => minuteNumber(wall) - minuteNumber(`${day}T00:00`)
