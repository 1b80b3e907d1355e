import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Transaction } from 'kysely'
import { migrations } from './migrations/index'
import { type ReadTx, type Store, troubleOfStore } from './open'
import { nothingKept } from './remember'
import type { Tables } from './tables'
import { transactionsOn } from './transactions'

/** A database that can't be trusted; its code is SQLite's own for a damaged file. */
export class DamagedStore extends Error {
  override readonly name = 'DamagedStore'
  readonly code = 'SQLITE_CORRUPT'
}

/** What is gone through before it is opened: a fraction of a second. A larger file is gone through just after. */
const LARGEST_BYTES = 32_000_000

/**
 * Looks before the database is opened whether it is damaged, or gone while there are copies of it: opening would make a
 * new one, and an empty screen is the worst way to be told.
 *
 * @throws DamagedStore
 */
export function assertSound(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) {
    const backups = join(dirname(file), 'backups')
    const copies = existsSync(backups)
      ? readdirSync(backups).filter((name) => /^(buurtbalie|before)-.*\.db/.test(name))
      : []
    if (copies.length > 0) throw new DamagedStore('the database is gone and there are copies of it')
    return
  }
  if (size > LARGEST_BYTES) return
  const found = damageIn(file)
  if (found !== null) throw new DamagedStore(found)
}

/** Whether a file is too large to be gone through before it is opened. */
export const isLarge = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES

/**
 * Goes through a database, without writing: what SQLite finds wrong first in how it is built, in its words, or null. It may be in use.
 * One value that breaks a rule shuts no desk: that is for a check to tell.
 */
export function damageIn(file: string): string | null {
  const db = new Database(file, { readonly: true })
  try {
    const found = db.pragma('quick_check(1)', { simple: true })
    return found === 'ok' ? null : String(found)
  } catch (error) {
    if (troubleOfStore(error) !== 'damaged') throw error
    return String(error)
  } finally {
    db.close()
  }
}

/**
 * A damaged database for reading only, as far as it can be read. Where not even the users can be read nothing can: nobody
 * may see more because of the damage.
 *
 * @param cause what every write, and what can't be read, answers
 */
export function openDamaged(file: string, cause: unknown): Store {
  const refuse = () => Promise.reject(cause)
  const db = readable(file)
  if (db === null)
    return {
      read: refuse,
      readAside: refuse,
      write: refuse,
      backup: refuse,
      foreignVersion: () => 0,
      close: async () => undefined,
    }
  const reading = transactionsOn(db)
  const kept = nothingKept()
  const read: Store['read'] = (work) =>
    reading('begin', (tx) => work(Object.assign(tx as Transaction<Tables>, { kept }) as unknown as ReadTx))
  return {
    read,
    readAside: read,
    write: refuse,
    backup: refuse,
    foreignVersion: () => 0,
    close: async () => void db.close(),
  }
}

/** By these is known who may see what. */
const neededToLogIn = [
  ...['user_account', 'user_role', 'user_secret', 'user_tries', 'user_second_factor', 'access_settings'],
  'centre',
]

function readable(file: string): Database.Database | null {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    if (db.pragma('user_version', { simple: true }) !== migrations.at(-1)?.number) throw new Error('another schema')
    for (const table of neededToLogIn) db.prepare(`select * from ${table}`).all()
    return db
  } catch {
    db?.close()
    return null
  }
}
