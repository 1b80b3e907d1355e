import type { YearNumber } from '#shared/contract/visitor'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Numbers per year that visitors are held against. */
const numberOf = (row: Tables['year_number']): YearNumber => ({
  id: row.id,
  kind: row.kind,
  placeId: row.place_id,
  year: row.year,
  count: row.count,
  source: row.source,
  revision: row.revision,
})

/** All of them: a few a year. */
export async function listYearNumbers(tx: ReadTx): Promise<YearNumber[]> {
  const rows = await tx.selectFrom('year_number').selectAll().orderBy('year').orderBy('id').execute()
  return rows.map(numberOf)
}

export async function getYearNumber(tx: ReadTx, id: string): Promise<YearNumber | null> {
  const row = await tx.selectFrom('year_number').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? numberOf(row) : null
}

export async function putYearNumber(tx: WriteTx, value: YearNumber): Promise<void> {
  const row: Tables['year_number'] = {
    id: value.id,
    kind: value.kind,
    place_id: value.placeId,
    year: value.year,
    count: value.count,
    source: value.source,
    revision: value.revision,
  }
  await tx
    .insertInto('year_number')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeYearNumber(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('year_number').where('id', '=', id).execute()
}
