import type { Unit } from '#core/app/context'
import { insertMany, type LabelIds, list, type NewRow, takeNumbers } from '#core/store/bookings'
import { type Booking, plainBooking } from '#shared/contract/booking'
import type { Renter } from '#shared/contract/renter'
import { isCounted, usageOf } from '#shared/domain/vocabulary'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, Instant } from '#shared/time/types'
import type { Renters } from './furnish'
import type { PlanCentre } from './plan'

type Wish = {
  title: string
  by: string
  people: number
  /** Days ago that it was asked. */
  age: number
}
const MORNING: Wish = { title: 'Koffie en soep voor de buurt', by: 'Bewonerscommissie {d}', people: 30, age: 6 }
const WAITING: readonly Wish[] = [
  { title: 'Voorstelling toneelgroep', by: 'Toneelgroep {d}', people: 22, age: 4 },
  { title: 'Bewonersavond straatplan', by: 'Bewonersinitiatief Samen {d}', people: 25, age: 2 },
]
const RIVAL: Wish = { title: 'Rommelmarkt van de straat', by: 'Bewonersinitiatief Welkom {d}', people: 25, age: 1 }

/**
 * What the screen Aanvragen is for: residents who want the place of primary care, a waiting list for a hall that is
 * taken, residents who wait for what a company asked first, and what expired or had to make way this quarter.
 */
export async function addRequests(unit: Unit, place: PlanCentre, renters: Renters, labelId: LabelIds): Promise<void> {
  const today = dateOf(unit.wall)
  const coming = await list(unit.tx, {
    centreId: place.centre.id,
    from: addDays(today, 3),
    to: addDays(today, 60),
  })
  const confirmed = coming.filter((b) => b.status === 'confirmed' && b.roomIds.length === 1)
  const rows: Booking[] = []
  const ask = (wish: Wish, slot: Booking | undefined) => {
    const renter = renters.find(wish.by.replace('{d}', place.centre.district ?? ''))
    if (slot && renter) rows.push(requestFor(unit, wish, slot, renter))
  }
  // In a consulting room nobody eats.
  const small = new Set(place.rooms.flatMap((room) => (room.kind === 'consulting_room' ? [room.id] : [])))
  const care = confirmed.filter((b) => b.category === 'primary_care' && b.roomIds.every((id) => !small.has(id)))
  ask(
    MORNING,
    care.find((b) => dateOf(b.startsAt) > addDays(today, 16)),
  )
  const hall = place.rooms.find((room) => room.kind === 'hall' || room.kind === 'meeting_hall')
  const taken = confirmed.find((b) => b.roomIds[0] === hall?.id && b.category !== 'primary_care')
  for (const wish of WAITING) ask(wish, taken)
  ask(
    RIVAL,
    coming.find((b) => b.status === 'request' && b.category === 'commercial'),
  )
  rows.push(...(await pastOnes(unit, place, today)))
  await number(unit, rows)
  await insertMany(
    unit.tx,
    rows.map((booking): NewRow => ({ booking, occupied: [] })),
    labelId,
  )
  for (const booking of rows)
    unit.record({ kind: 'booking', id: booking.id, before: null, after: booking, centreId: booking.centreId })
}

const askedAt = (today: CivilDate, days: number): Instant => `${addDays(today, -days)}T09:15:00.000Z` as Instant

function requestFor(unit: Unit, wish: Wish, slot: Booking, renter: Renter): Booking {
  return {
    ...slot,
    ...plainBooking,
    id: unit.newId() as Booking['id'],
    title: wish.title,
    renterId: renter.id,
    renterName: renter.name,
    category: renter.category,
    usage: usageOf(renter.category),
    status: 'request',
    statusReason: null,
    theme: 'Meedoen',
    goals: [],
    activityType: null,
    expectedParticipants: wish.people,
    participants: null,
    layout: null,
    preparation: null,
    residentsSetUp: renter.category === 'residents',
    alcohol: false,
    public: false,
    selfService: false,
    contactName: renter.contactName,
    contactPhone: renter.phone,
    remarks: null,
    chargedCents: null,
    createdAt: askedAt(dateOf(unit.wall), wish.age),
    revision: 1,
  }
}

/** An option that nobody answered in time, and care that made way for residents: over by now. */
async function pastOnes(unit: Unit, place: PlanCentre, today: CivilDate): Promise<Booking[]> {
  const past = await list(unit.tx, { centreId: place.centre.id, from: addDays(today, -30), to: addDays(today, -2) })
  const held = past.filter((b) => isCounted(b.status))
  const unanswered = held.find((b) => b.category === 'association' && b.renterId !== null)
  const care = held.find((b) => b.category === 'primary_care')
  const winner = held.find((b) => b.category === 'residents')
  const over = (b: Booking, more: Partial<Booking>): Booking => ({
    ...b,
    ...plainBooking,
    participants: null,
    id: unit.newId() as Booking['id'],
    ...more,
  })
  return [
    ...(unanswered
      ? [
          over(unanswered, {
            title: `${unanswered.title} (extra)`,
            status: 'expired',
            optionUntil: at(addDays(dateOf(unanswered.startsAt), -5), '23:59' as ClockTime),
          }),
        ]
      : []),
    ...(care && winner
      ? [
          over(care, {
            ...{ roomIds: winner.roomIds, startsAt: winner.startsAt, endsAt: winner.endsAt },
            status: 'displaced',
            statusReason: `Bewoners gaan voor: ${winner.title}`,
            displacedById: winner.id,
          }),
        ]
      : []),
  ]
}

/** Numbers follow those of the year. */
async function number(unit: Unit, rows: readonly Booking[]): Promise<void> {
  for (const booking of rows) {
    const numberAt = await takeNumbers(unit.tx, booking.startsAt.slice(0, 4), 1)
    booking.number = numberAt(0)
  }
}
