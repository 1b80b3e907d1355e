import type { CentreId } from '#shared/contract/base'
import type { RoundCheck, RoundItem } from '#shared/contract/day-log'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Items of the rounds of centres, and what was done with them on a day. */
const itemOf = (row: Tables['round_item']): RoundItem => ({
  id: row.id as RoundItem['id'],
  centreId: row.centre_id as CentreId,
  round: row.round,
  name: row.name,
  since: row.since as CivilDate,
  archivedOn: row.archived_on as CivilDate | null,
  sortOrder: row.sort_order,
  archived: row.archived_on !== null,
  revision: row.revision,
})

/** Items of a centre, or of all, in their order; archived ones as well. */
export async function listItems(tx: ReadTx, centreId?: string): Promise<RoundItem[]> {
  const rows = await tx
    .selectFrom('round_item')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('centre_id')
    .orderBy('sort_order')
    .orderBy('name')
    .execute()
  return rows.map(itemOf)
}

export async function getItem(tx: ReadTx, id: string): Promise<RoundItem | null> {
  const row = await tx.selectFrom('round_item').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? itemOf(row) : null
}

export async function putItem(tx: WriteTx, item: RoundItem): Promise<void> {
  const row: Tables['round_item'] = {
    id: item.id,
    centre_id: item.centreId,
    round: item.round,
    name: item.name,
    since: item.since,
    archived_on: item.archivedOn,
    sort_order: item.sortOrder,
    revision: item.revision,
  }
  await tx
    .insertInto('round_item')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeItem(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('round_item').where('id', '=', id).execute()
}

const checkOf = (row: Tables['round_check']): RoundCheck => ({
  id: row.id,
  itemId: row.item_id as RoundCheck['itemId'],
  centreId: row.centre_id as CentreId,
  date: row.date as CivilDate,
  name: row.name,
  state: row.state,
  at: row.at as WallTime,
  by: row.by_name,
  note: row.note,
  revision: row.revision,
})

/** What was done and skipped at a centre on a day. */
export async function checksOf(tx: ReadTx, centreId: string, date: CivilDate): Promise<RoundCheck[]> {
  const rows = await tx
    .selectFrom('round_check')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '=', date)
    .execute()
  return rows.map(checkOf)
}

export async function getCheck(tx: ReadTx, id: string): Promise<RoundCheck | null> {
  const row = await tx.selectFrom('round_check').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? checkOf(row) : null
}

export async function putCheck(tx: WriteTx, check: RoundCheck): Promise<void> {
  const row: Tables['round_check'] = {
    id: check.id,
    item_id: check.itemId,
    centre_id: check.centreId,
    date: check.date,
    name: check.name,
    state: check.state,
    at: check.at,
    by_name: check.by,
    note: check.note,
    revision: check.revision,
  }
  await tx
    .insertInto('round_check')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeCheck(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('round_check').where('id', '=', id).execute()
}
