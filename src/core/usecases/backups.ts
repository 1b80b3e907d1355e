import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import * as backups from '#core/store/backups'
import { brokenRules } from '#core/store/broken-rules'
import { lastExpiry } from '#core/store/chain'
import { claimsBetween, claimsOf, guardedSince } from '#core/store/claims'
import { openCopy } from '#core/store/copies'
import { clearUndo, writeChange } from '#core/store/log'
import { openStore, type ReadTx, type Store } from '#core/store/open'
import { listCentres, listFacilities, listRooms } from '#core/store/places'
import { schemaDifferences } from '#core/store/schema'
import { assertOnThisComputer } from '#core/store/share'
import { unreadableValues } from '#core/store/unreadable'
import type { Room } from '#shared/contract/place'
import { type Claim, peakClaimed } from '#shared/domain/facilities'
import { type Occupied, occupancyOf, overlaps, peakPeople } from '#shared/domain/occupancy'
import type { ProblemCode } from '#shared/domain/problem-words'
import { type Holds, holdsRoom, usualHolds } from '#shared/domain/vocabulary'
import { type Clock, wallNow } from '#shared/time/clock'
import { checkHeads, forkOf, type KeptHeads } from './check-heads'
import { checkLog } from './check-log'
import { checkRows } from './check-rows'
import { headsOfCopies } from './safekeeping/folder'

/** One thing that is wrong in the store; `detail` says where. */
export type Problem = { code: ProblemCode; detail: string }
export type CheckReport = { bookings: number; changes: number; problems: Problem[]; problemCount: number }

const MOST = 100
const PAGE = 5_000

/**
 * Goes through the whole store: file, schema, references, occupancy worked out again from the bookings, log. Writes nothing.
 *
 * @param copies what the log is held against: where it ended in copies of this store
 */
export const checkStore = (
  ctx: { read: Store['read']; clock: Clock },
  copies: readonly KeptHeads[] = [],
): Promise<CheckReport> =>
  ctx.read(async (tx) => {
    const problems: Problem[] = []
    const add = (code: Problem['code']) => (detail: string) => void problems.push({ code, detail })
    problems.push(...(await checkFile(tx)))
    for (const part of await schemaDifferences(tx)) add('schema_differs')(part)
    for (const part of [...(await brokenRules(tx)), ...(await unreadableValues(tx))]) add('unreadable_value')(part)
    const centres = new Map((await listCentres(tx)).map((centre) => [centre.id as string, centre]))
    const rooms = new Map((await listRooms(tx)).map((room) => [room.id as string, room]))
    const today = wallNow(ctx.clock).slice(0, 10)
    const bookings = await checkOccupancy(tx, centres, rooms, today, add)
    for (const room of rooms.values()) await checkRoom(tx, room, today, add)
    for (const room of rooms.values()) await checkBlocks(tx, room, rooms, add('double_booking'))
    await checkStock(tx, add('over_stock'))
    await checkLog(tx, add)
    checkHeads(tx, copies, add('log_not_as_copy'))
    await checkRows(tx, add('log_differs'))
    const log = await backups.countLog(tx, lastExpiry(tx))
    if (log.empty > 0) add('log_incomplete')(`${log.empty} x change without rows`)
    if (log.unlogged > 0) add('log_incomplete')(`${log.unlogged} x booking`)
    if (log.unreadable > 0) add('log_unreadable')(`${log.unreadable} x`)
    return { bookings, changes: log.changes, problems: problems.slice(0, MOST), problemCount: problems.length }
  })

/** What is wrong with the file itself, whatever its tables mean. */
export async function checkFile(tx: ReadTx): Promise<Problem[]> {
  const damage = await backups.integrityProblems(tx, MOST)
  // Going through the references of a file that can't be read says nothing new.
  const broken = damage.length > 0 ? [] : await backups.brokenReferences(tx)
  return [
    ...damage.map((detail) => ({ code: 'damaged_file' as const, detail })),
    ...broken.map((detail) => ({ code: 'broken_reference' as const, detail })),
  ]
}

