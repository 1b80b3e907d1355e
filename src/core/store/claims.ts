import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import type { Claim } from '#shared/domain/facilities'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** What is claimed of movable facilities: written with the occupancy of a booking, guarded by the triggers of 0070. */

type Row = Tables['facility_claim']
export type TakenClaim = Claim & { title: string }

const fromRow = (row: Row): Claim => ({
  bookingId: row.booking_id,
  facilityId: row.facility_id,
  setupFrom: row.setup_from,
  clearTo: row.clear_to,
  quantity: row.quantity,
})

/** A claim as it is stored. */
export const claimRow = (claim: Claim): Row => ({
  facility_id: claim.facilityId,
  setup_from: claim.setupFrom,
  booking_id: claim.bookingId,
  clear_to: claim.clearTo,
  quantity: claim.quantity,
})

/** Claims of these facilities, or of all, that touch the time; without those of one booking. */
export async function claimsIn(
  tx: ReadTx,
  from: WallTime,
  to: WallTime,
  only: { facilityIds?: readonly string[]; without?: string } = {},
): Promise<TakenClaim[]> {
  const { facilityIds, without } = only
  if (facilityIds?.length === 0) return []
  const rows = await tx
    .selectFrom('facility_claim as c')
    .innerJoin('booking as b', 'b.id', 'c.booking_id')
    .selectAll('c')
    .select('b.title')
    .$if(facilityIds !== undefined, (q) => q.where('c.facility_id', 'in', [...(facilityIds ?? [])]))
    .where('c.setup_from', '>', `${addDays(dateOf(from), -LONGEST_BOOKING_DAYS - 2)}`)
    .where('c.setup_from', '<', to)
    .where('c.clear_to', '>', from)
    .$if(without !== undefined, (q) => q.where('c.booking_id', '<>', without ?? ''))
    .execute()
  return rows.map((row) => ({ ...fromRow(row), title: row.title }))
}

/** Every claim of a facility, in order of time. */
export async function claimsOf(tx: ReadTx, facilityId: string): Promise<TakenClaim[]> {
  const rows = await tx
    .selectFrom('facility_claim as c')
    .innerJoin('booking as b', 'b.id', 'c.booking_id')
    .selectAll('c')
    .select('b.title')
    .where('c.facility_id', '=', facilityId)
    .orderBy('c.setup_from')
    .execute()
  return rows.map((row) => ({ ...fromRow(row), title: row.title }))
}

/** Writes again what a booking claims, over the time that it takes its rooms; nothing when it takes none. */
export async function claimAnew(
  tx: WriteTx,
  bookingId: string,
  time: { setupFrom: string; clearTo: string } | undefined,
): Promise<void> {
  await tx.deleteFrom('facility_claim').where('booking_id', '=', bookingId).execute()
  if (time === undefined) return
  const rows = await tx.selectFrom('booking_facility').selectAll().where('booking_id', '=', bookingId).execute()
  if (rows.length === 0) return
  const { setupFrom, clearTo } = time
  await tx
    .insertInto('facility_claim')
    .values(
      rows.map((row) =>
        claimRow({ bookingId, facilityId: row.facility_id, quantity: row.quantity, setupFrom, clearTo }),
      ),
    )
    .execute()
}

/** Claims of a page of bookings (ids after one, up to and with another), and what those bookings ask for. */
export async function claimsBetween(
  tx: ReadTx,
  after: string,
  last: string,
): Promise<{ stored: Claim[]; asked: { bookingId: string; facilityId: string; quantity: number }[] }> {
  const stored = await tx
    .selectFrom('facility_claim')
    .selectAll()
    .where('booking_id', '>', after)
    .where('booking_id', '<=', last)
    .execute()
  const asked = await tx
    .selectFrom('booking_facility')
    .selectAll()
    .where('booking_id', '>', after)
    .where('booking_id', '<=', last)
    .execute()
  return {
    stored: stored.map(fromRow),
    asked: asked.map((row) => ({ bookingId: row.booking_id, facilityId: row.facility_id, quantity: row.quantity })),
  }
}

/** From when each facility's stock is guarded; facilities that are guarded from the start are left out. */
export async function guardedSince(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('facility').select(['id', 'stock_since']).execute()
  return new Map(rows.flatMap((row) => (row.stock_since === null ? [] : [[row.id, row.stock_since] as const])))
}
