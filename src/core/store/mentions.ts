import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { phoneDigits, phoneSigns } from '#shared/domain/anonymise'
import type { ReadTx } from './open'
import { labelsOf, tableNames } from './personal-data/index'
import type { Tables } from './tables'

/** Where somebody is named in the texts of others. */
export type Found = { table: keyof Tables; column: string; key: string; text: string }

/** Tables that hold copies or the past: what they say stands elsewhere, or is looked at apart. */
const copies: ReadonlySet<keyof Tables> = new Set([
  'log',
  'change',
  'look',
  'booking_title',
  'closing',
  'closed_account',
  'closed_satisfaction',
  'anonymised',
  'published_shift',
])

/** Whether one of the marks may stand in a text: a phone number however it is written, which who asks looks at more closely. */
function mayName(marks: readonly string[]): (text: RawBuilder<unknown>) => RawBuilder<SqlBool> {
  const list = JSON.stringify(marks)
  const numbers = marks.flatMap((mark) => phoneDigits(mark) ?? [])
  return (text) => {
    const literal = sql<SqlBool>`exists (select 1 from json_each(${list}) m where instr(lower(${text}), m.value) > 0)`
    if (numbers.length === 0) return literal
    const bare = phoneSigns.reduce<RawBuilder<unknown>>((rest, sign) => sql`replace(${rest}, ${sign}, '')`, text)
    return sql`(${literal} or exists (
      select 1 from (select ${bare} as bare), json_each(${JSON.stringify(numbers)}) m where instr(bare, m.value) > 0))`
  }
}

/**
 * Every text of a labelled column in which one of the marks may stand, at most `limit`. What people typed is all gone through: this is for
 * the rare moment that somebody asks what is held of them.
 */
export async function textsNaming(tx: ReadTx, marks: readonly string[], limit: number): Promise<Found[]> {
  const found: Found[] = []
  if (marks.length === 0) return found
  const isNaming = mayName(marks)
  for (const table of tableNames) {
    if (copies.has(table)) continue
    for (const { column, kind } of labelsOf(table)) {
      if (kind !== 'text' && kind !== 'name' && kind !== 'email' && kind !== 'phone') continue
      const { rows } = await sql<{ key: string; text: string }>`
        select ${sql.ref(keyOf(table))} as key, ${sql.ref(column)} as text from ${sql.table(table)} t
        where ${sql.ref(column)} is not null and ${isNaming(sql.ref(`t.${column}`))}
        limit ${limit}`.execute(tx)
      found.push(...rows.map((row) => ({ table, column, key: String(row.key), text: row.text })))
      if (found.length >= limit) return found.slice(0, limit)
    }
  }
  return found
}

/** The first column that says which row it is. */
const owners: Partial<Record<keyof Tables, string>> = {
  renter_billing: 'renter_id',
  renter_keep: 'renter_id',
  series_date: 'series_id',
  placement: 'wish_id',
  price: 'booking_id',
  price_line: 'booking_id',
  deposit: 'booking_id',
  invoice_line: 'invoice_id',
  roster_template_shift: 'template_id',
  centre_contact: 'centre_id',
  centre_task: 'centre_id',
  sheet_contact: 'centre_id',
  consultation_attendee: 'consultation_id',
  consultation_item: 'consultation_id',
  consultation_advice: 'consultation_id',
  account_talk_present: 'talk_id',
  account_talk_agreement: 'talk_id',
  account_talk_subsidy: 'talk_id',
  survey_remark: 'day_id',
  calendar_feed: 'district_id',
}
const keyOf = (table: keyof Tables): string => owners[table] ?? 'id'

/** Where somebody still stands: a column, and in how many rows. */
export type Left = { table: keyof Tables; column: string; rows: number }

/** Not text of people: pictures, secrets, and figures that are packed; those are looked through apart. */
const packed: ReadonlySet<string> = new Set(['picture', 'secret', 'time', 'money'])

/**
 * Goes through every labelled column of every table, the log and what is closed too: where one of the marks stands.
 *
 * @param names tells whether a text really names somebody; SQL only finds what could
 */
export async function placesNaming(
  tx: ReadTx,
  marks: readonly string[],
  names: (text: string) => boolean,
): Promise<Left[]> {
  const left: Left[] = []
  if (marks.length === 0) return left
  const isNaming = mayName(marks)
  for (const table of tableNames)
    for (const { column, kind } of labelsOf(table)) {
      if (packed.has(kind)) continue
      const text = sql.ref(`t.${column}`)
      const { rows } = await sql<{ text: string }>`
        select ${text} as text from ${sql.table(table)} as t where typeof(${text}) = 'text' and ${isNaming(text)}`.execute(
        tx,
      )
      const found = rows.filter((row) => names(row.text))
      if (found.length > 0) left.push({ table, column, rows: found.length })
    }
  return left
}
