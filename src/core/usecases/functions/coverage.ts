import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { getMany } from '#core/store/bookings'
import { activityDays, bookingsOfActivities, listFulfilments } from '#core/store/functions'
import type { ReadTx } from '#core/store/open'
import { listCentres } from '#core/store/places'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { FunctionBookingsQuery, FunctionCoverage } from '#shared/contract/function'
import type { Centre } from '#shared/contract/place'
import type { ExportedFile, PeriodQuery } from '#shared/contract/report'
import { functionCoverage, type MinimumFunction } from '#shared/domain/minimum-functions'
import { wallNow } from '#shared/time/clock'
import { periodSpan } from '#shared/time/period'
import type { WallTime } from '#shared/time/types'
import { found } from '../common'
import { type TableFormat, tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { coverageTables } from './files'

/** Which minimum functions took place in which district (docs/reports.md). Reads only. */

/** The matrix of a period. @throws not_found when the centre is not there */
export function functionMatrix(ctx: Ctx, query: PeriodQuery): Promise<FunctionCoverage> {
  const asOf = query.asOf ?? wallNow(ctx.clock)
  return ctx.read((tx) => matrixOf(tx, { ...query, asOf }))
}

async function matrixOf(
  tx: ReadTx,
  { period, centreId, asOf }: PeriodQuery & { asOf: WallTime },
): Promise<FunctionCoverage> {
  const span = periodSpan(period)
  const all = await listCentres(tx)
  if (centreId !== undefined)
    found(
      all.find((centre) => centre.id === centreId),
      'centre',
      centreId,
    )
  const functionsOf = await functionsByLabel(tx)
  const wanted = all.filter((centre) => centreId === undefined || centre.id === centreId)
  const days = []
  const centres: Centre[] = []
  for (const centre of wanted) {
    const own = await activityDays(tx, { ...span, asOf, centreId: centre.id })
    // What is out of use stays as long as it has figures.
    if (centre.archived && own.length === 0 && centreId === undefined) continue
    centres.push(centre)
    days.push(...own)
  }
  const managed = new Set<string>(centres.filter((centre) => centre.managed).map((centre) => centre.id))
  const districts = functionCoverage(centres, days, functionsOf)
  return {
    period,
    ...span,
    asOf,
    linked: [...functionsOf.values()].filter((functions) => functions.length > 0).length,
    districts: districts
      .map((row) => ({
        ...row,
        centreIds: row.centreIds as CentreId[],
        elsewhere: !row.centreIds.some((id) => managed.has(id)),
        cells: row.cells.map((cell) => ({ ...cell, centreIds: cell.centreIds as CentreId[] })),
      }))
      .sort((a, b) => byDistrict(a.district, b.district)),
  }
}

const collator = new Intl.Collator('nl', { numeric: true })
/** By name; what has no district comes last. */
const byDistrict = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b)

async function functionsByLabel(tx: ReadTx): Promise<Map<string, readonly MinimumFunction[]>> {
  return new Map((await listFulfilments(tx)).map((one) => [one.id as string, one.functions]))
}

/** The bookings behind a cell, in order of start; as many as it says, as of the same moment. */
export function functionBookings(ctx: Ctx, query: z.infer<typeof FunctionBookingsQuery>): Promise<Booking[]> {
  const asOf = query.asOf ?? wallNow(ctx.clock)
  return ctx.read(async (tx) => {
    const labelIds = [...(await functionsByLabel(tx))].flatMap(([id, functions]) =>
      functions.includes(query.function) ? [id] : [],
    )
    const ids: string[] = []
    for (const centre of await listCentres(tx))
      if ((centre.district ?? '') === query.district && (query.centreId ?? centre.id) === centre.id)
        ids.push(
          ...(await bookingsOfActivities(tx, { ...periodSpan(query.period), asOf, centreId: centre.id }, labelIds)),
        )
    return getMany(tx, ids)
  })
}

/** The matrix as a file. @throws not_found when the centre is not there */
export async function exportMatrix(
  ctx: Ctx,
  { format, ...query }: PeriodQuery & { format: TableFormat },
): Promise<ExportedFile> {
  const coverage = await functionMatrix(ctx, query)
  const { from, scope } = await ctx.read(async (tx) => ({
    from: await letterheadOf(tx),
    scope: (await listCentres(tx)).find((centre) => centre.id === query.centreId)?.name ?? 'Alle centra',
  }))
  return tableFile(format, coverageTables(coverage, scope), from)
}
