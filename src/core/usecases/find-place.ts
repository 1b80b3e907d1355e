import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { takenOnDays } from '#core/store/bookings'
import { claimsIn, guardedSince } from '#core/store/claims'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres, listClosures, listFacilities, listRooms } from '#core/store/places'
import { remember } from '#core/store/remember'
import type { Elsewhere, FindQuery, FindResult, FreeFacility, FreeQuery } from '#shared/contract/find'
import type { Centre, Closure, Room } from '#shared/contract/place'
import { freeOf, guardedPart } from '#shared/domain/facilities'
import type { FindCentre } from '#shared/domain/find-free'
import { findPlaces } from '#shared/domain/find-place'
import { rankPlaces } from '#shared/domain/find-rank'
import { datesBetween, type FindWish, facilityWishes, partOfDay } from '#shared/domain/find-wish'
import { addDays, clockOf, dateOf, isCivilDate } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, WallTime, Weekday } from '#shared/time/types'
import { found, invalid } from './common'
import { pricesOfPlaces } from './prices/places'

/** Who asks for a year has all there is: beyond it no programme is fixed. */
const LONGEST_DAYS = 371
const USUAL_LIMIT = 20

/**
 * Finds a place over all managed centres, or one: free places ranked with the reasons, what is nearly right, and where to
 * refer people to. Writes nothing. What is taken is read in one query for the whole period.
 *
 * @throws invalid_input when the period is empty or longer than a year, the time does not fit in the part of the day, or a
 *   most is named without saying for whom
 */
export async function findPlace(ctx: Ctx, query: FindQuery): Promise<FindResult> {
  const wish = wishOf(query, wallNow(ctx.clock))
  if (query.maxCents !== undefined && query.category === undefined) invalid('category', 'required')
  return ctx.read(async (tx) => {
    const known = await remember(tx, 'find places', () => readPlaces(tx))
    const centres = known.centres.filter(
      (centre) =>
        !centre.archived &&
        (query.centreId === undefined || centre.id === query.centreId) &&
        (query.district === undefined || centre.district === query.district),
    )
    const managed = centres.filter((centre) => centre.managed)
    const searched = await loadCentres(tx, managed, known, wish)
    const all = findPlaces(wish, searched)
    const price = query.category && {
      of: await pricesOfPlaces(tx, all, { ...query, category: query.category }),
      maxCents: query.maxCents ?? null,
    }
    const found = rankPlaces(all, query.limit ?? USUAL_LIMIT, price)
    return { ...(found as Pick<FindResult, keyof typeof found>), elsewhere: elsewhereOf(known, query) }
  })
}

type Known = { centres: Centre[]; rooms: Room[]; closures: Closure[] }

async function readPlaces(tx: ReadTx): Promise<Known> {
  return { centres: await listCentres(tx), rooms: await listRooms(tx), closures: await listClosures(tx, {}) }
}

function wishOf(query: FindQuery, now: WallTime): FindWish {
  const dayOf = (at: CivilDate | WallTime) => (isCivilDate(at) ? at : dateOf(at))
  const [from, until] = [dayOf(query.from), dayOf(query.to)]
  // A time in `to` belongs to its day; a day by itself is the first that does not.
  const to = isCivilDate(query.to) || clockOf(query.to) === '00:00' ? until : addDays(until, 1)
  if (to <= from) invalid('to', 'ends_before_start')
  if (to > addDays(from, LONGEST_DAYS)) invalid('to', 'too_long')
  const part = partOfDay(
    query.earliest ?? (isCivilDate(query.from) ? undefined : clockOf(query.from)),
    query.latest ?? (isCivilDate(query.to) ? undefined : clockOf(query.to)),
  )
  if (part.latest - part.earliest < query.durationMinutes) invalid('durationMinutes', 'too_long')
  const weekdays = (query.weekdays?.split(',') ?? []).map((day) => Number(day) as Weekday)
  const today = dateOf(now)
  return {
    durationMinutes: query.durationMinutes,
    people: query.people ?? null,
    dates: datesBetween(from > today ? from : today, to, weekdays),
    ...part,
    times: query.times ?? 1,
    facilities: facilityWishes(query.facilities ?? ''),
    kitchen: query.kitchen ?? false,
    wheelchair: query.wheelchair ?? false,
    layout: query.layout ?? null,
    now,
  }
}

