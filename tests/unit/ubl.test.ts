import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ublOf } from '#core/usecases/invoices/ubl'
import type { Invoice, InvoiceLine } from '#shared/contract/invoice'
import { totalOf, usualExemptReason, vatSums, withNet } from '#shared/domain/invoice'
import { vatRates } from '#shared/domain/price-line'
import type { CivilDate } from '#shared/time/types'
import { at, brokenRules, readXml } from '../support/en16931'

const place = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Ridderkerk' }
const seller = {
  ...place,
  legalName: 'Stichting De Fuik & Zn. <Bolnes>',
  kvk: '12345678',
  vatNumber: 'NL001234567B01',
  vatExempt: false,
  exemptReason: usualExemptReason,
  iban: 'NL91ABNA0417164300',
  email: 'balie@example.nl',
  phone: null,
  paymentDays: 14,
  paymentText: null,
}
const buyer = {
  ...place,
  name: 'Gemeente Ridderkerk',
  attention: null,
  email: null,
  kvk: null,
  oin: '00000001001234567000',
  vatNumber: null,
  reference: null,
}
type Rough = Pick<InvoiceLine, 'cents' | 'vat'> & Partial<Pick<InvoiceLine, 'text' | 'kind' | 'date'>>

/** A final invoice of these lines; `over` changes what is asked. */
function invoiceOf(rough: readonly Rough[], over: Partial<Invoice> = {}): Invoice {
  const sign = over.type === 'credit' ? -1 : 1
  const lines = withNet(
    rough.map(({ cents, vat, text = 'Zaal 1', kind = 'rent', date = '2024-06-03' as CivilDate }) => ({
      bookingId: null,
      date,
      kind,
      text,
      unit: 'once',
      quantity: 1,
      unitCents: cents * sign,
      cents: cents * sign,
      waivedCents: 0,
      vat,
      corrects: null,
    })),
  )
  const totalCents = totalOf(lines)
  return {
    id: 'i' as Invoice['id'],
    type: 'invoice',
    state: 'final',
    status: 'open',
    number: '2024-0001',
    renterId: 'r' as Invoice['renterId'],
    renterName: buyer.name,
    issuedOn: '2024-06-03' as CivilDate,
    dueOn: '2024-06-17' as CivilDate,
    periodFrom: null,
    periodTo: null,
    totalCents,
    paidCents: 0,
    creditedCents: 0,
    openCents: totalCents,
    correctsId: null,
    correctsNumber: null,
    sentAt: null,
    createdAt: '2024-06-03T07:00:00.000Z' as Invoice['createdAt'],
    revision: 2,
    seller,
    buyer,
    reference: null,
    note: null,
    lines,
    vat: vatSums(lines),
    payments: [],
    credits: [],
    creditedLines: [],
    freeLines: [],
    missing: [],
    ...over,
  }
}
const broken = (invoice: Invoice) => brokenRules(readXml(ublOf(invoice)))
const credit = { type: 'credit', number: '2024-0002', correctsNumber: '2024-0001' } as const

