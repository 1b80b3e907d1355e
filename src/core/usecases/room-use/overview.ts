import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#core/app/context'
import { getMany } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { listLabels } from '#core/store/places'
import { namesOfRenters } from '#core/store/room-use'
import type { Booking } from '#shared/contract/booking'
import type { ExportedFile, Heatmap, PeriodQuery } from '#shared/contract/report'
import type { GroupMix, RoomUseReport, RoomUseRow, RoomUseScope } from '#shared/contract/room-use'
import { type Mix, mixOf, sumTallies } from '#shared/domain/mix'
import {
  heatOf,
  NONE,
  occupancyOfPeriod,
  type ReportPeriod,
  reportPeriod,
  roleOf,
  startsIn,
} from '#shared/domain/report'
import { type Grouping, type Programme, programmesOf } from '#shared/domain/room-programme'
import { noUse, type RoomUse, roomUseOf, sharesOf, sumUse, type Use } from '#shared/domain/room-use'
import { wallNow } from '#shared/time/clock'
import { type TableFormat, tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { roomUseTables } from './files'
import { type LoadedCentre, loadCentres, readUse, type Scope } from './load'

/** Occupancy and programme of rooms, centres and districts (docs/reports.md). Reads only; each call sees one state of the store. */

type Place = {
  centre: LoadedCentre
  rooms: RoomUse[]
  activities: number
  all: Programme
  byRoom: ReadonlyMap<string, Programme>
}

/** The figures of a period. @throws not_found when the centre is not there */
export function roomUse(ctx: Ctx, query: PeriodQuery): Promise<RoomUseReport> {
  return ctx.readAside((tx) => reportOf(tx, { ...query, asOf: query.asOf ?? wallNow(ctx.clock) }))
}

async function reportOf(
  tx: ReadTx,
  { period: asked, centreId, asOf }: PeriodQuery & { asOf: NonNullable<PeriodQuery['asOf']> },
): Promise<RoomUseReport> {
  const period = reportPeriod(asked, asOf)
  const places: Place[] = []
  for (const centre of await loadCentres(tx, { centreId })) {
    await setImmediate()
    const bookings = await readUse(tx, period, centre.id)
    if (passedOver(centre, { centreId }) && bookings.length === 0) continue
    await setImmediate()
    const { activities, all, byRoom } = programmesOf(bookings, period)
    places.push({ centre, rooms: roomUseOf(centre, bookings, period), activities, all, byRoom })
  }
  const word = await words(tx, places)
  const districts = [...new Set(places.map(({ centre }) => centre.district))].sort(byDistrict)
  return {
    period: asked,
    from: period.from,
    to: period.to,
    asOf,
    rooms: places.flatMap((place) => roomRows(place, word)),
    centres: places.map((place) => ({
      centreId: place.centre.id,
      name: place.centre.name,
      district: place.centre.district,
      ...together([place], word),
    })),
    districts: districts.map((district) => {
      const own = places.filter(({ centre }) => centre.district === district)
      return { district, centres: own.length, ...together(own, word) }
    }),
    total: together(places, word),
  }
}

/** A centre that is out of use, or that others manage, is there only when it has figures or was asked for. */
const passedOver = (centre: LoadedCentre, { centreId }: Scope): boolean =>
  (centre.archived || !centre.managed) && centreId === undefined

const collator = new Intl.Collator('nl', { numeric: true })
/** By name; what has no district comes last. */
const byDistrict = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b)

type Words = Record<Grouping, (key: string) => string | null>

function roomRows({ centre, rooms, byRoom }: Place, word: Words): RoomUseRow[] {
  const ofRoom = new Map(centre.rooms.map((room) => [room.id as string, room]))
  const order = new Map(centre.rooms.map((room, i) => [room.id as string, i]))
  return [...rooms]
    .sort((a, b) => (order.get(a.roomId) ?? 0) - (order.get(b.roomId) ?? 0))
    .flatMap(({ roomId, activities, ...use }): RoomUseRow[] => {
      const room = ofRoom.get(roomId)
      if (!room) return []
      return [
        {
          roomId: room.id,
          centreId: centre.id,
          name: room.name,
          shared: room.use === 'shared',
          capacity: room.capacity,
          activities,
          ...figuresOf(use),
          mix: mixesOf(byRoom.has(roomId) ? [byRoom.get(roomId) as Programme] : [], word),
        },
      ]
    })
}

