import type { Centre, Room } from '#shared/contract/place'
import type { SeasonBoard, WeekSlot, Wish } from '#shared/contract/season'
import { merge, type Stretch } from '#shared/domain/hours'
import {
  factsOf,
  minuteCode,
  type SeasonPlace,
  type SlotProblem,
  slotAt,
  slotProblems,
  type TakenOn,
  takenKey,
} from '#shared/domain/season'
import { inTheWay } from '#shared/domain/season-model'
import { chosenOption } from '#shared/domain/season-slots'
import { minutesOfClock } from '#shared/time/civil'
import type { CivilDate, Weekday } from '#shared/time/types'

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const STEP_MINUTES = 15

/** A centre in the season, as the same rules want it that the core applies. What stands there seldom is not looked at. */
export function placeOf(centre: Centre, rooms: readonly Room[], from: CivilDate, board: SeasonBoard): SeasonPlace {
  const open = new Map<Weekday, Stretch[]>()
  for (const { weekday, opens, closes } of centre.openingHours)
    open.set(
      weekday,
      merge([...(open.get(weekday) ?? []), { from: minutesOfClock(opens), to: minutesOfClock(closes) }]),
    )
  const taken = new Map<string, TakenOn[]>()
  for (const [index, block] of board.taken.entries()) {
    const [start, end] = [minuteCode(minutesOfClock(block.from)), minuteCode(minutesOfClock(block.to))]
    const { roomId, exclusive, people, title } = block
    const times = { from: start, setupFrom: start, to: end, clearTo: end }
    const list = taken.get(takenKey(roomId, block.weekday)) ?? []
    taken.set(takenKey(roomId, block.weekday), list)
    for (const date of block.dates)
      list.push({ bookingId: `taken-${index}`, roomId, ...times, exclusive, people, title, date })
  }
  return {
    id: centre.id,
    from,
    rooms: new Map(rooms.map((room) => [room.id, room])),
    open,
    hasHours: centre.openingHours.length > 0,
    facilities: new Map(),
    dates: new Map(weekdays.map((day) => [day, board.dates[day - 1] ?? []])),
    taken,
  }
}

/** What keeps a wish from a slot: a rule, or the wishes that stand there. */
export type Obstacle = { problem: SlotProblem | null; wishes: readonly Wish[] }

function obstacleAt(wish: Wish, slot: WeekSlot, place: SeasonPlace, others: readonly Wish[]): Obstacle | null {
  const facts = factsOf(wish)
  const [problem] = slotProblems(facts, slot, place)
  if (problem) return { problem, wishes: [] }
  const standing = others.flatMap((other) =>
    other.placement?.slot ? [chosenOption(factsOf(other), other.placement.slot, place, [])] : [],
  )
  const ids = new Set(inTheWay(chosenOption(facts, slot, place, []), standing, place).map((option) => option.wish.id))
  return ids.size === 0 ? null : { problem: null, wishes: others.filter((other) => ids.has(other.id)) }
}

export type Landing = { slot: WeekSlot; obstacle: Obstacle | null }

/**
 * Where a wish would land in a room on a day: at the time that is asked when that is free, else at the nearest free time;
 * without one, at the time asked with what is in the way.
 *
 * @param wanted minutes since midnight
 */
export function landingOf(
  wish: Wish,
  at: { roomId: Room['id']; weekday: Weekday; wanted: number; exact: boolean },
  place: SeasonPlace,
  others: readonly Wish[],
): Landing | null {
  const week = wish.placement?.slot?.week ?? (wish.everyWeeks === 1 ? 'every' : 'first')
  const asked = slotAt(at.roomId, at.weekday, at.wanted, wish.minutes, week) as WeekSlot | null
  const first = asked && obstacleAt(wish, asked, place, others)
  if (asked && first === null) return { slot: asked, obstacle: null }
  if (!at.exact)
    for (let shift = STEP_MINUTES; shift < 1440; shift += STEP_MINUTES)
      for (const start of [at.wanted - shift, at.wanted + shift]) {
        const slot = slotAt(at.roomId, at.weekday, start, wish.minutes, week) as WeekSlot | null
        if (slot && obstacleAt(wish, slot, place, others) === null) return { slot, obstacle: null }
      }
  return asked ? { slot: asked, obstacle: first } : null
}
