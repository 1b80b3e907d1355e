import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { assertSound, DamagedStore, isLarge, openDamaged } from '#core/store/damaged'
import { latestChangeAt } from '#core/store/log'
import { openStore, type Store, troubleOfStore } from '#core/store/open'
import { assertOnThisComputer, type ShareOf } from '#core/store/share'
import { openSwappable } from '#core/store/swappable'
import { expireOptions } from '#core/usecases/bookings/expire'
import { removeUnusedPhotos } from '#core/usecases/day-log/clean-photos'
import { expireLog } from '#core/usecases/log-expiry'
import { createKeeper } from '#core/usecases/safekeeping/keeper'
import { type Clock, systemClock } from '#shared/time/clock'
import { type Access, unlimited } from './access'
import { createChanges } from './changes'
import type { Ctx, Log, User } from './context'
import { openDirectory } from './directory'
import { inOurWords, toFailure } from './failures'
import { createLooks } from './looks'
import { type CallContext, createRouter } from './router'
import { administrator, openSession, ownerSession } from './session'
import { changeRunner } from './unit-of-work'

export type CoreOptions = {
  /** Folder that holds everything: `buurtbalie.db`, backups, logs. */
  dataDir: string
  version: string
  clock?: Clock
  /** Makes ids that sort by time of making. */
  newId?: () => string
  log?: Log
  /** Makes copies of the store by itself, at the start and daily: for a desk that stays open. */
  keepsSafe?: boolean
  /** Tells whether the data lie on a network share; the computer itself is asked when this is not given. */
  shareOf?: ShareOf
}

/** What happens by itself, such as an option that expires, stands in the log under this name. */
const program: User = { ...administrator, id: 'buurtbalie', name: 'Buurtbalie' }

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** How often another process's writes are looked for: a window sees them within a second. */
const POLL_MS = 400
/** How often options are looked through for those that have expired. */
const EXPIRE_MS = 3_600_000

/** The screens come first: a large file is gone through this long after the start. */
const LOOK_THROUGH_MS = 5_000

/** How often is looked for what was logged too long ago to keep. */
const FORGET_MS = 24 * 3_600_000

export type Core = Awaited<ReturnType<typeof createCore>>

/**
 * Opens the store and puts the rules on it. Every shell and test goes through what this returns.
 *
 * A damaged database is opened for reading only where the desk stays open (`keepsSafe`), so that it can show the way out.
 *
 * @throws DataOnShare before anything is opened, DatabaseFromNewerApp, or SQLite's error when the file is damaged or can't be opened
 */
