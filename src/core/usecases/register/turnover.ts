import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { listCentres } from '#core/store/places'
import * as store from '#core/store/register'
import type { TillSum, TurnoverExport, TurnoverQuery, TurnoverReport } from '#shared/contract/register'
import type { ExportedFile } from '#shared/contract/report'
import { vatRates } from '#shared/domain/price-line'
import { articlesOf, type TillName, tillOrder, turnoverCents, type VatSum, vatOf } from '#shared/domain/register'
import { daysBetween } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { found, invalid } from '../common'
import { fileOf } from './files'

const LONGEST_DAYS = 366

/**
 * What was sold in a period: per till with its closing, per article, per VAT rate.
 * @throws not_found; invalid_input for a period that ends before it begins or is longer than a year
 */
export function turnoverReport(ctx: Ctx, query: TurnoverQuery): Promise<TurnoverReport> {
  const days = daysBetween(query.from, query.to)
  if (days < 0) invalid('to', 'ends_before_start')
  if (days > LONGEST_DAYS) invalid('to', 'too_long')
  return ctx.read((tx) => reportOf(tx, query))
}

async function reportOf(tx: ReadTx, query: TurnoverQuery): Promise<TurnoverReport> {
  const { from, to, centreId } = query
  const all = await listCentres(tx)
  if (centreId !== undefined)
    found(
      all.find((centre) => centre.id === centreId),
      'centre',
      centreId,
    )
  const sold = await store.turnover(tx, query)
  const counts = await store.saleCounts(tx, query)
  const closings = await store.listClosings(tx, query)
  const tills: TillSum[] = []
  const articles: TurnoverReport['articles'] = []
  for (const centre of all) {
    const here = <T extends { centreId: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.centreId === centre.id)
    const [itsSold, itsCounts, itsClosings] = [here(sold), here(counts), here(closings)]
    for (const till of tillsOf([...itsCounts, ...itsClosings])) {
      const same = (row: TillName) => tillOrder(row, till) === 0
      const rows = itsSold.filter(same)
      tills.push({
        centreId: centre.id,
        centre: centre.name,
        date: till.date as CivilDate,
        sequence: till.sequence,
        sales: itsCounts.find(same)?.sales ?? 0,
        cashCents: turnoverCents(rows, 'cash'),
        pinCents: turnoverCents(rows, 'pin'),
        vat: vatOf(rows),
        closing: itsClosings.find(same) ?? null,
      })
    }
    articles.push(...articlesOf(itsSold).map((sum) => ({ centre: centre.name, ...sum })))
  }
  return { from, to, tills, articles, vat: summed(tills) }
}

/** The tills that occur, each once, in order. */
const tillsOf = (rows: readonly TillName[]): TillName[] =>
  [...rows].sort(tillOrder).filter((row, i, sorted) => {
    const before = sorted[i - 1]
    return !before || tillOrder(before, row) !== 0
  })

function summed(tills: readonly TillSum[]): VatSum[] {
  const all = tills.flatMap((till) => till.vat)
  return vatRates.flatMap((vat) => {
    const those = all.filter((sum) => sum.vat === vat)
    const add = (pick: (sum: VatSum) => number) => those.reduce((sum, one) => sum + pick(one), 0)
    return those.length === 0 ? [] : [{ vat, cents: add((s) => s.cents), vatCents: add((s) => s.vatCents) }]
  })
}

/** The same as a file for the bookkeeping. @throws as turnoverReport */
export async function exportTurnover(
  ctx: Ctx,
  { format, ...query }: z.infer<typeof TurnoverExport>,
): Promise<ExportedFile> {
  return fileOf(format, await turnoverReport(ctx, query))
}
