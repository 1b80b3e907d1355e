import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/prices'
import type { Booking } from '#shared/contract/booking'
import type { PriceLine } from '#shared/domain/price-line'

/**
 * What bookings cost, line by line, by id: the lines that were frozen on them. A booking that carries only an amount, such
 * as an imported one, has one line of rent for it; one that costs nothing has no line.
 */
export async function pricesOf(tx: ReadTx, bookings: readonly Booking[]): Promise<Map<string, readonly PriceLine[]>> {
  const stored = await store.pricesOf(
    tx,
    bookings.map((booking) => booking.id),
  )
  return new Map(bookings.map((booking) => [booking.id, stored.get(booking.id)?.lines ?? asOneLine(booking)]))
}

function asOneLine({ title, chargedCents, waivedCents }: Booking): PriceLine[] {
  if (chargedCents === null || chargedCents <= 0) return []
  return [
    {
      kind: 'rent',
      text: title,
      unit: 'once',
      quantity: 1,
      unitCents: chargedCents + (waivedCents ?? 0),
      cents: chargedCents,
      waivedCents: waivedCents ?? 0,
      vat: 'exempt',
    },
  ]
}
