import { sql } from 'kysely'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx } from './open'
import type { Tables } from './tables'

/**
 * Slim rows for the figures: only the columns that count, by the index on centre and start, whatever the history. Goals and rooms
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
> & { goal_ids: string | null; room_ids: string | null }

const REPORTED = ['confirmed', 'held', 'cancelled', 'no_show'] as const
const nothing = sql<string | null>`null`
/** Labels of its goals, with commas between. */
const goalIds = sql<string | null>`(select group_concat(g.label_id) from booking_goal g where g.booking_id = b.id)`
/** The elementary rooms that it takes, as the occupancy holds them: a composite is there as the parts it had at the time. */
const roomIds = sql<string | null>`(select group_concat(o.room_id) from occupancy o where o.booking_id = b.id)`

/**
 * Bookings of a centre that start on a day of the period (both included), and earlier ones that run into it; in order of start. With
 * their goals and rooms when asked, else those are null.
 */
export function reportBookings(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
  parts: { rooms: boolean; goals: boolean },
): Promise<BookingRow[]> {
  return tx
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
      (parts.goals ? goalIds : nothing).as('goal_ids'),
      (parts.rooms ? roomIds : nothing).as('room_ids'),
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', lookBack(from))
    .where('b.starts_at', '<', midnightAfter(to))
    .where((eb) => eb.or([eb('b.starts_at', '>=', from), eb('b.ends_at', '>', `${from}T00:00`)]))
    .where('b.status', 'in', REPORTED)
    .orderBy('b.starts_at')
    .execute()
}

const lookBack = (from: CivilDate) => `${addDays(from, -LONGEST_BOOKING_DAYS - 1)}T00:00`
const midnightAfter = (to: CivilDate) => `${addDays(to, 1)}T00:00`
