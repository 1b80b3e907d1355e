import { type VatRate, vatIn, vatRates } from './price-line'

/**
 * The cash register (design: domain, section 3: coffee, tea and soft drinks, everybody pays). All money is whole cents
 * including VAT. A till is the drawer of a centre from one closing to the next; a day has one, and another when
 * something is sold after its closing.
 */
export const paidBys = ['cash', 'pin'] as const
export type PaidBy = (typeof paidBys)[number]

/** What euro cash there is, in cents; notes first. */
export const notes = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500] as const
export const coins = [200, 100, 50, 20, 10, 5, 2, 1] as const
const denominations: readonly number[] = [...notes, ...coins]

/** How many there are of a note or coin. */
export type Count = { cents: number; pieces: number }
/** Whether a note or coin of so many cents exists. */
export const isDenomination = (cents: number): boolean => denominations.includes(cents)
/** The sum in cents of what was counted. */
export const countedCents = (counts: readonly Count[]): number =>
  counts.reduce((sum, { cents, pieces }) => sum + cents * pieces, 0)

/** Something sold: `quantity` is negative when it is taken back. */
export type SoldLine = { quantity: number; unitCents: number }
/** What a line comes to, in cents; negative when it is taken back. */
export const lineCents = ({ quantity, unitCents }: SoldLine): number => quantity * unitCents
/** What a sale costs, in cents. */
export const totalCents = (lines: readonly SoldLine[]): number => lines.reduce((sum, line) => sum + lineCents(line), 0)

/** The lines that take a sale back. */
export const countered = <L extends SoldLine>(lines: readonly L[]): L[] =>
  lines.map((line) => ({ ...line, quantity: -line.quantity }))

/** What goes back to the customer; null when too little was given. */
export const changeCents = (total: number, received: number): number | null =>
  received < total ? null : received - total

/** The notes with which people are likely to pay a sum: the next ones above it, smallest first. */
export const likelyNotes = (total: number): number[] =>
  [...notes]
    .reverse()
    .filter((note) => note > total)
    .slice(0, 3)

/** Sold in some period, added up: one row per article, VAT rate and way of paying. */
export type Turnover = { name: string; vat: VatRate; paidBy: PaidBy; quantity: number; cents: number }

/** The sum in cents, of one way of paying or of all. */
export const turnoverCents = (rows: readonly Turnover[], paidBy?: PaidBy): number =>
  rows.reduce((sum, row) => sum + (paidBy === undefined || row.paidBy === paidBy ? row.cents : 0), 0)

/** Per VAT rate that occurs: what was sold and the VAT in it, worked out over the sum (EN 16931, BR-CO-17). */
export function vatOf(rows: readonly Pick<Turnover, 'vat' | 'cents'>[]): VatSum[] {
  return vatRates.flatMap((vat) => {
    const those = rows.filter((row) => row.vat === vat)
    const cents = those.reduce((sum, row) => sum + row.cents, 0)
    return those.length === 0 ? [] : [{ vat, cents, vatCents: vatIn(cents, vat) }]
  })
}
export type VatSum = { vat: VatRate; cents: number; vatCents: number }

/** Per article what was sold, most money first; what adds up to nothing is left out. */
export function articlesOf(rows: readonly Turnover[]): ArticleSum[] {
  const sums = new Map<string, ArticleSum>()
  for (const { name, quantity, cents } of rows) {
    const known = sums.get(name) ?? { name, quantity: 0, cents: 0 }
    sums.set(name, { name, quantity: known.quantity + quantity, cents: known.cents + cents })
  }
  return [...sums.values()]
    .filter((sum) => sum.quantity !== 0 || sum.cents !== 0)
    .sort((a, b) => b.cents - a.cents || a.name.localeCompare(b.name, 'nl'))
}
export type ArticleSum = { name: string; quantity: number; cents: number }

/** What goes into the reckoning of a till, in cents. */
export type Reckoning = {
  /** In the drawer at the start. */
  floatCents: number
  /** Paid in cash. */
  cashCents: number
  /** Put in (positive) and taken out (negative) by hand. */
  movedCents: number
  /** What went through the drawer after this till, when it is closed late: it lies among what is counted. */
  laterCents: number
  /** Paid by card. */
  pinCents: number
}
/** What the drawer should hold at the end of a till. */
export const expectedCents = (r: Pick<Reckoning, 'floatCents' | 'cashCents' | 'movedCents'>): number =>
  r.floatCents + r.cashCents + r.movedCents

/** How a count compares: `counted` belongs to the till itself; a difference is negative when money is missing. */
export function compareCount(
  reckoning: Reckoning,
  counts: readonly Count[],
  pinSlipCents: number,
): { counted: number; difference: number; pinDifference: number } {
  const counted = countedCents(counts) - reckoning.laterCents
  return {
    counted,
    difference: counted - expectedCents(reckoning),
    pinDifference: pinSlipCents - reckoning.pinCents,
  }
}

/** The day and which of its tills. */
export type TillName = { date: string; sequence: number }
/** Which of two tills of a centre comes first: negative, zero or positive. */
export const tillOrder = (a: TillName, b: TillName): number =>
  a.date === b.date ? a.sequence - b.sequence : a.date < b.date ? -1 : 1
