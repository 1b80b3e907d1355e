import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/register'
import type { Till, TillQuery } from '#shared/contract/register'
import {
  articlesOf,
  expectedCents,
  type Reckoning,
  type TillName,
  type Turnover,
  tillOrder,
  vatOf,
} from '#shared/domain/register'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { found } from '../common'

export type Named = { date: CivilDate; sequence: number }

/** The till that a sale at this moment goes into: that of today, or a second one when today's was closed. */
export async function presentTill(tx: ReadTx, centreId: string, today: CivilDate): Promise<Named> {
  const last = await store.lastClosing(tx, centreId)
  return { date: today, sequence: last?.date === today ? last.sequence + 1 : 1 }
}

/** What should be in the drawer of a till that is not closed, and which tills before it are open still. */
export async function reckon(
  tx: ReadTx,
  centreId: string,
  till: TillName,
): Promise<{ reckoning: Reckoning; open: Named[] }> {
  const last = await store.lastClosing(tx, centreId, till)
  const used = await store.cashSince(tx, centreId, last)
  const before = used.filter((other) => tillOrder(other, till) < 0)
  const own = used.find((other) => tillOrder(other, till) === 0)
  const cash = (tills: readonly store.TillCash[]) =>
    tills.reduce((sum, { cashCents, movedCents }) => sum + cashCents + movedCents, 0)
  const reckoning = {
    floatCents: (last ? last.countedCents - last.withdrawnCents : 0) + cash(before),
    cashCents: own?.cashCents ?? 0,
    movedCents: own?.movedCents ?? 0,
    laterCents: cash(used.filter((other) => tillOrder(other, till) > 0)),
    pinCents: own?.pinCents ?? 0,
  }
  return { reckoning, open: before.map(({ date, sequence }) => ({ date: date as CivilDate, sequence })) }
}

/** A till as it stands: the present one, the last one of a day, or the one named. @throws not_found when the centre is not there */
export function tillOf(ctx: Ctx, input: z.infer<typeof TillQuery>): Promise<Till> {
  const { centreId } = input
  return ctx.read(async (tx) => {
    found(await getCentre(tx, centreId), 'centre', centreId)
    const present = await presentTill(tx, centreId, dateOf(wallNow(ctx.clock)))
    const till = await chosen(tx, input, present)
    const closing = await store.closingOfTill(tx, centreId, till)
    const { reckoning, open } = await reckon(tx, centreId, till)
    const sales = await store.listSales(tx, centreId, till)
    const sold = sales
      .filter((sale) => !sale.voided)
      .flatMap((sale) => sale.lines.map((line) => soldOf(sale.paidBy, line)))
    // What a closing counted stands, whatever the tills around it say.
    const figures = closing ?? { ...reckoning, expectedCents: expectedCents(reckoning) }
    return {
      centreId,
      ...till,
      floatCents: figures.floatCents,
      cashCents: figures.cashCents,
      movedCents: figures.movedCents,
      laterCents: figures.laterCents,
      pinCents: figures.pinCents,
      expectedCents: figures.expectedCents,
      sales,
      movements: await store.listMovements(tx, centreId, till),
      articles: articlesOf(sold),
      vat: vatOf(sold),
      closing,
      open: closing ? [] : open,
    }
  })
}

async function chosen(tx: ReadTx, input: z.infer<typeof TillQuery>, present: Named): Promise<Named> {
  if (input.date === undefined || (input.date === present.date && input.sequence === undefined)) return present
  if (input.sequence !== undefined) return { date: input.date, sequence: input.sequence }
  const sequence = await store.lastSequence(tx, input.centreId, input.date)
  return { date: input.date, sequence }
}

const soldOf = (
  paidBy: Turnover['paidBy'],
  line: { name: string; vat: Turnover['vat']; quantity: number; unitCents: number },
): Turnover => ({
  name: line.name,
  vat: line.vat,
  paidBy,
  quantity: line.quantity,
  cents: line.quantity * line.unitCents,
})
