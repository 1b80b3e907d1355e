import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import type { Booking } from '#shared/contract/booking'
import type { Occupied } from '#shared/domain/occupancy'
import { instantAfter } from '#shared/time/civil'
import type { Instant, WallTime } from '#shared/time/types'
import type { Expiry } from './chain'
import { type ReadTx, StoreBusy } from './open'
import { onDisk } from './whole-file'

/** What a check of the whole store and putting back a copy need to know of the file. */

/**
 * What SQLite itself finds wrong with the file, in its own words; at most `limit`. The index of titles is looked into first:
 * only then does FTS5 forget what it kept of before another connection wrote, and that it would call damage. Values that break a
 * rule are left to `brokenRules`: SQLite goes through those only where it may write, and a column of them would hide damage.
 */
export async function integrityProblems(tx: ReadTx, limit: number): Promise<string[]> {
  await sql`select rowid from title_search limit 1`.execute(tx)
  await sql`pragma ignore_check_constraints = on`.execute(tx)
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(${sql.lit(limit)})`.execute(tx)
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } finally {
    await sql`pragma ignore_check_constraints = off`.execute(tx)
  }
}

/** Rows that refer to something that is not there, as `table -> parent`. */
export async function brokenReferences(tx: ReadTx): Promise<string[]> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(tx)
  return rows.map((row) => `${row.table} -> ${row.parent}`)
}

export type Occupier = Pick<
  Booking,
  | 'id'
  | 'number'
  | 'centreId'
  | 'roomIds'
  | 'startsAt'
  | 'endsAt'
  | 'setupMinutes'
  | 'clearupMinutes'
  | 'expectedParticipants'
> & { status: Booking['status']; stored: Occupied[] }

/** Bookings in order of id, after one, with the occupancy that is stored for them. */
export async function occupiersAfter(tx: ReadTx, afterId: string, limit: number): Promise<Occupier[]> {
  const rows = await tx
    .selectFrom('booking')
    .select(['id', 'number', 'centre_id', 'status', 'starts_at', 'ends_at', 'setup_minutes', 'clearup_minutes'])
    .select('expected_participants')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  const last = rows.at(-1)?.id
  if (last === undefined) return []
  const roomRows = await tx
    .selectFrom('booking_room')
    .selectAll()
    .where('booking_id', '>', afterId)
    .where('booking_id', '<=', last)
    .orderBy('position')
    .execute()
  const taken = await tx
    .selectFrom('occupancy')
    .selectAll()
    .where('booking_id', '>', afterId)
    .where('booking_id', '<=', last)
    .execute()
  const rooms = grouped(roomRows, (row) => row.booking_id)
  const stored = grouped(taken.map(occupied), (row) => row.bookingId)
  return rows.map((row) => ({
    id: row.id as Booking['id'],
    number: row.number,
    centreId: row.centre_id as Booking['centreId'],
    status: row.status,
    roomIds: (rooms.get(row.id) ?? []).map((room) => room.room_id) as Booking['roomIds'],
    startsAt: row.starts_at as WallTime,
    endsAt: row.ends_at as WallTime,
    setupMinutes: row.setup_minutes,
    clearupMinutes: row.clearup_minutes,
    expectedParticipants: row.expected_participants,
    stored: stored.get(row.id) ?? [],
  }))
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(keyOf(row))
    if (known) known.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** Everything that takes a room, in order of time. */
export async function occupancyOfRoom(tx: ReadTx, roomId: string): Promise<Occupied[]> {
  const rows = await tx
    .selectFrom('occupancy')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('setup_from')
    .execute()
  return rows.map(occupied)
}

const occupied = (row: {
  booking_id: string
  room_id: string
  starts_at: string
  ends_at: string
  setup_from: string
  clear_to: string
  exclusive: number
  people: number
}): Occupied => ({
  bookingId: row.booking_id,
  roomId: row.room_id,
  from: row.starts_at,
  to: row.ends_at,
  setupFrom: row.setup_from,
  clearTo: row.clear_to,
  exclusive: row.exclusive === 1,
  people: row.people,
})

export type LogCounts = {
  changes: number
  /** Changes without a single logged row. */
  empty: number
  /** Logged rows whose before or after can't be read. */
  unreadable: number
  /** Bookings whose making was never logged. */
  unlogged: number
}

/** Numbers by which one sees whether the log is whole; what has expired is left out. */
export async function countLog(tx: ReadTx, expiry: Pick<Expiry, 'at' | 'sequence'> | null): Promise<LogCounts> {
  const keptFrom = expiry?.at ?? null
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(tx)).rows[0]?.n ?? 0
  return {
    changes: await count(sql`select count(*) as n from change`),
    empty: await count(
      sql`select count(*) as n from change c where c.sequence > ${expiry?.sequence ?? 0}
        and not exists (select 1 from log l where l.change_id = c.id)`,
    ),
    unreadable: await count(
      sql`select count(*) as n from log where (before is not null and not json_valid(before)) or (after is not null and not json_valid(after))`,
    ),
    unlogged: await count(
      sql`select count(*) as n from booking b where (${keptFrom} is null or b.created_at >= ${keptFrom})
        and not exists (select 1 from log l where l.kind = 'booking' and l.entity_id = b.id)`,
    ),
  }
}

/** Whether a file is a database of this app. Opens it for reading only. */
export function isOurDatabase(file: string): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all()
    return ['booking', 'occupancy', 'change', 'log'].every((name) => tables.includes(name))
  } catch {
    return false
  } finally {
    db?.close()
  }
}

const beside = ['-wal', '-shm'] as const

/** Copies a database with what is still in its write-ahead log. */
export function copyDatabase(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  removeDatabase(to)
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

export function removeDatabase(file: string): void {
  for (const suffix of ['', ...beside]) rmSync(`${file}${suffix}`, { force: true })
}

const WAIT_MS = 1_000

/**
 * Puts the database `next` in the place of `file` and keeps what was there as `kept`. At every moment there is a whole database
 * at `file`: who dies half-way finds the old one or the new one, and never an empty start.
 *
 * @throws StoreBusy when another program has the old one open: it would go on writing to a file that nobody reads
 */
export function replaceDatabase(file: string, next: string, kept: string): void {
  onDisk(next)
  if (existsSync(file)) {
    letGo(file)
    // Under another name until it is whole. No link: what is kept must not change when the old one is written to after all.
    const unfinished = `${kept}.tmp`
    copyDatabase(file, unfinished)
    onDisk(unfinished)
    for (const suffix of ['-wal', ''])
      if (existsSync(`${unfinished}${suffix}`)) renameSync(`${unfinished}${suffix}`, `${kept}${suffix}`)
    // A log that is left of a damaged file would be played into the new one.
    for (const suffix of beside) rmSync(`${file}${suffix}`, { force: true })
  }
  renameSync(next, file)
}

/** Leaving the write-ahead mode is possible only for the one who has the file alone. A damaged file belongs to nobody. */
function letGo(file: string): void {
  const db = new Database(file, { timeout: WAIT_MS })
  try {
    db.pragma('journal_mode = delete')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY')) throw new StoreBusy(`${basename(file)} is in use`, { cause: error })
  } finally {
    db.close()
  }
}

/** Where the database that was there before is kept; never where an earlier one is. */
export function keptFile(dataDir: string, moment: Instant): string {
  for (let at = instantAfter(moment, 0); ; at = instantAfter(at, 1)) {
    const file = join(dataDir, 'backups', `before-restore-${at.replace(/[:.]/g, '-')}.db`)
    if (!existsSync(file)) return file
  }
}
