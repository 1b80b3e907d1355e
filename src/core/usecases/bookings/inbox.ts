import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { get } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import * as requests from '#core/store/requests'
import type { Booking, BookingLinks } from '#shared/contract/booking'
import type { HistoryQuery, Inbox, RequestHistory } from '#shared/contract/request'
import type { Finding } from '#shared/domain/booking-rules'
import { dueAt } from '#shared/domain/options'
import { quarterSpan } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { found } from '../common'
import { judgeEach } from './judge'
import { type Draft, loadPlace } from './surroundings'

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
    const shown = open.slice(0, LIMIT)
    const findings = await findingsOf(
      tx,
      shown.map(({ booking }) => booking),
      now,
    )
    const items = shown.map((item) => ({ ...item, findings: findings.get(item.booking.id) ?? [] }))
    return { items, more: open.length > LIMIT }
  })
}

/** What the rules would say of each of these if it were confirmed, by id. */
async function findingsOf(tx: ReadTx, bookings: readonly Booking[], now: WallTime): Promise<Map<string, Finding[]>> {
  const findings = new Map<string, Finding[]>()
  for (const centreId of new Set(bookings.map((booking) => booking.centreId))) {
    const drafts = bookings
      .filter((booking) => booking.centreId === centreId)
      .map((booking): Draft => ({ ...booking, status: 'confirmed' }))
    const verdicts = await judgeEach(tx, await loadPlace(tx, centreId), drafts, now)
    for (const [index, verdict] of verdicts.entries()) findings.set(drafts[index]?.id ?? '', verdict.findings)
  }
  return findings
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
