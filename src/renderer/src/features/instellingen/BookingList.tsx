import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { openPanel } from '../../lib/panel'

/** Bookings to open in the panel, to move or cancel them one by one. */
export function BookingList({ bookings, onOpen }: { bookings: Booking[]; onOpen?: () => void }) {
  return (
    <ul className="in-bookings">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <button
            type="button"
            onClick={() => {
              openPanel({ kind: 'booking', id: booking.id })
              onOpen?.()
            }}
          >
            <span>
              {formatDay(dateOf(booking.startsAt))}, {formatTimes(booking.startsAt, booking.endsAt)}
            </span>
            <b>{booking.title}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}
