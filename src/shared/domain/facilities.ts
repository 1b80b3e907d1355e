import { elementaryRooms, type RoomParts } from './occupancy'

/**
 * Movable facilities have a stock that a booking claims for its time, set-up and clear-up included; what is fixed in a
 * room belongs to that room (domain, section 1). The triggers of core/store hold the stock below the code.
 */
export type RuleFacility = {
  id: string
  name: string
  stock: number
  roomId: string | null
  /** The stock was lowered then: what is over by that moment was right when it was booked. */
  since?: string | undefined
}

/** What a booking takes of a facility, for as long as its rooms are taken. Times are text that compares in order. */
export type Claim = { bookingId: string; facilityId: string; setupFrom: string; clearTo: string; quantity: number }

type Time = { setupFrom: string; clearTo: string }

/** The most that is claimed of one facility at any moment of a time. `claims` may hold those of other facilities. */
export function peakClaimed(facilityId: string, time: Time, claims: readonly Claim[]): number {
  const there = claims.filter(
    (c) => c.facilityId === facilityId && c.setupFrom < time.clearTo && time.setupFrom < c.clearTo,
  )
  const moments = [time.setupFrom, ...there.map((c) => c.setupFrom).filter((moment) => moment > time.setupFrom)]
  const at = (moment: string) =>
    there.reduce((sum, c) => (c.setupFrom <= moment && moment < c.clearTo ? sum + c.quantity : sum), 0)
  return Math.max(...moments.map(at))
}

/** How many of a facility are free during a whole time; never below zero. */
export const freeOf = (facility: RuleFacility, time: Time, claims: readonly Claim[]): number =>
  Math.max(0, facility.stock - peakClaimed(facility.id, time, claims))

/** The part of a time over which today's stock says something, or null: all of it is over since. */
export function guardedPart(facility: Pick<RuleFacility, 'since'>, time: Time): Time | null {
  const since = facility.since ?? ''
  if (time.clearTo <= since) return null
  return { setupFrom: time.setupFrom > since ? time.setupFrom : since, clearTo: time.clearTo }
}

/** True when a booking of these rooms may have the facility: it is movable, or fixed in a room that is wholly booked. */
export function belongsTo(
  facility: Pick<RuleFacility, 'roomId'>,
  roomIds: readonly string[],
  rooms: ReadonlyMap<string, RoomParts>,
): boolean {
  if (facility.roomId === null) return true
  const booked = elementaryRooms(roomIds, rooms)
  return [...elementaryRooms([facility.roomId], rooms).keys()].every((id) => booked.has(id))
}
