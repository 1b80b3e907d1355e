import { IconUserQuestion } from '@tabler/icons-react'
import type { Booking } from '#shared/contract/booking'
import { isOver } from '#shared/domain/vocabulary'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { StatusIcon } from '../../../ui/StatusTag'
import { isSettled } from '../board'
import { withHyphens } from '../hyphens'
import type { Look } from '../paint/look'
import { lastDayOf, spansDays } from './axis'

/** Instead of a time on the days after the first. */
const CONTINUES = '↳'

type Props = {
  booking: Booking
  day: CivilDate
  compact: boolean
  look: Look
  label: string
  mayMove: boolean
  /** Its cell is the one that Tab comes to. */
  active: boolean
  held: boolean
}

/** A booking on one of its days. Its sides can be taken hold of: in a month only when it lasts over days. */
export function Chip({ booking, day, compact, look, label, mayMove, active, held }: Props) {
  const movable = mayMove && !isOver(booking.status) && (!compact || spansDays(booking))
  const first = dateOf(booking.startsAt) === day
  return (
    <button
      type="button"
      className={`chip event ${look.className} status-${booking.status}`}
      data-booking={booking.id}
      data-held={held || undefined}
      draggable={mayMove}
      tabIndex={active ? 0 : -1}
      title={compact ? label : undefined}
    >
      <span className="visually-hidden">{label}</span>
      <span className="chip-time" aria-hidden>
        {first ? (compact ? shortTime : formatTime)(clockOf(booking.startsAt)) : CONTINUES}
      </span>
      {!compact && <b aria-hidden>{withHyphens(booking.title)}</b>}
      <span className="chip-sign" aria-hidden>
        {look.alone && !compact && <IconUserQuestion size={13} className="face-alone" />}
        {!isSettled(booking.status) && <StatusIcon status={booking.status} />}
        {(isSettled(booking.status) || (!compact && look.className !== `look-${booking.status}`)) && look.sign}
      </span>
      {movable && first && <i className="chip-edge" data-edge="start" aria-hidden />}
      {movable && lastDayOf(booking) === day && <i className="chip-edge" data-edge="end" aria-hidden />}
    </button>
  )
}

/** `9` and `13.30`: a month has no room for more. */
const shortTime = (time: string): string => formatTime(time).replace(/^0/, '').replace(/\.00$/, '')
