import { existsSync } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import type { CheckReport } from '#core/usecases/backups'
import type { KeptHeads } from '#core/usecases/check-heads'
import type { Backup, BackupEvent, BackupState, BackupTrouble } from '#shared/contract/backup'
import { failure } from '#shared/contract/failure'
import {
  type BackupReason,
  backupName,
  type ClockDoubt,
  clockDoubt,
  clockJump,
  isDueAtStart,
  isDueDaily,
  isOverdue,
} from '#shared/domain/backup'
import { instantAfter, msBetween } from '#shared/time/civil'
import type { Clock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import type { BackupKey } from './crypt'
import {
  backupsIn,
  copyFileOf,
  headsIn,
  headsOfCopies,
  listFolder,
  mergeLists,
  readSettings,
  type Settings,
  writeSettings,
} from './folder'
import { inWords } from './in-words'
import type { Made } from './job'
import { inThread } from './thread'
import { removeQuietly, troubleOf } from './trouble'

type Options = {
  dataDir: string
  databaseFile: string
  version: string
  clock: Clock
  log: { warn(data: object, message: string): void }
  /** The store is damaged and open for reading only. */
  damaged(): boolean
  /** Tells the windows that something about the copies is different. */
  told(): void
}
/** The screens come first: the first copy waits this long. */
const FIRST_MS = 60_000
/** How often is looked whether a copy is due, and whether the clock went astray. */
const LOOK_MS = 600_000
/** A share that does not answer must not keep a screen waiting. */
const PATIENCE_MS = 3_000
/** The list is read again after this long, or when something changed. */
const LIST_MS = 20_000

export type Keeper = ReturnType<typeof createKeeper>

/**
 * Looks after the copies of one store: makes them at the start, daily and when asked, says how it stands, and remembers
 * where they go. One is made at a time; another waits.
 */
export function createKeeper({ dataDir, databaseFile, version, clock, log, damaged, told }: Options) {
  const folder = backupsIn(dataDir)
  let settings = readSettings(dataDir)
  let trouble: BackupState['trouble'] = null
  let doubt: ClockDoubt | null = null
  let running = 0
  // Nobody is told that a copy is old while the first of this start is still to come.
  let waiting = false
  let last: Promise<unknown> = Promise.resolve()
  let listed: { at: number; list: Promise<Backup[]> } | null = null
  const timers: NodeJS.Timeout[] = []
  const stopped = new AbortController()

  const changed = () => {
    listed = null
    told()
  }
  const fail = (code: BackupTrouble, detail: string) => {
    trouble = { code, at: clock.now(), detail }
    log.warn({ code, detail }, 'backup failed')
  }
  const keep = (next: Settings) => {
    writeSettings(dataDir, next)
    settings = next
    changed()
  }

  async function read(): Promise<Backup[]> {
    const here = await listFolder(folder, 'here', settings.store).catch(() => [])
    const { other, store } = settings
    if (other === null) return mergeLists([here])
    const there = listFolder(other, 'other', store).catch(() => [])
    return mergeLists([here, await Promise.race([there, late<Backup[]>([])])])
  }
  const list = (): Promise<Backup[]> => {
    const now = performance.now()
    if (listed === null || now - listed.at > LIST_MS) listed = { at: now, list: read() }
    return listed.list
  }
  const heads = async (): Promise<KeptHeads[]> => {
    const here = headsIn(folder, settings.store)
    const slow = late(null).then(() => here)
    return Promise.race([headsOfCopies(dataDir), slow])
  }
  const newest = async (wanted: (backup: Backup) => boolean) => (await list()).find(wanted) ?? null
  const isGood = ({ verdict }: Backup) => verdict === 'good' || verdict === 'remarks'

  /** Makes one copy after those that were asked for before it. */
  function make(reason: BackupReason, tick: (event: BackupEvent) => void, signal?: AbortSignal): Promise<Made> {
    const both = signal ? either(signal, stopped.signal) : stopped.signal
    const made = last.then(() => work(reason, tick, both))
    last = made.catch(() => undefined)
    return made
  }
  async function work(reason: BackupReason, tick: (event: BackupEvent) => void, signal: AbortSignal): Promise<Made> {
    signal.throwIfAborted()
    running += 1
    const at = freeMoment(folder, clock.now(), reason)
    changed()
    try {
      // Written once, so that the copies of this store are known again.
      if (!existsSync(join(dataDir, 'reservekopieen.json'))) writeSettings(dataDir, settings)
      const { store, other, key } = settings
      const task = { type: 'make' as const, databaseFile, folder, other, store, app: version, at, reason, key }
      const made = await inThread(task, (phase, done, total) => tick({ type: 'progress', phase, done, total }), signal)
      trouble = null
      if (made.trouble !== null) fail(made.trouble, made.detail)
      return made
    } catch (error) {
      if (signal.aborted) clearUnfinished(backupName(at, reason))
      else fail(troubleOf(error), error instanceof Error ? error.message : String(error))
      throw error
    } finally {
      running -= 1
      changed()
    }
  }
  function clearUnfinished(name: string) {
    const ends = ['.db.tmp', '.db.tmp-journal', '.db.age.tmp']
    for (const place of [folder, settings.other])
      if (place !== null) removeQuietly(ends.map((end) => join(place, name + end)))
  }

  async function automatically(): Promise<void> {
    const now = clock.now()
    const at = (await newest(isGood))?.at ?? null
    const due = waiting ? isDueAtStart(at, now) : isDueDaily(at, now)
    try {
      if (due) await make(waiting ? 'start' : 'daily', () => undefined)
    } catch {
      // Told at the desk; the next look tries again.
    } finally {
      if (waiting) {
        waiting = false
        changed()
      }
    }
  }

  return {
    folder,
    databaseFile,
    settings: () => settings,
    damaged,

    /** Makes copies by itself from now on. `lastWritten` is the latest moment that stands in the store. */
    begin(lastWritten: Instant | null): void {
      waiting = true
      doubt = clockDoubt(clock.now(), lastWritten)
      let seen = { clock: clock.now(), passed: performance.now() }
      const look = () => {
        const now = { clock: clock.now(), passed: performance.now() }
        // A clock of tests stands still.
        const jump =
          now.clock === seen.clock ? null : clockJump(msBetween(seen.clock, now.clock), now.passed - seen.passed)
        seen = now
        if (jump !== null) {
          doubt = jump
          log.warn({ jump }, 'the clock jumped')
          changed()
        }
        void automatically()
      }
      timers.push(setTimeout(() => void automatically(), FIRST_MS).unref(), setInterval(look, LOOK_MS).unref())
    },

    async state(): Promise<BackupState> {
      const good = await newest(isGood)
      return {
        last: good && { name: good.name, at: good.at },
        overdue: !waiting && !damaged() && running === 0 && isOverdue(good?.at ?? null, clock.now()),
        trouble,
        folder,
        other: settings.other,
        encrypted: settings.key !== null,
        running: running > 0,
        clock: doubt,
        damaged: damaged(),
      }
    },
    list,

    /** Makes a copy now and tells how far it is, the result last. Closing the generator ends the work. */
    async *make(reason: BackupReason, signal?: AbortSignal): AsyncGenerator<BackupEvent, void> {
      const stop = new AbortController()
      const queue: BackupEvent[] = []
      let wake: () => void = () => undefined
      let ended = false
      const made = make(
        reason,
        (event) => {
          queue.splice(0, queue.length, event)
          wake()
        },
        signal ? either(signal, stop.signal) : stop.signal,
      ).finally(() => {
        ended = true
        wake()
      })
      const settled = made.catch(() => undefined)
      try {
        while (!ended || queue.length > 0) {
          const event = queue.shift()
          if (event) yield event
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
        const { backup, trouble: left } = await made.catch(inWords)
        yield { type: 'result', backup, trouble: left }
      } finally {
        stop.abort(new DOMException('stopped', 'AbortError'))
        await settled
      }
    },

    /** Makes a copy before something large. @throws Failure when there is none afterwards */
    async before(reason: BackupReason): Promise<void> {
      await make(reason, () => undefined).catch(inWords)
    },

    /** Looks at one copy again, here or in the other folder. */
    async verify(name: string): Promise<Backup> {
      const backup = (await list()).find((one) => one.name === name)
      if (backup === undefined) throw failure('not_found', { kind: 'backup', id: name })
      const place = backup.places.includes('here') ? folder : (settings.other ?? folder)
      const { verdict } = await inThread(
        { type: 'verify', folder: place, name, now: clock.now() },
        () => undefined,
        stopped.signal,
      )
      changed()
      return { ...backup, verdict, verifiedAt: clock.now() }
    },

    /** Chooses where copies go besides; null for nowhere else. @throws Failure when it is no folder that can be written to */
    async setOther(other: string | null): Promise<void> {
      if (other === null) return keep({ ...settings, other })
      if (!isAbsolute(other)) throw failure('invalid_input', { issues: [{ path: 'folder', problem: 'not_absolute' }] })
      const chosen = resolve(other)
      if (chosen === resolve(folder))
        throw failure('invalid_input', { issues: [{ path: 'folder', problem: 'same_folder' }] })
      const found = await Promise.race([usable(chosen), late(false)])
      if (!found) throw failure('invalid_input', { issues: [{ path: 'folder', problem: 'no_folder' }] })
      keep({ ...settings, other: chosen })
    },

    /** Locks the copies that are made from now on. */
    async lock(passphrase: string): Promise<BackupKey> {
      const key = await inThread({ type: 'key', passphrase }, () => undefined)
      keep({ ...settings, key })
      return key
    },
    /** Copies are made unlocked from now on. @throws WrongPassphrase */
    async unlock(passphrase: string): Promise<void> {
      if (settings.key === null) return
      await inThread({ type: 'tryKey', identity: settings.key.identity, passphrase }, () => undefined)
      keep({ ...settings, key: null })
    },

    /** Where the file of a copy is, here or in the other folder; null when there is none of that name. */
    fileOf(name: string): string | null {
      for (const place of [folder, settings.other]) {
        const file = place === null ? null : copyFileOf(place, name)
        if (file !== null) return file
      }
      return null
    },
    /** Runs what may not go together with the making of a copy. */
    alone<T>(other: () => Promise<T>): Promise<T> {
      const done = last.then(other)
      last = done.catch(() => undefined)
      return done
    },
    changed,
    /** Where the log ended in each copy that was found good, here and in the other folder. */
    heads,
    /** Goes through the whole store while the desk works, and holds its log against the copies. */
    async check(): Promise<CheckReport & { copies: number }> {
      const copies = await heads()
      const report = await inThread(
        { type: 'check', databaseFile, copies, now: clock.now() },
        () => undefined,
        stopped.signal,
      )
      return { ...report, copies: copies.length }
    },
    /** Goes through the file while the desk works. @returns what is wrong in it, or null */
    damage: (): Promise<string | null> => inThread({ type: 'sound', databaseFile }, () => undefined, stopped.signal),
    /** Other data took the place of those that a copy told of: what was wrong is no longer so. */
    replaced(): void {
      trouble = null
      changed()
    },
    async close(): Promise<void> {
      for (const timer of timers) clearTimeout(timer)
      stopped.abort(new DOMException('stopped', 'AbortError'))
      await last
    },
  }
}

/** The moment in full, by which the name sorts. A clock that was set back must not make a copy take the place of an earlier one. */
function freeMoment(folder: string, now: Instant, reason: BackupReason): Instant {
  let at = instantAfter(now, 0)
  while (copyFileOf(folder, backupName(at, reason)) !== null) at = instantAfter(at, 1)
  return at
}

/** Aborts with the first of two; `AbortSignal.any` is not there in the older Electron of the tests. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController()
  for (const signal of [one, other])
    if (signal.aborted) both.abort(signal.reason)
    else signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
  return both.signal
}

const late = <T>(value: T) =>
  new Promise<T>((done) => {
    setTimeout(() => done(value), PATIENCE_MS).unref()
  })

async function usable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}
