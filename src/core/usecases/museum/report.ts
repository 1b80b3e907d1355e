import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { listEntries } from '#core/store/museum'
import { museumBookings, museumDays, volunteersAt } from '#core/store/museum-report'
import type { ReadTx } from '#core/store/open'
import { getCentre, listClosures } from '#core/store/places'
import type { CaretakerId } from '#shared/contract/base'
import type { MuseumFile, MuseumQuery, MuseumReport } from '#shared/contract/museum'
import type { ExportedFile } from '#shared/contract/report'
import { museumFigures, museumMonths, openDays, volunteerFigures } from '#shared/domain/museum'
import { addDays, dateOf, daysIn } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { periodSpan } from '#shared/time/period'
import type { WallTime } from '#shared/time/types'
import { found, invalid } from '../common'
import { tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { museumTables } from './files'

/** The report of a museum over a period (docs/reports.md). Reads only. */

/** @throws not_found; invalid_input `not_a_museum` */
export function museumReport(ctx: Ctx, query: MuseumQuery): Promise<MuseumReport> {
  const asOf = query.asOf ?? wallNow(ctx.clock)
  return ctx.read((tx) => reportOf(tx, { ...query, asOf }))
}

async function reportOf(tx: ReadTx, query: MuseumQuery & { asOf: WallTime }): Promise<MuseumReport> {
  const { period, centreId, asOf } = query
  const centre = found(await getCentre(tx, centreId), 'centre', centreId)
  if (centre.type !== 'museum') invalid('centreId', 'not_a_museum')
  const span = periodSpan(period)
  const today = dateOf(asOf)
  // What is still to come does not count: not a booking, and not a day of the log either.
  const past = { from: span.from, to: today < span.to ? today : span.to }
  const none = past.to < past.from
  const part = { ...span, centreId, asOf }
  const closures = await listClosures(tx, { centreId, from: span.from, to: addDays(span.to, 1) })
  const entries = none ? [] : await listEntries(tx, { centreId, ...past })
  const { repairs, ...days } = none
    ? { repairs: [], visitors: [], sales: [] }
    : await museumDays(tx, { centreId, ...past })
  const served = await volunteersAt(tx, part)
  const rows = { ...days, repairs, bookings: await museumBookings(tx, part), entries }
  const named = closures.map(({ from, to, reason }) => ({ from, to, reason }))
  return {
    ...{ period, ...span, asOf, centreId, centre: centre.name },
    ...{ activeFrom: centre.activeFrom, activeTo: centre.activeTo, closures: named },
    days: openDays({ ...centre, closures: named }, daysIn(span)),
    figures: museumFigures(rows, past),
    volunteers: volunteerFigures(served, span.from),
    served: served.map((one) => ({
      ...one,
      caretakerId: one.caretakerId as CaretakerId,
      isNew: one.first >= span.from,
    })),
    months: museumMonths(rows, past),
    entries,
    repairs,
  }
}

/** The same as a file; without names of people. @throws as museumReport */
export async function exportMuseum(ctx: Ctx, { format, ...query }: z.infer<typeof MuseumFile>): Promise<ExportedFile> {
  const report = await museumReport(ctx, query)
  const from = await ctx.read(letterheadOf)
  return tableFile(format, museumTables(report), from)
}
