import type { Ctx } from '#core/app/context'
import { getMany, list } from '#core/store/bookings'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type {
  DrillQuery,
  ExportedFile,
  ExportQuery,
  Heatmap,
  PartsQuery,
  PeriodOverview,
  PeriodParts,
  PeriodQuery,
  PeriodReport,
  QuarterQuery,
} from '#shared/contract/report'
import { keysOf, type ReportBooking, type ReportPeriod, reportPeriod, roleOf, startsIn } from '#shared/domain/report'
import {
  isRequest,
  type RequestKind,
  type RevenueKind,
  requestKinds,
  revenueKinds,
  revenueOf,
} from '#shared/domain/report-counts'
import { addDays } from '#shared/time/civil'
import { partsOfPeriod } from '#shared/time/period'
import { closedBookings, closedFile } from './closed'
import { loadPlaces, reader, reportOf } from './compute'
import { fileIn, heatIn, overviewOf } from './files'
import { wantedOf } from './wanted'

/** The overview of a period by docs/reports.md. Reads only; each call sees one consistent state of the store. */

/** The figures of one quarter, of all centres or one. @throws not_found when the centre is not there */
export function quarterReport(ctx: Ctx, { quarter, ...query }: QuarterQuery): Promise<PeriodReport> {
  const wanted = wantedOf(ctx, { ...query, period: quarter })
  return ctx.readAside(async (tx) => reportOf(tx, await loadPlaces(tx, query.centreId), wanted))
}

/** The figures of a period with those it is compared with, all as of the same moment. @throws not_found */
export function periodOverview(ctx: Ctx, query: PeriodQuery): Promise<PeriodOverview> {
  return ctx.readAside(async (tx) => overviewOf(tx, await loadPlaces(tx, query.centreId), wantedOf(ctx, query)))
}

/** What a longer period is made up of, part by part; closed quarters as they were closed. Empty for a period that is short. @throws not_found */
export function periodParts(ctx: Ctx, { by, ...query }: PartsQuery): Promise<PeriodParts> {
  const wanted = wantedOf(ctx, query)
  return ctx.readAside(async (tx) => {
    const places = await loadPlaces(tx, query.centreId)
    const parts: PeriodParts['parts'] = []
    for (const part of partsOfPeriod(query.period).find((one) => one.by === by)?.periods ?? []) {
      const { period, closed, from, to, total } = await reportOf(tx, places, { ...wanted, period: part })
      parts.push({ period, ...(closed && { closed }), from, to, total })
    }
    return { parts }
  })
}

/** Above this it is quicker to read the whole period than to ask for bookings one by one. */
const MANY = 500

/**
 * The bookings behind a figure, in order of start; there are as many as the figure says. Without `key` a breakdown gives
 * all counted bookings.
 * @throws not_found when the centre is not there
 */
export function drillDown(ctx: Ctx, query: DrillQuery): Promise<Booking[]> {
  const wanted = wantedOf(ctx, query)
  const period = reportPeriod(wanted.period, wanted.asOf)
  return ctx.readAside(async (tx) => {
    const places = await loadPlaces(tx, query.centreId)
    const { figure } = query
    const parts = { goals: figure === 'goal', lines: figure === 'revenue', first: figure === 'firstTimeRenters' }
    const closed = await closedBookings(tx, wanted)
    const read = closed
      ? (centreId: CentreId) => closed.filter((booking) => booking.centreId === centreId)
      : reader(tx, places, period, parts)
    const behind = standsBehind(query, period)
    const ids: string[] = []
    for (const centre of places.centres)
      for (const b of await read(centre.id)) if (startsIn(b, period) && behind(b)) ids.push(b.id)
    if (ids.length <= MANY) return getMany(tx, ids)
    const wantedIds = new Set(ids)
    const { from, to } = period
    const whole = await list(tx, { from, to: addDays(to, 1), ...(query.centreId ? { centreId: query.centreId } : {}) })
    return whole.filter((booking) => wantedIds.has(booking.id))
  })
}

const breakdownOf = {
  category: 'byCategory',
  theme: 'byTheme',
  goal: 'byGoal',
  daypart: 'byDaypart',
  weekday: 'byWeekday',
} as const

/** Which bookings a figure is made up of: the same rules as the figures themselves. */
function standsBehind({ figure, usage, key }: DrillQuery, period: ReportPeriod): (booking: ReportBooking) => boolean {
  const is = (booking: ReportBooking): boolean => {
    if (isRequestFigure(figure)) return isRequest(figure, booking)
    const role = roleOf(booking, period)
    if (figure === 'cancelled' || figure === 'noShow' || figure === 'planned') return role === figure
    if (role !== 'counted') return false
    if (figure === 'activities') return true
    if (figure === 'withoutCount') return booking.participants === null
    if (figure === 'revenue') return bringsIn(booking, key)
    if (figure === 'waived') return (booking.waivedCents ?? 0) !== 0
    if (figure === 'renters') return booking.renterId !== null
    if (figure === 'firstTimeRenters') return booking.first
    return key === undefined || keysOf[breakdownOf[figure]](booking).includes(key)
  }
  return (booking) => (usage === undefined || booking.usage === usage) && is(booking)
}

/** Of which figures another booking than a counted one can stand behind. */
const isRequestFigure = (figure: DrillQuery['figure']): figure is RequestKind =>
  (requestKinds as readonly string[]).includes(figure)

/** Whether a booking brings in something: of the kind that is asked for, or anything at all. */
function bringsIn(booking: ReportBooking, kind: string | undefined): boolean {
  const revenue = revenueOf(booking)
  if (kind === undefined) return revenueKinds.some((one) => revenue[one] !== 0)
  return isRevenueKind(kind) && revenue[kind] !== 0
}
const isRevenueKind = (kind: string): kind is RevenueKind => (revenueKinds as readonly string[]).includes(kind)

/** Occupancy per weekday and hour of the rooms that count. @throws not_found when the centre is not there */
export function heatmap(ctx: Ctx, query: PeriodQuery): Promise<Heatmap> {
  return ctx.readAside(async (tx) => {
    const wanted = wantedOf(ctx, query)
    return { cells: await heatIn(tx, await loadPlaces(tx, query.centreId), wanted) }
  })
}

/** A file of a period; `files.ts` says what is in each. Of a closed quarter it is the file that went out. @throws not_found */
export async function exportReport(ctx: Ctx, { format, ...query }: ExportQuery): Promise<ExportedFile> {
  const wanted = wantedOf(ctx, query)
  const make = await ctx.readAside(async (tx) => {
    const stored = await closedFile(tx, wanted, format)
    return stored ? async () => stored : fileIn(tx, format, wanted)
  })
  return make()
}
