import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Core } from '#core/app/core'
import { moveCash, sell, voidSale } from '#core/usecases/register/sell'
import type { CentreId } from '#shared/contract/base'
import type { Article, NewClosing, Till } from '#shared/contract/register'
import type { fixedClock } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { ctxOf, NOW, openEmptyCore, openTestCore, refusal, tempFolder } from '../support/core'

const MONDAY = '2024-06-03' as CivilDate
const TUESDAY = '2024-06-04' as CivilDate

/** A register with coffee, tea and a pancake that is taxed high, and € 50 to give change with. */
async function openRegister() {
  const clock = { at: NOW, now: () => clock.at as ReturnType<ReturnType<typeof fixedClock>['now']> }
  const { core, client, centre } = await openTestCore({ clock })
  const article = (name: string, cents: number, more: object = {}) =>
    client.articles.create({ centreId: centre.id, name, cents, ...more })
  const coffee = await article('Koffie', 150, { group: 'Warm' })
  const tea = await article('Thee', 125, { group: 'Warm' })
  const pancake = await article('Pannenkoek', 350, { vat: 'high' })
  await client.register.move({ centreId: centre.id, cents: 5000, reason: 'Wisselgeld' })
  return {
    core,
    client,
    clock,
    centreId: centre.id,
    coffee,
    tea,
    pancake,
    sell: (what: Article, quantity = 1, paidBy: 'cash' | 'pin' = 'cash') =>
      client.register.sell({ centreId: centre.id, lines: [{ articleId: what.id, quantity }], paidBy }),
    till: () => client.register.till({ centreId: centre.id }),
  }
}

/** Closes a till with one count of single cents. */
function close(core: Core, till: Till, counted: number, more: Partial<z.infer<typeof NewClosing>> = {}) {
  const { centreId, date, sequence, expectedCents, laterCents, pinCents } = till
  return core.client.register.close({
    centreId,
    date,
    sequence,
    counts: [
      { cents: 1000, pieces: Math.floor(counted / 1000) },
      { cents: 5, pieces: (counted % 1000) / 5 },
    ],
    pinSlipCents: pinCents,
    withdrawnCents: 0,
    seen: { expectedCents, laterCents, pinCents },
    ...more,
  })
}
const reasonOf = async (call: Promise<unknown>) => ((await refusal(call)).data as { reason?: string }).reason
const issuesOf = async (call: Promise<unknown>) =>
  ((await refusal(call)).data as { issues?: { path: string; problem: string }[] }).issues

test('a sale keeps the price of its moment, and is numbered within its day', async () => {
  const { client, centreId, coffee, tea, sell, till } = await openRegister()
  const first = await client.register.sell({
    centreId,
    lines: [
      { articleId: coffee.id, quantity: 2, unitCents: 150 },
      { articleId: tea.id, quantity: 1 },
    ],
    paidBy: 'cash',
    receivedCents: 500,
  })
  expect(first).toMatchObject({ number: 1, date: MONDAY, sequence: 1, totalCents: 425, receivedCents: 500 })
  await client.articles.change({ id: coffee.id, revision: coffee.revision, cents: 175, name: 'Koffie groot' })
  expect((await till()).sales[0]).toMatchObject({ totalCents: 425, lines: [{ name: 'Koffie', unitCents: 150 }, {}] })
  expect(await sell(coffee)).toMatchObject({ number: 2, totalCents: 175 })
  const old = { articleId: coffee.id, quantity: 1, unitCents: 150 }
  expect(await reasonOf(client.register.sell({ centreId, lines: [old], paidBy: 'pin' }))).toBe('price_changed')
  const little = { centreId, lines: [{ articleId: tea.id, quantity: 1 }], paidBy: 'cash' as const, receivedCents: 100 }
  expect(await issuesOf(client.register.sell(little))).toEqual([{ path: 'receivedCents', problem: 'too_little' }])
  const archived = await client.articles.change({ id: tea.id, revision: tea.revision, archived: true })
  expect(await reasonOf(sell(archived))).toBe('not_for_sale')
  expect((await till()).sales).toHaveLength(2)
})

