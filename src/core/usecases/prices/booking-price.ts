import type { Unit } from '#core/app/context'
import { invoicedOf } from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/prices'
import type { Booking, NewBooking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import { type Agreement, noAgreement, type Price, type Quote } from '#shared/contract/price'
import { type Finding, worstFirst } from '#shared/domain/booking-rules'
import { type Pricing, priceFacts, withCaretaker } from '#shared/domain/price'
import { TOTAL } from '#shared/domain/price-agreement'
import { isOver } from '#shared/domain/vocabulary'
import type { Draft, Place } from '../bookings/surroundings'
import { given } from '../common'
import { openPriceBook, type PriceBook, quote, storedPrice } from './quote'
import { TYPED_REASON } from './words'

/** A booking as it was (null: it is new) and as it will be. */
type Repriced = { before: Booking | null; after: Booking }

/**
 * Prices bookings of one centre that are made or changed, and puts the sums on them. In their order: a later one shares the
 * caretaker that an earlier one pays for. A price is worked out anew only when something that it depends on changes, never
 * for a booking that has begun: then someone asks for it. Call this before the bookings are saved, and what it answers
 * after it: that stores the lines, or takes them away.
 * @throws wrong_state `invoiced` when an amount is typed over a booking that stands on a final invoice
 */
export async function repriceMany(
  unit: Unit,
  place: Place,
  pairs: readonly Repriced[],
  agreed?: NewBooking['price'],
): Promise<() => Promise<void>> {
  const asking = pairs.filter((pair) => isTyped(pair) || asksForPrice(unit, pair))
  if (asking.length === 0) return nothingToStore
  const ids = asking.flatMap(({ before }) => before?.id ?? [])
  const known = await store.pricesOf(unit.tx, ids)
  const invoiced = await invoicedOf(unit.tx, ids)
  const typed = asking.find((pair) => pair.before && isTyped(pair) && invoiced.has(pair.before.id))
  if (typed) throw failure('wrong_state', { reason: 'invoiced', detail: typed.after.title })
  const wanted = asking.filter((pair) => {
    const { before } = pair
    if (!before) return true
    // An amount without a price came from another system or was typed where there was no tariff: it stays.
    if (!known.has(before.id) && before.chargedCents !== null) return false
    // What stands on an invoice is changed there, by a credit note; moving such a booking leaves its price as it is.
    return !invoiced.has(before.id)
  })
  if (wanted.length === 0) return nothingToStore
  const book = await openPriceBook(
    unit.tx,
    place,
    wanted.map(({ after }) => after),
  )
  const changes: Stored[] = []
  for (const pair of wanted) {
    const was = known.get(pair.after.id) ?? null
    const now = book && (await priced(book, pair, was, agreed))
    if (was || now) changes.push({ was, now })
  }
  return () => storePrices(unit, changes)
}

/** `repriceMany` for one booking. */
export const reprice = (
  unit: Unit,
  place: Place,
  before: Booking | null,
  after: Booking,
  agreed?: NewBooking['price'],
): Promise<() => Promise<void>> => repriceMany(unit, place, [{ before, after }], agreed)

const nothingToStore = (): Promise<void> => Promise.resolve()
const isTyped = ({ before, after }: Repriced): boolean => after.chargedCents !== (before?.chargedCents ?? null)

/** A booking that comes back to life is booked anew: others may pay for its caretaker by now. */
const asksForPrice = (unit: Unit, { before, after }: Repriced): boolean =>
  before === null ||
  (before.startsAt > unit.wall &&
    (priceFacts(before) !== priceFacts(after) || (isOver(before.status) && !isOver(after.status))))

async function priced(
  book: PriceBook,
  pair: Repriced,
  was: Price | null,
  agreed: NewBooking['price'],
): Promise<Price | null> {
  const { after } = pair
  const typed = isTyped(pair)
  const said = agreed ? { ...noAgreement, ...given(agreed) } : (was?.agreement ?? noAgreement)
  const agreement = typed ? withTotal(said, after.chargedCents) : said
  const pricing = await quote(book, after, agreement)
  if (pricing.lines.length > 0) {
    charge(after, pricing)
    return storedPrice(after, pricing, agreement, (was?.revision ?? 0) + 1)
  }
  if (was && !typed) after.chargedCents = null
  if (was) after.waivedCents = null
  return null
}

/** What new bookings of one centre would cost, in their order, as `repriceMany` would put it on them; null when nothing is known. */
export async function pricesOfNew(
  tx: ReadTx,
  place: Place,
  drafts: readonly Draft[],
  agreed: NewBooking['price'],
): Promise<Map<Draft, number | null>> {
  const book = drafts.length === 0 ? null : await openPriceBook(tx, place, drafts)
  const said = agreed ? { ...noAgreement, ...given(agreed) } : noAgreement
  const prices = new Map<Draft, number | null>()
  for (const draft of drafts) {
    const { chargedCents } = draft
    const pricing = book && (await quote(book, draft, chargedCents === null ? said : withTotal(said, chargedCents)))
    prices.set(draft, pricing && pricing.lines.length > 0 ? pricing.chargedCents : chargedCents)
  }
  return prices
}

/** A sum that was typed over the price, or emptied. */
function withTotal(agreement: Agreement, cents: number | null): Agreement {
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
  const book = await openPriceBook(tx, place, [draft])
  if (!book) return { findings, price: null }
  const price = await quote(book, draft, agreed && { ...noAgreement, ...given(agreed) })
  return { findings: worstFirst(findings.map((finding) => withCaretaker(finding, price))), price }
}

/** Puts the sums of the lines on the booking. */
export function charge(
  booking: Booking,
  { chargedCents, waivedCents }: Pick<Pricing, 'chargedCents' | 'waivedCents'>,
): void {
  booking.chargedCents = chargedCents
  booking.waivedCents = waivedCents
}

type Stored = { was: Price | null; now: Price | null }

/** Writes or takes away the prices of bookings, and logs them beside the bookings. */
export async function storePrices(unit: Unit, changes: readonly Stored[]): Promise<void> {
  await store.removePrices(
    unit.tx,
    changes.flatMap(({ was }) => was?.id ?? []),
  )
  await store.insertPrices(
    unit.tx,
    changes.flatMap(({ now }) => now ?? []),
  )
  for (const { was, now } of changes) {
    const price = now ?? was
    if (price) unit.record({ kind: 'price', id: price.id, before: was, after: now, centreId: price.centreId })
  }
}
