import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { timeLeft } from '../../lib/deadline'
import { openPanel } from '../../lib/panel'
import { Tag } from '../../ui/Tag'

/** How long an option stands, and which bookings made way for which. */
export function Standing({ booking, now }: { booking: Booking; now: WallTime }) {
  const until = booking.optionUntil ?? booking.startsAt
  const left = timeLeft(until, now)
  return (
    <>
      {booking.status === 'option' && (
        <p className="booking-hint">
          Optie tot {formatDay(dateOf(until))}, {formatTime(until)} <Tag tone={left.tone}>{left.text}</Tag>
        </p>
      )}
      {booking.priorityReason !== null && <p className="booking-hint">Gaat voor omdat: {booking.priorityReason}</p>}
      <Links booking={booking} />
    </>
  )
}

function Links({ booking }: { booking: Booking }) {
  const links = useQuery(api.bookings.links.queryOptions({ input: { id: booking.id } })).data
  if (!links) return null
  const lines = [
    ...(links.displacedBy ? [{ text: 'Moest wijken voor', other: links.displacedBy }] : []),
    ...(links.successor ? [{ text: 'In plaats hiervan', other: links.successor }] : []),
    ...(links.replaces ? [{ text: 'Komt in plaats van', other: links.replaces }] : []),
    ...links.displaced.map((other) => ({ text: 'Hiervoor week', other })),
  ]
  return lines.map(({ text, other }) => (
    <p className="booking-hint" key={`${text} ${other.id}`}>
      {text}:{' '}
      <button type="button" className="booking-link" onClick={() => openPanel({ kind: 'booking', id: other.id })}>
        {other.title}, {formatDay(dateOf(other.startsAt))} {formatTime(other.startsAt)}
      </button>
    </p>
  ))
}
