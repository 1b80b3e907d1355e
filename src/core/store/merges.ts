import { sql } from 'kysely'
import type { ReadTx, WriteTx } from './open'

/** What hangs on a renter, for when two are made one. */

/** Ids of the series that are for a renter. */
export async function seriesOfRenter(tx: ReadTx, renterId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('series')
    .select('id')
    .where(sql<string>`json_extract(template, '$.renterId')`, '=', renterId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Ids of the wishes of a renter. */
export async function wishesOfRenter(tx: ReadTx, renterId: string): Promise<string[]> {
  const rows = await tx.selectFrom('wish').select('id').where('renter_id', '=', renterId).orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Ids of the messages to a renter. */
export async function messagesOfRenter(tx: ReadTx, renterId: string): Promise<string[]> {
  const rows = await tx.selectFrom('message').select('id').where('renter_id', '=', renterId).orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Gives all bookings of a renter to another; nothing else of them changes but their revision. */
export async function giveBookings(tx: WriteTx, fromRenter: string, toRenter: string): Promise<void> {
  await tx
    .updateTable('booking')
    .set((eb) => ({ renter_id: toRenter, revision: eb('revision', '+', 1) }))
    .where('renter_id', '=', fromRenter)
    .execute()
}
