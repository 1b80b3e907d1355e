import { Button, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { Card } from '../../ui/Card'

const SHOWN = 6
const MOST_PEOPLE = 100_000

/** The field below this one in the list, if there is one. */
function nextField(field: HTMLElement): HTMLInputElement | null {
  const all = [...document.querySelectorAll<HTMLInputElement>('.attendance input')]
  return all[all.findIndex((input) => input === field) + 1] ?? null
}

function Row({ booking, rooms }: { booking: Booking; rooms: string }) {
  const [value, setValue] = useState<number | string>('')
  const save = useMutation(
    api.bookings.attendance.mutationOptions({
      onSuccess: () => notifyDone(`${booking.title}: ${value} deelnemers`, { undo: true }),
    }),
  )
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || value === '') return
    event.preventDefault()
    save.mutate({ id: booking.id, revision: booking.revision, participants: Number(value) })
    nextField(event.currentTarget)?.focus()
  }
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
      <NumberInput
        className="attendance"
        w={72}
        hideControls
        allowNegative={false}
        allowDecimal={false}
        max={MOST_PEOPLE}
        placeholder={booking.expectedParticipants === null ? '' : String(booking.expectedParticipants)}
        aria-label={`Deelnemers ${booking.title}, ${formatDay(dateOf(booking.startsAt))}`}
        value={value}
        onChange={setValue}
        onKeyDown={onKeyDown}
        disabled={save.isSuccess}
        error={save.isError ? messageFor(save.error) : undefined}
      />
    </li>
  )
}

type Props = { bookings: readonly Booking[]; roomNames: (booking: Booking) => string }

/** Held bookings without a count: type the number, Enter saves and goes to the next. */
export function Attendance({ bookings, roomNames }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? bookings : bookings.slice(0, SHOWN)
  return (
    <Card
      title="Nog invullen: deelnemers"
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
