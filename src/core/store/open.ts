import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Transaction } from 'kysely'
import { migrate } from './migrate'
import { type Kept, nothingKept } from './remember'
import type { Tables } from './tables'
import { type Plain, transactionsOn } from './transactions'

/** Handle for reading. Store functions take a handle first and never hold the database itself. */
export type ReadTx = Transaction<Tables> & { readonly __read: never; readonly kept: Kept; readonly plain: Plain }
/** Handle for writing: what asks for a `WriteTx` runs inside the one transaction of a unit of work. */
export type WriteTx = ReadTx & { readonly __write: never }

export type Store = {
  /** Runs `work` on one consistent state of the database. */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * The same on a connection of its own, for work that takes long and gives the others their turn in between: one connection
   * does one transaction at a time, and nobody should wait for a report.
   */
  readAside<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one transaction that has the write lock from its first line; what it throws undoes all of it.
   * @throws StoreBusy when another process keeps the lock for longer than `patienceMs`.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** Changes when another process has written to the file; not by writes of this one. */
  foreignVersion(): number
  /** Copies the database to a file while it is in use. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** Another process held the write lock for too long; nothing was changed. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
}

/** Pages that a backup copies at a stretch: some milliseconds. */
const PAGES_AT_ONCE = 1_000
const LOCK_WAIT_MS = 40
const PATIENCE_MS = 5_000

/**
 * Opens (or makes) the database file and brings it to the newest schema. `synchronous=FULL`: an acknowledged write
 * survives a power cut.
 *
 * @throws DatabaseFromNewerApp, or SQLite's error when the file is damaged or can't be opened.
 */
export async function openStore(file: string, patienceMs = PATIENCE_MS): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const writer = connect(file)
  try {
    await migrate(writer)
  } catch (error) {
    writer.close()
    throw error
  }
  writer.pragma(`busy_timeout = ${LOCK_WAIT_MS}`)
  // A database in memory belongs to one connection; a file gets a reader of its own, which WAL never blocks.
  const reader = file === ':memory:' ? writer : connect(file)
  const writing = transactionsOn(writer)
  const reading = reader === writer ? writing : transactionsOn(reader)
  // Opened when the first report is asked for: many a desk never asks.
  let aside: { db: Database.Database; reading: typeof reading } | null = null
  const readingAside = () => {
    if (reader === writer) return reading
    if (aside === null) {
      const db = connect(file, PASSING)
      aside = { db, reading: transactionsOn(db) }
    }
    return aside.reading
  }
  const kept = nothingKept()
  const handle = (tx: Transaction<Tables> & { plain: Plain }) => Object.assign(tx, { kept }) as unknown as WriteTx

  return {
    read: (work) => reading('begin', (tx) => work(handle(tx))),
    readAside: (work) => readingAside()('begin', (tx) => work(handle(tx))),
    write: (work) => whenFree(() => writing('begin immediate', (tx) => work(handle(tx))), patienceMs),
    foreignVersion: () => writer.pragma('data_version', { simple: true }) as number,
    async backup(target) {
      mkdirSync(dirname(target), { recursive: true })
      if (file === ':memory:') return void (await reader.backup(target))
      // Reading from one moment on: else the copy begins anew at each write of another desk.
      const source = connect(file)
      try {
        source.exec('begin; select 1 from sqlite_schema')
        await source.backup(target, { progress: () => PAGES_AT_ONCE })
        source.exec('rollback')
      } finally {
        source.close()
      }
    },
    async close() {
      if (!writer.open) return
      if (reader !== writer) reader.close()
      aside?.db.close()
      if (file !== ':memory:') writer.pragma('wal_checkpoint(truncate)')
      writer.close()
    },
  }
}

/** Kilobytes of the file that a connection keeps in memory: what a desk asks comes back, what a report goes through does not. */
const USUAL = 16_000
const PASSING = 4_000

function connect(file: string, kilobytes = USUAL): Database.Database {
  const db = new Database(file, { timeout: PATIENCE_MS })
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.pragma('foreign_keys = on')
  db.pragma(`cache_size = -${kilobytes}`)
  // What is removed is overwritten: who was made anonymous must not be read in the bytes of the file (docs/adr/0037).
  db.pragma('secure_delete = on')
  return db
}

/**
 * SQLite blocks the thread while it waits for a lock, so it waits briefly and the rest of the patience is spent here,
 * where the window stays alive.
 */
async function whenFree<T>(attempt: () => Promise<T>, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs
  for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > until) throw new StoreBusy('another process holds the write lock', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')

const refusals = ['room_conflict', 'capacity_exceeded', 'facility_exhausted'] as const

/** Which guarantee of the database a write ran into, if it was one: the messages of the triggers in 0010 and 0070. */
export function refusalOf(error: unknown): (typeof refusals)[number] | null {
  const message = error instanceof Error ? error.message : ''
  return refusals.find((refusal) => refusal === message) ?? null
}

/** True when the write would change what a closing of the register covers: the message of the triggers in 0100. */
export const isFrozen = (error: unknown): boolean => error instanceof Error && error.message === 'day_closed'

/** True when the write would put a caretaker on two shifts at once: the message of the triggers in 0140. */
export const isCaretakerTaken = (error: unknown): boolean =>
  error instanceof Error && error.message === 'caretaker_taken'

const constraintOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** True when the write ran into a UNIQUE constraint. */
export const isDuplicate = (error: unknown): boolean =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(constraintOf(error))

/** True when the write refers to a row that is not there, or takes one away that others refer to. */
export const isBrokenReference = (error: unknown): boolean => constraintOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY'

/** What the disk or the file itself refused, in the word of the contract; null for anything else. */
export function troubleOfStore(error: unknown): 'disk_full' | 'storage_failed' | 'damaged' | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'disk_full'
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|PERM)/.test(code)) return 'storage_failed'
  return null
}
