import type { RoomId } from '#shared/contract/base'
import type { WeekSlot, Wish } from '#shared/contract/season'
import type { SeasonPlace } from '#shared/domain/season'
import type { Weekday } from '#shared/time/types'
import { client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { type Landing, landingOf } from './board'
import { type NameOf, slotText } from './words'

export type Target = { roomId: RoomId; weekday: Weekday; wanted: number; exact: boolean }
export type Placing = {
  /** Where a wish would land: what colours a cell under the pointer. */
  landing: (wish: Wish, target: Target) => Landing | null
  /** Puts it there and pins it; false when it was refused. */
  move: (wish: Wish, target: Target) => Promise<boolean>
  place: (wish: Wish, slot: WeekSlot | null, pinned: boolean) => Promise<boolean>
}

/** Puts wishes in the timetable by hand. The core judges; the same rules here show beforehand what it will say. */
export function usePlacing(place: SeasonPlace | null, wishes: readonly Wish[], nameOf: NameOf): Placing {
  const landing = (wish: Wish, target: Target): Landing | null =>
    place === null
      ? null
      : landingOf(
          wish,
          target,
          place,
          wishes.filter((other) => other.id !== wish.id && other.centreId === wish.centreId),
        )
  const put = async (wish: Wish, slot: WeekSlot | null, pinned: boolean): Promise<boolean> => {
    try {
      await client.seasons.place({ wishId: wish.id, revision: wish.revision, slot, pinned })
      const text =
        slot === null ? `${wish.title} staat niet meer in het rooster` : `${wish.title}: ${slotText(slot, nameOf)}`
      notifyDone(text, { undo: true })
      return true
    } catch (error) {
      notifyError(error)
      return false
    }
  }
  return {
    landing,
    place: put,
    move: async (wish, target) => {
      const to = landing(wish, target)
      return to === null ? false : put(wish, to.slot, true)
    },
  }
}
