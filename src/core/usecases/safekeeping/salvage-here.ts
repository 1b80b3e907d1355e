import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Ctx } from '#core/app/context'
import { removeDatabase } from '#core/store/backups'
import type { NamedBooking } from '#core/store/salvage'
import { listUsers } from '#core/store/users'
import { keptFor, restoring } from '#core/usecases/backups'
import type { Salvage } from '#shared/contract/backup'
import { failure } from '#shared/contract/failure'
import { salvageKinds } from '#shared/domain/backup'
import { inWords } from './in-words'
import type { SalvageReport } from './salvage'
import { inThread } from './thread'

/** Salvage from a screen, of the store that is open: what comes out, and going on with it. */

const quiet = () => undefined
/** So many bookings are named; of the others the number is told. */
const MOST_NAMED = 200

/** What can be read of the damaged store. Changes nothing. @throws Failure when the store is not damaged or nothing is left */
export async function previewSalvage(ctx: Ctx): Promise<Salvage> {
  await assertDamaged(ctx)
  const next = `${ctx.keeper.databaseFile}.looking`
  return ctx.keeper
    .alone(async () => {
      try {
        return await summed(ctx, await salvaged(ctx, { next, kept: null, inUse: !ctx.keeper.damaged() }))
      } finally {
        if (existsSync(next)) removeDatabase(next)
      }
    })
    .catch(inWords)
}

/**
 * Goes on with what can be read of the damaged store: the store is closed while it is read, what comes out is checked and takes
 * its place, and the damaged file is kept beside the copies. Can't be undone; what was kept can be put back or salvaged anew.
 *
 * @returns the name under which the damaged file is kept
 * @throws Failure `salvage_users` when not all of who may log in could be read
 */
export async function salvage(ctx: Ctx): Promise<{ kept: string; salvaged: Salvage }> {
  await assertDamaged(ctx)
  const { databaseFile } = ctx.keeper
  const next = restoring(databaseFile)
  const named = await canLogIn(ctx)
  const done = await ctx.keeper
    .alone(async () => {
      try {
        // Closed from here on: a store that is damaged in part may still be written to, and nothing of that may be lost.
        return await ctx.store.swap(async () => {
          const kept = keptFor(databaseFile, ctx.clock)
          if (kept === null) throw failure('wrong_state', { reason: 'nothing_to_salvage', detail: '' })
          const report = await salvaged(ctx, { next, kept: basename(kept, '.db'), inUse: false })
          if (usersOf(report) === 'damaged') throw failure('wrong_state', { reason: 'salvage_users', detail: '' })
          await inThread({ type: 'replace', databaseFile, next, kept }, quiet)
          return { kept: basename(kept, '.db'), salvaged: summary(report, named) }
        })
      } finally {
        if (existsSync(next)) removeDatabase(next)
      }
    })
    .catch(inWords)
  ctx.keeper.replaced()
  return done
}

/** A sound store has nothing to salvage: it would only lose the proof of its log. */
async function assertDamaged(ctx: Ctx): Promise<void> {
  const { damaged, trouble } = await ctx.keeper.state()
  if (!damaged && trouble?.code !== 'damaged') throw failure('wrong_state', { reason: 'not_damaged', detail: '' })
  if (!existsSync(ctx.keeper.databaseFile)) throw failure('wrong_state', { reason: 'nothing_to_salvage', detail: '' })
}

const salvaged = (ctx: Ctx, { next, kept, inUse }: { next: string; kept: string | null; inUse: boolean }) =>
  inThread(
    {
      type: 'salvage',
      databaseFile: ctx.keeper.databaseFile,
      next,
      now: ctx.clock.now(),
      userId: ctx.user.id,
      kept,
      inUse,
    },
    quiet,
  )

const summed = async (ctx: Ctx, report: SalvageReport) => summary(report, await canLogIn(ctx))

/** Whether who asks had to log in where there are users: not in a store of which they can't be read. */
const canLogIn = (ctx: Ctx): Promise<boolean> =>
  ctx.read(listUsers).then(
    () => true,
    () => false,
  )

const kindOf: Readonly<Record<string, Salvage['kinds'][number]['kind']>> = {
  ...Object.fromEntries(salvageKinds.map((kind) => [kind, kind])),
  user_account: 'user',
}

/** In the words of the contract. `named` says whether lost bookings may be named to who asks. */
function summary(report: SalvageReport, named: boolean): Salvage {
  const users = usersOf(report)
  const kinds = salvageKinds.map((kind) => {
    const tables = report.tables.filter(({ name }) => (kindOf[name] ?? 'other') === kind)
    const sum = (count: (table: SalvageReport['tables'][number]) => number) =>
      tables.reduce((total, table) => total + count(table), 0)
    return {
      kind,
      saved: sum(({ read }) => read),
      lost: sum(({ lost, dropped }) => lost + dropped),
      atLeast: tables.some(({ damaged }) => damaged),
    }
  })
  const names = (bookings: readonly NamedBooking[]) =>
    named || users === 'none'
      ? bookings.slice(0, MOST_NAMED).map(({ number, title, startsAt }) => ({ number, title, startsAt }))
      : []
  return {
    kinds: kinds.filter(({ saved, lost, atLeast }) => saved + lost > 0 || atLeast),
    lost: names(report.lost),
    lostCount: report.lost.length,
    cancelled: names(report.cancelled),
    cancelledCount: report.cancelled.length,
    problems: report.problems.length,
    users,
  }
}

/** Tables without which somebody could do more than before, or nobody anything. */
const whoMayLogIn = ['user_account', 'user_role', 'user_secret', 'user_second_factor']

function usersOf({ tables }: SalvageReport): Salvage['users'] {
  const needed = tables.filter(({ name }) => whoMayLogIn.includes(name))
  if (needed.some(({ damaged, lost, dropped }) => damaged || lost + dropped > 0)) return 'damaged'
  return needed.some(({ read }) => read > 0) ? 'whole' : 'none'
}
