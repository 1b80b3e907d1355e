import type { Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/prices'
import type { Booking, NewBooking } from '#shared/contract/booking'
import { type Agreement, noAgreement, type Price, type Quote } from '#shared/contract/price'
import type { Finding } from '#shared/domain/booking-rules'
import { type Pricing, priceFacts } from '#shared/domain/price'
import { TOTAL } from '#shared/domain/price-agreement'
import { isOver } from '#shared/domain/vocabulary'
import type { Draft, Place } from '../bookings/surroundings'
import { given } from '../common'
import { openPriceBook, quote, storedPrice } from './quote'
import { TYPED_REASON } from './words'

/**
 * Prices a booking that is made or changed, and puts the sums on it. The price is worked out anew only when something
 * that it depends on changes, never for a booking that has begun: then someone asks for it. Call this before the booking
 * is saved, and what it answers after it: that stores the lines, or takes them away.
 */
export async function reprice(
  unit: Unit,
  place: Place,
  before: Booking | null,
  after: Booking,
  agreed?: NewBooking['price'],
): Promise<() => Promise<void>> {
  const typed = after.chargedCents !== (before?.chargedCents ?? null)
  if (before && !typed && !asksForPrice(unit, before, after)) return nothingToStore
  const known = before && (await store.getPrice(unit.tx, before.id))
  // An amount without a price came from another system or was typed where there was no tariff: it stays.
  if (before && !known && before.chargedCents !== null) return nothingToStore
  const said = agreed ? { ...noAgreement, ...given(agreed) } : known?.agreement
  const agreement = typed ? withTotal(said, after.chargedCents) : said
  const book = await openPriceBook(unit.tx, place, [after], after.id)
  const pricing = book && (await quote(book, after, agreement))
  if (!pricing || pricing.lines.length === 0) {
    if (!known) return nothingToStore
    if (!typed) after.chargedCents = null
    after.waivedCents = null
    return () => storePrice(unit, known, null)
  }
  charge(after, pricing)
  const price = storedPrice(after, pricing, agreement ?? noAgreement, (known?.revision ?? 0) + 1)
  return () => storePrice(unit, known, price)
}

const nothingToStore = (): Promise<void> => Promise.resolve()

/** A booking that comes back to life is booked anew: others may pay for its caretaker by now. */
const asksForPrice = (unit: Unit, before: Booking, after: Booking): boolean =>
  before.startsAt > unit.wall &&
  (priceFacts(before) !== priceFacts(after) || (isOver(before.status) && !isOver(after.status)))

/** A sum that was typed over the price, or emptied. */
function withTotal(agreement: Agreement = noAgreement, cents: number | null): Agreement {
  const others = agreement.overrules.filter((one) => one.key !== TOTAL)
  const total = cents === null ? [] : [{ key: TOTAL, cents, reason: TYPED_REASON }]
  return { ...agreement, overrules: [...others, ...total] }
}

/** Adds the price to what the rules say about a booking that is being typed, and to the finding that there is no caretaker. */
export async function withPrice(
  tx: ReadTx,
  place: Place,
  draft: Draft,
  findings: Finding[],
  agreed?: NewBooking['price'],
): Promise<{ findings: Finding[]; price: Quote | null }> {
  const book = await openPriceBook(tx, place, [draft], draft.id)
  if (!book) return { findings, price: null }
  const price = await quote(book, draft, agreed && { ...noAgreement, ...given(agreed) })
  const caretaker = price.lines.filter((line) => line.kind === 'caretaker')
  const cents = caretaker.length === 0 ? null : caretaker.reduce((sum, line) => sum + line.cents, 0)
  return { findings: findings.map((f) => (f.code === 'after_staffed_hours' ? { ...f, data: { cents } } : f)), price }
}

/** Puts the sums of the lines on the booking. */
export function charge(
  booking: Booking,
  { chargedCents, waivedCents }: Pick<Pricing, 'chargedCents' | 'waivedCents'>,
): void {
  booking.chargedCents = chargedCents
  booking.waivedCents = waivedCents
}

/** Writes or removes the price of a booking, and logs it beside the booking. */
export async function storePrice(unit: Unit, before: Price | null, after: Price | null): Promise<void> {
  const id = after?.id ?? before?.id
  if (id === undefined) return
  if (after && before) await store.putPrice(unit.tx, after)
  else if (after) await store.insertPrices(unit.tx, [after])
  else await store.removePrice(unit.tx, id)
  unit.record({ kind: 'price', id, before, after, centreId: after?.centreId ?? before?.centreId })
}

/**
 * Prices new bookings of one centre together, in their order: a caretaker that an earlier one pays for is shared by a later
 * one. Puts the sums on each; call `savePrices` with the answer once the bookings are stored. A booking with an amount
 * already keeps it and gets no lines.
 */
export async function priceMany(tx: ReadTx, place: Place, bookings: readonly Booking[]): Promise<Price[]> {
  if (bookings.length === 0) return []
  const book = await openPriceBook(tx, place, bookings)
  if (!book) return []
  const prices: Price[] = []
  for (const booking of bookings) {
    if (booking.chargedCents !== null) continue
    const pricing = await quote(book, booking)
    if (pricing.lines.length === 0) continue
    charge(booking, pricing)
    prices.push(storedPrice(booking, pricing, noAgreement, 1))
  }
  return prices
}

/** Stores the prices that `priceMany` worked out, after their bookings. */
export async function savePrices(unit: Unit, prices: readonly Price[]): Promise<void> {
  await store.insertPrices(unit.tx, prices)
  for (const price of prices)
    unit.record({ kind: 'price', id: price.id, before: null, after: price, centreId: price.centreId })
}

/** The stored prices of bookings by id, for invoices and lists; without those that have none. */
export const pricesOf = (tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, Price>> =>
  store.pricesOf(tx, bookingIds)
