import type { Unit } from '#core/app/context'
import * as store from '#core/store/register'
import { addArticle } from '#core/usecases/register/articles'
import type { Article, CashMovement, DayClosing, Sale } from '#shared/contract/register'
import { isActive } from '#shared/domain/hours'
import { coins, expectedCents, notes, totalCents } from '#shared/domain/register'
import { addDays, at, clockFromMinutes, clockOf, dateOf, minutesOfClock, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import type { Furnished } from './furnish'
import type { PlanCentre } from './plan'
import { between, pick, type Random, randomFrom, weighted } from './random'

/** Weeks of sales and closings that are shown. */
const WEEKS = 3
const FLOAT_CENTS = 5_000

/** Name, group, price in cents, and how often it is asked for. A club of its own asks a little less. */
const priceList: readonly [name: string, group: string, cents: number, weight: number, vat?: Article['vat']][] = [
  ['Koffie', 'Warm', 150, 40],
  ['Thee', 'Warm', 125, 20],
  ['Cappuccino', 'Warm', 200, 12],
  ['Warme chocola', 'Warm', 225, 5],
  ['Soep van de dag', 'Warm', 300, 4],
  ['Fris', 'Koud', 200, 12],
  ['Appelsap', 'Koud', 200, 6],
  ['Bronwater', 'Koud', 150, 5],
  ['Tosti', 'Eten', 350, 5],
  ['Stroopwafel', 'Eten', 100, 10],
  ['Kopie zwart-wit', 'Overig', 10, 3, 'high'],
]

type Priced = Article & { weight: number }
type PriceLists = ReadonlyMap<string, readonly Priced[]>

/** A price list for each centre. */
export async function addPriceLists(unit: Unit, { places }: Pick<Furnished, 'places'>): Promise<PriceLists> {
  const lists = new Map<string, Priced[]>()
  for (const { centre } of places) {
    const list: Priced[] = []
    for (const [name, group, cents, weight, vat = 'low'] of priceList) {
      const less = centre.mode === 'association' && cents >= 125 ? 25 : 0
      list.push({ ...(await addArticle(unit, { centreId: centre.id, name, group, cents: cents - less, vat })), weight })
    }
    lists.set(centre.id, list)
  }
  return lists
}

/** Sales of the last weeks, closed at the end of each day; today's till is open, and at one centre that of yesterday. */
export async function addSales(unit: Unit, { places }: Pick<Furnished, 'places'>, lists: PriceLists): Promise<void> {
  const today = dateOf(unit.wall)
  const yesterday = addDays(today, -1)
  const forgetful = places.findLast((place) => openOn(place, yesterday) !== null)
  for (const place of places) {
    const { centre, seed } = place
    const random = randomFrom(`${seed}|register`)
    const staff = [pick(random, ['Marja', 'Ineke', 'Ria']), pick(random, ['Ali', 'Wim', 'Joost'])]
    const desk = { unit, random, centreId: centre.id, list: lists.get(centre.id) ?? [] }
    let floatCents = 0
    for (let date = addDays(today, -7 * WEEKS); date <= today; date = addDays(date, 1)) {
      const open = openOn(place, date)
      if (open === null) continue
      const until = date === today ? minutesOfClock(clockOf(unit.wall)) : open.closes - 15
      if (until <= open.opens) continue
      const day = { ...desk, date, opens: open.opens, until, by: pick(random, staff) }
      const movedCents = floatCents === 0 ? await addChange(day) : 0
      const { cash, pin } = await addDay(day)
      if (date === today || (place === forgetful && date === yesterday)) continue
      floatCents = await close(day, { floatCents, cashCents: cash, movedCents, laterCents: 0, pinCents: pin })
    }
  }
}

/** From when to when a centre is open on a day, in minutes since midnight; null when it is not. */
export function openOn({ centre, closures }: PlanCentre, date: CivilDate): { opens: number; closes: number } | null {
  const hours = centre.openingHours.filter((h) => h.weekday === weekdayOf(date))
  if (hours.length === 0 || !isActive(centre, date)) return null
  if (closures.some((c) => c.from <= date && date <= c.to)) return null
  return {
    opens: Math.min(...hours.map((h) => minutesOfClock(h.opens))),
    closes: Math.max(...hours.map((h) => minutesOfClock(h.closes))),
  }
}

type Day = {
  unit: Unit
  random: Random
  centreId: Sale['centreId']
  list: readonly Priced[]
  date: CivilDate
  /** Minutes since midnight. */
  opens: number
  until: number
  by: string
}
const wallAt = (date: CivilDate, minutes: number): WallTime => at(date, clockFromMinutes(minutes) as ClockTime)

async function addChange({ unit, centreId, date, opens, by }: Day): Promise<number> {
  const movement: CashMovement = {
    id: unit.newId(),
    centreId,
    date,
    sequence: 1,
    at: wallAt(date, opens),
    by,
    cents: FLOAT_CENTS,
    reason: 'Wisselgeld',
    revision: 1,
  }
  await store.putMovement(unit.tx, movement)
  unit.record({ kind: 'cashMovement', id: movement.id, before: null, after: movement, centreId })
  return movement.cents
}

async function addDay({
  unit,
  random,
  centreId,
  list,
  date,
  opens,
  until,
  by,
}: Day): Promise<{ cash: number; pin: number }> {
  const sums = { cash: 0, pin: 0 }
  const moments = Array.from({ length: between(random, 5, 11) }, () => between(random, opens, until))
  for (const [i, moment] of moments.sort((a, b) => a - b).entries()) {
    const lines = linesFor(random, list)
    const paidBy = random() < 0.45 ? 'cash' : 'pin'
    const sale: Sale = {
      id: unit.newId() as Sale['id'],
      centreId,
      date,
      sequence: 1,
      number: i + 1,
      at: wallAt(date, moment),
      by,
      paidBy,
      lines,
      totalCents: totalCents(lines),
      receivedCents: null,
      correctsId: null,
      reason: null,
      voided: false,
      revision: 1,
    }
    await store.putSale(unit.tx, sale)
    unit.record({ kind: 'sale', id: sale.id, before: null, after: sale, centreId })
    sums[paidBy] += sale.totalCents
  }
  return sums
}

function linesFor(random: Random, list: readonly Priced[]): Sale['lines'] {
  const quantities = new Map<Priced, number>()
  for (let i = between(random, 1, 3); i > 0; i--) {
    const article = weighted(random, list)
    if (article) quantities.set(article, (quantities.get(article) ?? 0) + between(random, 1, 2))
  }
  return [...quantities].map(([article, quantity]) => ({
    articleId: article.id,
    name: article.name,
    quantity,
    unitCents: article.cents,
    vat: article.vat,
  }))
}

const reasons = ['Waarschijnlijk verkeerd wisselgeld gegeven.', 'Een koffie niet aangeslagen.', 'Niet gevonden.']

/** Closes the till; now and then a little is missing or over. Gives the float of the next day. */
async function close(
  { unit, random, centreId, date, until, by }: Day,
  reckoning: Pick<DayClosing, 'floatCents' | 'cashCents' | 'movedCents' | 'laterCents' | 'pinCents'>,
): Promise<number> {
  const expected = expectedCents(reckoning)
  const difference = random() < 0.12 ? pick(random, [-150, -50, -10, 5, 50]) : 0
  const counted = expected + difference
  // On Fridays what is over goes to the bank.
  const spare = weekdayOf(date) === 5 ? Math.max(0, counted - FLOAT_CENTS) : 0
  const withdrawnCents = Math.floor(spare / 500) * 500
  const closing: DayClosing = {
    id: unit.newId(),
    centreId,
    date,
    sequence: 1,
    at: wallAt(date, until),
    by,
    ...reckoning,
    expectedCents: expected,
    counts: countsFor(counted),
    countedCents: counted,
    differenceCents: difference,
    pinSlipCents: reckoning.pinCents,
    pinDifferenceCents: 0,
    withdrawnCents,
    remark: difference === 0 ? null : pick(random, reasons),
  }
  await store.addClosing(unit.tx, closing)
  unit.record({ kind: 'dayClosing', id: closing.id, before: null, after: closing, centreId })
  return counted - withdrawnCents
}

/** Notes and coins that make up a sum, in what usually lies in a drawer. */
function countsFor(cents: number): DayClosing['counts'] {
  let left = cents
  return [...notes, ...coins]
    .filter((piece) => piece <= 2_000)
    .flatMap((piece) => {
      const pieces = Math.floor(left / piece)
      left -= pieces * piece
      return pieces === 0 ? [] : [{ cents: piece, pieces }]
    })
}
