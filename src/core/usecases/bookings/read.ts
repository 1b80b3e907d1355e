import type { Ctx } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { searchRenters } from '#core/store/renters'
import type { Today } from '#shared/contract/app'
import type { Booking, BookingQuery } from '#shared/contract/booking'
import { dueAt } from '#shared/domain/options'
import { addDays, at } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { found, invalid } from '../common'

/** Ten years: a script may ask for all there is. */
const LONGEST_PERIOD_DAYS = 3_660
const SEARCH_LIMIT = 20
const COUNT_BACK_DAYS = 14
const LIST_LIMIT = 50

/** Bookings that touch the period; at most ten years at a time. */
export async function listBookings(ctx: Ctx, query: BookingQuery): Promise<Booking[]> {
  if (query.to <= query.from) invalid('to', 'ends_before_start')
  if (query.to > addDays(query.from, LONGEST_PERIOD_DAYS)) invalid('to', 'too_long')
  return ctx.read((tx) => bookings.list(tx, query))
}

/** @throws not_found */
export const getBooking = (ctx: Ctx, input: { id: string }): Promise<Booking> =>
  ctx.read(async (tx) => found(await bookings.get(tx, input.id), 'booking', input.id))

/** By number, title or renter, those that begin nearest to now first: what the command palette asks. */
export function searchBookings(ctx: Ctx, input: { q: string; limit?: number | undefined }): Promise<Booking[]> {
  const limit = input.limit ?? SEARCH_LIMIT
  return ctx.read(async (tx) => {
    const renters = await searchRenters(tx, input.q, 3, true)
    return bookings.search(
      tx,
      input.q,
      renters.map((renter) => renter.id),
      wallNow(ctx.clock),
      limit,
    )
  })
}

/** The day of a centre for the screen Vandaag. */
export function todayOf(
  ctx: Ctx,
  { centreId, date }: { centreId: Booking['centreId']; date: CivilDate },
): Promise<Today> {
  return ctx.read(async (tx) => {
    const now = wallNow(ctx.clock)
    const end = at(date, '24:00' as ClockTime)
    return {
      date,
      bookings: await bookings.list(tx, { centreId, from: date, to: addDays(date, 1) }),
      withoutCount: await bookings.withoutCount(
        tx,
        centreId,
        addDays(date, -COUNT_BACK_DAYS),
        now < end ? now : end,
        LIST_LIMIT,
      ),
      open: (await bookings.open(tx, centreId, at(date, '00:00' as ClockTime), LIST_LIMIT)).sort(
        (a, b) => compare(dueAt(a), dueAt(b)) || compare(a.createdAt, b.createdAt),
      ),
    }
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
