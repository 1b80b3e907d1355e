import type { ReadTx } from '#core/store/open'
import { requestsBetween } from '#core/store/requests'
import type { Booking } from '#shared/contract/booking'
import type { RuleRoom } from '#shared/domain/booking-rules'
import { meet, type Occupied, occupancyOf, overlaps, peakPeople, withBlocked } from '#shared/domain/occupancy'
import { inTurn } from '#shared/domain/priority'

/** The rooms of a centre, by id. */
type Place = { id: string; rooms: ReadonlyMap<string, RuleRoom> }
/** A request and what it would take. */
export type Rival<B = Booking> = { booking: B; wanted: Occupied[] }

/**
 * Requests of the centre from the first to the last of these, in order of priority, then age; one question to the store,
 * for one slot or a year of them.
 */
export async function requestsIn(tx: ReadTx, place: Place, slots: readonly Occupied[]): Promise<Rival[]> {
  const [first] = slots
  if (!first) return []
  let { setupFrom: from, clearTo: to } = first
  for (const slot of slots) {
    if (slot.setupFrom < from) from = slot.setupFrom
    if (slot.clearTo > to) to = slot.clearTo
  }
  const open = await requestsBetween(tx, place.id, from, to)
  return open.sort(inTurn).map((booking) => ({ booking, wanted: occupancyOf(booking, place.rooms) }))
}

/** Those of the requests that can't have their slot when another booking gets what it takes. */
export const crowdedOut = <B>(
  requests: readonly Rival<B>[],
  occupied: readonly Occupied[],
  place: Place,
  taken: readonly Occupied[],
): B[] =>
  requests
    .filter(({ wanted }) => atTheTimeOf(wanted, occupied) && inEachOthersWay(occupied, wanted, place, taken))
    .map(({ booking }) => booking)

/** What a booking takes, it takes all at one time: most of a year of requests is out of the question by that alone. */
export const atTheTimeOf = ([a]: readonly Occupied[], [b]: readonly Occupied[]): boolean =>
  a !== undefined && b !== undefined && a.setupFrom < b.clearTo && b.setupFrom < a.clearTo

/** True when what is wanted meets a slot in the same elementary rooms. */
export const wantsPartOf = (wanted: readonly Occupied[], slot: readonly Occupied[], place: Place): boolean =>
  pairs(wanted, slot, place).some(([a, b]) => (a.exclusive || b.exclusive ? overlaps(a, b) : meet(a, b)))

/** True when the two can't both have their slot: in a shared room only when the people of both would not fit. */
const inEachOthersWay = (
  a: readonly Occupied[],
  b: readonly Occupied[],
  place: Place,
  taken: readonly Occupied[],
): boolean =>
  pairs(a, b, place).some(([one, other]) => {
    if (one.exclusive || other.exclusive) return overlaps(one, other)
    const capacity = place.rooms.get(one.roomId)?.capacity ?? null
    return capacity !== null && meet(one, other) && peakPeople(one, [...taken, other]) > capacity
  })

/** What the two want of the same room; a room that the second blocks is wanted wholly. */
const pairs = (a: readonly Occupied[], b: readonly Occupied[], place: Place): [Occupied, Occupied][] => {
  const wholly = withBlocked(b, place.rooms).map((o) => (b.includes(o) ? o : { ...o, exclusive: true }))
  return a.flatMap((one) =>
    wholly.flatMap((other): [Occupied, Occupied][] => (one.roomId === other.roomId ? [[one, other]] : [])),
  )
}
