import { ActionIcon, Button, Loader } from '@mantine/core'
import { IconUsers, IconX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { messageFor } from '../lib/failure'
import { number } from '../lib/numbers'
import { openPanel } from '../lib/panel'
import { StatusTag } from './StatusTag'
import { UsageTag } from './UsageTag'

/** How many bookings are drawn at once: a busy period has thousands. */
const PAGE = 100

/**
 * The bookings behind a figure, beside the figures. It stays while a booking is opened in the panel, so that a row of
 * missing counts can be filled in one by one. Escape or the cross closes it.
 */
export function BookingsPanel({
  title,
  query,
  centreNames,
  onClose,
  children,
}: {
  title: string
  query: UseQueryResult<Booking[]>
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
  /** Above the list: where else to look. */
  children?: ReactNode
}) {
  const [shown, setShown] = useState(PAGE)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])

  const bookings = query.data ?? []
  const people = bookings.reduce((sum, b) => sum + (b.participants ?? 0), 0)
  return (
    <section
      className="drill"
      aria-labelledby="drill-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className="drill-head">
        <h2 id="drill-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Lijst sluiten" onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      <p className="drill-sum" role="status">
        {query.data
          ? `${number(bookings.length)} ${bookings.length === 1 ? 'boeking' : 'boekingen'}, ${number(people)} deelnemers`
          : query.error
            ? ''
            : 'Boekingen worden opgehaald'}
      </p>
      {children}
      <div className="drill-body">
        {query.isPending && <Loader size="sm" className="drill-wait" />}
        {query.error && (
          <p className="fig-note" role="alert">
            {messageFor(query.error)}
          </p>
        )}
        {query.data && bookings.length === 0 && <p className="fig-note">Achter dit cijfer staan geen boekingen.</p>}
        <ul className="drill-list">
          {bookings.slice(0, shown).map((booking) => (
            <DrillRow key={booking.id} booking={booking} centre={centreNames.get(booking.centreId) ?? ''} />
          ))}
        </ul>
        {bookings.length > shown && (
          <Button variant="default" fullWidth onClick={() => setShown(shown + PAGE)}>
            Toon er meer ({number(bookings.length - shown)} over)
          </Button>
        )}
      </div>
    </section>
  )
}

function DrillRow({ booking, centre }: { booking: Booking; centre: string }) {
  return (
    <li>
      <button type="button" className="drill-row" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
        <span className="drill-when">
          {formatDate(dateOf(booking.startsAt))} · {formatTimes(booking.startsAt, booking.endsAt)}
        </span>
        <span className="drill-people">
          <IconUsers size={14} role="img" aria-label="Deelnemers:" />
          {booking.participants === null ? 'niet ingevuld' : number(booking.participants)}
        </span>
        <span className="drill-what">{booking.title}</span>
        <span className="drill-tag">
          {booking.status === 'confirmed' || booking.status === 'held' ? (
            <UsageTag usage={booking.usage} />
          ) : (
            <StatusTag status={booking.status} />
          )}
        </span>
        <span className="drill-who">{[centre, booking.renterName].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  )
}