test('an invoice with exempt letting, drinks at 9 and 21 % and a discount keeps the rules', () => {
  const lines: Rough[] = [
    { cents: 14_000, vat: 'exempt' },
    { cents: 218, vat: 'low', text: 'Koffie & thee <12>' },
    { cents: 4_999, vat: 'high' },
    { cents: -500, vat: 'exempt', text: 'Korting' },
  ]
  const invoice = invoiceOf(lines, {
    reference: 'PO 12',
    note: 'Bedankt',
    periodFrom: '2024-06-01' as CivilDate,
    periodTo: '2024-06-30' as CivilDate,
  })
  expect(broken(invoice)).toEqual([])
  const root = readXml(ublOf(invoice))
  const said = (path: string) => at(root, path).map((e) => e.text)
  expect(said('cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['187.17'])
  expect(said('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount')).toEqual(['0.00', '0.18', '8.68'])
  expect(said('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID')).toEqual(['E', 'S', 'S'])
  expect(said('cac:InvoiceLine/cac:Item/cbc:Name')[1]).toBe(
    'Koffie &amp; thee &lt;12&gt;'.replace(
      /&(amp|lt|gt);/g,
      (c) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>' })[c] ?? c,
    ),
  )
})

test('a credit note keeps the rules, in positive amounts, and names its invoice', () => {
  const note = invoiceOf(
    [
      { cents: 14_000, vat: 'exempt' },
      { cents: 218, vat: 'low' },
    ],
    credit,
  )
  expect(broken(note)).toEqual([])
  const root = readXml(ublOf(note))
  expect(at(root, 'cac:LegalMonetaryTotal/cbc:PayableAmount')[0]?.text).toBe('142.18')
  expect(at(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')[0]?.text).toBe('2024-0001')
})

test('an organisation that charges no VAT is known by its registration', () => {
  const plain = { ...seller, vatNumber: null, vatExempt: true }
  expect(broken(invoiceOf([{ cents: 5_000, vat: 'exempt' }], { seller: plain }))).toEqual([])
})

test('a line by hand, which belongs to no booking and no day, keeps the rules in an invoice and a credit note', () => {
  const lines: Rough[] = [
    { cents: 14_000, vat: 'exempt' },
    { cents: 1_000, vat: 'high', kind: 'free', text: '2 × Vervoer', date: null },
    { cents: 333, vat: 'low', kind: 'free', text: 'Taart', date: null },
  ]
  for (const over of [{}, credit]) {
    const invoice = invoiceOf(lines, over)
    expect(broken(invoice)).toEqual([])
    const root = readXml(ublOf(invoice))
    const [, byHand] = at(root, over === credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine')
    if (!byHand) throw new Error('no line')
    expect(at(byHand, 'cac:Item/cbc:Name')[0]?.text).toBe('2 × Vervoer')
    expect(at(byHand, 'cbc:LineExtensionAmount')[0]?.text).toBe('8.26')
    expect(at(byHand, 'cac:InvoicePeriod')).toEqual([])
  }
})

test('a compensation lies outside VAT, names no VAT number and is paid with the deposit', () => {
  const damage: Rough = { cents: 4_500, vat: 'exempt', kind: 'damage', text: 'Ingehouden waarborg: stoelen' }
  const alone = invoiceOf([damage], { buyer: { ...buyer, vatNumber: 'NL009876543B01' } })
  expect(broken(alone)).toEqual([])
  const said = (invoice: Invoice, path: string) => at(readXml(ublOf(invoice)), path).map((e) => e.text)
  expect(said(alone, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID')).toEqual(['O'])
  expect(said(alone, 'cac:LegalMonetaryTotal/cbc:PrepaidAmount')).toEqual(['45.00'])
  expect(said(alone, 'cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['0.00'])
  expect(broken(invoiceOf([damage], credit))).toEqual([])
  // With work beside it the invoice is within VAT as a whole, and says of both why there is none.
  const mixed = invoiceOf([damage, { cents: 6_050, vat: 'high', kind: 'kept' }, { cents: 100, vat: 'exempt' }])
  expect(broken(mixed)).toEqual([])
  expect(said(mixed, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason')[0]).toMatch(
    /artikel 11.*schadevergoeding/,
  )
})

test('whatever the lines are, the rules are kept', () => {
  const line = fc.record({
    cents: fc.integer({ min: -20_000, max: 300_000 }),
    vat: fc.constantFrom(...vatRates),
    text: fc.string({ unit: 'binary', minLength: 1 }).map((text) => `Zaal ${text}`),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), fc.boolean(), (lines, isCredit) => {
      expect(broken(invoiceOf(lines, isCredit ? credit : {}))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('the rules find what is wrong: a sum, an order, a missing address', () => {
  const xml = ublOf(
    invoiceOf([
      { cents: 14_000, vat: 'exempt' },
      { cents: 218, vat: 'low' },
    ]),
  )
  const after = (from: string | RegExp, to: string) => brokenRules(readXml(xml.replace(from, to)))
  expect(after('>142.18</cbc:PayableAmount>', '>142.17</cbc:PayableAmount>')).toEqual(['BR-CO-16'])
  expect(after(/<cbc:CityName>Ridderkerk<\/cbc:CityName>/, '')).toEqual(['BR-NL-3'])
  expect(after(/(<cbc:ID>2024-0001<\/cbc:ID>)\s*(<cbc:IssueDate>[^<]*<\/cbc:IssueDate>)/, '$2$1')).toEqual([
    'Invoice/cbc:ID does not belong here',
  ])
  expect(
    after(
      '<cbc:TaxAmount currencyID="EUR">0.18</cbc:TaxAmount>',
      '<cbc:TaxAmount currencyID="EUR">0.28</cbc:TaxAmount>',
    ),
  ).toContain('BR-CO-14')
})

test('a draft has no UBL', () => {
  expect(() => ublOf(invoiceOf([], { state: 'draft', number: null }))).toThrow('draft')
})
