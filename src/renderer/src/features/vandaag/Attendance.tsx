import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import { AttendanceField } from '../../lib/AttendanceField'
import { formatCount } from '../../lib/format'
import { openPanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'

const SHOWN = 6
function Row({ booking, rooms }: { booking: Booking; rooms: string }) {
  return (
    <li className="list-item">
      <div className="list-text">
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
          {booking.title}
        </button>
        <small>
          {formatDay(dateOf(booking.startsAt))}, {formatTime(booking.startsAt)}, {rooms}
        </small>
      </div>
      {booking.expectedParticipants !== null && (
        <small className="expected">verwacht {booking.expectedParticipants}</small>
      )}
      <AttendanceField booking={booking} />
    </li>
  )
}

type Props = { bookings: readonly Booking[]; centreId: CentreId; roomNames: (booking: Booking) => string }

/** Held bookings without a count: type the number, Enter saves and goes to the next. */
export function Attendance({ bookings, centreId, roomNames }: Props) {
  const mayFill = useMay('bookings.attendance', centreId)
  const [all, setAll] = useState(false)
  const shown = all ? bookings : bookings.slice(0, SHOWN)
  return (
    <Card
      title={mayFill ? 'Nog invullen: deelnemers' : 'Nog niet ingevuld: deelnemers'}
      note={bookings.length === 0 ? 'laatste 14 dagen' : formatCount(bookings.length, 'boeking', 'boekingen')}
      actions={
        bookings.length > SHOWN && (
          <Button size="xs" variant="subtle" h={20} px={4} mr={-4} onClick={() => setAll(!all)}>
            {all ? 'Minder tonen' : 'Alles tonen'}
          </Button>
        )
      }
    >
      {bookings.length === 0 ? (
        <p className="list-empty">Alles is ingevuld.</p>
      ) : (
        <ul className="list">
          {shown.map((b) => (
            <Row key={b.id} booking={b} rooms={roomNames(b)} />
          ))}
        </ul>
      )}
    </Card>
  )
}
