import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { type Migration, migrations } from './migrations'

const COPIES_KEPT = 5
const HOUR_MS = 3_600_000

/** The file was written by a newer version of the app: opening it would lose what that version knows. */
export class DatabaseFromNewerApp extends Error {
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`database has schema ${found}, this version knows ${known}`)
    this.name = 'DatabaseFromNewerApp'
  }
}

/**
 * Brings the database to the newest schema. Copies the file first (when it holds anything), gives each step a
 * transaction of its own that rolls back whole, and checks foreign keys before each commit. Kysely's own migrator is
 * not transactional on SQLite (docs/adr/0005).
 *
 * @throws DatabaseFromNewerApp before anything is touched; otherwise the error of the failed step.
 */
export async function migrate(db: Database.Database, steps: readonly Migration[] = migrations): Promise<void> {
  const version = () => db.pragma('user_version', { simple: true }) as number
  const newest = steps.at(-1)?.number ?? 0
  if (version() > newest) throw new DatabaseFromNewerApp(version(), newest)
  if (version() === newest) return
  if (version() > 0) copyBefore(db, newest)

  // A pragma is a no-op inside a transaction, and a table can only be rebuilt with foreign keys off.
  db.pragma('foreign_keys = off')
  try {
    for (const step of steps) {
      // Another process may have migrated meanwhile: take the lock first, then look.
      db.exec('begin immediate')
      try {
        if (version() >= step.number) {
          db.exec('rollback')
          continue
        }
        await step.up(new Kysely({ dialect: new SqliteDialect({ database: db }) }))
        const broken = db.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`migration ${step.number} leaves ${broken.length} broken references`)
        db.pragma(`user_version = ${step.number}`)
        db.exec('commit')
      } catch (error) {
        if (db.inTransaction) db.exec('rollback')
        throw error
      }
    }
  } finally {
    db.pragma('foreign_keys = on')
  }
}

function copyBefore(db: Database.Database, to: number): void {
  if (db.memory) return
  const folder = join(dirname(db.name), 'backups')
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const copy = join(folder, `before-${to}-${stamp}.db`)
  // `vacuum into` writes a consistent copy whatever is in the write-ahead log. It bears its name once it is whole.
  const unfinished = `${copy}.${process.pid}.tmp`
  if (!existsSync(copy)) {
    db.prepare('vacuum into ?').run(unfinished)
    renameSync(unfinished, copy)
  }
  const names = readdirSync(folder).filter((name) => name.startsWith('before-'))
  for (const name of names.filter((one) => one.endsWith('.tmp'))) removeLeftOver(join(folder, name))
  const copies = names.filter((name) => name.endsWith('.db')).sort()
  for (const old of copies.slice(0, -COPIES_KEPT)) rmSync(join(folder, old))
}

/** What a process that died left behind; one that is at it now has written within the hour. */
function removeLeftOver(file: string): void {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (written < Date.now() - HOUR_MS) rmSync(file, { force: true })
}
