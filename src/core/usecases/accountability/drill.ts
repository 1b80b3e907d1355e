import type { Ctx } from '#core/app/context'
import { getMany } from '#core/store/bookings'
import type { AccountDrill } from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { type AccountBooking, accountKeys } from '#shared/domain/accountability'
import { NONE, reportPeriod, roleOf, startsIn } from '#shared/domain/report'
import { closedBookings } from '../reports/closed'
import { reader } from '../reports/compute'
import { wantedOf } from '../reports/wanted'
import { closedAccountability } from './closed'
import { loadGround } from './compute'

/** How many are asked of the store at once. */
const CHUNK = 500

/** Which counted bookings a figure is about, beside what it is grouped by. */
const only: Record<NonNullable<AccountDrill['only']>, (booking: AccountBooking) => boolean> = {
  internal: ({ usage }) => usage === 'internal',
  external: ({ usage }) => usage === 'external',
  public: (booking) => booking.public,
  self_service: ({ selfService }) => selfService,
  without_count: ({ participants }) => participants === null,
}

/**
 * The bookings behind a figure of the accountability, in order of start; there are as many as it says. By the same rules as
 * the figures themselves.
 *
 * @throws not_found when the centre is not there
 */
export function accountDrill(ctx: Ctx, query: AccountDrill): Promise<Booking[]> {
  const wanted = wantedOf(ctx, query)
  return ctx.readAside(async (tx) => {
    const { places, lists } = await loadGround(tx, query.centreId)
    const closed = await closedAccountability(tx, wanted)
    const kept = closed && (await closedBookings(tx, wanted))
    const coreOf = closed ? closed.coreOf : lists.coreOf
    const period = reportPeriod(query.period, closed ? closed.account.asOf : wanted.asOf)
    const live = reader(tx, places, period, { rooms: false, goals: query.part === 'byGoal' })
    const read = async (centreId: CentreId) => kept?.filter((one) => one.centreId === centreId) ?? live(centreId)
    const behind = (booking: AccountBooking): boolean => {
      if (!startsIn(booking, period) || roleOf(booking, period) !== 'counted') return false
      if (query.only && !only[query.only](booking)) return false
      if (query.kind !== undefined && (booking.activity ?? NONE) !== query.kind) return false
      const { part, key } = query
      return part === undefined || key === undefined || accountKeys(part, booking, coreOf).includes(key)
    }
    const ids: string[] = []
    for (const centre of places.centres)
      for (const booking of await read(centre.id)) if (behind(booking)) ids.push(booking.id)
    const bookings: Booking[] = []
    for (let from = 0; from < ids.length; from += CHUNK)
      bookings.push(...(await getMany(tx, ids.slice(from, from + CHUNK))))
    return bookings.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1))
  })
}
