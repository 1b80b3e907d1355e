import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClosureId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { openPanel } from '../../lib/panel'

/** How many bookings stand on the closed days; they are listed and can be opened, never hidden. */
export function ClosureBookings({ closureId }: { closureId: ClosureId }) {
  const { data } = useQuery(api.closures.bookings.queryOptions({ input: { id: closureId } }))
  const [open, setOpen] = useState(false)
  if (!data) return null
  if (data.length === 0) return <span className="in-quiet">geen</span>
  return (
    <>
      <button type="button" className="in-touched" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconAlertTriangle size={14} aria-hidden="true" />
        {formatCount(data.length, 'boeking', 'boekingen')}
      </button>
      {open && <BookingList bookings={data} />}
    </>
  )
}

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
