import type { Ctx, Unit } from '#core/app/context'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/seasons'
import type { NewSeason, Season, SeasonBoard, SeasonChange, TakenBlock } from '#shared/contract/season'
import { type TakenOn, takenKey } from '#shared/domain/season'
import { clockFromMinutes, dateOf, daysBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, Weekday } from '#shared/time/types'
import { assertFresh, found, given, invalid } from '../common'
import { assertOpen } from './propose'
import { holidaysOf, loadSeasonPlace } from './surroundings'

/** Two years: a season is a school year, or half of one. */
const LONGEST_DAYS = 730

/** All seasons. */
export const listSeasons = (ctx: Ctx): Promise<Season[]> => ctx.read(store.listSeasons)

/** Adds a season. @throws not_found the centre; invalid_input for its days */
export function createSeason(ctx: Ctx, input: NewSeason): Promise<Season> {
  return ctx.change({ action: 'seasons.create', undoable: true }, async (unit) => {
    const season = await addSeason(unit, input)
    return { result: season, subject: season.name }
  })
}

/** Adds a season inside a unit of work; the demo uses it as well. */
export async function addSeason(unit: Unit, input: NewSeason): Promise<Season> {
  if (input.centreId !== null) found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const season: Season = { id: unit.newId() as Season['id'], ...input, state: 'open', gap: null, revision: 1 }
  assertSpan(season)
  await store.putSeason(unit.tx, season)
  unit.record({ kind: 'season', id: season.id, before: null, after: season })
  return season
}

/** @throws wrong_state `season_settled`; stale */
export function changeSeason(ctx: Ctx, input: SeasonChange): Promise<Season> {
  return ctx.change({ action: 'seasons.change', undoable: true }, async (unit) => {
    const before = found(await store.getSeason(unit.tx, input.id), 'season', input.id)
    assertFresh(before, input.revision, 'season')
    assertOpen(before)
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Season
    assertSpan(after)
    if (after.centreId !== null && after.centreId !== before.centreId) {
      found(await getCentre(unit.tx, after.centreId), 'centre', after.centreId)
      const elsewhere = (await store.listWishes(unit.tx, after.id)).some((wish) => wish.centreId !== after.centreId)
      if (elsewhere) invalid('centreId', 'wishes_elsewhere')
    }
    await store.putSeason(unit.tx, after)
    unit.record({ kind: 'season', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

function assertSpan(season: Season): void {
  if (season.to < season.from) invalid('to', 'ends_before_start')
  if (daysBetween(season.from, season.to) > LONGEST_DAYS) invalid('to', 'too_long')
}

/** What stands in a room on fewer dates than this share is no part of the week. */
const SELDOM = 0.1

/** What the timetable of a centre shows beside the wishes: dates per weekday, and what stands there already. */
export async function seasonBoard(ctx: Ctx, input: { id: string; centreId: string }): Promise<SeasonBoard> {
  const season = await ctx.read(async (tx) => found(await store.getSeason(tx, input.id), 'season', input.id))
  const holidays = await holidaysOf(season)
  return ctx.read(async (tx) => {
    const place = await loadSeasonPlace(tx, season, input.centreId, holidays, dateOf(wallNow(ctx.clock)))
    const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
    const dates = weekdays.map((day) => [...(place.dates.get(day) ?? [])])
    const taken: TakenBlock[] = []
    for (const room of place.rooms.values())
      for (const weekday of weekdays)
        taken.push(
          ...blocksOf(
            place.taken.get(takenKey(room.id, weekday)) ?? [],
            room.id,
            weekday,
            dates[weekday - 1]?.length ?? 0,
          ),
        )
    return { dates, taken }
  })
}

function blocksOf(taken: readonly TakenOn[], roomId: string, weekday: Weekday, dates: number): TakenBlock[] {
  const groups = new Map<string, { one: TakenOn; dates: Set<CivilDate> }>()
  for (const one of taken) {
    const key = `${one.from}|${one.to}|${one.title}`
    const group = groups.get(key) ?? { one, dates: new Set<CivilDate>() }
    groups.set(key, group)
    group.dates.add(one.date)
  }
  const clock = (code: string) => clockFromMinutes(Math.max(0, Math.min(1440, Number(code) - 10_000)))
  return [...groups.values()]
    .filter((group) => group.dates.size > Math.max(1, dates * SELDOM))
    .map(({ one, dates: on }) => ({
      roomId: roomId as TakenBlock['roomId'],
      weekday,
      from: clock(one.from),
      to: clock(one.to),
      title: one.title,
      exclusive: one.exclusive,
      people: one.people,
      dates: [...on],
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
