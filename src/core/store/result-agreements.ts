import type { ResultAgreement } from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** What was agreed with each centre, in the order of its list. */
function agreementOf(row: Tables['result_agreement']): ResultAgreement {
  const { target: value, target_direction: direction, target_per: per, subject_of, subject_id } = row
  return {
    id: row.id as ResultAgreement['id'],
    centreId: row.centre_id as CentreId,
    text: row.text,
    from: row.valid_from as CivilDate,
    to: row.valid_to as CivilDate | null,
    figure: row.figure,
    subject: subject_of === null || subject_id === null ? null : { of: subject_of, id: subject_id },
    target: value === null || direction === null || per === null ? null : { value, direction, per },
    sortOrder: row.sort_order,
    revision: row.revision,
  }
}

/** Of a centre, or of all. */
export async function listAgreements(tx: ReadTx, centreId?: string): Promise<ResultAgreement[]> {
  const rows = await tx
    .selectFrom('result_agreement')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('centre_id')
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  return rows.map(agreementOf)
}

export async function getAgreement(tx: ReadTx, id: string): Promise<ResultAgreement | null> {
  const row = await tx.selectFrom('result_agreement').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? agreementOf(row) : null
}

export async function putAgreement(tx: WriteTx, one: ResultAgreement): Promise<void> {
  const row: Tables['result_agreement'] = {
    id: one.id,
    centre_id: one.centreId,
    sort_order: one.sortOrder,
    text: one.text,
    valid_from: one.from,
    valid_to: one.to,
    figure: one.figure,
    subject_of: one.subject?.of ?? null,
    subject_id: one.subject?.id ?? null,
    target: one.target?.value ?? null,
    target_direction: one.target?.direction ?? null,
    target_per: one.target?.per ?? null,
    revision: one.revision,
  }
  await tx
    .insertInto('result_agreement')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeAgreement(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('result_agreement').where('id', '=', id).execute()
}
