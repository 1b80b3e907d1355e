import type { ReadTx } from '#core/store/open'
import { requestsBetween } from '#core/store/requests'
import type { Booking } from '#shared/contract/booking'
import type { RuleRoom } from '#shared/domain/booking-rules'
import { meet, type Occupied, occupancyOf, overlaps, peakPeople, withBlocked } from '#shared/domain/occupancy'
import { inTurn } from '#shared/domain/priority'

/** The rooms of a centre, by id. */
type Place = { id: string; rooms: ReadonlyMap<string, RuleRoom> }
/** A request and what it would take. */
export type Rival = { booking: Booking; wanted: Occupied[] }

/**
 * Requests whose rooms and time meet those of a slot, without one booking: in order of priority, then age. In a shared
 * room they may well fit beside each other; `inEachOthersWay` tells.
 */
export async function requestsFor(
  tx: ReadTx,
  place: Place,
  slot: readonly Occupied[],
  without: string,
): Promise<Rival[]> {
  const [first] = slot
  if (!first) return []
  const open = await requestsBetween(tx, place.id, first.setupFrom, first.clearTo)
  return open
    .filter((booking) => booking.id !== without)
    .map((booking) => ({ booking, wanted: occupancyOf(booking, place.rooms) }))
    .filter(({ wanted }) => wantsPartOf(wanted, slot, place))
    .sort((a, b) => inTurn(a.booking, b.booking))
}

/** True when what is wanted meets a slot in the same elementary rooms. */
export const wantsPartOf = (wanted: readonly Occupied[], slot: readonly Occupied[], place: Place): boolean =>
  pairs(wanted, slot, place).some(([a, b]) => (a.exclusive || b.exclusive ? overlaps(a, b) : meet(a, b)))

/** True when the two can't both have their slot: in a shared room only when the people of both would not fit. */
export const inEachOthersWay = (
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
