import { minutesOfClock } from '../time/civil'
import type { Weekday } from '../time/types'
import type { Occupied } from './occupancy'
import {
  blockedBy,
  datesOf,
  fittingRooms,
  missedDates,
  type SeasonPlace,
  type SeasonRoom,
  slotAt,
  slotProblems,
  usesOf,
  type WeekRhythm,
  type WeekSlot,
  type WishFacts,
} from './season'

/** A slot that a wish may get. */
export type SlotOption = {
  wish: WishFacts
  slot: WeekSlot
  rank: 'first' | 'second' | 'moved'
  /** The renter had this very place last season. */
  kept: boolean
  /** Dates on which it can't take place because something stands there already. */
  missed: number
  dates: number
  /** What it is worth beside the other slots of the same wish and of wishes with the same priority. */
  score: number
  uses: readonly Occupied[]
  /** Rooms that nobody else can use meanwhile, because they block those of the slot. */
  blocked: ReadonlySet<string>
}

/** A place that a renter had last season. */
export type FormerPlace = { owner: string; roomId: string; weekday: Weekday; from: string }

/**
 * Worth of a slot in whole points. A place at all weighs more than any difference between places; a first choice more
 * than a second that was theirs, a second more than anything near (docs/adr/0012).
 */
export const worth = { placed: 1000, first: 100, second: 70, moved: 40, kept: 25, mostUnfit: 2, mostMissed: 2 } as const

/** Near misses that are tried, the nearest first: enough to find a place, few enough to solve in seconds. */
const MOST_NEAR = 48
const STEP_MINUTES = 30
const FURTHEST_MINUTES = 180
/** How far something is from what was asked, in points: half an hour, another room, another day. */
const far = { perStep: 1, room: 7, day: 12, daysAway: 1 } as const

const rhythms = (wish: WishFacts): readonly WeekRhythm[] => (wish.everyWeeks === 1 ? ['every'] : ['first', 'second'])

/**
 * The slots that a wish may get: its choices, and near them another time of the day, another room that fits, another
 * day. What a rule forbids is left out; other wishes are not looked at.
 */
export function optionsOf(wish: WishFacts, place: SeasonPlace, former: readonly FormerPlace[]): SlotOption[] {
  const rooms = fittingRooms(wish, place)
  const options = new Map<string, SlotOption>()
  const mine = former.filter((f) => f.owner === wish.owner)
  const add = (slot: WeekSlot, rank: SlotOption['rank'], distance: number): void => {
    const key = `${slot.roomId}|${slot.weekday}|${slot.from}|${slot.week}`
    if (options.has(key) || slotProblems(wish, slot, place).length > 0) return
    options.set(key, optionFor(wish, slot, rank, distance, place, mine))
  }
  for (const [index, rank] of (['first', 'second'] as const).entries()) {
    const choice = wish.choices[index]
    if (!choice) continue
    for (const roomId of choice.roomId === null ? rooms.map((room) => room.id) : [choice.roomId])
      for (const week of rhythms(wish)) {
        const slot = slotAt(roomId, choice.weekday, minutesOfClock(choice.from), wish.minutes, week)
        if (slot) add(slot, rank, 0)
      }
  }
  let near = 0
  for (const { slot, distance } of nearby(wish, rooms)) {
    if (near >= MOST_NEAR) break
    const before = options.size
    add(slot, 'moved', Math.min(distance, worth.moved))
    near += options.size - before
  }
  return [...options.values()]
}

/** What a slot is worth to a wish. `distance` is how far it is from what was asked, in points. */
function optionFor(
  wish: WishFacts,
  slot: WeekSlot,
  rank: SlotOption['rank'],
  distance: number,
  place: SeasonPlace,
  former: readonly FormerPlace[],
): SlotOption {
  const kept = former.some(
    (f) => f.owner === wish.owner && f.roomId === slot.roomId && f.weekday === slot.weekday && f.from === slot.from,
  )
  const dates = datesOf(slot, place).length
  const missed = missedDates(wish, slot, place).size
  const unfit = unfitness(wish, place.rooms.get(slot.roomId))
  const lost = missed === 0 ? 0 : missed * 10 > dates ? worth.mostMissed : 1
  const score = worth.placed + worth[rank] - distance + (kept ? worth.kept : 0) - unfit - lost
  const uses = usesOf(wish, slot, place)
  return { wish, slot, rank, kept, missed, dates, score, uses, blocked: blockedBy(uses, place) }
}

/** The option of a slot that somebody chose by hand, whatever the rules say of it. */
export function chosenOption(
  wish: WishFacts,
  slot: WeekSlot,
  place: SeasonPlace,
  former: readonly FormerPlace[],
): SlotOption {
  const index = wish.choices.findIndex(
    (c) => (c.roomId ?? slot.roomId) === slot.roomId && c.weekday === slot.weekday && c.from === slot.from,
  )
  const rank = index === 0 ? 'first' : index === 1 ? 'second' : 'moved'
  return optionFor(wish, slot, rank, 0, place, former)
}

/** Seats that stay empty: up to two points, so that a small group leaves the great hall to others. */
const unfitness = (wish: WishFacts, room: SeasonRoom | undefined): number =>
  wish.people === null || !room?.capacity
    ? 0
    : Math.min(worth.mostUnfit, Math.floor(room.capacity / Math.max(1, wish.people) / 3))

/** Slots near the choices of a wish, the nearest first; always in the same order. */
function nearby(wish: WishFacts, rooms: readonly SeasonRoom[]): { slot: WeekSlot; distance: number }[] {
  const found: { slot: WeekSlot; distance: number }[] = []
  for (const choice of wish.choices) {
    const asked = minutesOfClock(choice.from)
    for (const room of rooms) {
      const otherRoom = choice.roomId === null || choice.roomId === room.id ? 0 : far.room
      for (let day = 1; day <= 7; day++) {
        const apart = Math.abs(day - choice.weekday)
        const otherDay = apart === 0 ? 0 : far.day + Math.min(apart, 7 - apart) * far.daysAway
        for (let shift = -FURTHEST_MINUTES; shift <= FURTHEST_MINUTES; shift += STEP_MINUTES)
          for (const week of rhythms(wish)) {
            const slot = slotAt(room.id, day as Weekday, asked + shift, wish.minutes, week)
            const distance = otherRoom + otherDay + (Math.abs(shift) / STEP_MINUTES) * far.perStep
            if (slot) found.push({ slot, distance })
          }
      }
    }
  }
  return found.sort((a, b) => a.distance - b.distance || (keyOf(a.slot) < keyOf(b.slot) ? -1 : 1))
}
const keyOf = (slot: WeekSlot) => `${slot.weekday}|${slot.from}|${slot.roomId}|${slot.week}`
