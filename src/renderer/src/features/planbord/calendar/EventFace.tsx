import type { EventDisplayInfo } from '@fullcalendar/react'
import { IconKey, IconLink } from '@tabler/icons-react'
import type { Booking } from '#shared/contract/booking'
import { formatTime } from '#shared/time/format'
import { statusWords, usageWords } from '../../../lib/words/vocabulary'
import { StatusIcon } from '../../../ui/StatusTag'
import { UsageIcon } from '../../../ui/UsageTag'
import { withHyphens } from '../hyphens'

/** A booking on the board: title, times, who; at the foot usage or status in words with a sign, and how many. */
export function EventFace(info: EventDisplayInfo) {
  const times = `${formatTime(info.event.startStr.slice(11, 16))}–${formatTime(info.event.endStr.slice(11, 16))}`
  const { ground, booking, label } = info.event.extendedProps as { ground?: string; booking?: Booking; label?: string }
  if (ground !== undefined) return info.event.title === '' ? null : <Ground kind={ground} text={info.event.title} />
  if (!booking)
    return (
      <div className="face">
        <div className="face-title">{times}</div>
      </div>
    )
  return <BookingFace booking={booking} times={times} label={label ?? booking.title} />
}

function BookingFace({ booking, times, label }: { booking: Booking; times: string; label: string }) {
  const settled = booking.status === 'confirmed' || booking.status === 'held'
  return (
    <>
      <span className="visually-hidden">{label}</span>
      <div className="face" aria-hidden>
        <div className="face-title">{withHyphens(booking.title)}</div>
        <div className="face-line">{times}</div>
        {booking.renterName !== null && booking.renterName !== booking.title && (
          <div className="face-line">{booking.renterName}</div>
        )}
        <div className="face-foot">
          {settled ? <UsageIcon usage={booking.usage} /> : <StatusIcon status={booking.status} />}
          <span className="face-word">{settled ? usageWords[booking.usage] : statusWords[booking.status]}</span>
          <span className="face-count">
            {booking.selfService && <IconKey size={12} aria-label="opent zelf" />}
            {booking.expectedParticipants}
          </span>
        </div>
      </div>
    </>
  )
}

function Ground({ kind, text }: { kind: string; text: string }) {
  return (
    <div className="ground-text">
      {kind === 'blocked' && <IconLink size={12} aria-hidden />}
      <span>{text}</span>
    </div>
  )
}
