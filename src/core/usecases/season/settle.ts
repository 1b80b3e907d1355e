import { setImmediate } from 'node:timers/promises'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/seasons'
import type { Season, SettleResult, WeekSlot, Wish } from '#shared/contract/season'
import type { SeriesResult } from '#shared/contract/series'
import { takesPlaceOn } from '#shared/domain/season'
import { addDays, at, dateOf, weekdayOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found } from '../common'
import { addSeries } from '../series/add'
import { assertOpen } from './propose'

/**
 * Turns every wish that has a place into a series of bookings, in one act that can be undone. Dates that do not fit are
 * kept with the series as refused and come back with the answer; nothing of others is moved.
 *
 * @throws wrong_state `season_settled`; stale
 */
export function settle(ctx: Ctx, input: { id: string; revision: number }): Promise<SettleResult> {
  return ctx.change({ action: 'seasons.settle', undoable: true }, async (unit) => {
    const before = found(await store.getSeason(unit.tx, input.id), 'season', input.id)
    assertFresh(before, input.revision, 'season')
    assertOpen(before)
    const result: Omit<SettleResult, 'season'> = { series: 0, bookings: 0, refused: [] }
    for (const wish of await store.listWishes(unit.tx, before.id)) {
      // A season is a few thousand bookings: others may read in between.
      await setImmediate()
      const made = await seriesOf(unit, before, wish)
      if (!made) continue
      const after: Wish = { ...wish, seriesId: made.series.id, revision: wish.revision + 1 }
      await store.putWish(unit.tx, after)
      unit.record({ kind: 'wish', id: wish.id, before: wish, after, centreId: wish.centreId })
      result.series += 1
      result.bookings += made.bookings.length
      const dates = made.skipped.filter((date) => date.reason === 'conflict')
      if (dates.length > 0) result.refused.push({ wishId: wish.id, seriesId: made.series.id, title: wish.title, dates })
    }
    const season: Season = { ...before, state: 'settled', revision: before.revision + 1 }
    await store.putSeason(unit.tx, season)
    unit.record({ kind: 'season', id: season.id, before, after: season })
    return { result: { season, ...result }, subject: season.name }
  })
}

async function seriesOf(unit: Unit, season: Season, wish: Wish): Promise<SeriesResult | null> {
  const slot = wish.placement?.slot
  const first = slot && firstDate(slot, season, dateOf(unit.wall))
  if (!slot || !first) return null
  return addSeries(unit, {
    centreId: wish.centreId,
    roomIds: [slot.roomId],
    startsAt: at(first, slot.from),
    endsAt: at(first, slot.to),
    title: wish.title,
    renterId: wish.renterId,
    category: wish.category,
    expectedParticipants: wish.people,
    facilities: wish.facilities,
    remarks: wish.remarks,
    rule: {
      frequency: 'weekly',
      interval: wish.everyWeeks,
      weekdays: [slot.weekday],
      until: season.to,
      skipHolidays: season.skipHolidays,
      skipSchoolHolidays: season.skipSchoolHolidays,
      skipClosures: true,
    },
    onConflict: 'skip',
  })
}

/** The first day of the slot in the season from today on, holiday or not: the rule counts weeks from it. */
function firstDate(slot: WeekSlot, season: Season, today: CivilDate): CivilDate | null {
  for (let date = season.from > today ? season.from : today; date <= season.to; date = addDays(date, 1))
    if (weekdayOf(date) === slot.weekday && takesPlaceOn(slot.week, date, season.from)) return date
  return null
}
