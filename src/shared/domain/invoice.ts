import type { CivilDate } from '../time/types'
import { depositLineKinds } from './deposit'
import { type PriceLine, priceLineKinds, type VatRate, vatIn, vatRates } from './price-line'

/** Pure rules of invoices. All money is in whole cents; a credit note has negative lines. */

/** A line as it stands on paper. `netCents` is its part of the sum without VAT of its rate. */
export type InvoiceLine = Omit<PriceLine, 'kind'> & {
  kind: string
  bookingId: string | null
  date: CivilDate | null
  netCents: number
  /** Of a credit note: the invoice and its line (from zero) that it takes back. */
  corrects: { invoiceId: string; position: number } | null
}

/** The kind of a line that was added by hand, and belongs to no booking. */
export const FREE_LINE = 'free'

/** True when everything on an invoice is a compensation: that lies outside VAT, which is something else than exempt (EN 16931, O). */
export const isOutsideVat = (lines: readonly { kind: string }[]): boolean =>
  lines.length > 0 && lines.every((line) => line.kind === 'damage')

/** Why a compensation carries no VAT (article 1 Wet OB 1968: nothing is supplied for it). */
const DAMAGE_REASON = 'Geen btw: schadevergoeding (buiten de heffing van omzetbelasting)'

/** Why lines of an invoice carry no VAT, as it stands on paper and in the file. */
export function exemptReasonOf(invoice: {
  seller: { exemptReason: string }
  lines: readonly { kind: string; vat: VatRate }[]
}): string {
  const without = invoice.lines.filter((line) => line.vat === 'exempt')
  const damage = without.filter((line) => line.kind === 'damage')
  if (damage.length === 0) return invoice.seller.exemptReason
  if (damage.length === without.length) return DAMAGE_REASON
  return `${invoice.seller.exemptReason}. Ingehouden waarborg: ${DAMAGE_REASON.toLowerCase()}`
}

export type VatSum = { vat: VatRate; netCents: number; vatCents: number; grossCents: number }

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/**
 * Gives every line its net amount. The VAT is worked out once per rate over the gross sum; the cents that rounding per
 * line would lose or win go to the largest lines, so that the net lines of a rate add up to its net sum.
 */
export function withNet<L extends { cents: number; vat: VatRate }>(lines: readonly L[]): (L & { netCents: number })[] {
  const vatOf = new Map<L, number>()
  for (const rate of vatRates) {
    const those = lines.filter((line) => line.vat === rate)
    const wanted = vatIn(sum(those.map((line) => line.cents)), rate)
    for (const line of those) vatOf.set(line, vatIn(line.cents, rate))
    let left = wanted - sum(those.map((line) => vatOf.get(line) ?? 0))
    const step = Math.sign(left)
    // The largest lines bear it best; with more cents than lines it goes round again.
    const order = [...those].sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents))
    for (let i = 0; left !== 0 && order.length > 0; i++, left -= step) {
      const line = order[i % order.length]
      if (line) vatOf.set(line, (vatOf.get(line) ?? 0) + step)
    }
  }
  return lines.map((line) => ({ ...line, netCents: line.cents - (vatOf.get(line) ?? 0) }))
}

/** The sums per rate, of rates that occur, in the order exempt, low, high. */
export function vatSums(lines: readonly { vat: VatRate; cents: number; netCents: number }[]): VatSum[] {
  return vatRates.flatMap((vat) => {
    const those = lines.filter((line) => line.vat === vat)
    if (those.length === 0) return []
    const grossCents = sum(those.map((line) => line.cents))
    const netCents = sum(those.map((line) => line.netCents))
    return [{ vat, netCents, vatCents: grossCents - netCents, grossCents }]
  })
}

/** What lines come to, in cents with VAT. */
export const totalOf = (lines: readonly { cents: number }[]): number => sum(lines.map((line) => line.cents))

export const invoiceStatuses = ['draft', 'open', 'overdue', 'paid', 'credited', 'refund', 'credit'] as const
/** `credited`: a credit note took it back whole; `refund`: more was paid than is due; `credit`: a final credit note. */
export type InvoiceStatus = (typeof invoiceStatuses)[number]

type Standing = {
  type: 'invoice' | 'credit'
  state: 'draft' | 'final'
  totalCents: number
  paidCents: number
  /** What credit notes took off, as a positive amount. */
  creditedCents: number
  dueOn: CivilDate | null
}

/** What is still to be paid; negative when money has to go back. */
export const openCents = (i: Standing): number =>
  i.type === 'credit' || i.state === 'draft' ? 0 : i.totalCents - i.creditedCents - i.paidCents

/** How an invoice stands on a day. */
export function invoiceStatus(i: Standing, today: CivilDate): InvoiceStatus {
  if (i.state === 'draft') return 'draft'
  if (i.type === 'credit') return 'credit'
  const open = openCents(i)
  if (open < 0) return 'refund'
  if (open > 0) return i.dueOn !== null && i.dueOn < today ? 'overdue' : 'open'
  return i.paidCents === 0 && i.creditedCents > 0 ? 'credited' : 'paid'
}

/** `2026-0001`: the number of an invoice or credit note. */
export const invoiceNumber = (year: number, sequence: number): string => `${year}-${String(sequence).padStart(4, '0')}`

/** The ledger account of each kind of line unless the organisation says otherwise. */
export const usualLedger: Record<string, string> = {
  ...Object.fromEntries([...priceLineKinds, ...depositLineKinds].map((kind) => [kind, '8000'])),
  caretaker: '8010',
  facility: '8020',
  refreshment: '8100',
  discount: '8000',
}
export const OTHER_LEDGER = '8000'

/** Why letting of rooms carries no VAT, unless the organisation says otherwise. */
export const usualExemptReason =
  'Vrijgesteld van btw: verhuur van onroerende zaken (artikel 11, lid 1, onder b, Wet OB 1968)'

/** What must be known of the two parties before an invoice can be final (article 35a Wet OB; BR-06, BR-07, BR-NL-3). */
export const partyProblems = [
  'seller_address',
  'seller_kvk',
  'seller_vat',
  'seller_iban',
  'buyer_address',
  'no_lines',
] as const
export type PartyProblem = (typeof partyProblems)[number]

type Address = { address: string | null; postcode: string | null; town: string | null }
const whole = (a: Address): boolean => [a.address, a.postcode, a.town].every((part) => part !== null && part !== '')

/** What is missing, in order; empty when the invoice can be made final. */
export function missingFor(
  seller: Address & { kvk: string | null; vatNumber: string | null; vatExempt: boolean; iban: string | null },
  buyer: Address,
  lines: readonly unknown[],
): PartyProblem[] {
  return [
    ...(whole(seller) ? [] : (['seller_address'] as const)),
    ...(seller.kvk ? [] : (['seller_kvk'] as const)),
    ...(seller.vatNumber || seller.vatExempt ? [] : (['seller_vat'] as const)),
    ...(seller.iban ? [] : (['seller_iban'] as const)),
    ...(whole(buyer) ? [] : (['buyer_address'] as const)),
    ...(lines.length > 0 ? [] : (['no_lines'] as const)),
  ]
}

/** True when the check digits of an IBAN are right (ISO 13616, modulo 97). */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
