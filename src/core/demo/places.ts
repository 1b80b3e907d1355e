import type { Unit } from '#core/app/context'
import { list } from '#core/store/bookings'
import { listFacilities } from '#core/store/places'
import { addCentre, addRoom } from '#core/usecases/places'
import { addInstruction } from '#core/usecases/self-service'
import type { Booking, FacilityClaim } from '#shared/contract/booking'
import type { RoomLayout } from '#shared/contract/place'
import { type Claim, freeOf, type RuleFacility } from '#shared/domain/facilities'
import type { Occupied } from '#shared/domain/occupancy'
import type { RoomKind } from '#shared/domain/vocabulary'
import { addDays, addMonths, dateOf } from '#shared/time/civil'
import type { Pack } from './packs'

/** Layouts with their minutes, facilities that bookings take along, places to refer to, and who may open up alone. */

const halls: RoomLayout[] = [
  { layout: 'theatre', setupMinutes: 30, clearupMinutes: 15 },
  { layout: 'u_shape', setupMinutes: 20, clearupMinutes: 15 },
  { layout: 'carre', setupMinutes: 20, clearupMinutes: 15 },
  { layout: 'school', setupMinutes: 30, clearupMinutes: 20 },
  { layout: 'reception', setupMinutes: 15, clearupMinutes: 30 },
  { layout: 'empty', setupMinutes: 15, clearupMinutes: 15 },
]
const smallRooms: RoomLayout[] = [
  { layout: 'u_shape', setupMinutes: 10, clearupMinutes: 10 },
  { layout: 'carre', setupMinutes: 0, clearupMinutes: 0 },
  { layout: 'school', setupMinutes: 15, clearupMinutes: 10 },
]

/** In which layouts a room of a kind can stand; none says any. */
export function layoutsOf(kind: RoomKind): RoomLayout[] {
  if (kind === 'hall' || kind === 'meeting_hall') return halls
  return kind === 'course_room' ? smallRooms : []
}

const gyms = { name: 'Gymzaal', contact: 'Ria van Dam', role: 'verhuur sportbedrijf, op werkdagen tot 12.00' }
const schools = { name: 'Basisschool De Regenboog', contact: 'Henk Blom', role: 'conciërge, na schooltijd' }

/** A gym and a school of others, in the districts of the first two centres, with whom to ask. */
export async function addElsewhere(unit: Unit, pack: Pack): Promise<void> {
  for (const [index, { name, contact, role }] of [gyms, schools].entries()) {
    const district = pack.centres[index]?.district ?? pack.municipality
    const centre = await addCentre(unit, {
      name: index === 0 ? `${name} ${district}` : name,
      type: 'other',
      municipality: pack.municipality,
      district,
      managed: false,
      contacts: [
        { name: contact, phone: `06-0000009${index}`, email: `verhuur${index + 1}@example.nl`, remarks: role },
      ],
    })
    const rooms =
      index === 0
        ? [{ name: 'Sportvloer', capacity: 120 }]
        : [
            { name: 'Aula', capacity: 150 },
            { name: 'Lokaal', capacity: 30 },
          ]
    for (const room of rooms) await addRoom(unit, { ...room, centreId: centre.id, countsForOccupancy: false })
  }
}

/** Days before today from which bookings take facilities along: what is longer ago nobody looks up. */
const CLAIM_BACK_DAYS = 60

/** Gives bookings for an audience a beamer and chairs, as long as there are some. */
export async function createClaimer(unit: Unit) {
  const facilities: RuleFacility[] = await listFacilities(unit.tx)
  const centreOf = new Map(
    (await listFacilities(unit.tx)).map((facility) => [facility.id as string, facility.centreId]),
  )
  const from = addDays(dateOf(unit.wall), -CLAIM_BACK_DAYS)
  const days = new Map<string, Claim[]>()
  return (booking: Booking, occupied: readonly Occupied[]): FacilityClaim[] => {
    const [time] = occupied
    const day = dateOf(booking.startsAt)
    if (time === undefined || day < from || booking.layout !== 'theatre') return []
    const claims = days.get(day) ?? []
    days.set(day, claims)
    return facilities.flatMap((facility) => {
      if (centreOf.get(facility.id) !== booking.centreId) return []
      const quantity = wantedOf(facility.name, booking.expectedParticipants ?? 0)
      if (quantity === 0 || freeOf(facility, time, claims) < quantity) return []
      const { setupFrom, clearTo } = time
      claims.push({ bookingId: booking.id, facilityId: facility.id, setupFrom, clearTo, quantity })
      return [{ facilityId: facility.id as FacilityClaim['facilityId'], quantity }]
    })
  }
}

const FEW = 20
const wantedOf = (name: string, people: number): number => {
  if (name === 'Beamer') return 1
  return name === 'Klapstoel' && people >= FEW ? Math.min(50, Math.ceil(people / 10) * 10) : 0
}

/** Who runs things without a caretaker in the coming weeks has had the instruction, but for one in five. */
export async function addInstructions(unit: Unit): Promise<void> {
  const today = dateOf(unit.wall)
  const coming = await list(unit.tx, { from: today, to: addMonths(today, 1) })
  const pairs = new Map(
    coming.flatMap((b) =>
      b.selfService && b.renterId !== null
        ? [[`${b.renterId} ${b.centreId}`, { renterId: b.renterId, centreId: b.centreId }]]
        : [],
    ),
  )
  let key = 0
  for (const pair of pairs.values())
    if (++key % 5 !== 0)
      await addInstruction(unit, {
        ...pair,
        givenOn: addDays(today, -30 - 7 * (key % 20)),
        givenBy: 'Marja de Wit',
        handedOut: key % 3 === 0 ? 'code van de voordeur' : `sleutel ${key}`,
      })
}
