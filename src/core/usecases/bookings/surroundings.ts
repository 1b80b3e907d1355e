import type { ReadTx } from '#core/store/open'
import { getCentre, listClosures, listFacilities, listRooms } from '#core/store/places'
import { remember } from '#core/store/remember'
import { getRenter } from '#core/store/renters'
import { type Booking, type BookingCheck, type FacilityClaim, plainBooking } from '#shared/contract/booking'
import { DAYS_AHEAD } from '#shared/domain/alternatives'
import { type RuleRoom, spanProblem } from '#shared/domain/booking-rules'
import type { CentreHours } from '#shared/domain/hours'
import { type Buffered, buffersFor } from '#shared/domain/layouts'
import { type Holds, type Layout, usageOf } from '#shared/domain/vocabulary'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallSpan, WallTime } from '#shared/time/types'
import { found, invalid } from '../common'

/** What the rules need to know of a centre; an import loads it once for many bookings. */
export type Place = {
  id: string
  hours: CentreHours
  holds: Holds
  /** How long an option stands, and until how many days before it a booking of primary care may make way. */
  optionDays: number
  displaceDays: number
  /** From how many people on a booking needs a caretaker of its own, and whether it can be definite without one. */
  crowdFrom: number | null
  caretakerRequired: boolean
  rooms: ReadonlyMap<string, RuleRoom & Buffered>
}

/**
 * Loads a centre with its rooms, and its closures around a time: as far as free alternatives are looked for. Without a
 * time, all of them.
 *
 * @throws not_found when the centre does not exist
 */
export async function loadPlace(tx: ReadTx, centreId: string, around?: WallSpan): Promise<Place> {
  const place = found(await remember(tx, `place ${centreId}`, () => readPlace(tx, centreId)), 'centre', centreId)
  if (!around) return place
  const from = addDays(dateOf(around.startsAt), -1)
  const to = addDays(dateOf(around.endsAt), DAYS_AHEAD + 2)
  const closures = place.hours.closures.filter((closure) => closure.to >= from && closure.from < to)
  return { ...place, hours: { ...place.hours, closures } }
}

async function readPlace(tx: ReadTx, centreId: string): Promise<Place | null> {
  const centre = await getCentre(tx, centreId)
  if (centre === null) return null
  const rooms = await listRooms(tx, centreId)
  const closures = await listClosures(tx, { centreId })
  return {
    id: centre.id,
    hours: { ...centre, closures },
    holds: centre,
    optionDays: centre.optionDays,
    displaceDays: centre.displaceDays,
    crowdFrom: centre.crowdFrom,
    caretakerRequired: centre.caretakerRequired,
    rooms: new Map(rooms.map((room) => [room.id, room])),
  }
}

export type Draft = Omit<Booking, 'number' | 'createdAt' | 'revision' | 'statusReason'>

/**
 * Completes what someone filled in: category from the renter (without one: the centre's own activity), usage from the
 * category, setup and clear-up from the rooms and the layout (the largest).
 *
 * @throws invalid_input when the times are wrong, or a room or facility is not of the centre; not_found for an unknown renter
 */
export async function completeDraft(tx: ReadTx, place: Place, input: BookingCheck, id: string): Promise<Draft> {
  const renter = input.renterId == null ? null : found(await getRenter(tx, input.renterId), 'renter', input.renterId)
  assertPlaceAndTime(place, input)
  const facilities = await assertFacilities(tx, place, input.facilities ?? [])
  const category = input.category ?? renter?.category ?? 'internal'
  const roomIds = [...new Set(input.roomIds)]
  return {
    id: id as Draft['id'],
    centreId: input.centreId,
    roomIds,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    ...buffersOf(place, roomIds, input.layout ?? null),
    title: input.title ?? '',
    renterId: input.renterId ?? null,
    renterName: renter?.name ?? null,
    category,
    usage: input.usage ?? usageOf(category),
    status: input.status ?? 'confirmed',
    theme: input.theme || null,
    goals: [...new Set(input.goals ?? [])],
    activityType: input.activityType || null,
    expectedParticipants: input.expectedParticipants ?? null,
    participants: null,
    layout: input.layout ?? null,
    preparation: input.preparation || null,
    residentsSetUp: input.residentsSetUp ?? false,
    alcohol: input.alcohol ?? false,
    public: input.public ?? false,
    selfService: input.selfService ?? false,
    contactName: input.contactName || null,
    contactPhone: input.contactPhone || null,
    remarks: input.remarks || null,
    chargedCents: input.chargedCents ?? null,
    ...plainBooking,
    facilities,
    optionUntil: input.optionUntil ?? null,
    priorityReason: input.priorityReason || null,
    publicText: input.publicText || null,
    publicOrganiser: input.publicOrganiser || null,
  }
}

/**
 * Setup and clear-up that the rooms ask for, by themselves and in this layout: kept on the booking, so that a later
 * change of a room leaves it alone.
 */
export const buffersOf = (place: Place, roomIds: readonly string[], layout: Layout | null) =>
  buffersFor(
    roomIds.flatMap((id) => place.rooms.get(id) ?? []),
    layout,
  )

/** Claims of facilities of the centre that are in use, one per facility. @throws invalid_input for any other */
export async function assertFacilities(
  tx: ReadTx,
  place: Place,
  claims: readonly FacilityClaim[],
): Promise<FacilityClaim[]> {
  if (claims.length === 0) return []
  const known = new Map((await listFacilities(tx, place.id)).map((facility) => [facility.id, facility]))
  const total = new Map<FacilityClaim['facilityId'], number>()
  for (const { facilityId, quantity } of claims) {
    const facility = known.get(facilityId)
    if (!facility) invalid('facilities', 'facility_not_in_centre')
    if (facility.archived) invalid('facilities', 'facility_archived')
    total.set(facilityId, (total.get(facilityId) ?? 0) + quantity)
  }
  // In the order in which the store gives them back.
  return [...total]
    .map(([facilityId, quantity]) => ({ facilityId, quantity }))
    .sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1))
}

/** Refuses a booking that ends before it begins or lasts too long, and rooms that are not of the place. @throws invalid_input */
export function assertPlaceAndTime(
  place: Place,
  booking: { roomIds: readonly string[]; startsAt: WallTime; endsAt: WallTime },
): void {
  const problem = spanProblem(booking)
  if (problem) invalid('endsAt', problem)
  for (const id of booking.roomIds) if (!place.rooms.has(id)) invalid('roomIds', 'room_not_in_centre')
}