async function loadCentres(
  tx: ReadTx,
  centres: readonly Centre[],
  { rooms, closures }: Known,
  wish: FindWish,
): Promise<FindCentre[]> {
  const [first, last] = [wish.dates[0], wish.dates.at(-1)]
  if (first === undefined || last === undefined) return []
  const ids = new Set<string>(centres.map((centre) => centre.id))
  const mine = rooms.filter((room) => ids.has(room.centreId))
  // Buffers reach into the day before and after.
  const from = `${addDays(first, -1)}T00:00` as WallTime
  const to = `${addDays(last, 2)}T00:00` as WallTime
  const elementary = mine.filter((room) => room.partIds.length === 0).map((room) => room.id)
  const taken = grouped(await takenOnDays(tx, elementary, from, to, daysAround(wish.dates)), (row) => row.roomId)
  const facilities = wish.facilities.length === 0 ? [] : (await listFacilities(tx)).filter((f) => !f.archived)
  const since = facilities.length === 0 ? new Map<string, string>() : await guardedSince(tx)
  const claims = facilities.length === 0 ? [] : await claimsIn(tx, from, to)
  const claimed = grouped(claims, (claim) => claim.facilityId)
  return centres.map((centre): FindCentre => {
    const own = mine.filter((room) => room.centreId === centre.id)
    return {
      id: centre.id,
      name: centre.name,
      district: centre.district,
      hours: { ...centre, closures: closures.filter((closure) => closure.centreId === centre.id) },
      rooms: new Map(own.map((room) => [room.id, room])),
      facilities: facilities
        .filter((facility) => facility.centreId === centre.id)
        .map((facility) => ({ ...facility, since: since.get(facility.id) })),
      taken: own.flatMap((room) => taken.get(room.id) ?? []),
      claims: facilities.flatMap((facility) =>
        facility.centreId === centre.id ? (claimed.get(facility.id) ?? []) : [],
      ),
    }
  })
}

/** The days that matter with the day before and after, or null when that is nearly all of them. */
function daysAround(dates: readonly CivilDate[]): CivilDate[] | null {
  const days = [...new Set(dates.flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]))]
  return days.length > dates.length * 1.5 ? days : null
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** Places that others manage: those of the district first, those whose rooms are surely too small last. */
function elsewhereOf({ centres, rooms }: Known, query: FindQuery): Elsewhere[] {
  const near = centres.find((centre) => centre.id === query.centreId)?.district ?? query.district
  return centres
    .filter((centre) => !centre.managed && !centre.archived)
    .map((centre) => {
      const own = rooms.filter((room) => room.centreId === centre.id && !room.archived)
      const fitting = own.filter((room) => room.capacity === null || room.capacity >= (query.people ?? 0))
      return { centre, own, fitting }
    })
    .filter(({ own, fitting }) => own.length === 0 || fitting.length > 0)
    .sort((a, b) => Number(b.centre.district === near) - Number(a.centre.district === near))
    .map(({ centre, fitting }) => ({
      centreId: centre.id,
      name: centre.name,
      district: centre.district,
      address: centre.address,
      contacts: centre.contacts,
      rooms: fitting.map(({ name, capacity }) => ({ name, capacity })),
    }))
}

/** How many of each movable or fixed facility of a centre are free during a whole time. */
export function freeFacilities(ctx: Ctx, query: z.infer<typeof FreeQuery>): Promise<FreeFacility[]> {
  const { centreId, from, to, without } = query
  if (to <= from) invalid('to', 'ends_before_start')
  return ctx.read(async (tx) => {
    found(await getCentre(tx, centreId), 'centre', centreId)
    const facilities = (await listFacilities(tx, centreId)).filter((facility) => !facility.archived)
    const since = await guardedSince(tx)
    const facilityIds = facilities.map((facility) => facility.id)
    const claims = await claimsIn(tx, from, to, { facilityIds, ...(without === undefined ? {} : { without }) })
    return facilities.map((facility) => {
      const time = guardedPart({ since: since.get(facility.id) }, { setupFrom: from, clearTo: to })
      return { facilityId: facility.id, free: time === null ? facility.stock : freeOf(facility, time, claims) }
    })
  })
}
