import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { InboxItem } from '#shared/contract/request'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { urgencyOf } from '../../lib/deadline'
import { statusWords } from '../../lib/words/vocabulary'
import { StatusIcon } from '../../ui/StatusTag'
import { Tag } from '../../ui/Tag'

type RowProps = {
  item: InboxItem
  current: boolean
  place: string
  now: WallTime
  onChoose: (id: Booking['id']) => void
}

const isTaken = (item: InboxItem) =>
  item.findings.some((f) => f.code === 'room_conflict' || f.code === 'capacity_exceeded')

function Row({ item, current, place, now, onChoose }: RowProps) {
  const { booking } = item
  const urgency = urgencyOf(booking, now)
  const taken = isTaken(item)
  const blocked = taken || item.findings.some((f) => f.severity === 'error')
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li>
      <button
        type="button"
        ref={row}
        className="list-row request-row"
        aria-current={current}
        onClick={() => onChoose(booking.id)}
      >
        <span className="request-sign" data-status={booking.status}>
          <StatusIcon status={booking.status} size={16} />
          <span className="visually-hidden">{statusWords[booking.status]}</span>
        </span>
        <span className="request-text">
          <b>{booking.title}</b>
          <small>
            {formatDay(dateOf(booking.startsAt))}, {formatTimes(booking.startsAt, booking.endsAt)}
          </small>
          <small>{[booking.renterName, place].filter(Boolean).join(' · ')}</small>
        </span>
        <span className="request-state">
          <Tag tone={urgency.tone}>{urgency.text}</Tag>
          <small data-blocked={blocked}>
            {blocked ? <IconAlertTriangle size={12} aria-hidden /> : <IconCircleCheck size={12} aria-hidden />}
            {taken ? 'Bezet' : blocked ? 'Let op' : 'Vrij'}
          </small>
        </span>
      </button>
    </li>
  )
}

type Props = {
  items: readonly InboxItem[]
  more: boolean
  chosen: Booking['id'] | null
  now: WallTime
  placeOf: (booking: Booking) => string
  onChoose: (id: Booking['id']) => void
}

/** Open requests and options, what is due first on top. */
export function RequestList({ items, more, chosen, now, placeOf, onChoose }: Props) {
  return (
    <ul className="list requests-list" aria-label="Open aanvragen en opties">
      {items.map((item) => (
        <Row
          key={item.booking.id}
          item={item}
          current={item.booking.id === chosen}
          place={placeOf(item.booking)}
          now={now}
          onChoose={onChoose}
        />
      ))}
      {more && <li className="requests-more">Er zijn er meer. Handel deze eerst af, of kies een centrum.</li>}
    </ul>
  )
}
