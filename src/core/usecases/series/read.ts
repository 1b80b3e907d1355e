import type { Ctx } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import * as store from '#core/store/series'
import type { Booking } from '#shared/contract/booking'
import type { Series, SeriesDateView, SeriesSummary, SeriesView } from '#shared/contract/series'
import { occurrenceOn } from '#shared/domain/series'
import type { BookingStatus } from '#shared/domain/vocabulary'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { found } from '../common'

/** The series of a centre or of all, in order of title. */
export const listSeries = (ctx: Ctx, input: { centreId?: string | undefined }): Promise<SeriesSummary[]> =>
  ctx.read((tx) => store.listSeries(tx, input.centreId, dateOf(wallNow(ctx.clock))))

/** A series with what became of each date. @throws not_found */
export function getSeries(ctx: Ctx, input: { id: string }): Promise<SeriesView> {
  return ctx.read(async (tx) => {
    const series = found(await store.getSeries(tx, input.id), 'series', input.id)
    const { renterId } = series.template
    const renter = renterId == null ? null : await getRenter(tx, renterId)
    const of = await bookings.ofSeries(tx, series.id)
    return { ...series, renterName: renter?.name ?? null, dates: viewOf(series, of, wallNow(ctx.clock)) }
  })
}

/** Statuses with which a booking lost its date: the date may be offered again. */
const lost: ReadonlySet<BookingStatus> = new Set(['declined', 'cancelled', 'expired', 'displaced'])
/** Whether a booking still stands for its date. */
export const standsStill = (booking: Pick<Booking, 'status'>): boolean => !lost.has(booking.status)

/** Each date with its booking: the one that stands, else the last that was made for it. */
export function viewOf(series: store.StoredSeries, of: readonly Booking[], now: WallTime): SeriesDateView[] {
  const byDate = new Map<CivilDate, Booking>()
  for (const booking of [...of].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    const known = booking.seriesDate === null ? undefined : byDate.get(booking.seriesDate)
    if (booking.seriesDate !== null && !(known && standsStill(known))) byDate.set(booking.seriesDate, booking)
  }
  return series.dates.map((date): SeriesDateView => {
    const booking = byDate.get(date.date) ?? null
    const stands = booking !== null && standsStill(booking)
    const shown = stands || (date.state === 'booked' && booking !== null) ? booking : null
    const wanted = { ...occurrenceOn(date.date, series.template), roomIds: series.template.roomIds }
    const { startsAt, endsAt, roomIds } = shown ?? wanted
    const slot = { startsAt, endsAt, roomIds, past: startsAt < now, booking: shown && short(shown) }
    if (stands) return { ...date, state: 'booked', reason: null, detail: null, findings: [], ...slot }
    if (date.state !== 'booked') return { ...date, ...slot }
    return { ...date, state: 'dropped', reason: 'cancelled', detail: booking?.statusReason ?? null, ...slot }
  })
}

const short = ({ id, number, status, detached, revision }: Booking) => ({ id, number, status, detached, revision })

/** A date of a series that waits for its slot. */
export type WaitingDate = { series: Series; date: CivilDate; startsAt: WallTime; endsAt: WallTime }

/**
 * Dates that wait for a slot in a period (`to` exclusive), for whoever hands out what came free: a waiting date has no
 * booking. It is given its slot with `retrySeriesIn` (more.ts), which judges it like any other booking; `series.template`
 * says which rooms, who and with what status, and `series.createdAt` since when it waits.
 */
export async function waitingInSeries(
  tx: ReadTx,
  query: { centreId: string; from: CivilDate; to: CivilDate },
): Promise<WaitingDate[]> {
  const waiting = await store.waitingDates(tx, query)
  return waiting.map(({ series, date }) => ({ series, date, ...occurrenceOn(date, series.template) }))
}
