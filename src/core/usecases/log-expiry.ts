import { setTimeout } from 'node:timers/promises'
import type { Ctx } from '#core/app/context'
import { lastExpiry } from '#core/store/chain'
import { expiryBefore, removeExpired } from '#core/store/log-expiry'
import { startOfDay, wallTimeOf } from '#shared/time/civil'
import type { CivilDate, Instant } from '#shared/time/types'

/** How long changes and looks are kept. */
const YEARS = 5
const AT_ONCE = 500
const PAUSE_MS = 20

/**
 * Removes what was logged more than five years ago, up to the first day of a month: one logged act a month says how far, and
 * the lines go after it in small steps, so that nobody waits. What was left over from an earlier time goes as well. Figures and
 * bookings do not depend on what goes (docs/adr/0036). Not undoable: what is gone is gone.
 *
 * @param stopped asked between two steps
 */
export async function expireLog(ctx: Ctx, stopped: () => boolean): Promise<void> {
  const moment = keptFrom(ctx.clock.now())
  if ((await ctx.read(async (tx) => expiryBefore(tx, moment, lastExpiry(tx)))) !== null)
    await ctx.change({ action: 'log.expire', undoable: false }, async (unit) => {
      const expiry = expiryBefore(unit.tx, moment, lastExpiry(unit.tx))
      if (expiry) unit.record({ kind: 'logExpiry', id: unit.newId(), before: null, after: expiry })
      return { result: null, subject: `tot ${wallTimeOf(moment).slice(0, 10)}` }
    })
  const expiry = await ctx.read(async (tx) => lastExpiry(tx))
  if (expiry === null) return
  while (!stopped() && (await ctx.store.write(async (tx) => removeExpired(tx, expiry, AT_ONCE))))
    await setTimeout(PAUSE_MS)
}

/** The first moment of the month, five years ago. */
function keptFrom(now: Instant): Instant {
  const today = wallTimeOf(now)
  return startOfDay(`${Number(today.slice(0, 4)) - YEARS}-${today.slice(5, 7)}-01` as CivilDate)
}
