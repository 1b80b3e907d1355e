import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Booking, Waiting } from '#shared/contract/booking'
import { formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { ageOf } from '../../lib/deadline'
import { notifyDone, notifyError } from '../../lib/notify'
import { categoryWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

type Props = { booking: Booking; now: WallTime; onChoose: (id: Booking['id']) => void }

/** Everybody who asked for this slot, this request among them: by priority, then by who asked first. */
export function WaitingList({ booking, now, onChoose }: Props) {
  const { centreId, roomIds, startsAt, endsAt } = booking
  const list = useQuery(api.waiting.forSlot.queryOptions({ input: { centreId, roomIds, startsAt, endsAt } })).data ?? []
  const offer = useMutation(
    api.bookings.toOption.mutationOptions({
      onSuccess: (after) => notifyDone(`${after.title} is nu een optie`, { undo: true }),
      onError: notifyError,
    }),
  )
  const others = list.filter((one) => one.booking.id !== booking.id)
  if (others.length === 0) return null
  const row = ({ booking: one, free }: Waiting, index: number) => (
    <li key={one.id} className="list-item">
      <span className="request-turn" aria-hidden>
        {index + 1}
      </span>
      <div className="list-text">
        {one.id === booking.id ? (
          <b>{one.title} (deze aanvraag)</b>
        ) : (
          <button type="button" className="link" onClick={() => onChoose(one.id)}>
            {one.title}
          </button>
        )}
        <small>
          {categoryWords[one.category]} · {ageOf(one.createdAt, now).text} · {formatTimes(one.startsAt, one.endsAt)}
        </small>
      </div>
      <Tag tone={free ? 'ok' : 'neutral'}>{free ? 'vrij' : 'wacht'}</Tag>
      {free && one.id !== booking.id && (
        <Button
          size="xs"
          variant="default"
          loading={offer.isPending}
          onClick={() => offer.mutate({ id: one.id, revision: one.revision })}
        >
          Optie geven
        </Button>
      )}
    </li>
  )
  return (
    <Card title="Wachtlijst voor deze plek" note="wie voorgaat staat bovenaan">
      <ol className="list">{list.map(row)}</ol>
    </Card>
  )
}
