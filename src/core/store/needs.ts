import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import type { NeedBooking } from '#shared/domain/roster/needs'
import { addDays } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx } from './open'

/** What needs are worked out from, of every booking that touches the days (both included), whatever its status. */
export async function bookingsForNeeds(
  tx: ReadTx,
  query: { from: CivilDate; to: CivilDate; centreId?: string | undefined },
): Promise<NeedBooking[]> {
  const { from, to, centreId } = query
  const rows = await tx
    .selectFrom('booking')
    .select(['id', 'centre_id', 'starts_at', 'ends_at', 'setup_minutes', 'clearup_minutes', 'status', 'usage'])
    .select(['self_service', 'alcohol', 'expected_participants'])
    // Set-up and clear-up reach into the day beside it.
    .where('starts_at', '>', `${addDays(from, -LONGEST_BOOKING_DAYS - 2)}`)
    .where('starts_at', '<', `${addDays(to, 2)}T00:00`)
    .where('ends_at', '>', `${addDays(from, -1)}T00:00`)
    .where('status', 'in', ['request', 'option', 'confirmed', 'held'])
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    startsAt: row.starts_at as WallTime,
    endsAt: row.ends_at as WallTime,
    setupMinutes: row.setup_minutes,
    clearupMinutes: row.clearup_minutes,
    status: row.status,
    usage: row.usage,
    selfService: row.self_service === 1,
    alcohol: row.alcohol === 1,
    expectedParticipants: row.expected_participants,
  }))
}