test('two articles of a centre do not share a name', async () => {
  const { client, centreId, coffee, tea } = await openRegister()
  expect((await refusal(client.articles.create({ centreId, name: 'KOFFIE', cents: 100 }))).code).toBe('duplicate')
  expect((await refusal(client.articles.change({ id: tea.id, revision: 1, name: 'koffie' }))).code).toBe('duplicate')
  expect((await refusal(client.articles.change({ id: coffee.id, revision: 9, cents: 1 }))).code).toBe('stale')
})

test('a sale that is taken back keeps its number and counts for nothing; redo brings it back', async () => {
  const { client, coffee, sell, till } = await openRegister()
  const first = await sell(coffee, 2)
  await sell(coffee, 1, 'pin')
  await client.undo.undo()
  expect(await till()).toMatchObject({ cashCents: 300, pinCents: 0, sales: [{ voided: false }, { voided: true }] })
  expect((await sell(coffee)).number).toBe(3)
  await client.register.void({ id: first.id, revision: first.revision })
  expect(await till()).toMatchObject({ cashCents: 150, expectedCents: 5150, articles: [{ quantity: 1, cents: 150 }] })
  expect(await reasonOf(client.register.void({ id: first.id, revision: 2 }))).toBe('voided')
  await client.undo.undo()
  expect((await till()).cashCents).toBe(450)
  await client.undo.redo()
  expect((await till()).cashCents).toBe(150)
  await client.undo.undo()
  await client.undo.undo()
  await client.undo.undo()
  expect((await till()).sales.map((sale) => sale.voided)).toEqual([true, true, true])
})

test('a day is closed with what was counted; a difference asks for a remark; the rest is the float of the next day', async () => {
  const { core, client, clock, centreId, coffee, pancake, sell, till } = await openRegister()
  await sell(coffee, 4)
  await sell(pancake, 2, 'pin')
  await client.register.move({ centreId, cents: -1000, reason: 'Melk gekocht' })
  const open = await till()
  expect(open).toMatchObject({ floatCents: 0, cashCents: 600, movedCents: 4000, expectedCents: 4600, pinCents: 700 })
  expect(open.vat).toEqual([
    { vat: 'low', cents: 600, vatCents: 50 },
    { vat: 'high', cents: 700, vatCents: 121 },
  ])

  expect(await issuesOf(close(core, open, 4550))).toEqual([{ path: 'remark', problem: 'needed' }])
  expect(await issuesOf(close(core, open, 4600, { pinSlipCents: 650 }))).toEqual([
    { path: 'remark', problem: 'needed' },
  ])
  expect(await issuesOf(close(core, open, 4600, { withdrawnCents: 4605 }))).toEqual([
    { path: 'withdrawnCents', problem: 'too_much' },
  ])
  await sell(coffee)
  expect(await reasonOf(close(core, open, 4600))).toBe('register_changed')

  const closing = await close(core, await till(), 4700, {
    withdrawnCents: 2500,
    remark: ' Een koffie te weinig betaald ',
  })
  expect(closing).toMatchObject({ differenceCents: -50, countedCents: 4700, remark: 'Een koffie te weinig betaald' })
  clock.at = '2024-06-04T07:00:00.000Z'
  expect(await till()).toMatchObject({ date: TUESDAY, sequence: 1, floatCents: 2200, expectedCents: 2200, open: [] })
  expect(await client.register.till({ centreId, date: MONDAY })).toMatchObject({ closing, cashCents: 750 })
})

