import type { Ctx } from '#core/app/context'
import * as store from '#core/store/seasons'
import { failure } from '#shared/contract/failure'
import type { Placement, PlaceRequest, Wish } from '#shared/contract/season'
import { factsOf, slotAt, slotProblems } from '#shared/domain/season'
import { inTheWay } from '#shared/domain/season-model'
import { chosenOption } from '#shared/domain/season-slots'
import { dateOf, minutesOfClock } from '#shared/time/civil'
import { assertFresh, found, invalid } from '../common'
import { assertOpen } from './propose'
import { holidaysOf, loadHabits, loadSeasonPlace, slotOut } from './surroundings'

/**
 * Puts a wish somewhere by hand, takes it out of the timetable, or lets the next proposal move it again.
 *
 * @throws wrong_state `season_settled`; `wish_slot_taken` with the names of the wishes that stand there; or `wish_` and
 * the code of the rule that forbids it
 */
export async function placeWish(ctx: Ctx, input: PlaceRequest): Promise<Wish> {
  const known = await ctx.read(async (tx) => {
    const wish = found(await store.getWish(tx, input.wishId), 'wish', input.wishId)
    return found(await store.getSeason(tx, wish.seasonId), 'season', wish.seasonId)
  })
  const holidays = await holidaysOf(known)
  return ctx.change({ action: 'seasons.place', undoable: true }, async (unit) => {
    const before = found(await store.getWish(unit.tx, input.wishId), 'wish', input.wishId)
    assertFresh(before, input.revision, 'wish')
    const season = found(await store.getSeason(unit.tx, before.seasonId), 'season', before.seasonId)
    assertOpen(season)
    const placement = await placementFor()
    const after: Wish = { ...before, placement, revision: before.revision + 1 }
    await store.putWish(unit.tx, after)
    unit.record({ kind: 'wish', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.title }

    async function placementFor(): Promise<Placement | null> {
      if (input.slot === null) return null
      const place = await loadSeasonPlace(unit.tx, season, before.centreId, holidays, dateOf(unit.wall))
      const wish = factsOf(before)
      if (!place.rooms.has(input.slot.roomId)) invalid('slot', 'room_not_in_centre')
      if ((input.slot.week === 'every') !== (wish.everyWeeks === 1)) invalid('slot', 'other_rhythm')
      const { roomId, weekday, from, week } = input.slot
      const slot = slotAt(roomId, weekday, minutesOfClock(from), wish.minutes, week)
      if (!slot) invalid('slot', 'past_midnight')
      const [problem] = slotProblems(wish, slot, place)
      if (problem)
        throw failure('wrong_state', {
          reason: `wish_${problem.code}`,
          detail: 'title' in problem && problem.title ? problem.title : problem.roomName,
        })
      const habits = await loadHabits(unit.tx, season, before.centreId)
      const mine = chosenOption(wish, slot, place, habits)
      const others = (await store.listWishes(unit.tx, season.id)).filter(
        (other) => other.id !== before.id && other.centreId === before.centreId && other.placement?.slot,
      )
      const standing = others.flatMap((other) =>
        other.placement?.slot ? [chosenOption(factsOf(other), other.placement.slot, place, habits)] : [],
      )
      const titles = inTheWay(mine, standing, place).map(
        ({ wish: { id } }) => others.find((other) => other.id === id)?.title ?? '',
      )
      if (titles.length > 0) throw failure('wrong_state', { reason: 'wish_slot_taken', detail: titles.join(', ') })
      return {
        outcome: mine.rank,
        slot: slotOut(slot),
        pinned: input.pinned,
        why: { reasons: [], kept: mine.kept, missed: mine.missed, dates: mine.dates },
      }
    }
  })
}
