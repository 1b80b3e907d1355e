import type { Ctx } from '#core/app/context'
import { type Credentials, credentialsOf, getUser, putTries } from '#core/store/users'
import { failure } from '#shared/contract/failure'
import { isLocked, LOCK_AFTER, secondsLeft, waitAfter } from '#shared/domain/access'
import { millisOf } from '#shared/time/civil'
import type { Instant } from '#shared/time/types'

/** What is put in against what is kept; false is a wrong try. Throws only what is no try at all. */
type Check = (kept: Credentials) => Promise<boolean>

/**
 * Lets one try be looked at. It counts as wrong before it is looked at, so that many at once don't get around the limit, and
 * no longer when it was right. Kept in the store: starting anew gives nobody fresh tries.
 *
 * @throws wrong_secret (also while one has to wait), locked
 */
export async function tryOnce(ctx: Ctx, userId: string, check: Check): Promise<void> {
  const tries = triesOf(ctx)
  const before = await tries.count(userId, (kept) => {
    if (isLocked(kept.wrong)) throw failure('locked', {})
    const now = ctx.clock.now()
    const since = kept.lastAt === null ? 0 : (millisOf(now) - millisOf(kept.lastAt as Instant)) / 1000
    const wait = secondsLeft(kept.wrong, since)
    if (wait > 0) throw failure('wrong_secret', { waitSeconds: wait, triesLeft: LOCK_AFTER - kept.wrong })
    return now
  })
  let right = false
  try {
    right = await check(before)
  } catch (error) {
    // Nothing was guessed, so nothing is held against anybody.
    await tries.put(userId, before.wrong, before.lastAt ?? ctx.clock.now())
    throw error
  }
  if (right) return tries.put(userId, 0, '')
  if (!isLocked(before.wrong + 1)) throw wrong(before.wrong + 1)
  if (!ctx.keeper.damaged()) await noteLocked(ctx, userId)
  throw failure('locked', {})
}

type Tries = {
  /** Counts one more as wrong, when `mayTry` gives the moment instead of throwing. @returns what was kept before it */
  count(userId: string, mayTry: (kept: Credentials) => Instant): Promise<Credentials>
  put(userId: string, wrong: number, lastAt: string): Promise<void>
}
const triesOf = (ctx: Ctx): Tries => (ctx.keeper.damaged() ? triesAside(ctx) : triesInStore(ctx))

const triesInStore = ({ store }: Ctx): Tries => ({
  count: (userId, mayTry) =>
    store.write(async (tx) => {
      const kept = await credentialsOf(tx, userId)
      if (kept === null) throw wrong(0)
      await putTries(tx, userId, kept.wrong + 1, mayTry(kept))
      return kept
    }),
  put: (userId, count, lastAt) => store.write((tx) => putTries(tx, userId, count, lastAt)),
})

/** By the store that is damaged: what was tried since it was opened. */
const aside = new WeakMap<Ctx['keeper'], Map<string, { wrong: number; lastAt: string }>>()

/** Nothing can be written to a damaged store, and who may mend it has to get in: tries are counted in memory, on from what stands there. */
function triesAside({ store, keeper }: Ctx): Tries {
  const known = aside.get(keeper) ?? new Map<string, { wrong: number; lastAt: string }>()
  aside.set(keeper, known)
  return {
    async count(userId, mayTry) {
      const stored = await store.read((tx) => credentialsOf(tx, userId))
      if (stored === null) throw wrong(0)
      const kept = { ...stored, ...known.get(userId) }
      known.set(userId, { wrong: kept.wrong + 1, lastAt: mayTry(kept) })
      return kept
    },
    async put(userId, count, lastAt) {
      known.set(userId, { wrong: count, lastAt })
    },
  }
}

const wrong = (tries: number) =>
  failure('wrong_secret', { waitSeconds: waitAfter(tries), triesLeft: LOCK_AFTER - tries })
/** What somebody gets who gave a name that is not there: the same as for one that is. */
export const wrongName = () => wrong(1)

/** That somebody was locked out stands in the log: it may have been an attack. */
async function noteLocked(ctx: Ctx, userId: string): Promise<void> {
  await ctx.change({ action: 'session.logIn', undoable: false }, async (unit) => {
    const after = await getUser(unit.tx, userId)
    if (after) unit.record({ kind: 'user', id: after.id, before: { ...after, locked: false }, after })
    return { result: undefined, subject: after?.name ?? '' }
  })
}
