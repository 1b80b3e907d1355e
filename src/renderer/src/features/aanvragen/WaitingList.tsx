import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Booking, Waiting } from '#shared/contract/booking'
import { formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { ageOf } from '../../lib/deadline'
import { useMay } from '../../lib/session'
import { offerSlot, useMayOffer, waiterOf } from '../../lib/waiting'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

type Props = { booking: Booking; now: WallTime; onChoose: (id: Booking['id']) => void }

/** Everybody who asked for this slot, this request among them: by priority, then by who asked first. */
export function WaitingList({ booking, now, onChoose }: Props) {
  const { centreId, roomIds, startsAt, endsAt } = booking
  const enabled = useMay('waiting.forSlot')
  const list =
    useQuery(api.waiting.forSlot.queryOptions({ input: { centreId, roomIds, startsAt, endsAt }, enabled })).data ?? []
  const mayOffer = useMayOffer()
  const offer = useMutation({ mutationFn: offerSlot })
  const isThis = (one: Waiting) => one.kind === 'request' && one.booking.id === booking.id
  if (list.every(isThis)) return null
  const row = (one: Waiting, index: number) => {
    const { key, title, what, createdAt, startsAt, endsAt, offer: offerWords } = waiterOf(one)
    return (
      <li key={key} className="list-item">
        <span className="request-turn" aria-hidden>
          {index + 1}
        </span>
        <div className="list-text">
          {isThis(one) ? <b>{title} (deze aanvraag)</b> : <Title of={one} onChoose={onChoose} />}
          <small>
            {what} · {ageOf(createdAt, now).text} · {formatTimes(startsAt, endsAt)}
          </small>
        </div>
        <Tag tone={one.free ? 'ok' : 'neutral'}>{one.free ? 'vrij' : 'wacht'}</Tag>
        {one.free && !isThis(one) && mayOffer(one, centreId) && (
          <Button size="xs" variant="default" loading={offer.isPending} onClick={() => offer.mutate(one)}>
            {offerWords}
          </Button>
        )}
      </li>
    )
  }
  return (
    <Card title="Wachtlijst voor deze plek" note="wie voorgaat staat bovenaan">
      <ol className="list">{list.map(row)}</ol>
    </Card>
  )
}

/** A request opens beside the list; a date of a series has no booking to open. */
function Title({ of: one, onChoose }: { of: Waiting; onChoose: Props['onChoose'] }) {
  if (one.kind === 'series') return <b>{one.series.title}</b>
  const { id, title } = one.booking
  return (
    <button type="button" className="link" onClick={() => onChoose(id)}>
      {title}
    </button>
  )
}
