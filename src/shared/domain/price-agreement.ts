import { type PriceLine, type VatRate, vatRates } from './price-line'
import { divide } from './tariff'

/** A line with the name by which it is found again (`rent:<room>:hour:evening`), and why it was overruled or given. */
export type ChargedLine = PriceLine & { key: string; reason: string | null }

/** What people agreed about a price by hand; it stays when the price is worked out anew. */
export type Agreement = {
  /** On rent and facilities: in whole per cent, or an amount. */
  discount: { percent: number | null; cents: number | null; reason: string } | null
  /** A line, by its key, or the sum (`total`), set by hand. */
  overrules: readonly { key: string; cents: number; reason: string }[]
  /** Instead of what the tariff asks. */
  depositCents: number | null
  /** Coffee, tea, soft drinks: everybody pays, also when the room is free. */
  refreshments: readonly Refreshment[]
}
/** An article of the price list as it was when it was put on the booking. */
type Refreshment = { articleId: string | null; text: string; quantity: number; unitCents: number; vat: VatRate }

export const nothingAgreed: Agreement = { discount: null, overrules: [], depositCents: null, refreshments: [] }
/** The key of a sum that was set by hand. */
export const TOTAL = 'total'
/** The key of an amount that was typed, or imported, before there was a price. */
export const TYPED = 'typed'

/**
 * Puts what was agreed over the lines of the tariff: lines set by hand, discount, refreshments, and last the sum set by
 * hand, as a line with the difference. The sum of the lines is what is charged, and never below zero.
 */
export function agreed(
  lines: readonly ChargedLine[],
  agreement: Agreement,
  say: { discount(reason: string): string; agreed(reason: string): string },
): { lines: ChargedLine[]; chargedCents: number; waivedCents: number } {
  const byKey = new Map(agreement.overrules.map((one) => [one.key, one]))
  const out = lines.map((line) => {
    const by = byKey.get(line.key)
    if (!by) return line
    const asked = line.cents + line.waivedCents
    return { ...line, cents: by.cents, waivedCents: Math.max(0, asked - by.cents), reason: by.reason }
  })
  if (agreement.discount) {
    const base = out.filter((line) => line.kind === 'rent' || line.kind === 'facility')
    const { percent, cents, reason } = agreement.discount
    const sums = perRate(base)
    const off = percent === null ? spread(sums, cents ?? 0) : shares(sums, percent)
    out.push(...less('discount', off, say.discount(reason), reason))
  }
  agreement.refreshments.forEach(({ text, quantity, unitCents, vat }, i) => {
    const line = { kind: 'refreshment', text, unit: 'piece', quantity, unitCents, vat, waivedCents: 0 } as const
    out.push({ ...line, key: `refreshment:${i}`, cents: quantity * unitCents, reason: null })
  })
  const total = byKey.get(TOTAL)
  if (total) {
    const more = total.cents - charged(out)
    const text = say.agreed(total.reason)
    if (more < 0) out.push(...less(TOTAL, spread(perRate(out), -more), text, total.reason))
    if (more > 0) {
      const vat = out.find((line) => line.kind === 'rent')?.vat ?? 'exempt'
      const line = { kind: 'rent', text, unit: 'once', quantity: 1, unitCents: more, cents: more } as const
      out.push({ ...line, key: TOTAL, waivedCents: 0, vat, reason: total.reason })
    }
  }
  return { lines: out, chargedCents: charged(out), waivedCents: out.reduce((sum, line) => sum + line.waivedCents, 0) }
}

/**
 * The lines as the tariff gave them, from stored ones: without what was agreed. They are not worked out anew, so a tariff
 * that changed since plays no part.
 */
export function tariffLines(lines: readonly ChargedLine[], free: boolean): ChargedLine[] {
  return lines.flatMap((line): ChargedLine[] => {
    if (line.kind === 'discount' || line.kind === 'refreshment' || line.key === TOTAL) return []
    const asked = line.unit === 'hour' ? divide(line.quantity * line.unitCents, 60) : line.quantity * line.unitCents
    const gift = free && line.kind !== 'caretaker' && line.key !== TYPED
    return [{ ...line, cents: gift ? 0 : asked, waivedCents: gift ? asked : 0, reason: null }]
  })
}

const charged = (lines: readonly ChargedLine[]): number => lines.reduce((sum, line) => sum + line.cents, 0)

type PerRate = Map<VatRate, number>

/** What is charged per VAT rate, in the fixed order of the rates. */
function perRate(lines: readonly ChargedLine[]): PerRate {
  const sums = new Map(vatRates.map((rate) => [rate, 0]))
  for (const line of lines) sums.set(line.vat, (sums.get(line.vat) ?? 0) + line.cents)
  return sums
}

const shares = (sums: PerRate, percent: number): PerRate =>
  new Map([...sums].map(([rate, sum]) => [rate, divide(sum * percent, 100)]))

/** Takes an amount from the sums one after the other, no more than there is. */
function spread(sums: PerRate, amount: number): PerRate {
  let left = amount
  return new Map(
    [...sums].map(([rate, sum]) => {
      const part = Math.min(left, Math.max(0, sum))
      left -= part
      return [rate, part]
    }),
  )
}

/** A line of discount per VAT rate, so that the VAT of the whole stays right. */
function less(name: string, off: PerRate, text: string, reason: string): ChargedLine[] {
  return [...off].flatMap(([vat, cents]): ChargedLine[] =>
    cents === 0
      ? []
      : [
          {
            key: `${name}:${vat}`,
            kind: 'discount',
            text,
            unit: 'once',
            quantity: 1,
            unitCents: -cents,
            cents: -cents,
            waivedCents: cents,
            vat,
            reason,
          },
        ],
  )
}
