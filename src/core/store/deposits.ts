import { type SqlBool, sql } from 'kysely'
import type { Deposit, DepositRow } from '#shared/contract/deposit'
import { depositLineKinds } from '#shared/domain/deposit'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Deposits of bookings, and which bookings have one asked. */

const depositOf = (row: Tables['deposit']): Deposit => ({
  id: row.booking_id as Deposit['id'],
  cents: row.cents,
  receivedOn: row.received_on as CivilDate,
  how: row.how,
  settledOn: row.settled_on as CivilDate | null,
  backHow: row.back_how,
  keptCents: row.kept_cents,
  keptReason: row.kept_reason,
  keptVat: row.kept_vat,
  revision: row.revision,
})

const CHUNK = 500
async function inChunks<T>(ids: readonly string[], read: (chunk: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let i = 0; i < ids.length; i += CHUNK) found.push(...(await read(ids.slice(i, i + CHUNK))))
  return found
}

/** The deposits of bookings, by id of the booking. */
export async function depositsOf(tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, Deposit>> {
  const rows = await inChunks(bookingIds, (ids) =>
    tx.selectFrom('deposit').selectAll().where('booking_id', 'in', ids).execute(),
  )
  return new Map(rows.map((row) => [row.booking_id, depositOf(row)]))
}

export const getDeposit = async (tx: ReadTx, bookingId: string): Promise<Deposit | null> =>
  (await depositsOf(tx, [bookingId])).get(bookingId) ?? null

/** What is asked of each booking, in cents; bookings of which nothing is asked are not in it. */
export async function askedOf(tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await inChunks(bookingIds, (ids) =>
    tx
      .selectFrom('price')
      .select(['booking_id', 'deposit_cents'])
      .where('booking_id', 'in', ids)
      .where('deposit_cents', '>', 0)
      .execute(),
  )
  return new Map(rows.map((row) => [row.booking_id, row.deposit_cents]))
}

type Window = { from: WallTime; to: WallTime; centreId?: string | undefined }

/** Ids of bookings that end after `from`, begin before `to`, and have a deposit asked that was not received. */
export async function asked(tx: ReadTx, { from, to, centreId }: Window): Promise<string[]> {
  const rows = await tx
    .selectFrom('price as p')
    .innerJoin('booking as b', 'b.id', 'p.booking_id')
    .select('b.id')
    // As it is written in the index.
    .where(sql<SqlBool>`p.deposit_cents > 0`)
    .where('b.ends_at', '>', from)
    .where('b.starts_at', '<', to)
    .where('b.status', 'in', ['option', 'confirmed', 'held'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('deposit as d').whereRef('d.booking_id', '=', 'b.id').select('d.booking_id'))),
    )
    .$if(centreId !== undefined, (q) => q.where('b.centre_id', '=', centreId ?? ''))
    .execute()
  return rows.map((row) => row.id)
}

/** Ids of bookings of which money is held, or of which it was given back, the latest first. */
export async function received(
  tx: ReadTx,
  query: { settled: boolean; centreId?: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('deposit as d')
    .innerJoin('booking as b', 'b.id', 'd.booking_id')
    .select('b.id')
    .where('d.settled_on', query.settled ? 'is not' : 'is', null)
    .$if(query.centreId !== undefined, (q) => q.where('b.centre_id', '=', query.centreId ?? ''))
    .orderBy('d.settled_on', 'desc')
    .orderBy('b.starts_at', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The invoice that bills what was kept of each deposit, draft or final. A line that a credit note took back bills nothing. */
export async function billedBy(
  tx: ReadTx,
  bookingIds: readonly string[],
): Promise<Map<string, NonNullable<DepositRow['invoice']>>> {
  const rows = await inChunks(bookingIds, (ids) =>
    tx
      .selectFrom('invoice_line as l')
      .innerJoin('invoice as i', 'i.id', 'l.invoice_id')
      .select(['l.booking_id', 'i.id', 'i.number'])
      .where('l.booking_id', 'in', ids)
      .where('l.kind', 'in', [...depositLineKinds])
      .where('l.corrects_id', 'is', null)
      .where(
        sql<SqlBool>`not exists (select 1 from invoice_line c join invoice n on n.id = c.invoice_id
          where c.corrects_id = l.invoice_id and c.corrects_position = l.position and n.state = 'final')`,
      )
      .execute(),
  )
  return new Map(
    rows.map((row) => [
      row.booking_id ?? '',
      { id: row.id as NonNullable<DepositRow['invoice']>['id'], number: row.number },
    ]),
  )
}

export async function putDeposit(tx: WriteTx, value: Deposit): Promise<void> {
  const row: Tables['deposit'] = {
    booking_id: value.id,
    cents: value.cents,
    received_on: value.receivedOn,
    how: value.how,
    settled_on: value.settledOn,
    back_how: value.backHow,
    kept_cents: value.keptCents,
    kept_reason: value.keptReason,
    kept_vat: value.keptVat,
    revision: value.revision,
  }
  await tx
    .insertInto('deposit')
    .values(row)
    .onConflict((oc) => oc.column('booking_id').doUpdateSet(row))
    .execute()
}

export async function removeDeposit(tx: WriteTx, bookingId: string): Promise<void> {
  await tx.deleteFrom('deposit').where('booking_id', '=', bookingId).execute()
}
