import { addMinutes } from '../time/civil'
import type { WallTime } from '../time/types'

/**
 * When a room is taken. Setup and clear-up count as taken; touching is fine; between two bookings the larger of the
 * first's clear-up and the second's setup must fit, so two buffers may overlap each other (architecture, decision 3).
 * The triggers of core/store enforce the same rule below the code.
 */
export type Occupied = {
  bookingId: string
  /** Elementary room: never a composite. */
  roomId: string
  /** Minutes or text that compares in order of time; `from` and `to` are the booking itself, end exclusive. */
  from: string
  to: string
  /** The same with setup before and clear-up after. */
  setupFrom: string
  clearTo: string
  /** True when nobody else may be there: an exclusive room, or any part of an exclusive composite. */
  exclusive: boolean
  people: number
}

/** True when the two can't both stand in one exclusive room. Order does not matter. */
export function overlaps(
  a: Pick<Occupied, 'from' | 'to' | 'setupFrom' | 'clearTo'>,
  b: Pick<Occupied, 'from' | 'to' | 'setupFrom' | 'clearTo'>,
): boolean {
  return (a.from < b.clearTo && b.setupFrom < a.to) || (a.setupFrom < b.to && b.from < a.clearTo)
}

/** True when the people of the two are there at the same time: without setup and clear-up. */
export const meet = (a: Pick<Occupied, 'from' | 'to'>, b: Pick<Occupied, 'from' | 'to'>): boolean =>
  a.from < b.to && b.from < a.to

/** The most people present at any moment of `candidate`, the candidate included. */
export function peakPeople(candidate: Occupied, others: readonly Occupied[]): number {
  const present = others.filter(
    (o) => o.roomId === candidate.roomId && o.bookingId !== candidate.bookingId && meet(o, candidate),
  )
  const moments = [candidate.from, ...present.map((o) => o.from).filter((t) => t > candidate.from)]
  const at = (t: string) => present.reduce((sum, o) => (o.from <= t && t < o.to ? sum + o.people : sum), 0)
  return candidate.people + Math.max(...moments.map(at))
}

type Blocking = { id: string; blocks?: readonly { roomId: string; since: string }[] }

/**
 * The elementary rooms that can't be used while this one is: blocks work both ways, whichever room they were entered
 * with. `since`: they count for bookings that both end later.
 */
export function blockedWith(
  roomId: string,
  rooms: ReadonlyMap<string, Blocking>,
): readonly { roomId: string; since: string }[] {
  const own = rooms.get(roomId)?.blocks ?? []
  const others = [...rooms.values()].flatMap((room) =>
    (room.blocks ?? []).flatMap((block) => (block.roomId === roomId ? { ...block, roomId: room.id } : [])),
  )
  return [...own, ...others]
}

/** What a booking takes, and the same time in the rooms that this blocks: where to look for what stands in its way. */
export const withBlocked = (wanted: readonly Occupied[], rooms: ReadonlyMap<string, Blocking>): Occupied[] =>
  wanted.flatMap((want) => [want, ...blockedWith(want.roomId, rooms).map(({ roomId }) => ({ ...want, roomId }))])

export type RoomParts = { id: string; use: 'exclusive' | 'shared'; partIds: readonly string[] }

/**
 * The elementary rooms that booking `roomIds` takes, each with whether it is taken wholly. A composite counts as its
 * parts, at any depth; an exclusive composite takes its parts wholly, also when a part is shared by itself.
 * An unknown room is passed over: the caller has checked that they exist.
 */
export function elementaryRooms(
  roomIds: readonly string[],
  rooms: ReadonlyMap<string, RoomParts>,
): Map<string, boolean> {
  const taken = new Map<string, boolean>()
  const take = (id: string, wholly: boolean, path: readonly string[]) => {
    const room = rooms.get(id)
    if (!room || path.includes(id)) return
    const exclusive = wholly || room.use === 'exclusive'
    if (room.partIds.length === 0) taken.set(id, (taken.get(id) ?? false) || exclusive)
    else for (const part of room.partIds) take(part, exclusive, [...path, id])
  }
  for (const id of roomIds) take(id, false, [])
  return taken
}

/**
 * The occupancy rows of a booking: one per elementary room, or none when its status does not hold the room.
 * Setup and clear-up are minutes before the start and after the end.
 */
export function occupancyOf(
  booking: {
    id: string
    roomIds: readonly string[]
    startsAt: WallTime
    endsAt: WallTime
    setupMinutes: number
    clearupMinutes: number
    expectedParticipants: number | null
  },
  rooms: ReadonlyMap<string, RoomParts>,
): Occupied[] {
  const setupFrom = booking.setupMinutes === 0 ? booking.startsAt : addMinutes(booking.startsAt, -booking.setupMinutes)
  const clearTo = booking.clearupMinutes === 0 ? booking.endsAt : addMinutes(booking.endsAt, booking.clearupMinutes)
  return [...elementaryRooms(booking.roomIds, rooms)].map(([roomId, exclusive]) => ({
    bookingId: booking.id,
    roomId,
    from: booking.startsAt,
    to: booking.endsAt,
    setupFrom,
    clearTo,
    exclusive,
    people: booking.expectedParticipants ?? 0,
  }))
}
