import type { SchoolHoliday } from '#shared/contract/school-holiday'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** School holidays per region: some tens of rows. */
const fromRow = (row: Tables['school_holiday']): SchoolHoliday => ({
  id: row.id as SchoolHoliday['id'],
  name: row.name,
  region: row.region,
  from: row.from_date as CivilDate,
  to: row.to_date as CivilDate,
  revision: row.revision,
})

/** All of them in order of date, or those of one region. */
export async function listSchoolHolidays(tx: ReadTx, region?: SchoolHoliday['region']): Promise<SchoolHoliday[]> {
  const rows = await tx
    .selectFrom('school_holiday')
    .selectAll()
    .$if(region !== undefined, (q) => q.where('region', '=', region ?? 'noord'))
    .orderBy('from_date')
    .orderBy('region')
    .execute()
  return rows.map(fromRow)
}

export async function getSchoolHoliday(tx: ReadTx, id: string): Promise<SchoolHoliday | null> {
  const row = await tx.selectFrom('school_holiday').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function putSchoolHoliday(tx: WriteTx, holiday: SchoolHoliday): Promise<void> {
  const { from: from_date, to: to_date, ...rest } = holiday
  const row = { ...rest, from_date, to_date }
  await tx
    .insertInto('school_holiday')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeSchoolHoliday(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('school_holiday').where('id', '=', id).execute()
}
