import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Transaction } from 'kysely'
import type { Instant } from '#shared/time/types'
import type { Head, Heads } from './chain'
import type { ReadTx } from './open'
import { nothingKept } from './remember'
import type { Tables } from './tables'
import { transactionsOn } from './transactions'

/** Pages that are copied at a stretch: some milliseconds. */
const PAGES_AT_ONCE = 1_000
const PATIENCE_MS = 5_000

/**
 * Copies a database that may be in use to a file, as it is at one moment. What comes out is one file without a
 * write-ahead log beside it, on disk when this returns.
 *
 * @param progress told after each stretch; what it throws ends the copying
 */
export async function copyDatabaseInUse(
  from: string,
  to: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  mkdirSync(dirname(to), { recursive: true })
  const source = new Database(from, { timeout: PATIENCE_MS, fileMustExist: true })
  try {
    // Reading from one moment on: else the copy begins anew at each write of another desk.
    source.exec('begin; select 1 from sqlite_schema')
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages)
        return PAGES_AT_ONCE
      },
    })
    source.exec('rollback')
  } finally {
    source.close()
  }
  // It holds personal data: for this user only.
  chmodSync(to, 0o600)
  const copy = new Database(to)
  try {
    copy.pragma('journal_mode = delete')
  } finally {
    copy.close()
  }
}

export type OpenCopy = {
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  facts: CopyFacts
  close(): void
}
/** What a copy says about itself. */
export type CopyFacts = {
  schema: number
  bookings: number
  lastChangeAt: Instant | null
  /** Where its log ends; null in a copy of before the log was chained. */
  heads: Heads | null
}

/**
 * Opens a copy for reading only, without bringing it to the newest schema: nothing in it or beside it changes.
 *
 * @throws SQLite's error when it is no database or can't be read
 */
export function openCopy(file: string): OpenCopy {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const schema = db.pragma('user_version', { simple: true }) as number
    const one = (sql: string) => db.prepare(sql).pluck().get()
    const head = (chain: string) =>
      (db.prepare('select sequence, hash from log_head where chain = ?').get(chain) ?? {
        sequence: 0,
        hash: '',
      }) as Head
    const chained = one(`select count(*) from sqlite_schema where name = 'log_head'`) === 1
    const facts = {
      heads: chained ? { change: head('change'), look: head('look') } : null,
      schema,
      bookings: one('select count(*) from booking') as number,
      lastChangeAt: (one('select at from change order by sequence desc limit 1') ?? null) as Instant | null,
    }
    const reading = transactionsOn(db)
    const kept = nothingKept()
    return {
      facts,
      read: (work) =>
        reading('begin', (tx) => work(Object.assign(tx as Transaction<Tables>, { kept }) as unknown as ReadTx)),
      close: () => db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}
