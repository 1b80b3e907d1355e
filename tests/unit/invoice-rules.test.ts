import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceStatus, isIban, missingFor, openCents, totalOf, vatSums, withNet } from '#shared/domain/invoice'
import { vatIn, vatRates } from '#shared/domain/price-line'
import type { CivilDate } from '#shared/time/types'

const line = fc.record({ cents: fc.integer({ min: -50_000, max: 500_000 }), vat: fc.constantFrom(...vatRates) })
const lines = fc.array(line, { maxLength: 40 })

test('the net lines of a rate add up to its net sum, and net and VAT to what is paid', () => {
  fc.assert(
    fc.property(lines, (some) => {
      const all = withNet(some)
      expect(all.map(({ cents, vat }) => ({ cents, vat }))).toEqual(some)
      const sums = vatSums(all)
      for (const { vat, netCents, vatCents, grossCents } of sums) {
        expect(vatCents).toBe(vatIn(grossCents, vat) + 0)
        expect(netCents + vatCents).toBe(grossCents)
      }
      expect(sums.reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(totalOf(some))
    }),
  )
})

test('rounding moves a line by few cents: never more than one a line', () => {
  fc.assert(
    fc.property(lines, (some) => {
      for (const { cents, vat, netCents } of withNet(some))
        expect(Math.abs(cents - netCents - vatIn(cents, vat))).toBeLessThanOrEqual(1)
    }),
  )
})

test('an invoice and its credit notes come to nothing, in whatever parts lines are taken back', () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.boolean()), (some, choose) => {
      const all = withNet(some)
      const back = all.map((l) => ({ ...l, cents: -l.cents, netCents: -l.netCents }))
      const first = back.filter(() => choose.next().value)
      const rest = back.filter((l) => !first.includes(l))
      const sums = [all, first, rest].flatMap((part) => vatSums(part))
      for (const key of ['netCents', 'vatCents', 'grossCents'] as const)
        expect(sums.reduce((sum, s) => sum + s[key], 0) + 0).toBe(0)
    }),
  )
})

test('the status follows from what is due, paid and credited', () => {
  const due = '2024-06-17' as CivilDate
  const on = (day: string, paidCents: number, creditedCents = 0) => {
    const invoice = { type: 'invoice', state: 'final', totalCents: 100, paidCents, creditedCents, dueOn: due } as const
    return [invoiceStatus(invoice, day as CivilDate), openCents(invoice)]
  }
  expect(on('2024-06-17', 0)).toEqual(['open', 100])
  expect(on('2024-06-18', 0)).toEqual(['overdue', 100])
  expect(on('2024-06-18', 40, 60)).toEqual(['paid', 0])
  expect(on('2024-06-18', 0, 100)).toEqual(['credited', 0])
  expect(on('2024-06-18', 100, 60)).toEqual(['refund', -60])
})

test('what is missing is named; an organisation without VAT needs no VAT number', () => {
  const place = { address: 'Straat 1', postcode: '1234 AB', town: 'Ridderkerk' }
  const seller = { ...place, kvk: '12345678', vatNumber: null, vatExempt: true, iban: 'NL91ABNA0417164300' }
  expect(missingFor(seller, place, [1])).toEqual([])
  expect(missingFor({ ...seller, vatExempt: false, iban: null }, { ...place, town: '' }, [])).toEqual([
    'seller_vat',
    'seller_iban',
    'buyer_address',
    'no_lines',
  ])
})

test('an IBAN is known by its check digits', () => {
  expect(['NL91 ABNA 0417 1643 00', 'BE68539007547034'].every(isIban)).toBe(true)
  expect(['NL91ABNA0417164301', 'NL91', '', 'ABCD'].some(isIban)).toBe(false)
})
