import { minutesOfClock } from '../time/civil'
import { meet } from './occupancy'
import {
  blockedBy,
  fittingRooms,
  type SeasonPlace,
  type SlotProblem,
  slotAt,
  slotProblems,
  usesOf,
  type WishFacts,
} from './season'
import { clash, stagesOf } from './season-model'
import type { SlotOption } from './season-slots'

/** Who holds what a wish asked for, and why they came first. */
export type Holder = {
  title: string
  /** `pinned`: put there by hand. `category`: a category that goes first. `round`: their first wish before a next one. */
  because: 'pinned' | 'category' | 'round' | 'kept' | 'fit'
}
/** Why a choice was not granted: a rule, others that came first, or both by room when any would do. */
export type ChoiceReason = { choice: 1 | 2; problems: SlotProblem[]; holders: Holder[] }
export type Why = {
  reasons: ChoiceReason[]
  /** True when they keep the place of last season. */
  kept: boolean
  /** Dates that fall out because something stands there already, of how many. */
  missed: number
  dates: number
}

/** Named at most per choice: who reads it wants the gist. */
const MOST_NAMED = 3

/**
 * Says why a wish came off as it did.
 *
 * @param got what it got, or null
 * @param all what every wish got, the one itself included
 * @param wishes in the order of the owners, as the model had them
 */
export function explain(
  wish: WishFacts & { title: string },
  got: SlotOption | null,
  all: readonly SlotOption[],
  wishes: readonly (WishFacts & { title: string })[],
  place: SeasonPlace,
  pinned: ReadonlySet<string>,
): Why {
  const stages = stagesOf(wishes, pinned)
  const titles = new Map(wishes.map((w) => [w.id, w.title]))
  const others = all.filter((option) => option.wish.id !== wish.id)
  const because = (holder: SlotOption): Holder['because'] => {
    if (pinned.has(holder.wish.id)) return 'pinned'
    if (holder.wish.category !== wish.category) return 'category'
    if (stages.get(holder.wish.id) !== stages.get(wish.id)) return 'round'
    return holder.kept ? 'kept' : 'fit'
  }
  const missedChoices = got === null || got.rank === 'moved' ? 2 : got.rank === 'second' ? 1 : 0
  const reasons = wish.choices.slice(0, missedChoices).map((choice, index): ChoiceReason => {
    const problems: SlotProblem[] = []
    const holders = new Map<string, Holder>()
    for (const roomId of choice.roomId === null ? roomsFor(wish, place) : [choice.roomId]) {
      const week = wish.everyWeeks === 1 ? 'every' : 'first'
      const slot = slotAt(roomId, choice.weekday, minutesOfClock(choice.from), wish.minutes, week)
      if (!slot) {
        problems.push({ code: 'outside_hours', roomName: place.rooms.get(roomId)?.name ?? '' })
        continue
      }
      const here = slotProblems(wish, slot, place)
      problems.push(...here)
      if (here.length > 0) continue
      const uses = usesOf(wish, slot, place)
      const option: SlotOption = { ...emptyOption, wish, slot, uses, blocked: blockedBy(uses, place) }
      for (const other of others)
        if (clash(option, other) || crowds(option, other))
          holders.set(other.wish.id, { title: titles.get(other.wish.id) ?? '', because: because(other) })
    }
    return {
      choice: index === 0 ? 1 : 2,
      problems: problems.slice(0, MOST_NAMED),
      holders: [...holders.values()].slice(0, MOST_NAMED),
    }
  })
  return { reasons, kept: got?.kept ?? false, missed: got?.missed ?? 0, dates: got?.dates ?? 0 }
}

/** Every room that fits; when none does the largest, whose problems then tell why. */
function roomsFor(wish: WishFacts, place: SeasonPlace): string[] {
  const fitting = fittingRooms(wish, place)
  if (fitting.length > 0) return fitting.map((room) => room.id)
  const bySize = [...place.rooms.values()].filter((room) => !room.archived)
  bySize.sort((a, b) => (b.capacity ?? 0) - (a.capacity ?? 0) || (a.id < b.id ? -1 : 1))
  return bySize.slice(0, 1).map((room) => room.id)
}

const emptyOption = { rank: 'first', kept: false, missed: 0, dates: 0, score: 0 } as const

/** True when they share a room or the same movable things at the same time. */
function crowds(a: SlotOption, b: SlotOption): boolean {
  if (a.wish.centreId !== b.wish.centreId || a.slot.weekday !== b.slot.weekday) return false
  const [use, other] = [a.uses[0], b.uses[0]]
  if (!use || !other || !meet(use, other)) return false
  const room = a.uses.some((u) => b.uses.some((o) => o.roomId === u.roomId))
  return room || a.wish.facilities.some((f) => b.wish.facilities.some((g) => g.facilityId === f.facilityId))
}
