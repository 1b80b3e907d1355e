import { sql } from 'kysely'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import type { Stretch } from '#shared/domain/hours'
import type { PriceLineKind } from '#shared/domain/price-line'
import { countedStatuses } from '#shared/domain/vocabulary'
import { addDays, minuteNumber } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx } from './open'
import { storedEnd } from './stored'
import type { Tables } from './tables'

/**
 * Slim rows for the figures: only the columns that count, by the index on centre and start, whatever the history. Goals and price lines
 * come as one text per booking: a third of the rows and a quarter of the memory of lists of their own.
 */
export type ReportPart = { from: CivilDate; to: CivilDate; centreId: string }

type BookingRow = Pick<
  Tables['booking'],
  | 'id'
  | 'centre_id'
  | 'starts_at'
  | 'ends_at'
  | 'category'
  | 'usage'
  | 'status'
  | 'participants'
  | 'charged_cents'
  | 'waived_cents'
  | 'theme_id'
  | 'activity_id'
  | 'self_service'
  | 'public'
  | 'title'
  | 'renter_id'
> & { asked: number; goal_ids: string | null; lines: string | null }

const nothing = sql<string | null>`null`
/** Labels of its goals, with commas between. */
const goalIds = sql<string | null>`(select group_concat(g.label_id) from booking_goal g where g.booking_id = b.id)`

/** What was charged per line: kind, colon, cents, with commas between. Only a booking with an amount has lines. */
export const priceLines = sql<string | null>`case when b.charged_cents is not null then (
  select group_concat(l.kind || ':' || l.cents) from price_line l where l.booking_id = b.id
) end`

/** One line of `priceLines`. */
export function lineOf(text: string): { kind: PriceLineKind; cents: number } {
  const colon = text.indexOf(':')
  return { kind: text.slice(0, colon) as PriceLineKind, cents: Number(text.slice(colon + 1)) }
}

/**
 * Bookings of a centre that start on a day of the period (both included), and earlier ones that run into it; in order of start. With
 * their goals and price lines when asked, else those are null.
 */
export async function reportBookings(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
  parts: { goals?: boolean; lines?: boolean },
): Promise<BookingRow[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .select([
      'b.id',
      'b.centre_id',
      'b.starts_at',
      'b.ends_at',
      'b.category',
      'b.usage',
      'b.status',
      'b.participants',
      'b.charged_cents',
      'b.waived_cents',
      'b.theme_id',
      'b.activity_id',
      'b.self_service',
      'b.public',
      'b.title',
      'b.renter_id',
      'b.asked',
      (parts.lines ? priceLines : nothing).as('lines'),
      (parts.goals ? goalIds : nothing).as('goal_ids'),
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', lookBack(from))
    .where('b.starts_at', '<', midnightAfter(to))
    .where((eb) => eb.or([eb('b.starts_at', '>=', from), eb('b.ends_at', '>', `${from}T00:00`)]))
    .orderBy('b.starts_at')
    .execute()
  for (const row of rows) storedEnd(row.starts_at, row.ends_at, 'booking.ends_at')
  return rows
}

const lookBack = (from: CivilDate) => `${addDays(from, -LONGEST_BOOKING_DAYS - 1)}T00:00`
const midnightAfter = (to: CivilDate) => `${addDays(to, 1)}T00:00`

/** Whether a centre has any booking in the period, or one that runs into it. */
export async function hasBookings(tx: ReadTx, { from, to, centreId }: ReportPart): Promise<boolean> {
  const row = await tx
    .selectFrom('booking as b')
    .select('b.id')
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', lookBack(from))
    .where('b.starts_at', '<', midnightAfter(to))
    .where((eb) => eb.or([eb('b.starts_at', '>=', from), eb('b.ends_at', '>', `${from}T00:00`)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The elementary rooms that bookings of a centre take around the period, by booking, as the occupancy holds them: a composite is
 * there as the parts it had at the time. Read room by room in order of time, half the cost of asking for each booking.
 */
export async function roomsTaken(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ room_id: string; ids: string }>`
    select o.room_id, group_concat(o.booking_id) as ids from occupancy o
    where o.room_id in (select r.id from room r where r.centre_id = ${centreId})
      and o.setup_from >= ${lookBack(from)} and o.setup_from < ${midnightAfter(to)}
    group by o.room_id order by o.room_id`.execute(tx)
  const taken = new Map<string, readonly string[]>()
  for (const { room_id, ids } of rows) {
    const alone = [room_id]
    for (const id of ids.split(',')) {
      const others = taken.get(id)
      taken.set(id, others ? [...others, room_id] : alone)
    }
  }
  return taken
}

/** Length of one wall-clock time in `takenOf`. */
const WALL = 16

/**
 * When counted bookings took a room in the period, up to the moment `asOf`; in wall-clock minutes, in no order. Read from the
 * occupancy alone, which is all that a heat map of ten years asks: who holds a room is confirmed or held, but for the few
 * requests and options of centres where those hold it too. The times come as one text per room, a tenth of the cost of rows.
 */
export async function takenOf(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
  roomId: string,
  asOf: WallTime,
): Promise<Stretch[]> {
  const { rows } = await sql<{ times: string | null }>`
    select group_concat(o.starts_at || o.ends_at, '') as times from occupancy o
    where o.room_id = ${roomId} and o.setup_from >= ${lookBack(from)} and o.setup_from < ${midnightAfter(to)}
      and o.starts_at < ${midnightAfter(to)} and o.ends_at > ${`${from}T00:00`} and o.starts_at <= ${asOf}
      and o.booking_id not in (
        select id from booking where centre_id = ${centreId} and status in ('request', 'option')
      )`.execute(tx)
  const times = rows[0]?.times ?? ''
  return Array.from({ length: times.length / (2 * WALL) }, (_, i) => ({
    from: minuteNumber(times.slice(2 * i * WALL, (2 * i + 1) * WALL)),
    to: minuteNumber(times.slice((2 * i + 1) * WALL, (2 * i + 2) * WALL)),
  }))
}

/** Which of these renters had a counted booking before the day, at any centre. */
export async function cameBefore(tx: ReadTx, renterIds: readonly string[], day: CivilDate): Promise<string[]> {
  if (renterIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select c.value as id from json_each(${JSON.stringify(renterIds)}) c
    where exists (
      select 1 from booking p
      where p.renter_id = c.value and p.starts_at < ${day} and p.status in (${sql.join(countedStatuses)})
    )`.execute(tx)
  return rows.map((row) => row.id)
}

/** A renter's first counted booking of those that were read. */
export type FirstHere = { id: string; renterId: string; startsAt: string }

/**
 * Which of these are the first counted booking that the renter ever had, at any centre; of two that start together the one
 * with the lower id. One probe of the index per renter, however long the history.
 */
export async function firstEver(tx: ReadTx, candidates: readonly FirstHere[]): Promise<Set<string>> {
  if (candidates.length === 0) return new Set()
  const text = JSON.stringify(candidates.map(({ id, renterId, startsAt }) => [renterId, startsAt, id]))
  const { rows } = await sql<{ id: string }>`
    select c.value ->> 2 as id from json_each(${text}) c
    where not exists (
      select 1 from booking p
      where p.renter_id = c.value ->> 0 and p.starts_at <= c.value ->> 1
        and (p.starts_at < c.value ->> 1 or p.id < c.value ->> 2)
        and p.status in (${sql.join(countedStatuses)})
    )`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
