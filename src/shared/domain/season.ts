import { clockFromMinutes, dayNumber, minutesOfClock, startOfWeek } from '../time/civil'
import type { CivilDate, ClockTime, Weekday } from '../time/types'
import type { Stretch } from './hours'
import { blockedWith, elementaryRooms, meet, type Occupied, overlaps, peakPeople, type RoomParts } from './occupancy'
import type { RenterCategory } from './vocabulary'

/**
 * Seasonal allocation: fixed users wish for a room at a time of the week for a whole season. Here is what a slot of the
 * week is, what forbids it, and which slots a wish may get with how much they are worth (docs/adr/0012).
 */
export const seasonStates = ['open', 'proposed', 'settled'] as const
export type SeasonState = (typeof seasonStates)[number]

/** Every week, or every other week: the first and third week of the season and so on, or the second and fourth. */
export const weekRhythms = ['every', 'first', 'second'] as const
export type WeekRhythm = (typeof weekRhythms)[number]

/** How well a wish came off: its first or second choice, something near, or nothing. */
export const wishOutcomes = ['first', 'second', 'moved', 'impossible'] as const
export type WishOutcome = (typeof wishOutcomes)[number]

/** A room at a time of the week, on one day: a slot ends at midnight at the latest. */
export type WeekSlot = { roomId: string; weekday: Weekday; from: ClockTime; to: ClockTime; week: WeekRhythm }
/** What a user asks for; without a room any that fits will do. */
export type WishChoice = { roomId: string | null; weekday: Weekday; from: ClockTime }

export type WishFacts = {
  id: string
  centreId: string
  /** Whose wish it is: the renter, or the title of an activity of the centre itself. */
  owner: string
  category: RenterCategory
  people: number | null
  minutes: number
  everyWeeks: 1 | 2
  wheelchair: boolean
  facilities: readonly { facilityId: string; quantity: number }[]
  /** First choice, then the second if there is one. */
  choices: readonly WishChoice[]
}

/** Whose wish or booking it is: the renter, or without one the activity itself. */
export const ownerOf = (of: { renterId: string | null; title: string }): string => of.renterId ?? `:${of.title}`

type Handed = Omit<WishFacts, 'owner' | 'choices'> & {
  title: string
  renterId: string | null
  first: WishChoice
  second: WishChoice | null
}
/** A wish as it was handed in, as the rules see it. */
export const factsOf = (wish: Handed): WishFacts & { title: string } => ({
  id: wish.id,
  title: wish.title,
  centreId: wish.centreId,
  owner: ownerOf(wish),
  category: wish.category,
  people: wish.people,
  minutes: wish.minutes,
  everyWeeks: wish.everyWeeks,
  wheelchair: wish.wheelchair,
  facilities: wish.facilities,
  choices: [wish.first, ...(wish.second === null ? [] : [wish.second])],
})

export type SeasonRoom = RoomParts & {
  name: string
  capacity: number | null
  archived: boolean
  wheelchair: boolean
  setupMinutes: number
  clearupMinutes: number
  blocks?: readonly { roomId: string; since: string }[]
}
/** Something that stands in a room already on a date of the season; minutes of that day, coded by `minuteCode`. */
export type TakenOn = Occupied & { date: CivilDate; title: string }

/** A centre in a season. */
export type SeasonPlace = {
  id: string
  from: CivilDate
  rooms: ReadonlyMap<string, SeasonRoom>
  /** Opening hours per weekday in minutes, merged; empty when the centre has none entered and makes no demands. */
  open: ReadonlyMap<Weekday, readonly Stretch[]>
  hasHours: boolean
  facilities: ReadonlyMap<string, { name: string; roomId: string | null; stock: number }>
  /** Days on which something can take place, per weekday: without closures and the holidays that are passed over. */
  dates: ReadonlyMap<Weekday, readonly CivilDate[]>
  /** What stands there already, by `takenKey`. */
  taken: ReadonlyMap<string, readonly TakenOn[]>
}
/** By which room and weekday `taken` is looked up. */
export const takenKey = (roomId: string, weekday: Weekday): string => `${roomId}|${weekday}`

/** Minutes as text that compares in order, also before midnight: the rules of occupancy compare text. */
export const minuteCode = (minutes: number): string => String(10_000 + minutes)

/** Why a slot can't be had whatever the others wish. */
export type SlotProblem =
  | { code: 'room_archived' | 'not_accessible' | 'outside_hours' | 'no_dates'; roomName: string }
  | { code: 'too_small'; roomName: string; people: number; capacity: number }
  | { code: 'facility_missing'; roomName: string; facility: string }
  | { code: 'taken'; roomName: string; title: string; times: number; of: number }

/** A slot is out of the question when more of its dates than this are taken by what stands there already. */
const MISSED_SHARE = 0.2

/** True when the slot uses this day: always, or by the week of the season. */
export function takesPlaceOn(week: WeekRhythm, date: CivilDate, seasonFrom: CivilDate): boolean {
  if (week === 'every') return true
  const weeks = (dayNumber(startOfWeek(date)) - dayNumber(startOfWeek(seasonFrom))) / 7
  return (weeks % 2 === 0) === (week === 'first')
}

/** The dates of a slot in its season. */
export const datesOf = (slot: WeekSlot, place: SeasonPlace): CivilDate[] =>
  (place.dates.get(slot.weekday) ?? []).filter((date) => takesPlaceOn(slot.week, date, place.from))

