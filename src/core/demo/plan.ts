import type { Centre, Room } from '#shared/contract/place'
import { type ClosedDays, dayHours } from '#shared/domain/hours'
import { elementaryRooms, type RoomParts } from '#shared/domain/occupancy'
import { weekdayOf, weekOf } from '#shared/time/civil'
import type { CivilDate, Weekday } from '#shared/time/types'
import type { Item, Programme } from './packs'
import { between, pick, type Random, randomFrom, weighted } from './random'

/** A centre as the planner sees it. */
export type PlanCentre = {
  seed: string
  centre: Centre
  rooms: readonly Room[]
  closures: readonly ClosedDays[]
  /** Of what would be planned, this part is kept (0 to 1): how busy the centre is. */
  keep: number
}

/** A booking in outline: where, when (minutes since midnight) and what. `chance` decides what became of it. */
export type Planned = {
  item: Item
  rooms: readonly Room[]
  date: CivilDate
  from: number
  to: number
  people: number
  weekly: boolean
  chance: { status: number; count: number; turnout: number; when: number; who: number }
}

type Slot = { item: Item; room: Room; from: number; parity: number | null }

/**
 * Plans a centre day by day. The weekly programme is fixed for a year, single bookings come on top; neither ever takes
 * what is taken. The same centre, seed and day give the same plan whatever day it is asked on.
 */
export function createPlanner(programme: Programme, place: PlanCentre) {
  const { rooms, seed } = place
  const parts = new Map<string, RoomParts>(rooms.map((room) => [room.id, room]))
  const weeks = new Map<string, Slot[]>()
  const hours = { ...place.centre, closures: place.closures }

  const slotsOf = (year: string, weekday: Weekday) => {
    const key = `${year}-${weekday}`
    const known = weeks.get(key)
    if (known) return known
    const slots = rooms
      .filter((room) => room.partIds.length === 0)
      .flatMap((room) => {
        // A shared room has several activities side by side.
        const lanes = room.use === 'shared' ? [0, 1] : [0]
        return lanes.flatMap((lane) =>
          laneOf(programme.weekly, room, weekday, place.centre, randomFrom(`${seed}|${room.name}|${lane}|${key}`)),
        )
      })
    weeks.set(key, slots)
    return slots
  }

  /** @param extra how many single bookings are tried besides the usual ones; on any weekday when there are some */
  return function planDay(date: CivilDate, extra: number): Planned[] {
    const day = dayHours(hours, date)
    const first = day.open[0]
    const last = day.open.at(-1)
    if (!first || !last) return []
    const weekday = weekdayOf(date)
    const week = weekOf(date)
    const random = randomFrom(`${seed}|${date}`)
    const book = new DayBook(parts)
    const planned: Planned[] = []

    const add = (item: Item, wanted: readonly Room[], from: number, weekly: boolean) => {
      const room = wanted[0]
      const keep = random() < place.keep
      const chance = { status: random(), count: random(), turnout: random(), when: random(), who: random() }
      const most = Math.min(
        item.people[1],
        ...wanted.map((r) => (r.use === 'shared' ? (r.capacity ?? 0) / 2 : (r.capacity ?? 0))),
      )
      const people = Math.max(1, Math.min(between(random, ...item.people), Math.floor(most)))
      const to = from + item.minutes
      if (!room || !keep || from < first.from || to > last.to || !book.take(wanted, from, to, people)) return
      planned.push({ item, rooms: wanted, date, from, to, people, weekly, chance })
    }

    const quiet = isQuiet(date)
    const kitchen = rooms.find((room) => room.kind === 'kitchen')
    for (const slot of slotsOf(date.slice(0, 4), weekday)) {
      const skipped = random() < (quiet ? 0.6 : 0.04)
      if (skipped || (slot.parity !== null && slot.parity !== week % 2)) continue
      const cooks = slot.item.activity === 'Samen eten' && kitchen && slot.room !== kitchen
      add(slot.item, cooks && random() < 0.5 ? [slot.room, kitchen] : [slot.room], slot.from, true)
    }
    const singles = Math.round((rooms.length / 4) * (0.4 + random())) + extra
    for (let i = 0; i < singles; i++) {
      const item = weighted(
        random,
        programme.single.filter((one) => extra > 0 || one.days.includes(weekday)),
      )
      const from = item ? startIn(random, pick(random, item.parts)) : 0
      const fitting = item
        ? rooms.filter((room) => item.kinds.includes(room.kind) && (room.capacity ?? 0) >= item.people[0])
        : []
      if (item && fitting.length > 0) add(item, [pick(random, fitting)], from, false)
    }
    return planned
  }
}

