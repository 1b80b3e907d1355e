import type { Narrative } from '#shared/contract/accountability'
import type { CentreId, ResultAgreementId } from '#shared/contract/base'
import type { Period, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** What people wrote about periods: one text per period, place and field. */
const narrativeOf = (row: Tables['narrative']): Narrative => ({
  id: row.id as Narrative['id'],
  period: row.period as Period,
  centreId: row.centre_id as CentreId | null,
  agreementId: row.agreement_id as ResultAgreementId | null,
  field: row.field,
  text: row.text,
  by: row.written_by,
  at: row.written_at as WallTime,
  revision: row.revision,
})

/** Everything that was written about a period: first of all centres together. */
export async function listNarratives(tx: ReadTx, period: Period): Promise<Narrative[]> {
  const rows = await tx
    .selectFrom('narrative')
    .selectAll()
    .where('period', '=', period)
    .orderBy('centre_id')
    .orderBy('id')
    .execute()
  return rows.map(narrativeOf)
}

/** The answers to an agreement, of all periods. */
export async function answersTo(tx: ReadTx, agreementId: string): Promise<Narrative[]> {
  const rows = await tx
    .selectFrom('narrative')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('id')
    .execute()
  return rows.map(narrativeOf)
}

export async function getNarrative(tx: ReadTx, id: string): Promise<Narrative | null> {
  const row = await tx.selectFrom('narrative').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? narrativeOf(row) : null
}

export async function putNarrative(tx: WriteTx, one: Narrative): Promise<void> {
  const row: Tables['narrative'] = {
    id: one.id,
    period: one.period,
    centre_id: one.centreId,
    agreement_id: one.agreementId,
    field: one.field,
    text: one.text,
    written_by: one.by,
    written_at: one.at,
    revision: one.revision,
  }
  await tx
    .insertInto('narrative')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeNarrative(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('narrative').where('id', '=', id).execute()
}
