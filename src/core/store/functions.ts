import { sql } from 'kysely'
import type { LabelId } from '#shared/contract/base'
import type { Fulfilment } from '#shared/contract/function'
import type { ActivityDay } from '#shared/domain/minimum-functions'
import { addDays } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'

/** Which minimum functions activity types fulfil, and how often activity types took place. */

/** What every activity type fulfils that somebody said it of. */
export async function listFulfilments(tx: ReadTx): Promise<Fulfilment[]> {
  const rows = await tx.selectFrom('activity_fulfilment').selectAll().execute()
  const functions = await tx.selectFrom('activity_function').selectAll().execute()
  return rows.map((row) => ({
    id: row.label_id as LabelId,
    functions: functions.filter((f) => f.label_id === row.label_id).map((f) => f.function),
    revision: row.revision,
  }))
}

export async function getFulfilment(tx: ReadTx, id: string): Promise<Fulfilment | null> {
  return (await listFulfilments(tx)).find((one) => one.id === id) ?? null
}

export async function putFulfilment(tx: WriteTx, { id, functions, revision }: Fulfilment): Promise<void> {
  const row = { label_id: id, revision }
  await tx
    .insertInto('activity_fulfilment')
    .values(row)
    .onConflict((oc) => oc.column('label_id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('activity_function').where('label_id', '=', id).execute()
  if (functions.length > 0)
    await tx
      .insertInto('activity_function')
      .values(functions.map((name) => ({ label_id: id, function: name })))
      .execute()
}

export async function removeFulfilment(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('activity_fulfilment').where('label_id', '=', id).execute()
}

type ActivityPart = { from: CivilDate; to: CivilDate; asOf: WallTime; centreId: string }

/**
 * Counted bookings of a centre that start on a day of the period (both included) and not after `asOf`, added up per activity
 * type and day. Bookings without an activity type are left out.
 */
export async function activityDays(tx: ReadTx, { from, to, asOf, centreId }: ActivityPart): Promise<ActivityDay[]> {
  const rows = await counted(tx, { from, to, asOf, centreId })
    .select(({ fn }) => [
      'b.activity_id',
      sql<CivilDate>`substr(b.starts_at, 1, 10)`.as('date'),
      fn.countAll<number>().as('activities'),
      sql<number>`coalesce(sum(b.participants), 0)`.as('participants'),
      sql<number>`sum(b.participants is null)`.as('without_count'),
    ])
    .where('b.activity_id', 'is not', null)
    .groupBy(['b.activity_id', 'date'])
    .execute()
  return rows.map((row) => ({
    centreId,
    labelId: row.activity_id ?? '',
    date: row.date,
    activities: row.activities,
    participants: row.participants,
    withoutCount: row.without_count,
  }))
}

/** Ids of the counted bookings of these activity types, in order of start. */
export async function bookingsOfActivities(
  tx: ReadTx,
  part: ActivityPart,
  labelIds: readonly string[],
): Promise<string[]> {
  if (labelIds.length === 0) return []
  const rows = await counted(tx, part)
    .select('b.id')
    .where('b.activity_id', 'in', labelIds)
    .orderBy('b.starts_at')
    .execute()
  return rows.map((row) => row.id)
}

/** Confirmed or held, begun by `asOf`: the counted bookings of docs/reports.md. */
const counted = (tx: ReadTx, { from, to, asOf, centreId }: ActivityPart) =>
  tx
    .selectFrom('booking as b')
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', `${from}T00:00`)
    .where('b.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where('b.starts_at', '<=', asOf)
    .where('b.status', 'in', ['confirmed', 'held'])
