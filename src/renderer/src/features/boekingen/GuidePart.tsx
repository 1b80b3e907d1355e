import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { api } from '../../lib/client'
import { GuideSelect } from '../../lib/GuideSelect'
import { useMay } from '../../lib/session'
import { Tag } from '../../ui/Tag'

/** Who guides the tour that this booking is; nothing for other bookings. */
export function GuidePart({ booking }: { booking: Booking }) {
  const enabled = useMay('museum.tourOfBooking')
  const mayGuide = useMay('museum.guide', booking.centreId)
  const row = useQuery(api.museum.tourOfBooking.queryOptions({ input: { id: booking.id }, enabled })).data?.row
  if (!row) return null
  return (
    <section className="booking-fields" aria-label="Rondleiding">
      {mayGuide ? (
        <GuideSelect row={row} centreId={booking.centreId} label="Gids" visibleLabel={`Gids van ${row.name}`} />
      ) : (
        <p className="booking-hint">
          Gids van {row.name}: {row.guideName ?? 'nog niemand'}
        </p>
      )}
      {row.clash && <Tag tone="bad">Deze gids heeft dan ook een andere rondleiding</Tag>}
    </section>
  )
}
