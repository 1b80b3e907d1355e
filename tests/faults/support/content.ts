import { createHash } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'

type Row = Record<string, unknown>

/** Every row of every table, as text; without what a search index makes for itself, and the random mark of 0120. */
export function dump(db: Database.Database): Map<string, string[]> {
  const tables = db
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name <> 'place_version' order by name`,
    )
    .pluck()
    .all() as string[]
  return new Map(
    tables.map((table) => {
      const rows = db.prepare(`select * from "${table}"`).all() as Row[]
      return [table, rows.map((row) => JSON.stringify(row)).sort()]
    }),
  )
}

/** What seals the log is made with random salts: a store that is migrated twice has other seals. */
const seals: ReadonlySet<string> = new Set(['change_seal', 'log_seal', 'log_head'])

/**
 * One text for all that a database holds: two stores with the same one hold the same. `counted` for stores that were migrated
 * each on their own: of what seals their logs only the number of rows counts, whether it fits is for the check to say.
 */
export function fingerprint(db: Database.Database, sealed: 'whole' | 'counted' = 'whole'): string {
  const hash = createHash('sha256').update(String(db.pragma('user_version', { simple: true })))
  for (const [table, rows] of dump(db)) {
    const held = sealed === 'counted' && seals.has(table) ? rows.length : rows.join('\n')
    hash.update(`\n${table}\n${held}`)
  }
  return hash.digest('hex')
}

/** Works on a file that nobody has open, for reading only. */
export function reading<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** What SQLite itself says of the file: nothing when it is whole. */
export function faultsOf(db: Database.Database): string[] {
  const rows = db.pragma('integrity_check') as { integrity_check: string }[]
  const found = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  return [...found, ...(db.pragma('foreign_key_check') as Row[]).map((row) => JSON.stringify(row))]
}

/** Copies a database as it lies on the disk, with its write-ahead log, as a crash would leave it. */
export function copyAsItLies(from: string, to: string): void {
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}