/** The weekly programme of one room on one weekday, from opening to closing. */
function laneOf(items: readonly Item[], room: Room, weekday: Weekday, centre: Centre, random: Random): Slot[] {
  const slots: Slot[] = []
  for (const hours of centre.openingHours.filter((h) => h.weekday === weekday)) {
    const opens = minutes(hours.opens)
    const closes = minutes(hours.closes)
    let from = Math.ceil(opens / 30) * 30 + 30 * between(random, 0, 2)
    while (from < closes - 45) {
      const part = partOf(from)
      const free = random() < (weekday >= 6 ? 0.45 : part === 'e' ? 0.2 : 0.3)
      const item = weighted(
        random,
        items.filter(
          (one) =>
            one.kinds.includes(room.kind) &&
            one.days.includes(weekday) &&
            one.parts.includes(part) &&
            from + one.minutes <= closes &&
            one.people[0] <= (room.capacity ?? 0) &&
            !slots.some((slot) => slot.item === one),
        ),
      )
      if (free || !item) {
        from += 60
        continue
      }
      slots.push({ item, room, from, parity: random() < 0.2 ? between(random, 0, 1) : null })
      from =
        Math.ceil((from + item.minutes + room.setupMinutes + room.clearupMinutes) / 30) * 30 +
        30 * between(random, 0, 2)
    }
  }
  return slots
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const partOf = (minute: number): 'm' | 'a' | 'e' => (minute < 720 ? 'm' : minute < 1050 ? 'a' : 'e')
const startIn = (random: Random, part: 'm' | 'a' | 'e'): number =>
  30 * (part === 'm' ? between(random, 18, 22) : part === 'a' ? between(random, 25, 31) : between(random, 37, 40))

/** The summer and the turn of the year: half of the groups stay away. */
function isQuiet(date: CivilDate): boolean {
  const day = date.slice(5)
  return (day >= '07-15' && day <= '08-25') || day >= '12-22' || day <= '01-05'
}

/** What is taken on one day. Stricter than the store asks: the setup of one never falls in the clear-up of another. */
class DayBook {
  readonly #taken = new Map<string, { from: number; to: number; exclusive: boolean; people: number }[]>()
  readonly #rooms: ReadonlyMap<string, RoomParts>

  constructor(rooms: ReadonlyMap<string, RoomParts>) {
    this.#rooms = rooms
  }

  /** Takes the rooms when they are free and says whether they were. */
  take(rooms: readonly Room[], from: number, to: number, people: number): boolean {
    const setupFrom = from - Math.max(...rooms.map((room) => room.setupMinutes))
    const clearTo = to + Math.max(...rooms.map((room) => room.clearupMinutes))
    const wanted = elementaryRooms(
      rooms.map((room) => room.id),
      this.#rooms,
    )
    for (const [id, exclusive] of wanted) {
      const meeting = this.#at(id).filter((other) => other.from < clearTo && setupFrom < other.to)
      if (exclusive ? meeting.length > 0 : meeting.some((other) => other.exclusive)) return false
      const present = meeting.reduce((sum, other) => sum + other.people, people)
      const most = rooms.find((room) => room.id === id)?.capacity ?? Number.POSITIVE_INFINITY
      if (!exclusive && present > most) return false
    }
    for (const [id, exclusive] of wanted) this.#at(id).push({ from: setupFrom, to: clearTo, exclusive, people })
    return true
  }

  #at(roomId: string) {
    const known = this.#taken.get(roomId) ?? []
    this.#taken.set(roomId, known)
    return known
  }
}
