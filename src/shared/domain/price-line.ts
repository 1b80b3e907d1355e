/**
 * A line of what a booking costs, as it stands on paper. All money is in whole cents and includes VAT: what people pay is
 * exact, and the VAT in it is worked out per rate over the sum (EN 16931, BR-CO-17).
 */
export const vatRates = ['exempt', 'low', 'high'] as const
/** Letting of rooms is exempt by default; refreshments 9 %, most else 21 %. */
export type VatRate = (typeof vatRates)[number]
/** In whole per cent. */
export const vatPercent: Record<VatRate, 0 | 9 | 21> = { exempt: 0, low: 9, high: 21 }

export const priceLineKinds = ['rent', 'caretaker', 'facility', 'refreshment', 'discount'] as const
export type PriceLineKind = (typeof priceLineKinds)[number]

export const priceUnits = ['hour', 'daypart', 'day', 'person', 'piece', 'once'] as const
export type PriceUnit = (typeof priceUnits)[number]

export type PriceLine = {
  kind: PriceLineKind
  /** What it is for, in the words of the renter's paper. */
  text: string
  unit: PriceUnit
  /** In minutes when the unit is `hour`, else a whole number of units. */
  quantity: number
  /** Price of one unit (of sixty minutes for `hour`). */
  unitCents: number
  /** What is charged for the line; negative only for a discount. */
  cents: number
  /** What the tariff asks and is not charged: free of charge, discount. Never negative. */
  waivedCents: number
  vat: VatRate
}

/** The VAT that is in an amount, half a cent rounded up: 218 cents at 9 % hold 18. */
export function vatIn(cents: number, rate: VatRate): number {
  const percent = vatPercent[rate]
  return Math.sign(cents) * Math.floor((Math.abs(cents) * percent * 2 + 100 + percent) / (2 * (100 + percent)))
}
