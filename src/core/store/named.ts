import { sql } from 'kysely'
import type { ChangeKind } from '#shared/contract/app'
import { masking } from '#shared/domain/anonymise'
import { redactLog } from './chain'
import type { Entry } from './log'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/**
 * Columns in which people type who somebody is, such as "door", without referring to them. With the kind under which the row is
 * logged. A column that is labelled as a name is followed by reference, stands here, or in `notCleared`: a test sees to it.
 */
export const nameFields: readonly { table: keyof Tables; column: string; kind: ChangeKind }[] = [
  { table: 'key_loan', column: 'holder', kind: 'keyLoan' },
  { table: 'key_loan', column: 'out_by', kind: 'keyLoan' },
  { table: 'key_loan', column: 'back_by', kind: 'keyLoan' },
  { table: 'instruction', column: 'given_by', kind: 'instruction' },
  { table: 'referral', column: 'contact', kind: 'referral' },
  { table: 'renter_keep', column: 'by_name', kind: 'renterKeep' },
  { table: 'desk_note', column: 'by_name', kind: 'deskNote' },
  { table: 'desk_note', column: 'read_by', kind: 'deskNote' },
  { table: 'day_incident', column: 'acted_by', kind: 'dayIncident' },
  { table: 'day_incident', column: 'noted_by', kind: 'dayIncident' },
  { table: 'repair', column: 'reported_by', kind: 'repair' },
  { table: 'repair', column: 'done_by', kind: 'repair' },
  { table: 'round_check', column: 'by_name', kind: 'roundCheck' },
  { table: 'centre_task', column: 'who', kind: 'taskList' },
  { table: 'roster_publication', column: 'published_by', kind: 'rosterPublication' },
  { table: 'centre_contact', column: 'name', kind: 'centre' },
  { table: 'sheet_contact', column: 'name', kind: 'contactSheet' },
  { table: 'overview_sent', column: 'name', kind: 'overviewSent' },
  { table: 'consultation_attendee', column: 'name', kind: 'consultation' },
  { table: 'action_point', column: 'owner', kind: 'actionPoint' },
  { table: 'account_talk_present', column: 'name', kind: 'accountTalk' },
  { table: 'account_talk_agreement', column: 'owner', kind: 'accountTalk' },
  { table: 'calendar_entry', column: 'organiser', kind: 'calendarEntry' },
  { table: 'narrative', column: 'written_by', kind: 'narrative' },
]

/** Names that stay where they are, with why. */
export const notCleared: readonly { table: keyof Tables; column: string; why: string }[] = [
  { table: 'sale', column: 'by_name', why: 'the till of a closed day stays as it was counted' },
  { table: 'cash_movement', column: 'by_name', why: 'the till of a closed day stays as it was counted' },
  { table: 'day_closing', column: 'by_name', why: 'the till of a closed day stays as it was counted' },
  { table: 'closing', column: 'closed_by', why: 'what went out to the municipality stays as it was' },
  { table: 'closing', column: 'report', why: 'what went out to the municipality stays as it was' },
  { table: 'anonymised', column: 'by_name', why: 'who decided it has to be known' },
  { table: 'privacy', column: 'contact', why: 'who answers for the data is a setting' },
  { table: 'privacy', column: 'officer', why: 'who answers for the data is a setting' },
  { table: 'user_account', column: 'id', why: 'an account is blocked, not made anonymous' },
  { table: 'user_account', column: 'name', why: 'an account is blocked, not made anonymous' },
  { table: 'message', column: 'user_id', why: 'the id of an account' },
  { table: 'overview_sent', column: 'user_id', why: 'the id of an account' },
  { table: 'change', column: 'user_id', why: 'the id of an account' },
  { table: 'look', column: 'user_id', why: 'the id of an account' },
]

export type NameField = (typeof nameFields)[number]
/** `table.column`, by which columns are told apart. */
export const fieldKey = ({ table, column }: { table: keyof Tables; column: string }): string => `${table}.${column}`
/** A field with what stands there, letter by letter, and in how many rows. */
export type Named = { field: NameField; texts: string[]; rows: number }

/** Fields that hold exactly the name of somebody. @param isName tells whether a text is that */
export async function fieldsNaming(tx: ReadTx, isName: (text: string) => boolean): Promise<Named[]> {
  const found: Named[] = []
  for (const field of nameFields) {
    const column = sql.ref(field.column)
    const { rows } = await sql<{ text: string; rows: number }>`
      select ${column} as text, count(*) as rows from ${sql.table(field.table)} where ${column} is not null
      group by ${column}`.execute(tx)
    const named = rows.filter(({ text }) => isName(text))
    if (named.length > 0)
      found.push({ field, texts: named.map(({ text }) => text), rows: named.reduce((sum, one) => sum + one.rows, 0) })
  }
  return found
}

/** Writes a new name in those fields. */
export async function clearNames(tx: WriteTx, named: readonly Named[], name: string): Promise<void> {
  for (const { field, texts } of named) {
    const column = sql.ref(field.column)
    await sql`update ${sql.table(field.table)} set ${column} = ${name}
      where ${column} in (select value from json_each(${JSON.stringify(texts)}))`.execute(tx)
  }
}

/**
 * Takes the same names out of the log of those rows, as whole values; texts in which they stand stay, as they do in the rows.
 *
 * @param id of the entry that has to be recorded with it
 */
export function clearNamesInLog(tx: WriteTx, id: string, named: readonly Named[], name: string): Entry | null {
  const kinds = [...new Set(named.map(({ field }) => field.kind))]
  const texts = new Set(named.flatMap((one) => one.texts))
  const lines = tx.plain.all<{ id: number; change_id: string; subject: string; before: string; after: string }>(
    `select l.id, l.change_id, c.subject, l.before, l.after from log l join change c on c.id = l.change_id
      where l.kind in (select value from json_each(?)) and exists (
        select 1 from json_each(?) t where instr(l.before, t.value) > 0 or instr(l.after, t.value) > 0)`,
    [JSON.stringify(kinds), JSON.stringify([...texts])],
  )
  const anew = (text: string | null) =>
    text === null
      ? null
      : JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
          typeof value === 'string' && texts.has(value) ? name : value,
        )
  // An act is called after what it was about, such as "Kast 4, Jan de Wit".
  const mask = masking(
    [...texts].map((text) => text.trim().toLowerCase()).filter((text) => text !== ''),
    name,
  )
  return redactLog(
    tx,
    id,
    lines.map((line) => ({ id: line.id, before: anew(line.before), after: anew(line.after) })),
    // To take the act back would bring the name back.
    [...new Map(lines.map((line) => [line.change_id, line]))].map(([changeId, { subject }]) => ({
      changeId,
      subject: mask(subject),
    })),
  )
}
