import type { Booking } from '#shared/contract/booking'
import { getMany, idsByNumber } from './bookings'
import type { ReadTx } from './open'

/** What only an import asks: whether anything changed since it looked, and many bookings at once by what identifies them. */

/** The sequence of the latest change; 0 when nothing was ever changed. Every write has one (core/app/unit-of-work). */
export async function latestChange(tx: ReadTx): Promise<number> {
  const row = await tx.selectFrom('change').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return row?.sequence ?? 0
}

/** Bookings by number, of those that exist. At most a few hundred numbers at a time. */
export async function withNumbers(tx: ReadTx, numbers: readonly string[]): Promise<Booking[]> {
  return getMany(tx, [...(await idsByNumber(tx, numbers)).values()])
}

/** Bookings that start at one of the moments. At most a few hundred moments at a time. */
export async function startingAt(tx: ReadTx, moments: readonly string[]): Promise<Booking[]> {
  const rows = await tx.selectFrom('booking').select('id').where('starts_at', 'in', moments).execute()
  return getMany(
    tx,
    rows.map((row) => row.id),
  )
}
