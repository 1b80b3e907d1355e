import { useQuery } from '@tanstack/react-query'
import type { BookingId } from '#shared/contract/base'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { openPanel } from '../../lib/panel'

/** The bookings that a gap touches; each opens in the panel of bookings. */
export function Touched({ ids }: { ids: readonly BookingId[] }) {
  return (
    <section>
      <p className="ro-caption">{ids.length === 0 ? 'Er zijn geen boekingen in deze tijd.' : 'Dit raakt'}</p>
      <ul className="ro-touched">
        {ids.map((id) => (
          <TouchedBooking key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function TouchedBooking({ id }: { id: BookingId }) {
  const booking = useQuery(api.bookings.get.queryOptions({ input: { id } })).data
  if (!booking) return null
  const people = booking.expectedParticipants
  return (
    <li>
      <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id })}>
        {booking.title}
      </button>{' '}
      <span className="ro-why">
        {formatDay(dateOf(booking.startsAt))} {formatTime(booking.startsAt)}
        {people === null ? '' : `, ${people} personen`}
      </span>
    </li>
  )
}
