import type { ReadTx } from '#core/store/open'
import type { Booking } from '#shared/contract/booking'
import type { PriceLine } from '#shared/domain/price-line'

/**
 * What bookings cost, line by line, by id. A booking that carries only an amount, such as an imported one, has one line
 * of rent for it; one that costs nothing has no line.
 */
export async function pricesOf(_tx: ReadTx, bookings: readonly Booking[]): Promise<Map<string, PriceLine[]>> {
  return new Map(bookings.map((booking) => [booking.id, asOneLine(booking)]))
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
