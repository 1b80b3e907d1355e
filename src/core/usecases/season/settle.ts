import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/seasons'
import type { BookingId } from '#shared/contract/base'
import type { Season, SettleRequest, SettleResult, WeekSlot, Wish, WishRivals } from '#shared/contract/season'
import type { NewSeries } from '#shared/contract/series'
import type { Finding } from '#shared/domain/booking-rules'
import { takesPlaceOn } from '#shared/domain/season'
import { addDays, at, dateOf, weekdayOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { refuse } from '../bookings/changed'
import { assertFresh, found } from '../common'
import { addSeries, plannedFor } from '../series/add'
import { looking } from '../series/plan'
import { assertOpen } from './propose'

/**
 * Turns every wish that has a place into a series of bookings, in one act that can be undone. Dates that do not fit are
 * kept with the series as refused and come back with the answer; nothing of others is moved.
 *
 * A commercial wish goes before others with priority who wait for its dates only with a reason, which its series and
 * bookings keep; with null those dates stay theirs.
 *
 * @throws wrong_state `season_settled`; stale; rule_violated when that was not answered: then nothing has changed
 */
export function settle(ctx: Ctx, input: SettleRequest): Promise<SettleResult> {
  return ctx.change({ action: 'seasons.settle', undoable: true }, async (unit) => {
    const before = found(await store.getSeason(unit.tx, input.id), 'season', input.id)
    assertFresh(before, input.revision, 'season')
    assertOpen(before)
    const result: Omit<SettleResult, 'season'> = { series: 0, bookings: 0, refused: [] }
    const answers = new Map((input.priority ?? []).map(({ wishId, reason }) => [wishId, reason]))
    const unanswered: Finding[] = []
    for (const wish of await store.listWishes(unit.tx, before.id)) {
      // A season is a few thousand bookings: others may read in between.
      await setImmediate()
      const answer = answers.get(wish.id)
      const wanted = seriesOf(before, wish, dateOf(unit.wall))
      if (!wanted) continue
      const made = await addSeries(unit, { ...wanted, ...(answer && { priorityReason: answer }) })
      if (answer === undefined) unanswered.push(...made.skipped.filter(onlyRivals).flatMap((date) => date.findings))
      const after: Wish = { ...wish, seriesId: made.series.id, revision: wish.revision + 1 }
      await store.putWish(unit.tx, after)
      unit.record({ kind: 'wish', id: wish.id, before: wish, after, centreId: wish.centreId })
      result.series += 1
      result.bookings += made.bookings.length
      const dates = made.skipped.filter((date) => date.reason === 'conflict')
      if (dates.length > 0) result.refused.push({ wishId: wish.id, seriesId: made.series.id, title: wish.title, dates })
    }
    refuse(
      unanswered.filter((f) => f.severity === 'error'),
      unanswered,
    )
    const season: Season = { ...before, state: 'settled', revision: before.revision + 1 }
    await store.putSeason(unit.tx, season)
    unit.record({ kind: 'season', id: season.id, before, after: season })
    return { result: { season, ...result }, subject: season.name }
  })
}

/** The commercial wishes of a season that go before others who wait, with who: what `settle` asks a reason for. */
export function rivalsOfSeason(ctx: Ctx, input: { id: string }): Promise<WishRivals[]> {
  return ctx.read(async (tx) => {
    const season = found(await store.getSeason(tx, input.id), 'season', input.id)
    if (season.state === 'settled') return []
    const moment = { ...looking(ctx), suggest: 0 }
    const rivals: WishRivals[] = []
    for (const wish of await store.listWishes(tx, season.id)) {
      // Nobody else answers to who waits.
      const series = wish.category === 'commercial' ? seriesOf(season, wish, dateOf(moment.now)) : null
      const dates = series === null ? [] : (await plannedFor(tx, series, moment)).planned.filter(onlyRivals)
      if (dates.length === 0) continue
      const waiting = dates.flatMap(({ findings }) =>
        findings.flatMap((f) => (f.code === 'others_wait' ? f.data.waiting : [])),
      )
      rivals.push({
        wishId: wish.id,
        title: wish.title,
        renterName: wish.renterName,
        dates: dates.map(({ date }) => date),
        waiting: [...new Map(waiting.map((one) => [one.bookingId, one])).values()].map((one) => ({
          ...one,
          bookingId: one.bookingId as BookingId,
        })),
      })
    }
    return rivals
  })
}

/** True for a date that only those who wait for it stand in the way of. */
const onlyRivals = ({ findings, reason }: { findings: readonly Finding[]; reason: string | null }): boolean =>
  reason === 'conflict' && findings.every((f) => f.severity !== 'error' || f.code === 'others_wait')

/** The series that a wish becomes; null when it has no place, or no day left. */
function seriesOf(season: Season, wish: Wish, today: CivilDate): NewSeries | null {
  const slot = wish.placement?.slot
  const first = slot && firstDate(slot, season, today)
  if (!slot || !first) return null
  return {
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
  }
}

/** The first day of the slot in the season from today on, holiday or not: the rule counts weeks from it. */
function firstDate(slot: WeekSlot, season: Season, today: CivilDate): CivilDate | null {
  for (let date = season.from > today ? season.from : today; date <= season.to; date = addDays(date, 1))
    if (weekdayOf(date) === slot.weekday && takesPlaceOn(slot.week, date, season.from)) return date
  return null
}
