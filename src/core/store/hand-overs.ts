import type { HandOver } from '#shared/contract/hand-over'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Hand-over requests of shifts; some hundreds a year. */
const fromRow = (row: Tables['hand_over']): HandOver => ({
  id: row.id as HandOver['id'],
  shiftId: row.shift_id as HandOver['shiftId'],
  centreId: row.centre_id as HandOver['centreId'],
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  offeredBy: row.offered_by as HandOver['offeredBy'],
  note: row.note,
  askedAt: row.asked_at,
  asked: storedJson<HandOver['asked']>(row.asked, 'hand_over.asked'),
  state: row.state,
  takenBy: row.taken_by as HandOver['takenBy'],
  closedAt: row.closed_at,
  revision: row.revision,
})

/** Those that nobody closed of shifts from a moment on, in order of start. */
export async function listOpen(
  tx: ReadTx,
  { from, centreId }: { from: HandOver['startsAt']; centreId?: string | undefined },
): Promise<HandOver[]> {
  const rows = await tx
    .selectFrom('hand_over')
    .selectAll()
    .where('state', '=', 'open')
    .where('starts_at', '>', from)
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** All of one shift, the latest first. */
export async function listOfShift(tx: ReadTx, shiftId: string): Promise<HandOver[]> {
  const rows = await tx
    .selectFrom('hand_over')
    .selectAll()
    .where('shift_id', '=', shiftId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(fromRow)
}

export async function getHandOver(tx: ReadTx, id: string): Promise<HandOver | null> {
  const row = await tx.selectFrom('hand_over').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Writes a request. @throws a UNIQUE constraint when its shift has another that is open */
export async function putHandOver(tx: WriteTx, value: HandOver): Promise<void> {
  const row: Tables['hand_over'] = {
    id: value.id,
    shift_id: value.shiftId,
    centre_id: value.centreId,
    starts_at: value.startsAt,
    ends_at: value.endsAt,
    offered_by: value.offeredBy,
    note: value.note,
    asked_at: value.askedAt,
    asked: JSON.stringify(value.asked),
    state: value.state,
    taken_by: value.takenBy,
    closed_at: value.closedAt,
    revision: value.revision,
  }
  await tx
    .insertInto('hand_over')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeHandOver(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('hand_over').where('id', '=', id).execute()
}
