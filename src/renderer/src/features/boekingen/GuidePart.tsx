import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { api } from '../../lib/client'
import { GuideSelect } from '../../lib/GuideSelect'
import { Tag } from '../../ui/Tag'

/** Who guides the tour that this booking is; nothing for other bookings. */
export function GuidePart({ booking }: { booking: Booking }) {
  const row = useQuery(api.museum.tourOfBooking.queryOptions({ input: { id: booking.id } })).data?.row
  if (!row) return null
  return (
    <section className="booking-fields" aria-label="Rondleiding">
      <GuideSelect row={row} centreId={booking.centreId} label="Gids" visibleLabel={`Gids van ${row.name}`} />
      {row.clash && <Tag tone="bad">Deze gids heeft dan ook een andere rondleiding</Tag>}
    </section>
  )
}
