import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Booking } from '#shared/contract/booking'
import type { RequestHistory } from '#shared/contract/request'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { addDays, dateOf } from '#shared/time/civil'
import type { DateSpan, WallTime } from '#shared/time/types'
import { getMany } from './bookings'
import type { ReadTx } from './open'
import type { Tables } from './tables'

/** Bookings on their way from request to booking, and those that did not get there. Statuses are literals: the indexes ask for them. */
const open = sql<SqlBool>`status in ('request', 'option')`
const request = sql<SqlBool>`status in ('request', 'option') and status = 'request'`
const option = sql<SqlBool>`status = 'option'`
const settledStatus = sql<SqlBool>`status in ('declined', 'expired', 'displaced')`
/** A booking takes at most so many minutes before its start or after its end. */
const LONGEST_BUFFER_DAYS = 1
const ALL = -1

type Where = (eb: ExpressionBuilder<Tables, 'booking'>) => Expression<SqlBool>

/** Whole bookings of which the rows satisfy the condition, in order of start. */
async function those(tx: ReadTx, where: Where, limit = ALL, order: 'asc' | 'desc' = 'asc'): Promise<Booking[]> {
  const rows = await tx
    .selectFrom('booking')
    .select('id')
    .where(where)
    .orderBy('starts_at', order)
    .orderBy('id', order)
    .limit(limit)
    .execute()
  const found = await getMany(
    tx,
    rows.map((row) => row.id),
  )
  return order === 'asc' ? found : found.reverse()
}

/** Requests of a centre whose time, widened by a day for setup and clear-up, touches the period. */
export const requestsBetween = (tx: ReadTx, centreId: string, from: string, to: string): Promise<Booking[]> =>
  those(tx, (eb) =>
    eb.and([
      request,
      eb('centre_id', '=', centreId),
      eb('starts_at', '>', addDays(dateOf(from as WallTime), -LONGEST_BOOKING_DAYS - LONGEST_BUFFER_DAYS)),
      eb('starts_at', '<', addDays(dateOf(to as WallTime), LONGEST_BUFFER_DAYS + 1)),
      eb('ends_at', '>', addDays(dateOf(from as WallTime), -LONGEST_BUFFER_DAYS)),
    ]),
  )

/**
 * Requests and options of a centre, or of all, that start after the moment. All centres are named: the index of what is
 * open goes by centre, and without it everything that is booked ahead would be gone through.
 */
export const openFrom = (tx: ReadTx, centreId: string | undefined, now: WallTime, limit: number): Promise<Booking[]> =>
  those(
    tx,
    (eb) =>
      eb.and([
        open,
        eb('starts_at', '>', now),
        eb('centre_id', 'in', centreId === undefined ? eb.selectFrom('centre').select('id') : [centreId]),
      ]),
    limit,
  )

/** All requests and options of a centre, whenever they are. */
export const openOf = (tx: ReadTx, centreId: string): Promise<Booking[]> =>
  those(tx, (eb) => eb.and([open, eb('centre_id', '=', centreId)]))

/** Options whose deadline has passed or whose time has begun. */
export const lapsed = (tx: ReadTx, now: WallTime): Promise<Booking[]> =>
  those(tx, (eb) => eb.and([option, eb.or([eb('option_until', '<=', now), eb('starts_at', '<=', now)])]))

/** Refused, expired and displaced bookings that would have begun in the period (both days included), latest first. */
export const settled = (tx: ReadTx, span: DateSpan, centreId: string | undefined, limit: number): Promise<Booking[]> =>
  those(tx, settledIn(span, centreId), limit, 'desc')

/** The same counted per centre, status and reason; within a status most first. */
export async function countSettled(
  tx: ReadTx,
  span: DateSpan,
  centreId: string | undefined,
): Promise<RequestHistory['counts']> {
  const rows = await tx
    .selectFrom('booking')
    .select(['centre_id', 'status', 'status_reason'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(settledIn(span, centreId))
    .groupBy(['centre_id', 'status', 'status_reason'])
    .orderBy('status')
    .orderBy('count', 'desc')
    .orderBy('status_reason')
    .execute()
  return rows.map((row) => ({
    centreId: row.centre_id as Booking['centreId'],
    status: row.status,
    reason: row.status_reason,
    count: row.count,
  }))
}

const settledIn =
  (span: DateSpan, centreId: string | undefined): Where =>
  (eb) =>
    eb.and([
      settledStatus,
      eb('starts_at', '>=', span.from),
      eb('starts_at', '<', addDays(span.to, 1)),
      ...(centreId === undefined ? [] : [eb('centre_id', '=', centreId)]),
    ])

/** Bookings that made way for this one. */
export const displacedBy = (tx: ReadTx, id: string): Promise<Booking[]> =>
  those(tx, (eb) => eb('displaced_by_id', '=', id))

/** What was offered instead of this one, or null. */
export const successorOf = async (tx: ReadTx, id: string): Promise<Booking | null> =>
  (await those(tx, (eb) => eb('replaces_id', '=', id), 1))[0] ?? null