export async function createCore(options: CoreOptions) {
  const { clock = systemClock, newId = sortableId, log = silent, version, dataDir } = options
  const databaseFile = join(dataDir, 'buurtbalie.db')
  assertOnThisComputer(databaseFile, options.shareOf)
  let damaged = false
  // What was found wrong in a large file after it was opened: it is opened once more, for reading only.
  let found: DamagedStore | null = null
  const open = async (): Promise<Store> => {
    try {
      const wrong = found
      found = null
      if (wrong !== null) throw wrong
      if (options.keepsSafe) assertSound(databaseFile)
      const opened = await openStore(databaseFile)
      damaged = false
      return opened
    } catch (error) {
      // A desk that stays open shows the way out; a command says why it can't be done.
      if (!options.keepsSafe || troubleOfStore(error) !== 'damaged') throw error
      damaged = true
      log.error({ error: String(error) }, 'the database is damaged')
      return openDamaged(databaseFile, error)
    }
  }
  const store = await openSwappable(open)
  const changes = createChanges()

  const keeper = createKeeper({
    dataDir,
    databaseFile,
    version,
    clock,
    log,
    damaged: () => damaged,
    told: () => changes.emit({ kinds: ['backup'], centreIds: [] }),
  })

  let keeping = false
  const beginKeeping = async () => {
    if (keeping || damaged || !options.keepsSafe) return
    keeping = true
    keeper.begin(await store.read(latestChangeAt))
  }
  const lookThrough = async () => {
    const wrong = await keeper.damage()
    if (wrong === null) return
    found = new DamagedStore(wrong)
    try {
      await store.swap(() => undefined)
      keeper.changed()
    } finally {
      found = null
    }
  }
  const directory = await openDirectory(store)
  store.onSwap(async () => {
    await directory.refresh()
    changes.emit({ kinds: ['elsewhere'], centreIds: [] })
    await beginKeeping()
  })
  const ctxFor = (user: User, access: Access = unlimited): Ctx => {
    const base = {
      store,
      clock,
      newId,
      user,
      log,
      version,
      read: store.read,
      readAside: store.readAside,
      changes,
      keeper,
    }
    return { ...base, change: changeRunner(base, changes, { access, usersChanged: directory.refresh }) }
  }
  const ctx = ctxFor(administrator)
  const byItself = ctxFor(program)
  const looks = createLooks({ store, clock, log })
  const router = createRouter(ctxFor, byItself, looks)
  const owner = ownerSession(directory)
  const mapFailure = async <T>({ next }: { next(): Promise<T> }): Promise<T> => {
    try {
      return inOurWords(await next(), ctx)
    } catch (error) {
      throw toFailure(error, ctx)
    }
  }
  const client = createRouterClient(router, {
    context: { session: owner } satisfies CallContext,
    interceptors: [mapFailure],
  })

  let seen = store.foreignVersion()
  const poll = setInterval(() => {
    const now = versionOr(seen, store, log)
    if (now !== seen) {
      changes.emit({ kinds: ['elsewhere'], centreIds: [] })
      // A right that was taken in another program is gone here as well.
      directory.refresh().catch((error: unknown) => log.warn({ error: String(error) }, 'could not read the users'))
    }
    seen = now
  }, POLL_MS)
  poll.unref()
  let expiring = expireQuietly(byItself)
  await expiring
  await cleanQuietly(byItself)
  let closing = false
  const forget = () => expireLogQuietly(byItself, () => closing)
  let forgetting = forget()
  const daily = setInterval(() => {
    forgetting = forget()
  }, FORGET_MS)
  daily.unref()
  const hourly = setInterval(() => {
    expiring = expireQuietly(byItself)
  }, EXPIRE_MS)
  hourly.unref()
  await beginKeeping()
  let looking: Promise<unknown> = Promise.resolve()
  const soon = setTimeout(() => {
    if (!options.keepsSafe || damaged || !isLarge(databaseFile)) return
    looking = lookThrough().catch((error: unknown) =>
      log.warn({ error: String(error) }, 'the file was not gone through'),
    )
  }, LOOK_THROUGH_MS)
  soon.unref()

  return {
    dataDir,
    databaseFile,
    version,
    store,
    ctx,
    router,
    looks,
    /** Calls the contract directly, as the administrator. */
    client,
    /** The session of whoever holds the files or the token: the administrator, whoever the users are. */
    owner,
    /** A session for one window at the desk, or one browser of the host: it goes with each call as its context. */
    openSession: (place: 'desk' | 'host') => openSession(directory, clock, place),
    /** Interceptor for the handlers of a transport: every failure leaves in the words of the contract. */
    mapFailure,
    async close() {
      clearInterval(poll)
      clearInterval(hourly)
      clearInterval(daily)
      clearTimeout(soon)
      closing = true
      await expiring
      await forgetting
      await looks.flush()
      await keeper.close()
      await looking
      await store.close()
    },
  }
}

/** Another desk may hold the lock, or the disk fails for a moment: the next hour tries again. */
async function expireQuietly(ctx: Ctx): Promise<void> {
  try {
    await expireOptions(ctx)
  } catch (error) {
    ctx.log.warn({ error: String(error) }, 'options could not expire')
  }
}

/** What is left is removed the next day, or at the next start. */
async function expireLogQuietly(ctx: Ctx, stopped: () => boolean): Promise<void> {
  try {
    await expireLog(ctx, stopped)
  } catch (error) {
    ctx.log.warn({ error: String(error) }, 'old changes could not be removed')
  }
}

/** Room that is not given back now is given back at the next start. */
async function cleanQuietly(ctx: Ctx): Promise<void> {
  try {
    await removeUnusedPhotos(ctx)
  } catch (error) {
    ctx.log.warn({ error: String(error) }, 'unused photos could not be removed')
  }
}

/** A disk that fails for a moment must not end the program: what is wrong shows at the next call. */
function versionOr(last: number, store: Pick<Store, 'foreignVersion'>, log: Log): number {
  try {
    return store.foreignVersion()
  } catch (error) {
    log.warn({ error: String(error) }, 'could not look for writes of others')
    return last
  }
}

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then what is random in one of version 4. */
function sortableId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
