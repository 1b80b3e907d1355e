import { type Booking, plainBooking } from '#shared/contract/booking'
import type { Centre } from '#shared/contract/place'
import type { Renter } from '#shared/contract/renter'
import { deadlineOf } from '#shared/domain/options'
import { type BookingStatus, isCounted, usageOf } from '#shared/domain/vocabulary'
import { addDays, at, clockFromMinutes, dateOf, weekdayOf } from '#shared/time/civil'
import type { Instant, WallTime } from '#shared/time/types'
import { publicText } from './calendar'
import { groupName, type Renters } from './furnish'
import type { Programme } from './packs'
import type { Planned } from './plan'

type Around = {
  id: string
  number: string
  centre: Centre
  renters: Renters
  programme: Programme
  now: Instant
  wall: WallTime
}

/** Days within which not all counts are filled in yet. */
const FRESH_DAYS = 14

/** Makes the booking of what was planned: who, and what became of it by now. */
export function bookingFrom(planned: Planned, around: Around): Booking {
  const { item, rooms, people } = planned
  const startsAt = at(planned.date, clockFromMinutes(planned.from))
  const endsAt = at(planned.date, clockFromMinutes(planned.to))
  const renter = renterOf(planned, around)
  const category = renter?.category ?? item.category
  const past = endsAt <= around.wall
  const status = statusOf(planned, past, startsAt <= around.wall)
  return {
    id: around.id as Booking['id'],
    number: around.number,
    centreId: around.centre.id,
    roomIds: rooms.map((room) => room.id),
    startsAt,
    endsAt,
    setupMinutes: Math.max(...rooms.map((room) => room.setupMinutes)),
    clearupMinutes: Math.max(...rooms.map((room) => room.clearupMinutes)),
    title: item.title,
    renterId: renter?.id ?? null,
    renterName: renter?.name ?? null,
    category,
    usage: usageOf(category),
    status,
    statusReason: reasonOf(status, planned, around.programme),
    theme: item.theme,
    goals: item.goals,
    activityType: item.activity,
    expectedParticipants: people,
    participants: past && isCounted(status) ? turnout(planned, around.wall) : null,
    layout: item.layout,
    preparation: item.layout === 'theatre' ? 'Beamer en scherm klaarzetten' : null,
    residentsSetUp: item.residentsSetUp,
    alcohol: false,
    public: item.public,
    selfService: runsItself(planned, around.centre, category),
    contactName: renter?.contactName ?? null,
    contactPhone: renter?.phone ?? null,
    remarks: null,
    chargedCents: null,
    ...plainBooking,
    // Groups of residents want to be found; who rents once is nobody's business.
    publicText: item.public ? publicText(item.title) : null,
    publicOrganiser: item.public && planned.weekly ? (renter?.name ?? null) : null,
    optionUntil:
      status === 'option' ? deadlineOf(startsAt, around.wall, 1 + Math.floor(12 * planned.chance.turnout)) : null,
    createdAt: createdAt(planned, status, around),
    revision: 1,
  }
}

function renterOf({ item, chance, weekly }: Planned, { centre, renters, programme }: Around): Renter | undefined {
  if (item.by === null) return undefined
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance.who * list.length)]
  if (!weekly && renters.occasional.length > 0) return one(renters.occasional)
  if (!weekly && item.category === 'subsidised') return renters.find(one(renters.pack.subsidised) ?? '')
  return renters.find(groupName(item.by, renters.pack, centre.district ?? '', one(programme.families) ?? ''))
}

function statusOf({ weekly, chance: { status } }: Planned, past: boolean, begun: boolean): BookingStatus {
  if (begun) {
    if (status < 0.035) return 'cancelled'
    if (past && status < 0.05) return 'no_show'
    return past && !weekly && status < 0.08 ? 'declined' : 'confirmed'
  }
  if (status < 0.02) return 'cancelled'
  if (weekly) return status < 0.023 ? 'option' : 'confirmed'
  if (status < 0.1) return 'request'
  return status < 0.17 ? 'option' : 'confirmed'
}

function reasonOf(status: BookingStatus, { chance }: Planned, programme: Programme): string | null {
  if (status === 'declined') return 'Geen passende ruimte vrij'
  if (status !== 'cancelled') return null
  return programme.cancelReasons[Math.floor(chance.count * programme.cancelReasons.length)] ?? null
}

/** How many came; not yet filled in for some of the last weeks, forgotten for one in thirty before. */
function turnout({ people, chance, date }: Planned, wall: WallTime): number | null {
  const fresh = date > addDays(dateOf(wall), -FRESH_DAYS)
  if (chance.count < (fresh ? 0.06 : 0.03)) return null
  return Math.max(1, Math.round(people * (0.65 + 0.5 * chance.turnout)))
}

/** After staffed hours part of the groups has had the instruction and runs it without a caretaker. */
function runsItself({ date, to, chance }: Planned, centre: Centre, category: Booking['category']): boolean {
  const staffed = centre.staffedHours.filter((hours) => hours.weekday === weekdayOf(date))
  if (centre.staffedHours.length === 0 || staffed.some((hours) => hours.closes >= clockFromMinutes(to))) return false
  return (category === 'residents' || category === 'association') && chance.who < 0.5
}

function createdAt({ date, weekly, chance }: Planned, status: BookingStatus, { now }: Around): Instant {
  const days = weekly ? 25 + Math.floor(60 * chance.when) : 3 + Math.floor(35 * chance.when)
  const entered = addDays(date, -days)
  const today = dateOf(now as string as WallTime)
  // What lies far ahead was entered lately; a request waits for some days at most.
  const latest = addDays(today, -1 - Math.floor((status === 'request' ? 8 : 20) * chance.when))
  const day = status === 'request' || entered > latest ? latest : entered
  const minute = 480 + Math.floor(480 * chance.turnout)
  return `${day}T${clockFromMinutes(minute)}:00.000Z` as Instant
}
