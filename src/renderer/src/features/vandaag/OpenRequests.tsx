import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { urgencyOf } from '../../lib/deadline'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { statusWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { StatusIcon } from '../../ui/StatusTag'
import { Tag } from '../../ui/Tag'

const SHOWN = 5
function Row({ booking, now }: { booking: Booking; now: WallTime }) {
  const told = (what: string) => ({
    onSuccess: () => notifyDone(`${booking.title} is ${what}`, { undo: true }),
    onError: notifyError,
  })
  const confirm = useMutation(api.bookings.confirm.mutationOptions(told('bevestigd')))
  const decline = useMutation(api.bookings.decline.mutationOptions(told('afgewezen')))
  const urgency = urgencyOf(booking, now)
  const busy = confirm.isPending || decline.isPending
  const step = { id: booking.id, revision: booking.revision }
  return (
    <li className="list-item">
      <span className="list-icon" title={statusWords[booking.status]}>
        <StatusIcon status={booking.status} size={16} />
        <span className="visually-hidden">{statusWords[booking.status]}</span>
      </span>
      <div className="list-text">
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
          {booking.title}
        </button>
        <small>
          {booking.status === 'option' ? 'Optie · ' : ''}
          {booking.renterName !== null && `${booking.renterName} · `}
          {formatDay(dateOf(booking.startsAt))} {formatTime(booking.startsAt)}
        </small>
        <Tag tone={urgency.tone}>{urgency.text}</Tag>
      </div>
      <May call="bookings.confirm" at={booking.centreId}>
        <Tooltip label="Bevestigen">
          <ActionIcon
            variant="default"
            size={28}
            disabled={busy}
            aria-label={`${booking.title} bevestigen`}
            onClick={() => confirm.mutate(step)}
          >
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Afwijzen">
          <ActionIcon
            variant="default"
            size={28}
            disabled={busy}
            aria-label={`${booking.title} afwijzen`}
            onClick={() => decline.mutate(step)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </May>
    </li>
  )
}

/** Requests and options that wait for an answer, what is due first on top; the screen Aanvragen has them all. */
export function OpenRequests({ bookings, now }: { bookings: readonly Booking[]; now: WallTime }) {
  return (
    <Card
      title="Open aanvragen en opties"
      note={bookings.length}
      actions={
        <Button size="xs" variant="subtle" h={20} px={4} mr={-4} onClick={() => navigate('/aanvragen')}>
          Alle aanvragen
        </Button>
      }
    >
      {bookings.length === 0 ? (
        <p className="list-empty">Niets dat op antwoord wacht.</p>
      ) : (
        <ul className="list">
          {bookings.slice(0, SHOWN).map((b) => (
            <Row key={b.id} booking={b} now={now} />
          ))}
        </ul>
      )}
    </Card>
  )
}
