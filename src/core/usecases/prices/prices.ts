import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { invoicedOf } from '#core/store/invoices'
import * as store from '#core/store/prices'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import { type Agreement, noAgreement, type Price, type PriceAgreement } from '#shared/contract/price'
import type { Pricing } from '#shared/domain/price'
import { agreed, type ChargedLine, TYPED, tariffLines } from '#shared/domain/price-agreement'
import { loadPlace } from '../bookings/surroundings'
import { assertFresh, found, given } from '../common'
import { charge, storePrices } from './booking-price'
import { openPriceBook, quote, storedPrice } from './quote'
import { priceWords, TYPED_LINE } from './words'

/** The stored price of a booking, or none: no tariff, or an amount that was typed or imported. */
export const priceOfBooking = (ctx: Ctx, { id }: { id: string }): Promise<{ price: Price | null }> =>
  ctx.read(async (tx) => ({ price: await store.getPrice(tx, id) }))

type Outcome = { booking: Booking; price: Price | null }

/**
 * Sets by hand what was agreed: discount, deposit, refreshments, a line or the sum. The lines of the tariff stay as they
 * were when it was booked.
 */
export function overrulePrice(ctx: Ctx, input: z.infer<typeof PriceAgreement>): Promise<Outcome> {
  return ctx.change({ action: 'prices.overrule', undoable: true }, async (unit) => {
    const { id, revision, ...changes } = input
    const booking = await unbilled(unit, id, revision)
    const known = await store.getPrice(unit.tx, id)
    const agreement = { ...(known?.agreement ?? noAgreement), ...given(changes) } as Agreement
    const base = known ? tariffLines(known.lines, known.free !== null) : typedLine(booking)
    const sums = agreed(base, agreement, priceWords({ room: String, facility: String }))
    const depositCents = agreement.depositCents ?? (await depositByTariff(unit, booking, known))
    const price: Price = {
      id: booking.id,
      centreId: booking.centreId,
      free: known?.free ?? null,
      caretaker: known?.caretaker ?? [],
      lines: sums.lines,
      depositCents,
      agreement,
      revision: (known?.revision ?? 0) + 1,
    }
    return { result: await write(unit, booking, known, price, sums), subject: booking.title }
  })
}

/** The deposit that no one agreed: as it was asked when it was booked, or, once another was agreed, by the tariffs of now. */
async function depositByTariff(unit: Unit, booking: Booking, known: Price | null): Promise<number> {
  if (known === null || known.agreement.depositCents === null) return known?.depositCents ?? 0
  return (await priceNow(unit, booking, noAgreement))?.depositCents ?? 0
}

/** What the booking costs by the tariffs of now; null when nothing is known. */
async function priceNow(unit: Unit, booking: Booking, agreement: Agreement): Promise<Pricing | null> {
  const place = await loadPlace(unit.tx, booking.centreId, booking)
  const book = await openPriceBook(unit.tx, place, [booking])
  return book && quote(book, booking, agreement)
}

/** An amount that was there before: typed, or imported. */
function typedLine({ chargedCents }: Booking): ChargedLine[] {
  if (chargedCents === null || chargedCents <= 0) return []
  const cents = chargedCents
  const line = { kind: 'rent', text: TYPED_LINE, unit: 'once', quantity: 1, unitCents: cents, cents } as const
  return [{ ...line, key: TYPED, waivedCents: 0, vat: 'exempt', reason: null }]
}

/** Works the price out anew by the tariffs that hold on its day now, because someone asks for it. What was agreed stays. */
export function renewPrice(ctx: Ctx, input: { id: string; revision: number }): Promise<Outcome> {
  return ctx.change({ action: 'prices.renew', undoable: true }, async (unit) => {
    const booking = await unbilled(unit, input.id, input.revision)
    const known = await store.getPrice(unit.tx, booking.id)
    const agreement = known?.agreement ?? noAgreement
    const pricing = await priceNow(unit, booking, agreement)
    if (!pricing || pricing.lines.length === 0) return { result: { booking, price: known }, subject: booking.title }
    const price = storedPrice(booking, pricing, agreement, (known?.revision ?? 0) + 1)
    return { result: await write(unit, booking, known, price, pricing), subject: booking.title }
  })
}

/** The booking, when its price may be changed. @throws wrong_state `invoiced` when it stands on a final invoice */
async function unbilled(unit: Unit, id: string, revision: number): Promise<Booking> {
  const booking = found(await bookings.get(unit.tx, id), 'booking', id)
  assertFresh(booking, revision, 'booking')
  if ((await invoicedOf(unit.tx, [id])).size > 0)
    throw failure('wrong_state', { reason: 'invoiced', detail: booking.title })
  return booking
}

async function write(
  unit: Unit,
  before: Booking,
  known: Price | null,
  price: Price,
  sums: { chargedCents: number; waivedCents: number },
): Promise<Outcome> {
  const after: Booking = { ...before, revision: before.revision + 1 }
  charge(after, sums)
  await store.setCharged(unit.tx, after)
  unit.record({ kind: 'booking', id: after.id, before, after, centreId: after.centreId })
  await storePrices(unit, [{ was: known, now: price }])
  return { booking: after, price }
}
