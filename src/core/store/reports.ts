import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx } from './open'
import type { Tables } from './tables'

/**
 * Slim rows for the figures: only the columns that count, by the index on start, whatever the history. Three lists that
 * the use-case joins by id, which is quicker than one statement with a row per booking, room and goal.
 */
export type ReportPart = { from: CivilDate; to: CivilDate; centreId?: string | undefined }

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
  | 'theme_id'
>

const REPORTED = ['confirmed', 'held', 'cancelled', 'no_show'] as const
const COUNTED = ['confirmed', 'held'] as const

/** Bookings that start on a day of the period (both included), and earlier ones that run into it; in order of start. */
export function reportBookings(tx: ReadTx, { from, to, centreId }: ReportPart): Promise<BookingRow[]> {
  return tx
    .selectFrom('booking')
    .select([
      'id',
      'centre_id',
      'starts_at',
      'ends_at',
      'category',
      'usage',
      'status',
      'participants',
      'charged_cents',
      'theme_id',
    ])
    .where('starts_at', '>=', lookBack(from))
    .where('starts_at', '<', midnightAfter(to))
    .where((eb) => eb.or([eb('starts_at', '>=', from), eb('ends_at', '>', `${from}T00:00`)]))
    .where('status', 'in', REPORTED)
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('starts_at')
    .execute()
}

/** Which elementary rooms they take, as the occupancy holds them: a composite is there as the parts it had at the time. */
export function reportRooms(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
): Promise<{ booking_id: string; room_id: string }[]> {
  return (
    tx
      .selectFrom('room as r')
      .innerJoin('occupancy as o', 'o.room_id', 'r.id')
      .select(['o.booking_id', 'o.room_id'])
      // Setup starts at most half a day before the booking.
      .where('o.setup_from', '>=', lookBack(from))
      .where('o.setup_from', '<', midnightAfter(to))
      .where('o.ends_at', '>', `${from}T00:00`)
      .$if(centreId !== undefined, (q) => q.where('r.centre_id', '=', centreId ?? ''))
      .execute()
  )
}

/** Goals of the counted bookings that start in the period, by the id of the label, in the order entered. */
export function reportGoals(
  tx: ReadTx,
  { from, to, centreId }: ReportPart,
): Promise<{ booking_id: string; label_id: string }[]> {
  return tx
    .selectFrom('booking as b')
    .innerJoin('booking_goal as g', 'g.booking_id', 'b.id')
    .select(['g.booking_id', 'g.label_id'])
    .where('b.starts_at', '>=', from)
    .where('b.starts_at', '<', midnightAfter(to))
    .where('b.status', 'in', COUNTED)
    .$if(centreId !== undefined, (q) => q.where('b.centre_id', '=', centreId ?? ''))
    .execute()
}

const lookBack = (from: CivilDate) => `${addDays(from, -LONGEST_BOOKING_DAYS - 1)}T00:00`
const midnightAfter = (to: CivilDate) => `${addDays(to, 1)}T00:00`
