import { ActionIcon, Button, Loader } from '@mantine/core'
import { IconUsers, IconX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import type { Drill } from '../lib/drill'
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
  by,
  children,
}: {
  title: string
  query: UseQueryResult<Booking[]>
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
  /** Bookings of one renter, or of one group, stand together under its name. */
  by?: Drill['by'] | undefined
  /** Above the list: where else to look. */
  children?: ReactNode
}) {
  const [shown, setShown] = useState(PAGE)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const figure = document.activeElement
    heading.current?.focus()
    // Back to the figure that was asked, where the screen still stands; not when another one was clicked meanwhile.
    return () => {
      if (document.activeElement === document.body && figure instanceof HTMLElement)
        figure.focus({ preventScroll: true })
    }
  }, [])

  const bookings = together(query.data ?? [], by)
  const groups = new Set(bookings.map((booking) => groupKey(booking, by))).size
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
          ? `${by ? `${number(groups)} ${groupWords[by][groups === 1 ? 0 : 1]}, ` : ''}${number(bookings.length)} ${bookings.length === 1 ? 'boeking' : 'boekingen'}, ${number(people)} deelnemers`
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
          {bookings.slice(0, shown).map((booking, i) => {
            const before = bookings[i - 1]
            return (
              <Fragment key={booking.id}>
                {by && (before === undefined || groupKey(before, by) !== groupKey(booking, by)) && (
                  <li className="drill-group">{groupName(booking, by)}</li>
                )}
                <DrillRow booking={booking} centre={centreNames.get(booking.centreId) ?? ''} />
              </Fragment>
            )
          })}
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

const groupWords = { renter: ['huurder', 'huurders'], group: ['groep', 'groepen'] } as const

/** What a booking stands under: its renter, or the renter with what it comes for. */
function groupName({ renterName, title }: Booking, by: Drill['by']): string {
  if (by === undefined) return ''
  const renter = renterName ?? 'Eigen gebruik'
  return by === 'renter' ? renter : `${renter}: ${title.trim().toLowerCase()}`
}

/** Two renters may have one name. */
const groupKey = (booking: Booking, by: Drill['by']): string => `${groupName(booking, by)} ${booking.renterId ?? ''}`

/** Bookings of one renter or group after each other, by name; else in the order that they came. */
function together(bookings: readonly Booking[], by: Drill['by']): readonly Booking[] {
  if (by === undefined) return bookings
  return bookings.toSorted((a, b) => groupKey(a, by).localeCompare(groupKey(b, by), 'nl'))
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
