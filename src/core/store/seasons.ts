import type { FacilityClaim } from '#shared/contract/booking'
import type { Placement, Season, WeekSlot, Wish, WishChoice } from '#shared/contract/season'
import type { FormerBooking } from '#shared/domain/season-habits'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Seasons and their wishes, each wish whole with its choices, what it asks for and the place that it got. */
const seasonOf = (row: Tables['season']): Season => ({
  id: row.id as Season['id'],
  name: row.name,
  centreId: row.centre_id as Season['centreId'],
  from: row.from_date as CivilDate,
  to: row.to_date as CivilDate,
  skipHolidays: row.skip_holidays === 1,
  skipSchoolHolidays: row.skip_school_holidays === 1,
  state: row.state,
  gap: row.gap,
  revision: row.revision,
})

/** All seasons, the latest first. */
export async function listSeasons(tx: ReadTx): Promise<Season[]> {
  const rows = await tx.selectFrom('season').selectAll().orderBy('from_date', 'desc').orderBy('name').execute()
  return rows.map(seasonOf)
}

export async function getSeason(tx: ReadTx, id: string): Promise<Season | null> {
  const row = await tx.selectFrom('season').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? seasonOf(row) : null
}

export async function putSeason(tx: WriteTx, season: Season): Promise<void> {
  const row: Tables['season'] = {
    id: season.id,
    name: season.name,
    centre_id: season.centreId,
    from_date: season.from,
    to_date: season.to,
    skip_holidays: season.skipHolidays ? 1 : 0,
    skip_school_holidays: season.skipSchoolHolidays ? 1 : 0,
    state: season.state,
    gap: season.gap,
    revision: season.revision,
  }
  await tx
    .insertInto('season')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** Only undoing its creation does that. */
export async function removeSeason(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('season').where('id', '=', id).execute()
}

type Which = { seasonId: string } | { id: string }

async function fetchWishes(tx: ReadTx, which: Which): Promise<Wish[]> {
  const rows = await tx
    .selectFrom('wish as w')
    .leftJoin('renter as r', 'r.id', 'w.renter_id')
    .selectAll('w')
    .select('r.name as renter_name')
    .where('id' in which ? 'w.id' : 'w.season_id', '=', 'id' in which ? which.id : which.seasonId)
    .orderBy('w.position')
    .orderBy('w.id')
    .execute()
  if (rows.length === 0) return []
  const mine = tx
    .selectFrom('wish')
    .select('id')
    .where('id' in which ? 'id' : 'season_id', '=', 'id' in which ? which.id : which.seasonId)
  const choices = await tx.selectFrom('wish_choice').selectAll().where('wish_id', 'in', mine).execute()
  const claims = await tx.selectFrom('wish_facility').selectAll().where('wish_id', 'in', mine).execute()
  const placements = await tx.selectFrom('placement').selectAll().where('wish_id', 'in', mine).execute()
  const choiceOf = new Map(choices.map((row) => [`${row.wish_id}|${row.rank}`, choiceFrom(row)]))
  const placementOf = new Map(placements.map((row) => [row.wish_id, placementFrom(row)]))
  return rows.map((row) => {
    const first = choiceOf.get(`${row.id}|1`)
    if (!first) throw new Error(`wish ${row.id} has no first choice`)
    return {
      id: row.id as Wish['id'],
      seasonId: row.season_id as Wish['seasonId'],
      centreId: row.centre_id as Wish['centreId'],
      renterId: row.renter_id as Wish['renterId'],
      renterName: row.renter_name,
      title: row.title,
      category: row.category,
      people: row.people,
      minutes: row.minutes,
      everyWeeks: row.every_weeks as Wish['everyWeeks'],
      first,
      second: choiceOf.get(`${row.id}|2`) ?? null,
      facilities: claims
        .filter((claim) => claim.wish_id === row.id)
        .map(({ facility_id, quantity }) => ({ facilityId: facility_id, quantity }) as FacilityClaim),
      wheelchair: row.wheelchair === 1,
      remarks: row.remarks,
      placement: placementOf.get(row.id) ?? null,
      seriesId: row.series_id as Wish['seriesId'],
      position: row.position,
      revision: row.revision,
    }
  })
}

const choiceFrom = (row: Tables['wish_choice']): WishChoice => ({
  roomId: row.room_id as WishChoice['roomId'],
  weekday: row.weekday as WishChoice['weekday'],
  from: row.starts as WishChoice['from'],
})

const placementFrom = (row: Tables['placement']): Placement => ({
  outcome: row.outcome,
  slot:
    row.room_id === null
      ? null
      : ({ roomId: row.room_id, weekday: row.weekday, from: row.starts, to: row.ends, week: row.week } as WeekSlot),
  pinned: row.pinned === 1,
  why: storedJson<Placement['why']>(row.why, 'placement.why'),
})

/** Wishes of a season in the order in which they were handed in. */
export const listWishes = (tx: ReadTx, seasonId: string): Promise<Wish[]> => fetchWishes(tx, { seasonId })

export async function getWish(tx: ReadTx, id: string): Promise<Wish | null> {
  return (await fetchWishes(tx, { id }))[0] ?? null
}

/** Writes a wish whole, new or changed. */
export async function putWish(tx: WriteTx, wish: Wish): Promise<void> {
  const row: Tables['wish'] = {
    id: wish.id,
    season_id: wish.seasonId,
    centre_id: wish.centreId,
    renter_id: wish.renterId,
    title: wish.title,
    category: wish.category,
    people: wish.people,
    minutes: wish.minutes,
    every_weeks: wish.everyWeeks,
    wheelchair: wish.wheelchair ? 1 : 0,
    remarks: wish.remarks,
    series_id: wish.seriesId,
    position: wish.position,
    revision: wish.revision,
  }
  await tx
    .insertInto('wish')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  for (const table of ['wish_choice', 'wish_facility', 'placement'] as const)
    await tx.deleteFrom(table).where('wish_id', '=', wish.id).execute()
  const choices = [wish.first, ...(wish.second === null ? [] : [wish.second])]
  await tx
    .insertInto('wish_choice')
    .values(
      choices.map((choice, index) => ({
        wish_id: wish.id,
        rank: index + 1,
        room_id: choice.roomId,
        weekday: choice.weekday,
        starts: choice.from,
      })),
    )
    .execute()
  if (wish.facilities.length > 0)
    await tx
      .insertInto('wish_facility')
      .values(wish.facilities.map((f) => ({ wish_id: wish.id, facility_id: f.facilityId, quantity: f.quantity })))
      .execute()
  const { placement } = wish
  if (placement === null) return
  await tx
    .insertInto('placement')
    .values({
      wish_id: wish.id,
      outcome: placement.outcome,
      room_id: placement.slot?.roomId ?? null,
      weekday: placement.slot?.weekday ?? null,
      starts: placement.slot?.from ?? null,
      ends: placement.slot?.to ?? null,
      week: placement.slot?.week ?? null,
      pinned: placement.pinned ? 1 : 0,
      why: JSON.stringify(placement.why),
    })
    .execute()
}

export async function removeWish(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('wish').where('id', '=', id).execute()
}

/** Bookings of one room each that took place or will in the period (`to` exclusive): what regular places are found in. */
export async function formerBookings(
  tx: ReadTx,
  centreId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<FormerBooking[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('booking_room as r', 'r.booking_id', 'b.id')
    .select([
      'b.renter_id as renterId',
      'b.title',
      'b.category',
      'r.room_id as roomId',
      'b.starts_at as startsAt',
      'b.ends_at as endsAt',
      'b.expected_participants as people',
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', `${from}T00:00`)
    .where('b.starts_at', '<', `${to}T00:00`)
    .where('b.status', 'in', ['confirmed', 'held'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('booking_room as other')
            .whereRef('other.booking_id', '=', 'b.id')
            .where('other.position', '>', 0)
            .select('other.room_id'),
        ),
      ),
    )
    .orderBy('b.starts_at')
    .execute()
  return rows as FormerBooking[]
}

/** Ids of the bookings that the wishes of a season became. */
export async function bookingsOfSeason(tx: ReadTx, seasonId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('wish as w', 'w.series_id', 'b.series_id')
    .select('b.id')
    .where('w.season_id', '=', seasonId)
    .execute()
  return new Set(rows.map((row) => row.id))
}
