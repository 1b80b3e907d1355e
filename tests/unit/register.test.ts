import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '#shared/contract/register'
import { vatIn, vatRates } from '#shared/domain/price-line'
import {
  articlesOf,
  changeCents,
  coins,
  compareCount,
  countedCents,
  countered,
  expectedCents,
  isDenomination,
  likelyNotes,
  notes,
  paidBys,
  tillOrder,
  totalCents,
  turnoverCents,
  vatOf,
} from '#shared/domain/register'
import { onTheBill } from '../../src/renderer/src/features/kas/bill'
import { lettersFor } from '../../src/renderer/src/features/kas/letters'

const line = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), unitCents: fc.integer({ min: 0, max: 5000 }) })
const row = fc.record({
  name: fc.constantFrom('Koffie', 'Thee', 'Fris'),
  vat: fc.constantFrom(...vatRates),
  paidBy: fc.constantFrom(...paidBys),
  quantity: fc.integer({ min: -9, max: 9 }),
  cents: fc.integer({ min: -5000, max: 5000 }),
})
const count = fc.record({ cents: fc.constantFrom(...notes, ...coins), pieces: fc.integer({ min: 0, max: 50 }) })

describe('totals', () => {
  test('two coffees and a tea', () => {
    const lines = [
      { quantity: 2, unitCents: 150 },
      { quantity: 1, unitCents: 125 },
    ]
    expect(totalCents(lines)).toBe(425)
    expect(changeCents(425, 500)).toBe(75)
    expect(changeCents(425, 425)).toBe(0)
    expect(changeCents(425, 420)).toBeNull()
  })

  test('a sale and its counter sale add up to nothing, whatever was sold', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(totalCents([...lines, ...countered(lines)])).toBe(0)
        expect(totalCents(countered(countered(lines)))).toBe(totalCents(lines))
      }),
    )
  })

  test('cash and pin, the rates, and the articles each add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const whole = rows.reduce((sum, { cents }) => sum + cents, 0)
        expect(turnoverCents(rows)).toBe(whole)
        expect(turnoverCents(rows, 'cash') + turnoverCents(rows, 'pin')).toBe(whole)
        expect(vatOf(rows).reduce((sum, { cents }) => sum + cents, 0)).toBe(whole)
        expect(articlesOf(rows).reduce((sum, { cents }) => sum + cents, 0)).toBe(whole)
        for (const { vat, cents, vatCents } of vatOf(rows)) expect(vatCents).toBe(vatIn(cents, vat))
      }),
    )
  })

  test('the VAT of a sale and of its counter sale cancel out', () => {
    expect(vatOf([{ vat: 'low', cents: 150 }])).toEqual([{ vat: 'low', cents: 150, vatCents: 12 }])
    expect(vatOf([{ vat: 'low', cents: -150 }])).toEqual([{ vat: 'low', cents: -150, vatCents: -12 }])
    expect(vatOf([])).toEqual([])
  })

  test('the notes that are offered are more than the sum', () => {
    expect(likelyNotes(300)).toEqual([500, 1000, 2000])
    expect(likelyNotes(500)).toEqual([1000, 2000, 5000])
    expect(likelyNotes(40_000)).toEqual([50_000])
    expect(likelyNotes(60_000)).toEqual([])
  })
})

describe('counting', () => {
  const cents = fc.integer({ min: -100_000, max: 100_000 })
  const reckoning = fc.record({
    floatCents: cents,
    cashCents: cents,
    movedCents: cents,
    laterCents: cents,
    pinCents: cents,
  })

  test('what is expected, and what is over, make up what was counted for the till', () => {
    fc.assert(
      fc.property(reckoning, fc.array(count), cents, (r, counts, slip) => {
        const { counted, difference, pinDifference } = compareCount(r, counts, slip)
        expect(expectedCents(r) + difference).toBe(counted)
        expect(counted + r.laterCents).toBe(countedCents(counts))
        expect(r.pinCents + pinDifference).toBe(slip)
      }),
    )
  })

  test('only notes and coins that exist', () => {
    expect([...notes, ...coins].every(isDenomination)).toBe(true)
    expect([25, 300, 0, -50].some(isDenomination)).toBe(false)
  })

  test('tills go by day, and within the day by their order', () => {
    const tills = [
      { date: '2026-06-02', sequence: 2 },
      { date: '2026-06-03', sequence: 1 },
      { date: '2026-06-02', sequence: 1 },
    ]
    expect([...tills].sort(tillOrder)).toEqual([tills[2], tills[0], tills[1]])
  })
})

describe('letters of the keys', () => {
  test('the first that is free of the name; T, N, P, O and B are taken by the screen', () => {
    expect(lettersFor(['Koffie', 'Thee', 'Kop soep', 'Café crème', 'Ä', '7-Up'])).toEqual([
      'K',
      'H',
      'S',
      'C',
      'A',
      'U',
    ])
  })

  test('no letter twice, and what is added at the end changes nothing before it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 40 }), fc.string(), (names, more) => {
        const letters = lettersFor(names)
        const given = letters.filter((letter) => letter !== null)
        expect(new Set(given).size).toBe(given.length)
        expect(given).toHaveLength(Math.min(names.length, 21))
        expect(lettersFor([...names, more]).slice(0, names.length)).toEqual(letters)
      }),
    )
  })
})

test('on the bill of a booking the same article at the same price is one line', () => {
  const coffee = { id: 'k', name: 'Koffie', cents: 150, vat: 'low' } as Article
  const known = [
    { articleId: 'k', text: 'Koffie', quantity: 2, unitCents: 150, vat: 'low' as const },
    { articleId: null, text: 'Taart', quantity: 1, unitCents: 900, vat: 'low' as const },
  ]
  expect(onTheBill(known, [{ article: coffee, quantity: 3, cents: 450 }])).toMatchObject([
    { quantity: 5 },
    { quantity: 1 },
  ])
  const dearer = { ...coffee, cents: 175 }
  expect(onTheBill(known, [{ article: dearer, quantity: 1, cents: 175 }])).toMatchObject([
    { quantity: 2 },
    {},
    { unitCents: 175, quantity: 1 },
  ])
  expect(known[0]?.quantity).toBe(2)
})
