import type { Ctx } from '#core/app/context'
import { latestChangeAt } from '#core/store/log'
import * as requests from '#core/store/requests'
import type { Booking } from '#shared/contract/booking'
import { occupancyOf } from '#shared/domain/occupancy'
import { hasLapsed } from '#shared/domain/options'
import { wallNow } from '#shared/time/clock'
import { write } from './book'
import { loadPlace, type Place } from './surroundings'

/**
 * Ends the options whose deadline has passed or whose time has begun, in one change. The core does so when it opens the
 * store and every hour. Not to be undone: it would happen again within the hour; an expired option can be given anew.
 *
 * A clock that was put back behind the last logged change is not believed: nothing expires. A clock that is ahead ends
 * options too early; they keep their deadline and are listed as expired, so that they can be given again (docs/adr/0011).
 *
 * @returns how many expired
 */
export async function expireOptions(ctx: Ctx): Promise<number> {
  const latest = await ctx.read(latestChangeAt)
  const now = ctx.clock.now()
  if (latest !== null && now < latest) {
    ctx.log.warn({ now, latest }, 'the clock is behind the log: no option expires')
    return 0
  }
  if ((await ctx.read((tx) => requests.lapsed(tx, wallNow(ctx.clock)))).length === 0) return 0
  return ctx.change({ action: 'bookings.expire', undoable: false }, async (unit) => {
    const lapsed = (await requests.lapsed(unit.tx, unit.wall)).filter((booking) => hasLapsed(booking, unit.wall))
    const places = new Map<string, Place>()
    for (const before of lapsed) {
      const place = places.get(before.centreId) ?? (await loadPlace(unit.tx, before.centreId, before))
      places.set(before.centreId, place)
      const after: Booking = { ...before, status: 'expired', revision: before.revision + 1 }
      await write(unit, place, before, after, { findings: [], occupied: occupancyOf(after, place.rooms) })
    }
    return {
      result: lapsed.length,
      subject: lapsed
        .map((booking) => booking.title)
        .join(', ')
        .slice(0, 200),
    }
  })
}