test('what a closing covers is frozen, also for undo and for another user; a counter sale corrects it once', async () => {
  const { core, client, centreId, coffee, tea, sell, till } = await openRegister()
  const wrong = await sell(coffee, 3)
  const other = ctxOf(core, 'vrijwilliger')
  const theirs = await moveCash(other, { centreId, cents: 100, reason: 'Gevonden' })
  expect(await reasonOf(client.register.counter({ id: wrong.id, reason: 'Te veel' }))).toBe('still_open')
  await close(core, await till(), 5550)

  expect(await reasonOf(client.register.void({ id: wrong.id, revision: 1 }))).toBe('day_closed')
  expect(await reasonOf(voidSale(other, { id: wrong.id, revision: 1 }))).toBe('day_closed')
  expect(await reasonOf(client.register.removeMovement({ id: theirs.id, revision: 1 }))).toBe('day_closed')
  // Undo goes on with what came before: the price list.
  expect((await client.undo.state()).undo).toMatchObject({ label: 'articles.create', subject: 'Pannenkoek' })
  const closed = await client.register.till({ centreId, date: MONDAY, sequence: 1 })
  expect(await reasonOf(close(core, closed, 5550))).toBe('day_closed')

  // The desk can go on selling: a second till of the day.
  const counter = await client.register.counter({ id: wrong.id, reason: 'Twee in plaats van drie' })
  expect(counter).toMatchObject({ sequence: 2, number: 2, totalCents: -450, correctsId: wrong.id, paidBy: 'cash' })
  expect(await reasonOf(client.register.counter({ id: wrong.id, reason: 'Nog eens' }))).toBe('countered')
  expect(await reasonOf(client.register.counter({ id: counter.id, reason: 'Terug' }))).toBe('countered')
  await sell(tea)
  expect(await till()).toMatchObject({ sequence: 2, floatCents: 5550, cashCents: -325, expectedCents: 5225 })
  await client.undo.undo()
  await client.undo.undo()
  expect((await client.register.counter({ id: wrong.id, reason: 'Weer' })).number).toBe(4)
})

test('the database itself refuses what a closing covers', async () => {
  const { core, client, coffee, sell, till } = await openRegister()
  const sale = await sell(coffee)
  await close(core, await till(), 5150)
  const closing = (await client.register.till({ centreId: sale.centreId, date: MONDAY, sequence: 1 })).closing
  const tries = [
    ['update sale set voided = 1', 'sale'],
    ['delete from sale', 'sale'],
    ['update sale_line set quantity = 9', 'sale_line'],
    ['delete from sale_line', 'sale_line'],
    ['update cash_movement set cents = 1', 'cash_movement'],
    ['delete from cash_movement', 'cash_movement'],
    [`update day_closing set remark = 'x'`, 'day_closing'],
    ['delete from day_closing', 'day_closing'],
  ] as const
  const { sql } = await import('kysely')
  for (const [statement] of tries)
    await expect(
      core.ctx.store.write((tx) => sql.raw(statement).execute(tx)),
      statement,
    ).rejects.toThrow('day_closed')
  expect(closing?.differenceCents).toBe(0)
})

test('an earlier day that was not closed is pointed out and closed first; what was sold since lies in the drawer', async () => {
  const { core, client, clock, centreId, coffee, sell, till } = await openRegister()
  await sell(coffee, 2)
  clock.at = '2024-06-04T07:00:00.000Z'
  await sell(coffee)
  const tuesday = await till()
  expect(tuesday).toMatchObject({ floatCents: 5300, expectedCents: 5450, open: [{ date: MONDAY, sequence: 1 }] })
  expect(await reasonOf(close(core, tuesday, 5450))).toBe('earlier_open')
  const monday = await client.register.till({ centreId, date: MONDAY })
  expect(monday).toMatchObject({ expectedCents: 5300, laterCents: 150 })
  // All that lies in the drawer on Tuesday is counted; Tuesday's coffee is taken off.
  expect(await close(core, monday, 5450)).toMatchObject({ countedCents: 5300, differenceCents: 0 })
  expect(await close(core, await till(), 5450)).toMatchObject({ countedCents: 5450, differenceCents: 0 })
  const wednesday = { ...(await till()), date: '2024-06-05' as CivilDate, sequence: 1 }
  expect(await reasonOf(close(core, wednesday, 5450))).toBe('day_not_begun')
})