/** What a wish takes in a slot: a row per elementary room, minutes coded by `minuteCode`. */
export function usesOf(wish: Pick<WishFacts, 'id' | 'people'>, slot: WeekSlot, place: SeasonPlace): Occupied[] {
  const room = place.rooms.get(slot.roomId)
  const [from, to] = [minutesOfClock(slot.from), minutesOfClock(slot.to)]
  return [...elementaryRooms([slot.roomId], place.rooms)].map(([roomId, exclusive]) => ({
    bookingId: wish.id,
    roomId,
    from: minuteCode(from),
    to: minuteCode(to),
    setupFrom: minuteCode(from - (room?.setupMinutes ?? 0)),
    clearTo: minuteCode(to + (room?.clearupMinutes ?? 0)),
    exclusive,
    people: wish.people ?? 0,
  }))
}

/** The rooms that can't be used while these are. */
export const blockedBy = (uses: readonly Occupied[], place: SeasonPlace): Set<string> =>
  new Set(uses.flatMap((use) => blockedWith(use.roomId, place.rooms).map(({ roomId }) => roomId)))

/** The dates of a slot on which something stands in the way already, with what. */
export function missedDates(
  wish: Pick<WishFacts, 'id' | 'people'>,
  slot: WeekSlot,
  place: SeasonPlace,
): Map<CivilDate, string> {
  const missed = new Map<CivilDate, string>()
  const dates = new Set(datesOf(slot, place))
  for (const use of usesOf(wish, slot, place)) {
    for (const roomId of blockedBy([use], place))
      for (const other of place.taken.get(takenKey(roomId, slot.weekday)) ?? [])
        if (dates.has(other.date) && overlaps(use, other)) missed.set(other.date, other.title)
    const company = new Map<CivilDate, TakenOn[]>()
    for (const other of place.taken.get(takenKey(use.roomId, slot.weekday)) ?? []) {
      if (!dates.has(other.date)) continue
      if (use.exclusive || other.exclusive) {
        if (overlaps(use, other)) missed.set(other.date, other.title)
      } else if (meet(use, other)) company.set(other.date, [...(company.get(other.date) ?? []), other])
    }
    const capacity = place.rooms.get(use.roomId)?.capacity ?? null
    if (use.exclusive || capacity === null) continue
    for (const [date, others] of company)
      if (peakPeople(use, others) > capacity) missed.set(date, others[0]?.title ?? '')
  }
  return missed
}

/** What forbids a slot to a wish, other wishes aside. Empty when it can be had. */
export function slotProblems(wish: WishFacts, slot: WeekSlot, place: SeasonPlace): SlotProblem[] {
  const room = place.rooms.get(slot.roomId)
  if (!room) return []
  const problems: SlotProblem[] = roomProblems(wish, room, place)
  const roomName = room.name
  const [from, to] = [minutesOfClock(slot.from), minutesOfClock(slot.to)]
  const open = place.open.get(slot.weekday) ?? []
  if (place.hasHours && !open.some((s) => s.from <= from && to <= s.to))
    problems.push({ code: 'outside_hours', roomName })
  const dates = datesOf(slot, place)
  if (dates.length === 0) problems.push({ code: 'no_dates', roomName })
  else if (problems.length === 0) {
    const missed = missedDates(wish, slot, place)
    if (missed.size > dates.length * MISSED_SHARE)
      problems.push({
        code: 'taken',
        roomName,
        title: mostOften(missed.values()),
        times: missed.size,
        of: dates.length,
      })
  }
  return problems
}

function roomProblems(wish: WishFacts, room: SeasonRoom, place: SeasonPlace): SlotProblem[] {
  const problems: SlotProblem[] = []
  if (room.archived) problems.push({ code: 'room_archived', roomName: room.name })
  if (wish.people !== null && room.capacity !== null && wish.people > room.capacity)
    problems.push({ code: 'too_small', roomName: room.name, people: wish.people, capacity: room.capacity })
  if (wish.wheelchair && !room.wheelchair) problems.push({ code: 'not_accessible', roomName: room.name })
  for (const { facilityId, quantity } of wish.facilities) {
    const facility = place.facilities.get(facilityId)
    if (!facility) continue
    const there = facility.roomId === null || elementaryRooms([room.id], place.rooms).has(facility.roomId)
    if (!(there || facility.roomId === room.id) || facility.stock < quantity)
      problems.push({ code: 'facility_missing', roomName: room.name, facility: facility.name })
  }
  return problems
}

/** The value that comes most often; the first of those in order of the alphabet. */
function mostOften(values: Iterable<string>): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}

/** The rooms that could hold a wish, the tightest first: a group of twelve does not need the great hall. */
export const fittingRooms = (wish: WishFacts, place: SeasonPlace): SeasonRoom[] =>
  [...place.rooms.values()]
    .filter((room) => roomProblems(wish, room, place).length === 0)
    .sort((a, b) => (a.capacity ?? 0) - (b.capacity ?? 0) || (a.id < b.id ? -1 : 1))

/** The slot of a length at a start; null when it would pass midnight. */
export function slotAt(
  roomId: string,
  weekday: Weekday,
  from: number,
  minutes: number,
  week: WeekRhythm,
): WeekSlot | null {
  if (from < 0 || from + minutes > 1440) return null
  return { roomId, weekday, from: clockFromMinutes(from), to: clockFromMinutes(from + minutes), week }
}
