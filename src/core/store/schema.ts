import Database from 'better-sqlite3'
import { migrate } from './migrate'
import type { ReadTx } from './open'

/** The schema of the file held against the one that our migrations make: SQLite itself only looks whether it can be read. */

/** `forms` of what stands there: bytes that read like a text are not that text. */
type Made = { forms: string; type: string; name: string; tbl_name: string; sql: string | null }
/** What SQLite makes by itself when it counts rows is nobody's migration. */
const ALL = `select typeof(type) || typeof(name) || typeof(tbl_name) || typeof(sql) as forms,
  type, name, tbl_name, sql from sqlite_schema where name not in ('sqlite_stat1', 'sqlite_stat4')`

let made: Promise<ReadonlyMap<string, string>> | null = null

/** What a new store has, letter by letter; made once, in memory. */
const madeAnew = (): Promise<ReadonlyMap<string, string>> => (made ??= make())

async function make(): Promise<ReadonlyMap<string, string>> {
  const db = new Database(':memory:')
  try {
    await migrate(db)
    return byName(db.prepare(ALL).all() as Made[])
  } finally {
    db.close()
  }
}

const byName = (rows: readonly Made[]): Map<string, string> =>
  new Map(rows.map((row) => [`${row.type} ${row.name}`, `${row.forms} ${row.tbl_name} ${row.sql}`]))

/**
 * Tables, indexes and triggers that are not as the migrations of this version make them, such as `trigger occupancy_free`: altered,
 * taken away or put there by something else.
 */
export async function schemaDifferences(tx: ReadTx): Promise<string[]> {
  const fresh = await madeAnew()
  const found = byName(tx.plain.all<Made>(ALL, []))
  return [...new Set([...fresh.keys(), ...found.keys()])].filter((key) => fresh.get(key) !== found.get(key)).sort()
}
