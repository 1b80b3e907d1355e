import type { CentreId, PhotoId, RoomId } from '#shared/contract/base'
import type { Repair } from '#shared/contract/day-log'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Damage and small maintenance, with the photos that show it. */
type PhotoRow = Tables['photo']

async function withPhotos(tx: ReadTx, rows: readonly Tables['repair'][]): Promise<Repair[]> {
  const ids = rows.map((row) => row.id)
  const photos =
    ids.length === 0
      ? []
      : await tx.selectFrom('repair_photo').selectAll().where('repair_id', 'in', ids).orderBy('position').execute()
  return rows.map((row) => ({
    id: row.id as Repair['id'],
    centreId: row.centre_id as CentreId,
    roomId: row.room_id as RoomId | null,
    title: row.title,
    note: row.note,
    reportedOn: row.reported_on as CivilDate,
    reportedBy: row.reported_by,
    doneOn: row.done_on as CivilDate | null,
    doneBy: row.done_by,
    costCents: row.cost_cents,
    photoIds: photos.filter((photo) => photo.repair_id === row.id).map((photo) => photo.photo_id as PhotoId),
    revision: row.revision,
  }))
}

/** What was open at a centre on a day, or was done on it: open first, then in order of when it was reported. */
export async function repairsOn(tx: ReadTx, centreId: string, date: CivilDate): Promise<Repair[]> {
  const rows = await tx
    .selectFrom('repair')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('reported_on', '<=', date)
    .where((eb) => eb.or([eb('done_on', 'is', null), eb('done_on', '>=', date)]))
    .orderBy((eb) => eb.and([eb('done_on', 'is not', null), eb('done_on', '=', date)]))
    .orderBy('reported_on')
    .orderBy('id')
    .execute()
  return withPhotos(tx, rows)
}

export async function getRepair(tx: ReadTx, id: string): Promise<Repair | null> {
  const row = await tx.selectFrom('repair').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? ((await withPhotos(tx, [row]))[0] ?? null) : null
}

/** Saves it with which photos it has; the photos themselves stay, because undo may want them back. */
export async function putRepair(tx: WriteTx, repair: Repair): Promise<void> {
  const row: Tables['repair'] = {
    id: repair.id,
    centre_id: repair.centreId,
    room_id: repair.roomId,
    title: repair.title,
    note: repair.note,
    reported_on: repair.reportedOn,
    reported_by: repair.reportedBy,
    done_on: repair.doneOn,
    done_by: repair.doneBy,
    cost_cents: repair.costCents,
    revision: repair.revision,
  }
  await tx
    .insertInto('repair')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('repair_photo').where('repair_id', '=', repair.id).execute()
  if (repair.photoIds.length > 0)
    await tx
      .insertInto('repair_photo')
      .values(repair.photoIds.map((photo, position) => ({ repair_id: repair.id, position, photo_id: photo })))
      .execute()
}

export async function removeRepair(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('repair').where('id', '=', id).execute()
}

/** What was reported and done at a centre on the days of a period, both included, and what the latter cost. */
export async function countRepairs(
  tx: ReadTx,
  centreId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<{ reported: number; done: number; costCents: number }> {
  const reported = await tx
    .selectFrom('repair')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('centre_id', '=', centreId)
    .where('reported_on', '>=', from)
    .where('reported_on', '<=', to)
    .executeTakeFirstOrThrow()
  const done = await tx
    .selectFrom('repair')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number | null>('cost_cents').as('cents')])
    .where('centre_id', '=', centreId)
    .where('done_on', '>=', from)
    .where('done_on', '<=', to)
    .executeTakeFirstOrThrow()
  return { reported: reported.count, done: done.count, costCents: done.cents ?? 0 }
}

export async function addPhoto(tx: WriteTx, photo: PhotoRow): Promise<void> {
  await tx.insertInto('photo').values(photo).execute()
}

export async function getPhoto(tx: ReadTx, id: string): Promise<PhotoRow | null> {
  return (await tx.selectFrom('photo').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Ids of photos that no repair shows any more. */
export async function unshownPhotos(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('photo')
    .select('id')
    .where('id', 'not in', tx.selectFrom('repair_photo').select('photo_id'))
    .execute()
  return rows.map((row) => row.id)
}

export async function removePhoto(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('photo').where('id', '=', id).execute()
}
