import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { get } from '#core/store/bookings'
import * as requests from '#core/store/requests'
import type { BookingLinks } from '#shared/contract/booking'
import type { HistoryQuery, Inbox, RequestHistory } from '#shared/contract/request'
import { dueAt } from '#shared/domain/options'
import { quarterSpan } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { found } from '../common'
import { judge, loadPlace, type Place } from './surroundings'

/** More than a desk answers in a week; the rest shows when these are done. */
const LIMIT = 200
const HISTORY_LIMIT = 500

/** Open requests and options of a centre, or of all: what is due first stands first, each with what the rules say. */
export function inbox(ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<Inbox> {
  return ctx.read(async (tx) => {
    const now = wallNow(ctx.clock)
    const open = (await requests.openFrom(tx, centreId, now, LIMIT + 1))
      .map((booking) => ({ booking, dueAt: dueAt(booking) }))
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
    const places = new Map<string, Place>()
    const items: Inbox['items'] = []
    for (const item of open.slice(0, LIMIT)) {
      const { booking } = item
      const place = places.get(booking.centreId) ?? (await loadPlace(tx, booking.centreId))
      places.set(booking.centreId, place)
      const { findings } = await judge(tx, place, { ...booking, status: 'confirmed' }, now, false)
      items.push({ ...item, findings })
    }
    return { items, more: open.length > LIMIT }
  })
}

/**
 * What was refused, displaced or expired of the bookings that would have begun in a quarter, counted per centre and
 * reason. By the day that was asked for, not by the day of the answer: as the quarterly figures count bookings.
 */
export function requestHistory(ctx: Ctx, query: z.infer<typeof HistoryQuery>): Promise<RequestHistory> {
  const span = quarterSpan(query.quarter)
  return ctx.read(async (tx) => ({
    counts: await requests.countSettled(tx, span, query.centreId),
    bookings: await requests.settled(tx, span, query.centreId, HISTORY_LIMIT),
  }))
}

/** Which bookings made way for which. @throws not_found */
export function bookingLinks(ctx: Ctx, { id }: { id: string }): Promise<BookingLinks> {
  return ctx.read(async (tx) => {
    const booking = found(await get(tx, id), 'booking', id)
    const one = (other: string | null) => (other === null ? null : get(tx, other))
    return {
      displacedBy: await one(booking.displacedById),
      displaced: await requests.displacedBy(tx, id),
      replaces: await one(booking.replacesId),
      successor: await requests.successorOf(tx, id),
    }
  })
}