/** Several centres in one row. */
function together(places: readonly Place[], word: Words) {
  const rooms = places.flatMap((place) => place.rooms)
  return {
    activities: places.reduce((sum, place) => sum + place.activities, 0),
    rooms: rooms.length,
    unused: rooms.filter(isUnused).length,
    ...figuresOf(sumUse(rooms)),
    mix: mixesOf(
      places.map((place) => place.all),
      word,
    ),
  }
}

/** A room that could be used and was not, not even outside opening hours. */
const isUnused = ({ activities, openMinutes, usedMinutes }: RoomUse): boolean =>
  openMinutes > 0 && usedMinutes === 0 && activities === 0

const figuresOf = (use: Use) => ({ ...pick(use), ...sharesOf(use) })
const pick = (use: Use): Use => Object.fromEntries((Object.keys(noUse) as (keyof Use)[]).map((k) => [k, use[k]])) as Use

function mixesOf(programmes: readonly Programme[], word: Words): Record<Grouping, GroupMix> {
  const of = (by: Grouping): GroupMix => named(mixOf(sumTallies(programmes.map((one) => one[by]))), word[by])
  return { category: of('category'), activity: of('activity'), renter: of('renter') }
}

const named = ({ groups, largest, mixedPct }: Mix, word: (key: string) => string | null): GroupMix => ({
  groups,
  largest: largest && { name: word(largest.key), activities: largest.activities, pct: largest.pct },
  mixedPct,
})

/** Names of groups; of renters only those that could be the largest somewhere. */
async function words(tx: ReadTx, places: readonly Place[]): Promise<Words> {
  const labels = new Map((await listLabels(tx)).map((label) => [label.id as string, label.name]))
  const programmes = places.flatMap((place) => [place.all, ...place.byRoom.values()])
  const districts = new Set(places.map(({ centre }) => centre.district))
  const sums = [...districts, undefined].map((district) =>
    sumTallies(
      places
        .filter(({ centre }) => district === undefined || centre.district === district)
        .map((place) => place.all.renter),
    ),
  )
  const largest = [...programmes.map((one) => one.renter), ...sums].flatMap((tally) => mixOf(tally).largest?.key ?? [])
  const renters = await namesOfRenters(tx, [...new Set(largest)])
  return {
    category: (key) => key,
    activity: (key) => (key === NONE ? null : (labels.get(key) ?? null)),
    renter: (key) => renters.get(key) ?? null,
  }
}

/** Occupancy per weekday and hour of a room, a centre, a district or all. @throws not_found when the centre is not there */
export function roomUseHeat(ctx: Ctx, query: RoomUseScope): Promise<Heatmap> {
  const period = reportPeriod(query.period, query.asOf ?? wallNow(ctx.clock))
  return ctx.read(async (tx) => {
    const occupancies = []
    for (const centre of await loadCentres(tx, query)) {
      const bookings = await readUse(tx, period, centre.id)
      if (passedOver(centre, query) && bookings.length === 0) continue
      const { open, used, roomIds } = occupancyOfPeriod(centre, bookings, period)
      const wanted = roomIds.map((id) => query.roomId === undefined || id === query.roomId)
      const keep = <T>(list: readonly T[]) => list.filter((_, i) => wanted[i])
      occupancies.push({ open, used: keep(used), roomIds: keep(roomIds) })
    }
    return { cells: heatOf(occupancies) }
  })
}

/** The counted bookings of a room, a centre, a district or all, in order of start. @throws not_found */
export function roomUseBookings(ctx: Ctx, query: RoomUseScope): Promise<Booking[]> {
  const period = reportPeriod(query.period, query.asOf ?? wallNow(ctx.clock))
  return ctx.read(async (tx) => {
    const ids: string[] = []
    for (const centre of await loadCentres(tx, query))
      for (const booking of await readUse(tx, period, centre.id))
        if (isBehind(booking, query, period)) ids.push(booking.id)
    return getMany(tx, ids)
  })
}

const isBehind = (
  booking: Parameters<typeof startsIn>[0] & Parameters<typeof roleOf>[0] & { roomIds: readonly string[] },
  { roomId }: RoomUseScope,
  period: ReportPeriod,
): boolean =>
  startsIn(booking, period) &&
  roleOf(booking, period) === 'counted' &&
  (roomId === undefined || booking.roomIds.includes(roomId))

/** The same figures as a file. @throws not_found when the centre is not there */
export async function exportRoomUse(
  ctx: Ctx,
  { format, ...query }: PeriodQuery & { format: TableFormat },
): Promise<ExportedFile> {
  const report = await roomUse(ctx, query)
  const from = await ctx.read(letterheadOf)
  const scope = query.centreId === undefined ? 'Alle centra' : (report.centres[0]?.name ?? '')
  return tableFile(format, roomUseTables(report, scope), from)
}
