import type { EventDisplayInfo } from '@fullcalendar/react'
import { IconKey, IconLink, IconRepeat, IconUserQuestion } from '@tabler/icons-react'
import type { Booking } from '#shared/contract/booking'
import { formatTime } from '#shared/time/format'
import { statusWords } from '../../../lib/words/vocabulary'
import { StatusIcon } from '../../../ui/StatusTag'
import { isSettled } from '../board'
import { withHyphens } from '../hyphens'
import type { Look } from '../paint/look'

/** A booking on the board: title, times, who; at the foot usage or status in words with a sign, and how many. */
export function EventFace(info: EventDisplayInfo) {
  const times = `${formatTime(info.event.startStr.slice(11, 16))}–${formatTime(info.event.endStr.slice(11, 16))}`
  const { ground, booking, label, look } = info.event.extendedProps as {
    ground?: string
    booking?: Booking
    label?: string
    look?: Look
  }
  if (ground !== undefined) return info.event.title === '' ? null : <Ground kind={ground} text={info.event.title} />
  if (!booking)
    return (
      <div className="face">
        <div className="face-title">{times}</div>
      </div>
    )
  return <BookingFace booking={booking} times={times} label={label ?? booking.title} look={look} />
}

type FaceProps = { booking: Booking; times: string; label: string; look: Look | undefined }

function BookingFace({ booking, times, label, look }: FaceProps) {
  const settled = isSettled(booking.status)
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
          {settled ? look?.sign : <StatusIcon status={booking.status} />}
          <span className="face-word">{settled ? look?.word : statusWords[booking.status]}</span>
          <span className="face-count">
            {!settled && look?.className !== `look-${booking.status}` && look?.sign}
            {booking.seriesId !== null && <IconRepeat size={12} aria-label="reeks" />}
            {look?.alone && <IconUserQuestion size={13} aria-label="nog geen beheerder" className="face-alone" />}
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
