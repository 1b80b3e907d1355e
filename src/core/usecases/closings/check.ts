import type { Ctx } from '#core/app/context'
import { getMany } from '#core/store/bookings'
import { listClosings, type QuarterRow, quarterRows } from '#core/store/closings'
import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listRooms } from '#core/store/places'
import type { ClosingCheck, ClosingHead } from '#shared/contract/closing'
import { type ClosingPlace, type ClosingPoint, closingPoints, pointsOf } from '#shared/domain/closing'
import { dateOf, quarterSpan } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { Quarter, WallTime } from '#shared/time/types'

/** So many bookings of each point are shown at once; when they are put right, the next come up. */
const SHOWN = 100

/** What should be looked at before the quarter is closed, and what was closed of it. */
export function checkQuarter(ctx: Ctx, { quarter }: { quarter: Quarter }): Promise<ClosingCheck> {
  const span = quarterSpan(quarter)
  return ctx.read(async (tx) => {
    const open = await openPoints(tx, await quarterRows(tx, span))
    const shown = new Map([...open].map(([point, ids]) => [point, ids.slice(0, SHOWN)]))
    const bookings = await getMany(tx, [...new Set([...shown.values()].flat())])
    const byId = new Map(bookings.map((booking) => [booking.id as string, booking]))
    return {
      quarter,
      over: dateOf(wallNow(ctx.clock)) > span.to,
      versions: await listClosings(tx, quarter),
      points: [...open].map(([point, ids]) => ({
        point,
        count: ids.length,
        bookings: (shown.get(point) ?? []).flatMap((id) => byId.get(id) ?? []),
      })),
    }
  })
}

/** Ids of the bookings that have each point, in order of start; only points that some booking has. */
async function openPoints(tx: ReadTx, rows: readonly QuarterRow[]): Promise<Map<ClosingPoint, string[]>> {
  const capacities = new Map((await listRooms(tx)).map((room) => [room.id as string, room.capacity]))
  const closures = await listClosures(tx, {})
  const places = new Map<string, ClosingPlace>(
    (await listCentres(tx)).map((centre) => [
      centre.id as string,
      { ...centre, closures: closures.filter((closure) => closure.centreId === centre.id) },
    ]),
  )
  const ids = new Map<ClosingPoint, string[]>(closingPoints.map((point) => [point, []]))
  for (const row of rows) {
    const place = places.get(row.centre_id)
    if (!place) continue
    const rooms = row.room_ids?.split(',') ?? []
    const points = pointsOf(
      {
        date: dateOf(row.starts_at as WallTime),
        status: row.status,
        usage: row.usage,
        category: row.category,
        participants: row.participants,
        hasTheme: row.theme_id !== null,
        capacity: rooms.reduce<number | null>((sum, id) => {
          const holds = capacities.get(id) ?? null
          return sum === null || holds === null ? null : sum + holds
        }, 0),
      },
      place,
    )
    for (const point of points) ids.get(point)?.push(row.id)
  }
  for (const [point, found] of ids) if (found.length === 0) ids.delete(point)
  return ids
}

/** How many bookings have each point. */
export async function countPoints(tx: ReadTx, rows: readonly QuarterRow[]): Promise<ClosingHead['openPoints']> {
  return Object.fromEntries([...(await openPoints(tx, rows))].map(([point, ids]) => [point, ids.length]))
}