async function checkOccupancy(
  tx: ReadTx,
  centres: ReadonlyMap<string, Holds>,
  rooms: ReadonlyMap<string, Room>,
  today: string,
  add: (code: Problem['code']) => (detail: string) => void,
): Promise<number> {
  let count = 0
  for (let after = ''; ; ) {
    const page = await backups.occupiersAfter(tx, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) return count
    const claims = await claimsBetween(tx, after, last.id)
    for (const booking of page) {
      const expected = holdsRoom(booking.status, centres.get(booking.centreId) ?? usualHolds)
        ? occupancyOf(booking, rooms)
        : []
      if (!isOccupiedRight(booking, expected, today)) add('occupancy_differs')(booking.number)
      const [time] = booking.stored
      const asked = time === undefined ? [] : claims.asked.filter((c) => c.bookingId === booking.id)
      const due = asked.map((c) => ({ ...c, setupFrom: time?.setupFrom ?? '', clearTo: time?.clearTo ?? '' }))
      if (claimWords(due) !== claimWords(claims.stored.filter((c) => c.bookingId === booking.id)))
        add('claims_differ')(booking.number)
    }
    count += page.length
    after = last.id
  }
}

const claimWords = (claims: readonly Claim[]): string =>
  claims
    .map((c) => [c.facilityId, c.setupFrom, c.clearTo, c.quantity].join())
    .sort()
    .join(' ')

/** Two rooms that block each other, both in use: entered with this room. */
async function checkBlocks(
  tx: ReadTx,
  room: Room,
  rooms: ReadonlyMap<string, Room>,
  add: (detail: string) => void,
): Promise<void> {
  for (const { roomId, since } of room.blocks) {
    const counting = async (id: string) => (await backups.occupancyOfRoom(tx, id)).filter((row) => row.to > since)
    const there = await counting(roomId)
    for (const row of await counting(room.id))
      if (there.some((other) => other.bookingId !== row.bookingId && overlaps(row, other)))
        add(`${room.name} / ${rooms.get(roomId)?.name ?? ''} ${row.from}`)
  }
}

/** More of a facility claimed at some moment than there is. */
async function checkStock(tx: ReadTx, add: (detail: string) => void): Promise<void> {
  const since = await guardedSince(tx)
  for (const facility of await listFacilities(tx)) {
    const from = since.get(facility.id) ?? ''
    const claims = (await claimsOf(tx, facility.id)).filter((claim) => claim.clearTo > from)
    for (const claim of claims) {
      const setupFrom = claim.setupFrom > from ? claim.setupFrom : from
      if (peakClaimed(facility.id, { setupFrom, clearTo: claim.clearTo }, claims) > facility.stock)
        add(`${facility.name} ${claim.setupFrom}`)
    }
  }
}

/** Whether a booking takes what it should. A room that was divided otherwise later leaves what is past as it was. */
export function isOccupiedRight(booking: backups.Occupier, expected: readonly Occupied[], today: string): boolean {
  const words = booking.endsAt >= today ? whole : timesOnly
  return words(expected) === words(booking.stored)
}

const whole = (rows: readonly Occupied[]): string =>
  rows
    .map((o) => [o.roomId, o.setupFrom, o.from, o.to, o.clearTo, o.exclusive, o.people].join())
    .sort()
    .join(' ')
const timesOnly = (rows: readonly Occupied[]): string =>
  [...new Set(rows.map((o) => [o.setupFrom, o.from, o.to, o.clearTo, o.people].join()))].join(' ')

/** Two in one room at once, or too many people: what the database refuses, looked for by other means. */
async function checkRoom(
  tx: ReadTx,
  room: Room,
  today: string,
  add: (code: Problem['code']) => (detail: string) => void,
): Promise<void> {
  let near: Occupied[] = []
  for (const row of await backups.occupancyOfRoom(tx, room.id)) {
    near = near.filter((other) => other.clearTo > row.setupFrom)
    for (const other of near)
      if ((row.exclusive || other.exclusive) && overlaps(row, other)) add('double_booking')(`${room.name} ${row.from}`)
    near.push(row)
    const counts = !row.exclusive && room.capacity !== null && row.to >= today
    if (counts && peakPeople(row, near) > (room.capacity ?? 0)) add('over_capacity')(`${room.name} ${row.from}`)
  }
}

