import type { Ctx, Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { getCentre, listFacilities, listRooms } from '#core/store/places'
import { getRenter } from '#core/store/renters'
import * as store from '#core/store/seasons'
import type { NewWish, Wish, WishChange } from '#shared/contract/season'
import { ownerOf } from '#shared/domain/season'
import { minutesOfClock } from '#shared/time/civil'
import { assertFresh, found, given, invalid } from '../common'
import { assertOpen } from './propose'
import { centresOf, loadHabits } from './surroundings'

/** The wishes of a season. */
export const listWishes = (ctx: Ctx, input: { seasonId: string }): Promise<Wish[]> =>
  ctx.read((tx) => store.listWishes(tx, input.seasonId))

/** @throws wrong_state `season_settled`; invalid_input when a room, facility or time does not fit */
export function addWish(ctx: Ctx, input: NewWish): Promise<Wish> {
  return ctx.change({ action: 'wishes.add', undoable: true }, async (unit) => {
    assertOpen(found(await store.getSeason(unit.tx, input.seasonId), 'season', input.seasonId))
    const others = await store.listWishes(unit.tx, input.seasonId)
    const wish = await putNewWish(unit, input, (others.at(-1)?.position ?? -1) + 1)
    return { result: wish, subject: wish.title }
  })
}

/** Adds a wish inside a unit of work; the demo uses it as well. Category comes from the renter unless it is given. */
export async function putNewWish(unit: Unit, input: NewWish, position: number): Promise<Wish> {
  const renter =
    input.renterId == null ? null : found(await getRenter(unit.tx, input.renterId), 'renter', input.renterId)
  const wish: Wish = {
    id: unit.newId() as Wish['id'],
    seasonId: input.seasonId,
    centreId: input.centreId,
    renterId: input.renterId ?? null,
    renterName: renter?.name ?? null,
    title: input.title,
    category: input.category ?? renter?.category ?? 'internal',
    people: input.people ?? null,
    minutes: input.minutes,
    everyWeeks: input.everyWeeks ?? 1,
    first: input.first,
    second: input.second ?? null,
    facilities: inOrder(input.facilities ?? []),
    wheelchair: input.wheelchair ?? false,
    remarks: input.remarks || null,
    placement: null,
    seriesId: null,
    position,
    revision: 1,
  }
  await assertWish(unit.tx, wish)
  await store.putWish(unit.tx, wish)
  unit.record({ kind: 'wish', id: wish.id, before: null, after: wish, centreId: wish.centreId })
  return wish
}

/** As the store gives them back, each facility once. */
const inOrder = (claims: Wish['facilities']): Wish['facilities'] =>
  [...new Map(claims.map((claim) => [claim.facilityId as string, claim])).values()].sort((a, b) =>
    a.facilityId < b.facilityId ? -1 : 1,
  )

async function assertWish(tx: ReadTx, wish: Wish): Promise<void> {
  const season = found(await store.getSeason(tx, wish.seasonId), 'season', wish.seasonId)
  if (season.centreId !== null && season.centreId !== wish.centreId) invalid('centreId', 'other_centre')
  found(await getCentre(tx, wish.centreId), 'centre', wish.centreId)
  const rooms = new Set((await listRooms(tx, wish.centreId)).map((room) => room.id))
  for (const field of ['first', 'second'] as const) {
    const choice = wish[field]
    if (choice === null) continue
    if (choice.roomId !== null && !rooms.has(choice.roomId)) invalid(field, 'room_not_in_centre')
    if (minutesOfClock(choice.from) + wish.minutes > 1440) invalid(field, 'past_midnight')
  }
  const facilities = new Set((await listFacilities(tx, wish.centreId)).map((facility) => facility.id))
  if (wish.facilities.some((claim) => !facilities.has(claim.facilityId)))
    invalid('facilities', 'facility_not_in_centre')
}

/** What the place of a wish hangs on: changing one of these takes it out of the timetable. */
const decisive = [
  'centreId',
  'renterId',
  'people',
  'minutes',
  'everyWeeks',
  'first',
  'second',
  'facilities',
  'wheelchair',
] as const

/** Changes a wish. When something decisive changes it loses its place until the next proposal. */
export function changeWish(ctx: Ctx, input: WishChange): Promise<Wish> {
  return ctx.change({ action: 'wishes.change', undoable: true }, async (unit) => {
    const before = found(await store.getWish(unit.tx, input.id), 'wish', input.id)
    assertFresh(before, input.revision, 'wish')
    assertOpen(found(await store.getSeason(unit.tx, before.seasonId), 'season', before.seasonId))
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Wish
    if (after.remarks === '') after.remarks = null
    after.facilities = inOrder(after.facilities)
    const renter =
      after.renterId === null ? null : found(await getRenter(unit.tx, after.renterId), 'renter', after.renterId)
    after.renterName = renter?.name ?? null
    if (after.renterId !== before.renterId && input.category === undefined)
      after.category = renter?.category ?? 'internal'
    if (decisive.some((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]))) after.placement = null
    await assertWish(unit.tx, after)
    await store.putWish(unit.tx, after)
    unit.record({ kind: 'wish', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.title }
  })
}

/** Takes a wish out of a season that is not settled. @throws not_found, stale; wrong_state `season_settled` */
export function removeWish(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'wishes.remove', undoable: true }, async (unit) => {
    const before = found(await store.getWish(unit.tx, input.id), 'wish', input.id)
    assertFresh(before, input.revision, 'wish')
    assertOpen(found(await store.getSeason(unit.tx, before.seasonId), 'season', before.seasonId))
    await store.removeWish(unit.tx, before.id)
    unit.record({ kind: 'wish', id: before.id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: before.title }
  })
}

/** Makes a wish of every regular place of the half year before the season that is not wished for yet. */
export function takeOver(ctx: Ctx, input: { seasonId: string }): Promise<Wish[]> {
  return ctx.change({ action: 'wishes.takeOver', undoable: true }, async (unit) => {
    const season = found(await store.getSeason(unit.tx, input.seasonId), 'season', input.seasonId)
    assertOpen(season)
    const known = await store.listWishes(unit.tx, season.id)
    const keyOf = (owner: string, first: { roomId: string | null; weekday: number; from: string }) =>
      `${owner}|${first.roomId}|${first.weekday}|${first.from}`
    const there = new Set(known.map((wish) => keyOf(ownerOf(wish), wish.first)))
    let position = (known.at(-1)?.position ?? -1) + 1
    const added: Wish[] = []
    for (const centreId of await centresOf(unit.tx, season)) {
      const rooms = new Map((await listRooms(unit.tx, centreId)).map((room) => [room.id as string, room]))
      for (const habit of await loadHabits(unit.tx, season, centreId)) {
        const room = rooms.get(habit.roomId)
        if (!room || room.archived || there.has(keyOf(habit.owner, habit))) continue
        there.add(keyOf(habit.owner, habit))
        added.push(
          await putNewWish(
            unit,
            {
              seasonId: season.id,
              centreId: room.centreId,
              renterId: habit.renterId as Wish['renterId'],
              title: habit.title,
              category: habit.category,
              people: habit.people,
              minutes: habit.minutes,
              everyWeeks: habit.everyWeeks,
              first: { roomId: room.id, weekday: habit.weekday, from: habit.from },
            },
            position++,
          ),
        )
      }
    }
    return { result: added, subject: season.name }
  })
}
