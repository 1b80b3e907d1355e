import { mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { copyFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyDatabase, isOurDatabase, removeDatabase } from '#core/store/backups'
import type { Heads } from '#core/store/chain'
import { type ChangeSince, compareStores, type Difference } from '#core/store/compare'
import { copyDatabaseInUse, openCopy } from '#core/store/copies'
import { damageIn } from '#core/store/damaged'
import { migrations } from '#core/store/migrations/index'
import { onDisk, writeWhole } from '#core/store/whole-file'
import {
  type CheckReport,
  checkFile,
  checkStore,
  NotRestorable,
  prepareRestore,
  putInPlace,
  type RestoreNote,
} from '#core/usecases/backups'
import type { KeptHeads } from '#core/usecases/check-heads'
import type { Backup, BackupTrouble } from '#shared/contract/backup'
import { type BackupReason, backupName, backupsToKeep } from '#shared/domain/backup'
import { fixedClock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import { type BackupKey, hashOf, lockFile, makeKey, openKey, unlockFile } from './crypt'
import { headsIn, listFolder, type Manifest, manifestFile, readManifest } from './folder'
import { type SalvageReport, type SalvageWish, salvageStore } from './salvage'
import { BackupFailed, removeQuietly, troubleOf } from './trouble'

/** What goes to the thread that makes copies: plain values only. */
export type Task =
  | {
      type: 'make'
      databaseFile: string
      folder: string
      other: string | null
      store: string
      app: string
      at: Instant
      reason: BackupReason
      key: BackupKey | null
    }
  | { type: 'verify'; folder: string; name: string; now: Instant }
  | { type: 'preview'; databaseFile: string | null; copy: Copy; temporary: string; now: Instant }
  | ({ type: 'prepare'; copy: Copy; next: string; now: Instant } & Omit<RestoreNote, 'clock'>)
  | { type: 'check'; databaseFile: string; copies: readonly KeptHeads[]; now: Instant }
  | { type: 'replace'; databaseFile: string; next: string; kept: string | null }
  | ({ type: 'salvage'; databaseFile: string; next: string; now: Instant } & Required<SalvageWish>)
  | { type: 'sound'; databaseFile: string }
  | { type: 'key'; passphrase: string }
  | { type: 'tryKey'; identity: string; passphrase: string }
/** A copy to look into or to put back; `key` opens it where it is locked. */
export type Copy = { file: string; key: { identity: string; passphrase: string } | null }
export type Phase = 'copy' | 'check' | 'lock' | 'send'
export type Tick = (phase: Phase, done: number, total: number) => void
export type Made = { backup: Backup; trouble: BackupTrouble | null; detail: string }

/** Room that has to be left when the copy is there. */
const LEFT_BYTES = 20_000_000
/** A copy to read from, what comes out, and the damaged file itself that is kept. */
const SALVAGE_TIMES = 3

function enoughRoom(databaseFile: string, folder: string, times: number): void {
  const size = ['', '-wal'].reduce(
    (sum, end) => sum + (statSync(databaseFile + end, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < size * times + LEFT_BYTES)
    throw new BackupFailed('disk_full', new Error(`${folder}: ${bavail * bsize} bytes left, ${size * times} needed`))
}

/**
 * Makes a copy of the store: copied, opened and checked, locked if wished, on disk, its manifest beside it; then the same in
 * the other folder, and what is too old goes. A copy that is found bad stays as it is, and nothing older is removed.
 *
 * @throws BackupFailed when there is no copy on this computer; a failure of the other folder is in the answer
 */
export async function makeBackup(task: Extract<Task, { type: 'make' }>, tick: Tick): Promise<Made> {
  const { folder, key } = task
  const name = backupName(task.at, task.reason)
  const plain = join(folder, `${name}.db.tmp`)
  const locked = join(folder, `${name}.db.age.tmp`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    enoughRoom(task.databaseFile, folder, key === null ? 1 : 2)
    await copyDatabaseInUse(task.databaseFile, plain, (done, total) => tick('copy', done, total))
    const size = statSync(plain).size
    const looked = await lookInside(plain, task.at, await headsIn(folder, task.store))
    const contentSha256 = await hashOf(plain, counter('check', size, tick))
    if (key !== null) {
      const readBack = await lockFile(plain, locked, key.recipient, counter('lock', 2 * size, tick))
      if (readBack !== contentSha256)
        throw new BackupFailed('changed_on_disk', new Error(`${name} reads back otherwise`))
    }
    const written = key === null ? plain : locked
    const file = `${name}${key === null ? '.db' : '.db.age'}`
    const manifest: Manifest = {
      name,
      store: task.store,
      at: task.at,
      reason: task.reason,
      app: task.app,
      schema: looked.schema,
      bookings: looked.bookings,
      lastChangeAt: looked.lastChangeAt,
      file,
      bytes: statSync(written).size,
      sha256: key === null ? contentSha256 : await hashOf(written),
      ...(key !== null && { contentSha256, key: key.identity }),
      verdict: looked.verdict,
      verifiedAt: task.at,
      ...(looked.heads && { heads: looked.heads }),
    }
    onDisk(written)
    renameSync(written, join(folder, file))
    writeWhole(manifestFile(folder, name), JSON.stringify(manifest, null, 2))
    const sent = looked.verdict === 'bad' ? null : await send(task, manifest, tick)
    if (looked.verdict !== 'bad') await thinOut(task, folder, 'here')
    return {
      backup: backupOf(manifest, task, sent?.ok === true),
      trouble: looked.verdict === 'bad' ? 'damaged' : (sent?.trouble ?? null),
      detail: looked.detail || (sent?.detail ?? ''),
    }
  } catch (error) {
    throw error instanceof BackupFailed ? error : new BackupFailed(troubleOf(error), error)
  } finally {
    removeQuietly([plain, `${plain}-journal`, locked])
  }
}

const counter = (phase: Phase, total: number, tick: Tick) => {
  let done = 0
  return (bytes: number) => {
    done += bytes
    tick(phase, Math.min(done, total), total)
  }
}

const backupOf = (manifest: Manifest, task: { reason: BackupReason; at: Instant }, elsewhere: boolean): Backup => ({
  name: manifest.name,
  at: task.at,
  reason: task.reason,
  places: elsewhere ? ['here', 'other'] : ['here'],
  bytes: manifest.bytes,
  encrypted: manifest.key !== undefined,
  verdict: manifest.verdict,
  verifiedAt: manifest.verifiedAt as Instant | null,
  bookings: manifest.bookings,
  lastChangeAt: manifest.lastChangeAt as Instant | null,
})

export type Looked = {
  schema: number
  bookings: number
  lastChangeAt: Instant | null
  verdict: Backup['verdict']
  detail: string
  /** Where its log ends; null when it can't be read or is not chained. */
  heads: Heads | null
}

/** Opens a copy and goes through all of it, against earlier `copies`. What stands in it may be odd without the copy being bad. */
export async function lookInside(file: string, now: Instant, copies: readonly KeptHeads[] = []): Promise<Looked> {
  let copy: ReturnType<typeof openCopy>
  try {
    copy = openCopy(file)
  } catch (error) {
    return { schema: 0, bookings: 0, lastChangeAt: null, heads: null, verdict: 'bad', detail: String(error) }
  }
  try {
    // The rules of today know the tables of today only; of an older copy the file itself is gone through.
    const whole = copy.facts.schema === migrations.at(-1)?.number
    const problems = whole
      ? (await checkStore({ read: copy.read, clock: fixedClock(now) }, copies)).problems
      : await copy.read(checkFile)
    const broken = problems.find(({ code }) => code === 'damaged_file' || code === 'broken_reference')
    const [first] = problems
    const verdict = broken ? 'bad' : first ? 'remarks' : 'good'
    return { ...copy.facts, verdict, detail: (broken ?? first)?.detail ?? '' }
  } catch (error) {
    return { ...copy.facts, verdict: 'bad', detail: String(error) }
  } finally {
    copy.close()
  }
}

type Sent = { ok: boolean; trouble: BackupTrouble | null; detail: string }

/** Puts a finished copy in the other folder and reads it back. What goes wrong there costs nothing of what is here. */
async function send(task: Extract<Task, { type: 'make' }>, manifest: Manifest, tick: Tick): Promise<Sent | null> {
  const { folder, other } = task
  if (other === null) return null
  const unfinished = join(other, `${manifest.file}.tmp`)
  try {
    // A share that is gone leaves an empty folder behind on some systems, but never one that is not there.
    await readdir(other)
    tick('send', 0, manifest.bytes)
    await copyFile(join(folder, manifest.file), unfinished)
    onDisk(unfinished)
    if ((await hashOf(unfinished, counter('send', manifest.bytes, tick))) !== manifest.sha256)
      throw new BackupFailed('changed_on_disk', new Error(`${manifest.file} reads back otherwise in ${other}`))
    renameSync(unfinished, join(other, manifest.file))
    writeWhole(manifestFile(other, manifest.name), JSON.stringify(manifest, null, 2))
    await thinOut(task, other, 'other')
    return { ok: true, trouble: null, detail: '' }
  } catch (error) {
    removeQuietly([unfinished])
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const gone = ['ENOENT', 'ENOTDIR', 'EIO', 'EHOSTDOWN', 'ENETUNREACH', 'ESTALE', 'ETIMEDOUT', 'UNKNOWN'].includes(
      code,
    )
    return {
      ok: false,
      trouble: gone ? 'folder_gone' : troubleOf(error),
      detail: `${other}: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** Removes what need not stay (shared/domain/backup), of this store only. */
async function thinOut(task: { store: string; at: Instant }, folder: string, place: 'here' | 'other'): Promise<void> {
  const copies = await listFolder(folder, place, task.store)
  const stays = backupsToKeep(copies, task.at)
  for (const { name } of copies.filter((copy) => !stays.has(copy.name))) {
    // The manifest last: without it a copy in the other folder would belong to nobody.
    for (const end of ['.db', '.db.age', '.db-wal', '.db-shm', '.json'])
      rmSync(join(folder, name + end), { force: true })
  }
}

/**
 * Looks at a copy again: is it still what it was, does it open, is all in it right. A locked copy is only compared with what it
 * was: opening it asks for the passphrase.
 *
 * @returns the verdict, which is written in its manifest as well
 */
export async function verifyBackup(task: Extract<Task, { type: 'verify' }>, tick: Tick): Promise<Looked> {
  const { folder, name, now } = task
  const manifest = readManifest(folder, name)
  const file = join(folder, manifest?.file ?? `${name}.db`)
  const size = statSync(file).size
  const hash = await hashOf(file, counter('check', size, tick))
  if (manifest === null) return lookInside(file, now)
  const same = hash === manifest.sha256
  const bad = {
    schema: manifest.schema,
    bookings: manifest.bookings,
    lastChangeAt: manifest.lastChangeAt as Instant | null,
    heads: manifest.heads ?? null,
  }
  const looked: Looked = !same
    ? { ...bad, verdict: 'bad', detail: 'sha256' }
    : manifest.key === undefined
      ? await lookAgain(file, now, manifest)
      : { ...bad, verdict: manifest.verdict, detail: '' }
  writeWhole(
    manifestFile(folder, name),
    JSON.stringify({ ...manifest, verdict: looked.verdict, verifiedAt: now }, null, 2),
  )
  return looked
}

/** What the copy holds has to be what its manifest says of it. */
async function lookAgain(file: string, now: Instant, { heads }: Manifest): Promise<Looked> {
  const looked = await lookInside(file, now)
  const same = heads === undefined || JSON.stringify(heads) === JSON.stringify(looked.heads)
  return same ? looked : { ...looked, verdict: 'bad', detail: 'heads' }
}

/** Puts a copy, opened where it was locked, in a file of its own. @throws WrongPassphrase, or when the file was altered */
async function unpack({ file, key }: Copy, to: string): Promise<void> {
  if (key === null) return copyDatabase(file, to)
  removeDatabase(to)
  const identity = await openKey(key.identity, key.passphrase)
  await unlockFile(file, to, identity).catch((error: unknown) => {
    throw troubleOf(error) === 'disk_full' ? error : new NotRestorable('damaged_copy')
  })
}

export type Seen = Looked & {
  newer: boolean
  differences: Difference[]
  changes: number
  latest: ChangeSince[]
  compared: boolean
}
const NAMED = 20

/** What is in a copy, and what would be different if it took the place of the store. */
async function previewCopy(task: Extract<Task, { type: 'preview' }>): Promise<Seen> {
  const { databaseFile, copy, temporary, now } = task
  try {
    await unpack(copy, temporary)
    if (!isOurDatabase(temporary)) throw new NotRestorable('not_ours')
    const looked = await lookInside(temporary, now)
    const nothing = { differences: [], changes: 0, latest: [], compared: false }
    const newest = migrations.at(-1)?.number ?? 0
    return { ...looked, newer: looked.schema > newest, ...compareOr(nothing, databaseFile, temporary) }
  } finally {
    removeDatabase(temporary)
  }
}

/** A damaged store can't be compared with: then the copy is all there is to show. */
function compareOr<T>(nothing: T, databaseFile: string | null, other: string) {
  if (databaseFile === null) return nothing
  try {
    return { ...compareStores(databaseFile, other, NAMED), compared: true }
  } catch {
    return nothing
  }
}

/** Makes a copy ready to take the place of the store. @returns how many things are wrong in it */
async function prepareCopy({ copy, next, now, ...note }: Extract<Task, { type: 'prepare' }>): Promise<number> {
  await unpack(copy, next)
  return (await prepareRestore(next, next, { ...note, clock: fixedClock(now) })).length
}

/** Reads what can be read of damaged data into a file beside them. @throws NothingToSalvage */
async function salvageTo({ databaseFile, next, now, ...wish }: Extract<Task, { type: 'salvage' }>) {
  enoughRoom(databaseFile, dirname(next), SALVAGE_TIMES)
  // What an earlier try left when it was broken off.
  removeDatabase(next)
  return salvageStore(databaseFile, next, fixedClock(now), wish)
}

/** Goes through a store that may be in use, as it is at one moment. */
async function checkAside({ databaseFile, copies, now }: Extract<Task, { type: 'check' }>): Promise<CheckReport> {
  const opened = openCopy(databaseFile)
  try {
    return await checkStore({ read: opened.read, clock: fixedClock(now) }, copies)
  } finally {
    opened.close()
  }
}

export type Answers = {
  make: Made
  verify: Looked
  preview: Seen
  prepare: number
  check: CheckReport
  replace: undefined
  salvage: SalvageReport
  sound: string | null
  key: BackupKey
  tryKey: string
}
/** Does one task, telling how far it is by `tick`. @throws what the task throws */
export async function runTask(task: Task, tick: Tick): Promise<Answers[Task['type']]> {
  switch (task.type) {
    case 'make':
      return makeBackup(task, tick)
    case 'verify':
      return verifyBackup(task, tick)
    case 'preview':
      return previewCopy(task)
    case 'prepare':
      return prepareCopy(task)
    case 'check':
      return checkAside(task)
    case 'replace':
      putInPlace(task.databaseFile, task.next, task.kept)
      return undefined
    case 'salvage':
      return salvageTo(task)
    case 'sound':
      return damageIn(task.databaseFile)
    case 'key':
      return makeKey(task.passphrase)
    case 'tryKey':
      return openKey(task.identity, task.passphrase)
  }
}