test('two desks selling at once on one folder get numbers without a gap, each once', async () => {
  const dataDir = await tempFolder()
  const one = await openEmptyCore({ dataDir })
  const centre = await one.client.centres.create({ name: 'De Fuik', type: 'wvc' })
  const tea = await one.client.articles.create({ centreId: centre.id, name: 'Thee', cents: 125 })
  let next = 0
  const two = await openEmptyCore({ dataDir, newId: () => `two-${++next}` })
  const sale = { centreId: centre.id as CentreId, lines: [{ articleId: tea.id, quantity: 1 }], paidBy: 'cash' as const }
  const sales = await Promise.all(Array.from({ length: 20 }, (_, i) => sell(i % 2 === 0 ? one.ctx : two.ctx, sale)))
  expect(sales.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  expect(await two.client.register.till({ centreId: centre.id })).toMatchObject({ cashCents: 2500 })
})

test('the turnover of a period adds up per day, article and rate, and goes out as CSV and XLSX', async () => {
  const { core, client, clock, centreId, coffee, pancake, sell, till } = await openRegister()
  await sell(coffee, 3)
  await sell(pancake, 1, 'pin')
  await client.undo.undo()
  await sell(pancake, 2, 'pin')
  await close(core, await till(), 5400, { remark: '=1+1; geteld door "Jan"', withdrawnCents: 400 })
  clock.at = '2024-06-04T07:00:00.000Z'
  await sell(coffee)
  const period = { from: MONDAY, to: TUESDAY }
  const report = await client.register.turnover({ centreId, ...period })
  expect(report.tills).toMatchObject([
    { date: MONDAY, sales: 2, cashCents: 450, pinCents: 700, closing: { differenceCents: -50 } },
    { date: TUESDAY, sales: 1, cashCents: 150, pinCents: 0, closing: null },
  ])
  expect(report.articles).toEqual([
    { centre: 'De Fuik', name: 'Pannenkoek', quantity: 2, cents: 700 },
    { centre: 'De Fuik', name: 'Koffie', quantity: 4, cents: 600 },
  ])
  // 450 at 9 % holds 37, 150 holds 12; each day is rounded by itself.
  expect(report.vat).toEqual([
    { vat: 'low', cents: 600, vatCents: 49 },
    { vat: 'high', cents: 700, vatCents: 121 },
  ])
  expect((await client.register.turnover(period)).tills).toEqual(report.tills)
  expect(await issuesOf(client.register.turnover({ from: TUESDAY, to: MONDAY }))).toMatchObject([{ path: 'to' }])

  const csv = await client.register.exportFile({ ...period, format: 'csv' })
  expect(csv.fileName).toBe('kas-2024-06-03-2024-06-04.csv')
  const lines = Buffer.from(csv.base64, 'base64').toString('utf8').split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFOnderdeel;Centrum;Datum;/)
  expect(lines[1]).toBe(
    `Dagen;De Fuik;03-06-2024;1;2;4,50;7,00;11,50;0,00;50,00;54,50;54,00;-0,50;7,00;0,00;4,00;03-06-2024 09:00;Beheerder;"'=1+1; geteld door ""Jan""";;;;`,
  )
  const xlsx = await client.register.exportFile({ ...period, format: 'xlsx' })
  expect(Buffer.from(xlsx.base64, 'base64').subarray(0, 2).toString()).toBe('PK')
})

test('a place in a list is within bounds, so that what comes after it has one too', async () => {
  const { client, centre } = await openTestCore()
  const soup = { centreId: centre.id, name: 'Soep', cents: 300 }
  await expect(client.articles.create({ ...soup, sortOrder: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await client.articles.create({ ...soup, sortOrder: 1_000_000 })
  await client.articles.create({ ...soup, name: 'Brood' })
  expect((await client.articles.list({ centreId: centre.id })).map(({ name }) => name)).toEqual(['Soep', 'Brood'])
})
