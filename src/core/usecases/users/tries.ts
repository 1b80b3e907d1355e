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
  const before = await ctx.store.write(async (tx) => {
    const kept = await credentialsOf(tx, userId)
    if (kept === null) throw wrong(0)
    if (isLocked(kept.wrong)) throw failure('locked', {})
    const now = ctx.clock.now()
    const since = kept.lastAt === null ? 0 : (millisOf(now) - millisOf(kept.lastAt as Instant)) / 1000
    const wait = secondsLeft(kept.wrong, since)
    if (wait > 0) throw failure('wrong_secret', { waitSeconds: wait, triesLeft: LOCK_AFTER - kept.wrong })
    await putTries(tx, userId, kept.wrong + 1, now)
    return kept
  })
  let right = false
  try {
    right = await check(before)
  } catch (error) {
    // Nothing was guessed, so nothing is held against anybody.
    await ctx.store.write((tx) => putTries(tx, userId, before.wrong, before.lastAt ?? ctx.clock.now()))
    throw error
  }
  if (right) return ctx.store.write((tx) => putTries(tx, userId, 0, ''))
  if (!isLocked(before.wrong + 1)) throw wrong(before.wrong + 1)
  await noteLocked(ctx, userId)
  throw failure('locked', {})
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
