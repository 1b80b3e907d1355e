import { type ExpressionBuilder, sql } from 'kysely'
import type { CashMovement, DayClosing, Sale } from '#shared/contract/register'
import { countedCents, expectedCents, type TillName, type Turnover, totalCents } from '#shared/domain/register'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Sales, money put in and taken out, and closings. Triggers refuse any change of what a closing covers. */
type InTill = 'sale' | 'cash_movement' | 'day_closing'

const isTill = (centreId: string, till: TillName) => (eb: ExpressionBuilder<Tables, InTill>) =>
  eb.and({ centre_id: centreId, date: till.date, sequence: till.sequence })

const tillOf = (row: { centre_id: string; date: string; sequence: number }) => ({
  centreId: row.centre_id as Sale['centreId'],
  date: row.date as CivilDate,
  sequence: row.sequence,
})

async function salesOf(tx: ReadTx, rows: readonly Tables['sale'][]): Promise<Sale[]> {
  if (rows.length === 0) return []
  const lines = await tx
    .selectFrom('sale_line')
    .selectAll()
    .where(
      'sale_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute()
  const bySale = new Map<string, Sale['lines']>(rows.map((row) => [row.id, []]))
  for (const line of lines)
    bySale.get(line.sale_id)?.push({
      articleId: line.article_id as Sale['lines'][number]['articleId'],
      name: line.name,
      quantity: line.quantity,
      unitCents: line.unit_cents,
      vat: line.vat,
    })
  return rows.map((row): Sale => {
    const sold = bySale.get(row.id) ?? []
    return {
      id: row.id as Sale['id'],
      ...tillOf(row),
      number: row.number,
      at: row.at as WallTime,
      by: row.by_name,
      paidBy: row.paid_by,
      lines: sold,
      totalCents: totalCents(sold),
      receivedCents: row.received_cents,
      correctsId: row.corrects_id as Sale['correctsId'],
      reason: row.reason,
      voided: row.voided === 1,
      revision: row.revision,
    }
  })
}

/** The sale, also when it was voided; or null. */
export async function getSale(tx: ReadTx, id: string): Promise<Sale | null> {
  const row = await tx.selectFrom('sale').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? ((await salesOf(tx, [row]))[0] ?? null) : null
}

/** The sale that takes this one back, or null. */
export async function counterOf(tx: ReadTx, id: string): Promise<Sale | null> {
  const row = await tx
    .selectFrom('sale')
    .selectAll()
    .where('corrects_id', '=', id)
    .where('voided', '=', 0)
    .executeTakeFirst()
  return row ? ((await salesOf(tx, [row]))[0] ?? null) : null
}

/** Sales of a till in the order of their numbers, voided ones as well. */
export async function listSales(tx: ReadTx, centreId: string, till: TillName): Promise<Sale[]> {
  const rows = await tx
    .selectFrom('sale')
    .selectAll()
    .where(isTill(centreId, till) as never)
    .orderBy('number')
    .execute()
  return salesOf(tx, rows)
}

/** Which till of a day was used or closed last; 1 when none was. */
export async function lastSequence(tx: ReadTx, centreId: string, date: CivilDate): Promise<number> {
  const last = await Promise.all(
    (['sale', 'cash_movement', 'day_closing'] as const).map((table) =>
      tx
        .selectFrom(table)
        .select((eb) => eb.fn.max('sequence').as('last'))
        .where('centre_id', '=', centreId)
        .where('date', '=', date)
        .executeTakeFirst(),
    ),
  )
  return Math.max(1, ...last.map((row) => row?.last ?? 1))
}

/** The next number of a centre and day. Asked inside the transaction that writes it, so that there are no gaps. */
export async function nextNumber(tx: WriteTx, centreId: string, date: CivilDate): Promise<number> {
  const row = await tx
    .selectFrom('sale')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('centre_id', '=', centreId)
    .where('date', '=', date)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Writes a sale, or one that was voided back again. What was sold never changes. @throws day_closed */
export async function putSale(tx: WriteTx, sale: Sale): Promise<void> {
  const known = await tx.selectFrom('sale').select('id').where('id', '=', sale.id).executeTakeFirst()
  if (known) {
    await tx
      .updateTable('sale')
      .set({ voided: sale.voided ? 1 : 0, revision: sale.revision })
      .where('id', '=', sale.id)
      .execute()
    return
  }
  await tx
    .insertInto('sale')
    .values({
      id: sale.id,
      centre_id: sale.centreId,
      date: sale.date,
      sequence: sale.sequence,
      number: sale.number,
      at: sale.at,
      by_name: sale.by,
      paid_by: sale.paidBy,
      received_cents: sale.receivedCents,
      corrects_id: sale.correctsId,
      reason: sale.reason,
      voided: sale.voided ? 1 : 0,
      revision: sale.revision,
    })
    .execute()
  await tx
    .insertInto('sale_line')
    .values(
      sale.lines.map((line, position) => ({
        sale_id: sale.id,
        position,
        article_id: line.articleId,
        name: line.name,
        quantity: line.quantity,
        unit_cents: line.unitCents,
        vat: line.vat,
      })),
    )
    .execute()
}

const movementOf = (row: Tables['cash_movement']): CashMovement => ({
  id: row.id,
  ...tillOf(row),
  at: row.at as WallTime,
  by: row.by_name,
  cents: row.cents,
  reason: row.reason,
  revision: row.revision,
})

export async function getMovement(tx: ReadTx, id: string): Promise<CashMovement | null> {
  const row = await tx.selectFrom('cash_movement').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? movementOf(row) : null
}

export async function listMovements(tx: ReadTx, centreId: string, till: TillName): Promise<CashMovement[]> {
  const rows = await tx
    .selectFrom('cash_movement')
    .selectAll()
    .where(isTill(centreId, till) as never)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(movementOf)
}

/** Writes a movement. @throws day_closed */
export async function putMovement(tx: WriteTx, m: CashMovement): Promise<void> {
  const row: Tables['cash_movement'] = {
    id: m.id,
    centre_id: m.centreId,
    date: m.date,
    sequence: m.sequence,
    at: m.at,
    by_name: m.by,
    cents: m.cents,
    reason: m.reason,
    revision: m.revision,
  }
  await tx
    .insertInto('cash_movement')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** @throws day_closed */
export async function removeMovement(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('cash_movement').where('id', '=', id).execute()
}

function closingOf(row: Tables['day_closing']): DayClosing {
  const reckoning = {
    floatCents: row.float_cents,
    cashCents: row.cash_cents,
    movedCents: row.moved_cents,
    laterCents: row.later_cents,
    pinCents: row.pin_cents,
  }
  const counts = storedJson<DayClosing['counts']>(row.counts, 'day_closing.counts')
  return {
    id: row.id,
    ...tillOf(row),
    at: row.at as WallTime,
    by: row.by_name,
    ...reckoning,
    expectedCents: expectedCents(reckoning),
    counts,
    countedCents: row.counted_cents,
    differenceCents: row.counted_cents - expectedCents(reckoning),
    pinSlipCents: row.pin_slip_cents,
    pinDifferenceCents: row.pin_slip_cents - row.pin_cents,
    withdrawnCents: row.withdrawn_cents,
    remark: row.remark,
  }
}

/** How a till was closed; null while it is open. */
export async function closingOfTill(tx: ReadTx, centreId: string, till: TillName): Promise<DayClosing | null> {
  const row = await tx
    .selectFrom('day_closing')
    .selectAll()
    .where(isTill(centreId, till) as never)
    .executeTakeFirst()
  return row ? closingOf(row) : null
}

/** The last closing of a centre; of those before a till when one is given. */
export async function lastClosing(tx: ReadTx, centreId: string, before?: TillName): Promise<DayClosing | null> {
  const row = await tx
    .selectFrom('day_closing')
    .selectAll()
    .where('centre_id', '=', centreId)
    .$if(before !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('date', '<', before?.date ?? ''),
          eb.and([eb('date', '=', before?.date ?? ''), eb('sequence', '<', before?.sequence ?? 0)]),
        ]),
      ),
    )
    .orderBy('date', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? closingOf(row) : null
}

/** Closings of a centre, or of all, in a period (both days included), in order. */
export async function listClosings(
  tx: ReadTx,
  query: { centreId?: string | undefined; from: CivilDate; to: CivilDate },
): Promise<DayClosing[]> {
  const { centreId, from, to } = query
  const rows = await tx
    .selectFrom('day_closing')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('date')
    .orderBy('sequence')
    .execute()
  return rows.map(closingOf)
}

/** Writes a closing, for good. @throws day_closed when this till or a later one was closed already */
export async function addClosing(tx: WriteTx, c: DayClosing): Promise<void> {
  await tx
    .insertInto('day_closing')
    .values({
      id: c.id,
      centre_id: c.centreId,
      date: c.date,
      sequence: c.sequence,
      at: c.at,
      by_name: c.by,
      float_cents: c.floatCents,
      cash_cents: c.cashCents,
      moved_cents: c.movedCents,
      later_cents: c.laterCents,
      counts: JSON.stringify(c.counts),
      counted_cents: countedCents(c.counts) - c.laterCents,
      pin_cents: c.pinCents,
      pin_slip_cents: c.pinSlipCents,
      withdrawn_cents: c.withdrawnCents,
      remark: c.remark,
    })
    .execute()
}

export type TillTurnover = Turnover & TillName & { centreId: string }

type Stretch = { centreId?: string | undefined; from: CivilDate; to?: CivilDate | undefined }

/** What was sold in a period (both days included; open-ended without `to`), added up per till, article, rate and way of paying. */
export async function turnover(tx: ReadTx, { centreId, from, to }: Stretch): Promise<TillTurnover[]> {
  const rows = await tx
    .selectFrom('sale as s')
    .innerJoin('sale_line as l', 'l.sale_id', 's.id')
    .select(['s.centre_id', 's.date', 's.sequence', 's.paid_by', 'l.name', 'l.vat'])
    .select(sql<number>`sum(l.quantity)`.as('quantity'))
    .select(sql<number>`sum(l.quantity * l.unit_cents)`.as('cents'))
    .where('s.voided', '=', 0)
    .where('s.date', '>=', from)
    .$if(to !== undefined, (q) => q.where('s.date', '<=', to ?? ''))
    .$if(centreId !== undefined, (q) => q.where('s.centre_id', '=', centreId ?? ''))
    .groupBy(['s.centre_id', 's.date', 's.sequence', 's.paid_by', 'l.name', 'l.vat'])
    .orderBy('s.date')
    .orderBy('s.sequence')
    .execute()
  return rows.map((row) => ({
    centreId: row.centre_id,
    date: row.date,
    sequence: row.sequence,
    paidBy: row.paid_by,
    name: row.name,
    vat: row.vat,
    quantity: row.quantity,
    cents: row.cents,
  }))
}

/** How many sales there were per till, without those that were voided. */
export async function saleCounts(tx: ReadTx, { centreId, from, to }: Stretch): Promise<TillCount[]> {
  const rows = await tx
    .selectFrom('sale')
    .select(['centre_id', 'date', 'sequence'])
    .select((eb) => eb.fn.countAll<number>().as('sales'))
    .where('voided', '=', 0)
    .where('date', '>=', from)
    .$if(to !== undefined, (q) => q.where('date', '<=', to ?? ''))
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .groupBy(['centre_id', 'date', 'sequence'])
    .execute()
  return rows.map((row) => ({ centreId: row.centre_id, date: row.date, sequence: row.sequence, sales: row.sales }))
}
export type TillCount = TillName & { centreId: string; sales: number }

/** Cash that went through the drawer by hand or by selling, per till of a centre after a closing (or since ever). */
export async function cashSince(tx: ReadTx, centreId: string, after: TillName | null): Promise<TillCash[]> {
  const date = after?.date ?? ''
  const sequence = after?.sequence ?? 0
  const { rows } = await sql<TillCash>`
    select date, sequence, sum(cash) as cashCents, sum(moved) as movedCents, sum(pin) as pinCents from (
      select s.date, s.sequence, iif(s.paid_by = 'cash', l.quantity * l.unit_cents, 0) as cash, 0 as moved,
        iif(s.paid_by = 'pin', l.quantity * l.unit_cents, 0) as pin
      from sale s join sale_line l on l.sale_id = s.id where s.centre_id = ${centreId} and s.voided = 0 and s.date >= ${date}
      union all
      select date, sequence, 0, cents, 0 from cash_movement where centre_id = ${centreId} and date >= ${date}
    ) where date > ${date} or sequence > ${sequence}
    group by date, sequence order by date, sequence`.execute(tx)
  return rows
}
export type TillCash = TillName & { cashCents: number; movedCents: number; pinCents: number }