/** Copies the store to a file while it is in use; an older copy of that name is replaced once the new one is whole. */
export async function backupStore(store: Store, databaseFile: string, target: string): Promise<void> {
  const file = resolve(target)
  if (file === resolve(databaseFile)) throw new NotRestorable('same_file')
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    await store.backup(unfinished)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Why a copy can't be made or put back; nothing was changed. */
export class NotRestorable extends Error {
  override readonly name = 'NotRestorable'
  constructor(
    readonly reason: 'same_file' | 'not_ours' | 'has_problems' | 'damaged_copy',
    readonly problems: readonly Problem[] = [],
  ) {
    super(reason)
  }
}

/**
 * Puts a copy back in a data folder in which nothing is open. It is brought to the newest schema and checked before
 * anything is touched; the database that was there is kept under `backups/`. What could be undone no longer can.
 *
 * @returns where the old database is kept; null when there was none
 * @throws DataOnShare, NotRestorable, DatabaseFromNewerApp, StoreBusy when the app is open on the folder
 */
export async function restoreStore(file: string, dataDir: string, clock: Clock): Promise<string | null> {
  const current = join(dataDir, 'buurtbalie.db')
  if (resolve(file) === resolve(current)) throw new NotRestorable('same_file')
  assertOnThisComputer(current)
  const next = restoring(current)
  try {
    const kept = keptFor(current, clock)
    const copies = await headsOfCopies(dataDir)
    const note = { userId: 'beheerder', copies }
    const problems = await prepareRestore(file, next, { ...note, current, kept, file: basename(file), clock })
    if (problems.length > 0) throw new NotRestorable('has_problems', problems)
    putInPlace(current, next, kept)
    return kept
  } finally {
    backups.removeDatabase(next)
  }
}

export type RestoreNote = {
  /** The store that is there now. */
  current: string
  /** Where that will be kept; null when there is none. */
  kept: string | null
  /** What people call the copy. */
  file: string
  userId: string
  clock: Clock
  /** Where the log ended in the copies that there are. */
  copies: readonly KeptHeads[]
}

/** A present store that can't be read says nothing of what it has in common. */
async function forkFrom(store: Store, { current, copies }: RestoreNote) {
  let present: ReturnType<typeof openCopy> | null = null
  try {
    present = openCopy(current)
    const { read } = present
    return await store.read((next) => read(async (tx) => forkOf(next, tx, copies)))
  } catch {
    return await store.read(async (next) => forkOf(next, null, copies))
  } finally {
    present?.close()
  }
}

/** Where a copy is made ready before it takes the place of the database. */
export const restoring = (current: string): string => `${current}.restoring`

/**
 * Makes a copy ready to take the place of the database: copied, at the newest schema, gone through. That it was put back stands
 * in its log already: who dies just after the exchange leaves no log that goes on without a word.
 *
 * @returns what is wrong in it
 * @throws NotRestorable when it is no database of ours, DatabaseFromNewerApp
 */
export async function prepareRestore(file: string, next: string, note: RestoreNote): Promise<Problem[]> {
  // Only the copy is opened: opening would leave files beside the original, which may be on a read-only stick.
  if (resolve(file) !== resolve(next)) backups.copyDatabase(file, next)
  if (!backups.isOurDatabase(next)) throw new NotRestorable('not_ours')
  const store = await openStore(next)
  try {
    const { problems } = await checkStore({ read: store.read, clock: note.clock })
    const fork = await forkFrom(store, note)
    await store.write(async (tx) => {
      await clearUndo(tx)
      const { userId, kept, file: subject, clock } = note
      const after = { file: subject, kept: kept === null ? null : basename(kept, '.db'), ...fork }
      const change = { id: randomUUID(), at: clock.now(), userId, action: 'backups.restore', subject, undoable: false }
      await writeChange(tx, change, [{ kind: 'backup', id: 'reservekopieen', before: null, after }])
    })
    return problems
  } finally {
    await store.close()
  }
}

/** Where the database that is there now will be kept; null when there is none. */
export const keptFor = (current: string, clock: Clock): string | null =>
  existsSync(current) ? backups.keptFile(dirname(current), clock.now()) : null

/** Puts what was made ready in the place of the database. */
export const putInPlace = (current: string, next: string, kept: string | null): void =>
  backups.replaceDatabase(current, next, kept ?? '')
