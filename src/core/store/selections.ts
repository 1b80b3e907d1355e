import type { OverviewSent, Selection } from '#shared/contract/selection'
import type { Period } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Named choices of what to export, and to whom an overview went out. */

const fromRow = (row: Tables['selection']): Selection => ({
  id: row.id,
  name: row.name,
  period: row.period as Selection['period'],
  centreIds: storedJson<Selection['centreIds']>(row.centre_ids, 'selection.centre_ids'),
  formats: storedJson<Selection['formats']>(row.formats, 'selection.formats'),
  revision: row.revision,
})

/** By name. */
export async function listSelections(tx: ReadTx): Promise<Selection[]> {
  const rows = await tx.selectFrom('selection').selectAll().orderBy('name').execute()
  return rows.map(fromRow)
}

export async function getSelection(tx: ReadTx, id: string): Promise<Selection | null> {
  const row = await tx.selectFrom('selection').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function putSelection(tx: WriteTx, { id, name, period, centreIds, formats, revision }: Selection) {
  const row: Tables['selection'] = {
    id,
    name,
    period,
    centre_ids: JSON.stringify(centreIds),
    formats: JSON.stringify(formats),
    revision,
  }
  await tx
    .insertInto('selection')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeSelection(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('selection').where('id', '=', id).execute()
}

const sentOf = (row: Tables['overview_sent']): OverviewSent => ({
  id: row.id,
  period: row.period as Period,
  centreId: row.centre_id as OverviewSent['centreId'],
  name: row.name,
  email: row.email,
  sentAt: row.sent_at as OverviewSent['sentAt'],
  user: row.user_id,
  revision: row.revision,
})

/** Who was sent the overview of a period, of one centre or of all together; latest first. */
export async function listSent(tx: ReadTx, period: Period, centreId: string | null): Promise<OverviewSent[]> {
  const rows = await tx
    .selectFrom('overview_sent')
    .selectAll()
    .where('period', '=', period)
    .where('centre_id', 'is', centreId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(sentOf)
}

export async function getSent(tx: ReadTx, id: string): Promise<OverviewSent | null> {
  const row = await tx.selectFrom('overview_sent').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? sentOf(row) : null
}

export async function putSent(tx: WriteTx, sent: OverviewSent): Promise<void> {
  const row: Tables['overview_sent'] = {
    id: sent.id,
    period: sent.period,
    centre_id: sent.centreId,
    name: sent.name,
    email: sent.email,
    sent_at: sent.sentAt,
    user_id: sent.user,
    revision: sent.revision,
  }
  await tx
    .insertInto('overview_sent')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** Only undoing the note does that. */
export async function removeSent(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('overview_sent').where('id', '=', id).execute()
}
