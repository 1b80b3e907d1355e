import { type RawBuilder, sql } from 'kysely'
import type { AnonymousKind } from '#shared/domain/privacy'
import { redactLog } from './chain'
import type { HeldLog, HeldRow, HeldRows } from './held'
import type { Entry } from './log'
import type { WriteTx } from './open'
import { labelsOf } from './personal-data/index'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** How texts of somebody change: `name` instead of them, `mask` for texts that name them, `titles` for those of activities. */
export type Anew = {
  name: string
  mask(text: string): string
  titles: ReadonlyMap<string, string>
  /** A JSON text without the name in it. */
  json(text: string): string
  /** Invoices that no law keeps any more, by id. */
  expired: ReadonlySet<string>
  /** What an act is called in the log. */
  subject(text: string): string
}

/** The key by which a row is found again. */
const keysOf: Partial<Record<keyof Tables, readonly string[]>> = {
  renter_billing: ['renter_id'],
  renter_keep: ['renter_id'],
  series_date: ['series_id', 'date'],
  placement: ['wish_id'],
  price: ['booking_id'],
  price_line: ['booking_id', 'position'],
  invoice_line: ['invoice_id', 'position'],
  deposit: ['booking_id'],
  roster_template_shift: ['template_id', 'position'],
  centre_task: ['centre_id', 'position'],
}
/** Columns that hold JSON: their text is gone through field by field. */
const json: ReadonlySet<string> = new Set([
  'series.template',
  'series_date.findings',
  'placement.why',
  'price.agreement',
  'incident.lines',
  'incident.answers',
  'hand_over.asked',
])

/** The new value of each column of a row that changes. */
export function anewOf(table: keyof Tables, row: HeldRow, anew: Anew): Record<string, string | null> {
  const changed: Record<string, string | null> = {}
  for (const { column, gone } of labelsOf(table)) {
    const old = row[column]
    if (gone === null || typeof old !== 'string') continue
    const place = `${table}.${column}`
    const value = gone === 'law' ? lawfulText(place, row, old, anew) : changedText(gone, old, json.has(place), anew)
    if (value !== old) changed[column] = value
  }
  return changed
}

/** On an invoice: as it was sent while a law keeps it; after that nothing of whom it went to, and every number. */
function lawfulText(place: string, row: HeldRow, old: string, { expired, name }: Anew): string | null {
  const invoice = place.startsWith('invoice.') ? row.id : row.invoice_id
  if (!expired.has(String(invoice))) return old
  if (place === 'invoice.buyer') return nobodyAs(storedJson<object>(old, place), name)
  return place === 'invoice_line.text' ? name : null
}

const nobodyAs = (buyer: object, name: string): string =>
  JSON.stringify({ ...Object.fromEntries(Object.keys(buyer).map((key) => [key, null])), name })

function changedText(gone: string, old: string, isJson: boolean, anew: Anew): string | null {
  switch (gone) {
    case 'empty':
      return null
    case 'blank':
      return ''
    case 'name':
      return anew.name
    case 'title':
      return anew.titles.get(old) ?? anew.mask(old)
    case 'names':
      return isJson ? anew.json(old) : anew.mask(old)
    default:
      return old
  }
}

/** Writes every row of somebody without what is personal in it; the database itself refuses what must not change. */
export async function anonymiseRows(tx: WriteTx, held: HeldRows, anew: Anew): Promise<void> {
  for (const [table, rows] of held)
    for (const row of rows) {
      const changed = anewOf(table, row, anew)
      if (Object.keys(changed).length === 0) continue
      const sets: RawBuilder<unknown>[] = Object.entries(changed).map(
        ([column, value]) => sql`${sql.ref(column)} = ${value}`,
      )
      if ('revision' in row) sets.push(sql`revision = revision + 1`)
      const where = (keysOf[table] ?? ['id']).map((key) => sql`${sql.ref(key)} = ${row[key]}`)
      await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${sql.join(where, sql` and `)}`.execute(tx)
    }
}

/** What is left out of the archive and of the rules: a renter rests in the archive, a caretaker has no papers or times any more. */
export async function putAside(tx: WriteTx, kind: AnonymousKind, id: string): Promise<void> {
  if (kind === 'renter') {
    await tx
      .updateTable('renter')
      .set((eb) => ({ archived: 1, search_text: sql<string>`'|' || lower(${eb.ref('name')})` }))
      .where('id', '=', id)
      .execute()
    await tx.deleteFrom('renter_billing').where('renter_id', '=', id).execute()
    await tx.deleteFrom('renter_keep').where('renter_id', '=', id).execute()
    return
  }
  await tx.updateTable('caretaker').set({ archived: 1, flex_pool: 0 }).where('id', '=', id).execute()
  await tx.deleteFrom('certificate').where('caretaker_id', '=', id).execute()
  await tx.deleteFrom('caretaker_availability').where('caretaker_id', '=', id).execute()
}

/**
 * Puts log lines back without what is personal in them, and ends that their acts can be undone.
 *
 * @param id of the entry that has to be recorded with it, so that the chain of the log stays whole
 */
export function scrubLog(
  tx: WriteTx,
  id: string,
  rows: readonly HeldLog[],
  anew: Pick<Anew, 'json' | 'subject'>,
): Entry | null {
  const json = (text: string | null) => (text === null ? null : anew.json(text))
  const acts = new Map(rows.map((row) => [row.change_id, row.subject]))
  return redactLog(
    tx,
    id,
    rows.map((row) => ({ id: row.id, before: json(row.before), after: json(row.after) })),
    [...acts].map(([changeId, subject]) => ({ changeId, subject: anew.subject(subject) })),
  )
}

/**
 * Makes that what was replaced is not to be read in the file any more: the index of titles is written anew, for it keeps what was
 * taken out until then. SQLite overwrites what it frees (`secure_delete`, set when the file is opened).
 */
export async function forgetPieces(tx: WriteTx): Promise<void> {
  await sql`insert into title_search (title_search) values ('optimize')`.execute(tx)
}
