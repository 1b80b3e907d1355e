import type { CoreActivity } from '#shared/contract/accountability'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Core activities: the list that kinds of activity belong to. */
const coreActivityOf = (row: Tables['core_activity']): CoreActivity => ({
  id: row.id as CoreActivity['id'],
  name: row.name,
  sortOrder: row.sort_order,
  archived: row.archived === 1,
  revision: row.revision,
})

/** All of them in their order, archived ones as well. */
export async function listCoreActivities(tx: ReadTx): Promise<CoreActivity[]> {
  const rows = await tx.selectFrom('core_activity').selectAll().orderBy('sort_order').orderBy('name').execute()
  return rows.map(coreActivityOf)
}

export async function getCoreActivity(tx: ReadTx, id: string): Promise<CoreActivity | null> {
  const row = await tx.selectFrom('core_activity').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? coreActivityOf(row) : null
}

export async function putCoreActivity(tx: WriteTx, one: CoreActivity): Promise<void> {
  const row: Tables['core_activity'] = {
    id: one.id,
    name: one.name,
    sort_order: one.sortOrder,
    archived: one.archived ? 1 : 0,
    revision: one.revision,
  }
  await tx
    .insertInto('core_activity')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeCoreActivity(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('core_activity').where('id', '=', id).execute()
}
