import Database from 'better-sqlite3'
import { freeTextFields } from './arbitrary'

type Column = { tbl: string; col: string }
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** Columns that hold a choice or an address of ours under a name that is free text elsewhere. */
const notFree = new Set([
  'kind',
  'type',
  'number',
  'code',
  'status',
  'category',
  'use',
  'mode',
  'role',
  'key',
  'accent',
  'quarter',
  'period',
  'file_name',
  'media_type',
])

/**
 * Puts texts in every column into which people type, past all checks of the program: each row gets the next of them. What
 * the database itself refuses (a list of choices, a name that must be one of a kind) stays.
 *
 * @returns how many columns hold them now, by table
 */
export function plant(file: string, texts: readonly string[]): Map<string, string[]> {
  const fields = new Set([...freeTextFields()].map(snake))
  const db = new Database(file)
  const planted = new Map<string, string[]>()
  try {
    const columns = db
      .prepare(`select m.name as tbl, c.name as col from sqlite_schema m join pragma_table_info(m.name) c
        where m.type = 'table' and c.type = 'TEXT' and c.pk = 0 and m.name not like 'sqlite_%' and m.name not like '%search%'
        and m.name not in ('change', 'change_seal', 'log', 'log_head', 'look')`)
      .all() as Column[]
    db.function('text_at', (at) => texts[Number(at) % texts.length] ?? '')
    for (const { tbl, col } of columns) {
      if (!fields.has(col) || notFree.has(col)) continue
      const rowid =
        db.prepare(`select wr from pragma_table_list where name = ?`).pluck().get(tbl) === 1 ? null : 'rowid'
      if (rowid === null) continue
      const put = (value: string) =>
        db.prepare(`update "${tbl}" set "${col}" = ${value} where "${col}" is not null`).run()
      for (const value of ['text_at(rowid)', `text_at(rowid) || ' ' || rowid`])
        try {
          const { changes } = put(value)
          if (changes > 0) planted.set(tbl, [...(planted.get(tbl) ?? []), col])
          break
        } catch (error) {
          if (!(error instanceof Database.SqliteError)) throw error
        }
    }
  } finally {
    db.close()
  }
  return planted
}
