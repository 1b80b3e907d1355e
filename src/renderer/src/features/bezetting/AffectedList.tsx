import { IconArrowRight, IconUsers } from '@tabler/icons-react'
import type { AffectedBooking, WhatIf } from '#shared/contract/room-use'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { formatCount } from '../../lib/format'
import { openPanel } from '../../lib/panel'
import { Tag } from '../../ui/Tag'

/** The bookings that are affected, each with where it could go. */
export function AffectedList({ result, centreName }: { result: WhatIf; centreName: string }) {
  const rest = result.affected - result.bookings.length
  return (
    <>
      <ul className="bz-affected" aria-label="Geraakte boekingen">
        {result.bookings.map((one) => (
          <AffectedRow key={one.booking.id} one={one} centreName={centreName} />
        ))}
      </ul>
      {rest > 0 && (
        <p className="fig-note">
          En nog {formatCount(rest, 'boeking', 'boekingen')} later in de periode, die wel meetellen.
        </p>
      )}
    </>
  )
}

function AffectedRow({ one: { booking, because, place }, centreName }: { one: AffectedBooking; centreName: string }) {
  const people = booking.participants ?? booking.expectedParticipants
  return (
    <li>
      <button type="button" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
        <span className="bz-when">
          {formatDate(dateOf(booking.startsAt))} · {formatTimes(booking.startsAt, booking.endsAt)}
        </span>
        <span className="bz-what">
          <b>{booking.title}</b>
          {booking.renterName !== null && <small>{booking.renterName}</small>}
        </span>
        <span className="bz-people">
          {people !== null && (
            <>
              <IconUsers size={14} role="img" aria-label="Mensen:" /> {people}
            </>
          )}
        </span>
        <span className="bz-to">
          {place === null ? (
            <Tag tone="warn">
              {because === 'closed' ? 'geen plek op deze tijd' : 'geen plek buiten de openingstijden'}
            </Tag>
          ) : (
            <>
              <IconArrowRight size={14} role="img" aria-label="kan naar" />
              {place.roomNames.join(' + ')}
              {place.centreName !== centreName && <small>{place.centreName}</small>}
            </>
          )}
        </span>
      </button>
    </li>
  )
}
