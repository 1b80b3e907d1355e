import { taken as takenIn } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getCentre, listClosures, listRooms } from '#core/store/places'
import { remember } from '#core/store/remember'
import { getRenter } from '#core/store/renters'
import { type Booking, type BookingCheck, plainBooking } from '#shared/contract/booking'
import { alternativesFor, DAYS_AHEAD } from '#shared/domain/alternatives'
import { type Finding, findingsFor, type RuleRoom, spanProblem } from '#shared/domain/booking-rules'
import type { CentreHours } from '#shared/domain/hours'
import { type Occupied, occupancyOf } from '#shared/domain/occupancy'
import { type Holds, usageOf } from '#shared/domain/vocabulary'
import { addDays, addMinutes, dateOf } from '#shared/time/civil'
import type { WallSpan, WallTime } from '#shared/time/types'
import { found, invalid } from '../common'

/** What the rules need to know of a centre; an import loads it once for many bookings. */
export type Place = {
  id: string
  hours: CentreHours
  holds: Holds
  rooms: ReadonlyMap<string, RuleRoom & { setupMinutes: number; clearupMinutes: number }>
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
    rooms: new Map(rooms.map((room) => [room.id, room])),
  }
}

export type Draft = Omit<Booking, 'number' | 'createdAt' | 'revision' | 'statusReason'>

/**
 * Completes what someone filled in: category from the renter (without one: the centre's own activity), usage from the
 * category, setup and clear-up from the rooms (the largest).
 *
 * @throws invalid_input when the times are wrong or a room is not of the centre; not_found for an unknown renter
 */
export async function completeDraft(tx: ReadTx, place: Place, input: BookingCheck, id: string): Promise<Draft> {
  const renter = input.renterId == null ? null : found(await getRenter(tx, input.renterId), 'renter', input.renterId)
  assertPlaceAndTime(place, input)
  const category = input.category ?? renter?.category ?? 'internal'
  const roomIds = [...new Set(input.roomIds)]
  return {
    id: id as Draft['id'],
    centreId: input.centreId,
    roomIds,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    ...buffersOf(place, roomIds),
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
    public: input.public ?? false,
    selfService: input.selfService ?? false,
    contactName: input.contactName || null,
    contactPhone: input.contactPhone || null,
    remarks: input.remarks || null,
    chargedCents: input.chargedCents ?? null,
    ...plainBooking,
    facilities: input.facilities ?? [],
    optionUntil: input.optionUntil ?? null,
    priorityReason: input.priorityReason || null,
  }
}

/** Setup and clear-up that the rooms ask for: kept on the booking, so that a later change of a room leaves it alone. */
export function buffersOf(place: Place, roomIds: readonly string[]): { setupMinutes: number; clearupMinutes: number } {
  const rooms = roomIds.flatMap((id) => place.rooms.get(id) ?? [])
  return {
    setupMinutes: Math.max(0, ...rooms.map((room) => room.setupMinutes)),
    clearupMinutes: Math.max(0, ...rooms.map((room) => room.clearupMinutes)),
  }
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
  const roomIds = occupied.map((o) => o.roomId)
  const taken = await takenIn(
    tx,
    roomIds,
    slack(booking.startsAt, -booking.setupMinutes),
    slack(booking.endsAt, booking.clearupMinutes),
    booking.id,
  )
  const around = { hours: place.hours, holds: place.holds, rooms: place.rooms, taken, now }
  const findings = findingsFor(booking, { ...around, wanted: occupied })
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

const blocksPlace = (f: Finding): boolean => f.code === 'room_conflict' || f.code === 'capacity_exceeded'
