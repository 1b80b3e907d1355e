import { getMany, taken as takenIn } from '#core/store/bookings'
import { claimsIn, guardedSince } from '#core/store/claims'
import type { ReadTx } from '#core/store/open'
import { getCentre, listClosures, listFacilities, listRooms } from '#core/store/places'
import { remember } from '#core/store/remember'
import { getRenter } from '#core/store/renters'
import { hasInstruction } from '#core/store/self-service'
import { type Booking, type BookingCheck, type FacilityClaim, plainBooking } from '#shared/contract/booking'
import { alternativesFor, DAYS_AHEAD } from '#shared/domain/alternatives'
import {
  type Finding,
  findingsFor,
  type RuleRoom,
  type Surroundings,
  spanProblem,
  worstFirst,
} from '#shared/domain/booking-rules'
import type { RuleFacility } from '#shared/domain/facilities'
import type { CentreHours } from '#shared/domain/hours'
import { type Buffered, buffersFor } from '#shared/domain/layouts'
import { type Occupied, occupancyOf, withBlocked } from '#shared/domain/occupancy'
import { asksWhy, priorityFindings } from '#shared/domain/priority'
import { type Holds, type Layout, usageOf } from '#shared/domain/vocabulary'
import { addDays, addMinutes, dateOf } from '#shared/time/civil'
import type { WallSpan, WallTime } from '#shared/time/types'
import { found, invalid } from '../common'
import { crowdedOut, requestsFor } from './rivals'
import { rosterFor } from './roster'

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

export function assertPlaceAndTime(
  place: Place,
  booking: { roomIds: readonly string[]; startsAt: WallTime; endsAt: WallTime },
): void {
  const problem = spanProblem(booking)
  if (problem) invalid('endsAt', problem)
  for (const id of booking.roomIds) if (!place.rooms.has(id)) invalid('roomIds', 'room_not_in_centre')
}

export type Verdict = { findings: Finding[]; occupied: Occupied[] }

/**
 * Holds a booking against the rules and what is in the store. `occupied` is what it takes, whether or not its status
 * holds its rooms. With `suggest`, conflicts come with free alternatives.
 */
export async function judge(
  tx: ReadTx,
  place: Place,
  booking: Draft,
  now: WallTime,
  suggest: boolean,
): Promise<Verdict> {
  const occupied = occupancyOf(booking, place.rooms)
  const slack = (wall: WallTime, minutes: number) => addMinutes(wall, minutes)
  const roomIds = [...new Set(withBlocked(occupied, place.rooms).map((o) => o.roomId))]
  const taken = await takenIn(
    tx,
    roomIds,
    slack(booking.startsAt, -booking.setupMinutes),
    slack(booking.endsAt, booking.clearupMinutes),
    booking.id,
  )
  const more = await askedFor(tx, place, booking)
  const around = { hours: place.hours, holds: place.holds, rooms: place.rooms, taken, now, ...more }
  const ruled = findingsFor(booking, { ...around, wanted: occupied })
  const priority = await priorityOf(tx, place, booking, { occupied, taken, findings: ruled }, now)
  const sayRoster = await rosterFor(tx, place, [booking], now)
  const findings = worstFirst(sayRoster(booking, [...ruled, ...priority]))
  if (!suggest || !findings.some(blocksPlace)) return { findings, occupied }

  const elementary = [...place.rooms.values()].filter((room) => room.partIds.length === 0).map((room) => room.id)
  const from = `${addDays(dateOf(booking.startsAt), -1)}T00:00` as WallTime
  const to = `${addDays(dateOf(booking.endsAt), DAYS_AHEAD + 1)}T00:00` as WallTime
  const all = await takenIn(tx, elementary, from, to, booking.id)
  const alternatives = alternativesFor(booking, { ...around, taken: all })
  return {
    occupied,
    findings: findings.map((f) => (blocksPlace(f) ? ({ ...f, data: { ...f.data, alternatives } } as Finding) : f)),
  }
}

/** Facilities and instruction, only where the booking asks for them. */
async function askedFor(
  tx: ReadTx,
  place: Place,
  booking: Draft,
): Promise<Pick<Surroundings, 'facilities' | 'instructed'>> {
  const day = dateOf(booking.startsAt)
  const about: Pick<Surroundings, 'facilities' | 'instructed'> = {}
  if (booking.facilities.length > 0) {
    const facilityIds = booking.facilities.map((claim) => claim.facilityId)
    // The whole day and its buffers: a finding says from when it is free again.
    const from = `${addDays(day, -1)}T00:00` as WallTime
    const to = `${addDays(dateOf(booking.endsAt), 2)}T00:00` as WallTime
    const since = await guardedSince(tx)
    const known = (await listFacilities(tx, place.id)).map((f): RuleFacility => ({ ...f, since: since.get(f.id) }))
    about.facilities = {
      known: new Map(known.map((facility) => [facility.id, facility])),
      claims: await claimsIn(tx, from, to, { facilityIds, without: booking.id }),
    }
  }
  if (booking.selfService && booking.renterId !== null)
    about.instructed = await hasInstruction(tx, booking.renterId, place.id, day)
  return about
}

/** What priority says; the store is asked only where a rule of priority may apply. */
async function priorityOf(
  tx: ReadTx,
  place: Place,
  booking: Draft,
  around: { occupied: readonly Occupied[]; taken: readonly Occupied[]; findings: readonly Finding[] },
  now: WallTime,
): Promise<Finding[]> {
  const inTheWay =
    booking.category === 'residents'
      ? around.findings.flatMap((f) => (f.code === 'room_conflict' ? [f.data.bookingId] : []))
      : []
  const requests = asksWhy(booking, now) ? await requestsFor(tx, place, around.occupied, booking.id) : []
  return priorityFindings(booking, {
    inTheWay: await getMany(tx, inTheWay),
    waiting: crowdedOut(requests, around.occupied, place, around.taken),
    displaceDays: place.displaceDays,
    now,
  })
}

const blocksPlace = (f: Finding): boolean => f.code === 'room_conflict' || f.code === 'capacity_exceeded'
