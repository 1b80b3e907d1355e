import { Select } from '@mantine/core'
import type { BulkPreview } from '#shared/contract/bulk'
import type { Room } from '#shared/contract/place'
import type { Alternative } from '#shared/domain/booking-rules'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'

/** What to do with one booking. */
export type Choice = 'cancel' | 'stay' | Alternative

type Props = {
  item: BulkPreview['items'][number]
  rooms: readonly Room[]
  choice: Choice
  onChoice: (choice: Choice) => void
}

const keyOf = (a: Alternative) => `${a.roomIds.join()} ${a.startsAt}`

/** A booking with what to do with it: cancel, leave, or one of the free places. */
export function BulkRow({ item: { booking, alternatives }, rooms, choice, onChoice }: Props) {
  const names = booking.roomIds.map((id) => rooms.find((room) => room.id === id)?.name ?? 'andere ruimte').join(' en ')
  const when = `${formatDay(dateOf(booking.startsAt))}, ${formatTimes(booking.startsAt, booking.endsAt)}`
  return (
    <li className="bulk-row">
      <span>
        <b>{booking.title}</b>
        <small>
          {when} · {names}
          {booking.renterName !== null && booking.renterName !== booking.title && ` · ${booking.renterName}`}
        </small>
      </span>
      <Select
        size="xs"
        aria-label={`Wat te doen met ${booking.title}, ${when}`}
        allowDeselect={false}
        data={[
          { value: 'cancel', label: 'Annuleren' },
          { value: 'stay', label: 'Laten staan' },
          ...(alternatives.length > 0
            ? [
                {
                  group: 'Verplaatsen naar',
                  items: alternatives.map((a) => ({
                    value: keyOf(a),
                    label: `${a.roomNames.join(' en ')}, ${formatDay(dateOf(a.startsAt))} ${formatTimes(a.startsAt, a.endsAt)}`,
                  })),
                },
              ]
            : []),
        ]}
        value={typeof choice === 'string' ? choice : keyOf(choice)}
        onChange={(value) =>
          onChoice(value === 'stay' ? 'stay' : (alternatives.find((a) => keyOf(a) === value) ?? 'cancel'))
        }
      />
    </li>
  )
}
