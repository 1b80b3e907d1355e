import { sql } from 'kysely'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { addDays } from '#shared/time/civil'
import type { ReadTx } from './open'
import type { ReportPart } from './reports'
import type { Tables } from './tables'

type UseRow = Pick<
  Tables['booking'],
  | 'id'
  | 'starts_at'
  | 'ends_at'
  | 'status'
  | 'participants'
  | 'expected_participants'
  | 'category'
  | 'activity_id'
  | 'renter_id'
> & { room_ids: string | null }

/**
 * Confirmed and held bookings of a centre that start on a day of the period (both included), and earlier ones that run into it,
 * with the elementary rooms that they take; in order of start. By the index on centre and start.
 */
export function roomBookings(tx: ReadTx, { from, to, centreId }: ReportPart): Promise<UseRow[]> {
  return tx
    .selectFrom('booking as b')
    .select([
      'b.id',
      'b.starts_at',
      'b.ends_at',
      'b.status',
      'b.participants',
      'b.expected_participants',
      'b.category',
      'b.activity_id',
      'b.renter_id',
      sql<string | null>`(select group_concat(o.room_id) from occupancy o where o.booking_id = b.id)`.as('room_ids'),
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', `${addDays(from, -LONGEST_BOOKING_DAYS - 1)}T00:00`)
    .where('b.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where((eb) => eb.or([eb('b.starts_at', '>=', from), eb('b.ends_at', '>', `${from}T00:00`)]))
    .where('b.status', 'in', ['confirmed', 'held'])
    .orderBy('b.starts_at')
    .execute()
}

/** Names of these renters. */
export async function namesOfRenters(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('renter').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
