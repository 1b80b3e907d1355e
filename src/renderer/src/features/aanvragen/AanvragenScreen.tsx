import './aanvragen.css'
import { Button, Loader, SegmentedControl } from '@mantine/core'
import { IconInbox, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BookingId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { InboxItem } from '#shared/contract/request'
import { useActions } from '../../lib/actions'
import { setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere, useRooms } from '../../lib/here'
import { useBookingWord } from '../../lib/new-booking'
import { useNow } from '../../lib/now'
import { openPanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { RequestDetail } from './RequestDetail'
import { RequestList } from './RequestList'
import { Settled } from './Settled'

const choose = (id: Booking['id']) => setParams({ aanvraag: id }, { replace: true })

/** Where a booking is: its rooms, with the centre when all centres are shown. */
function usePlaceOf(all: boolean): (booking: Booking) => string {
  const rooms = new Map(useRooms(null).map((room) => [room.id, room.name]))
  const centres = new Map(useHere().centres.map((centre) => [centre.id, centre.name]))
  return (b) => {
    const names = b.roomIds.flatMap((id) => rooms.get(id) ?? []).join(' en ')
    return [all ? centres.get(b.centreId) : undefined, names].filter(Boolean).join(', ')
  }
}

/** Requests and options that wait for an answer: of this centre or of all, and what was settled otherwise. */
export default function AanvragenScreen() {
  const { centreId, centres } = useHere()
  const all = useParam('van') === 'alle'
  const mayLookBack = useMay('requests.history')
  const settled = useParam('weergave') === 'afgehandeld' && mayLookBack
  const now = useNow()
  const placeOf = usePlaceOf(all)
  const input = all || centreId === null ? {} : { centreId }
  const inbox = useQuery(
    api.requests.inbox.queryOptions({ input, enabled: all || centreId !== null, placeholderData: keepPreviousData }),
  )
  const items = inbox.data?.items ?? []
  const several = centres.length > 1
  return (
    <Screen
      title="Aanvragen"
      hint={settled || !inbox.data ? undefined : formatCount(items.length, 'wacht op antwoord', 'wachten op antwoord')}
      scroll={false}
      tools={
        <>
          {several && (
            <SegmentedControl
              size="xs"
              aria-label="Van welk centrum"
              data={[
                { value: 'dit', label: 'Dit centrum' },
                { value: 'alle', label: 'Alle centra' },
              ]}
              value={all ? 'alle' : 'dit'}
              onChange={(value) => setParams({ van: value === 'alle' ? 'alle' : null, aanvraag: null })}
            />
          )}
          {mayLookBack && (
            <SegmentedControl
              size="xs"
              aria-label="Wat u ziet"
              data={[
                { value: 'open', label: 'Open' },
                { value: 'afgehandeld', label: 'Afgehandeld' },
              ]}
              value={settled ? 'afgehandeld' : 'open'}
              onChange={(value) => setParams({ weergave: value === 'open' ? null : value })}
            />
          )}
        </>
      }
    >
      {settled ? (
        <Settled centreId={all ? null : centreId} now={now} placeOf={placeOf} />
      ) : inbox.data ? (
        <Open items={items} more={inbox.data.more} placeOf={placeOf} />
      ) : (
        <div className="loading">
          <Loader size="sm" />
        </div>
      )}
    </Screen>
  )
}

type OpenProps = { items: readonly InboxItem[]; more: boolean; placeOf: (booking: Booking) => string }

function Open({ items, more, placeOf }: OpenProps) {
  const { centreId } = useHere()
  const now = useNow()
  const wanted = BookingId.safeParse(useParam('aanvraag'))
  const index = Math.max(
    0,
    items.findIndex(({ booking }) => wanted.success && booking.id === wanted.data),
  )
  const current = items[index]
  const move = (by: number) => {
    const next = items[index + by]
    if (next) choose(next.booking.id)
  }
  const group = 'Aanvragen'
  useActions([
    { id: 'request.next', label: 'Volgende aanvraag', keys: ['J', 'ArrowDown'], group, run: () => move(1) },
    { id: 'request.previous', label: 'Vorige aanvraag', keys: ['K', 'ArrowUp'], group, run: () => move(-1) },
  ])
  const word = useBookingWord(centreId)
  const ask = () => openPanel({ kind: 'new-booking', prefill: centreId === null ? {} : { centreId } })
  if (!current)
    return (
      <EmptyState
        icon={IconInbox}
        title="Niets dat op antwoord wacht"
        action={
          word !== null && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={ask}>
              Nieuwe aanvraag
            </Button>
          )
        }
      >
        {word === 'Aanvraag doen'
          ? 'Een aanvraag die u doet, staat hier tot de beheerder haar bevestigt of afwijst.'
          : 'Een boeking die u als aanvraag of optie bewaart, komt hier te staan tot u haar bevestigt of afwijst.'}
      </EmptyState>
    )
  return (
    <div className="requests">
      <RequestList
        items={items}
        more={more}
        chosen={current.booking.id}
        now={now}
        placeOf={placeOf}
        onChoose={choose}
      />
      <div className="requests-side">
        <RequestDetail
          key={current.booking.id}
          booking={current.booking}
          place={placeOf(current.booking)}
          now={now}
          onChoose={choose}
        />
      </div>
    </div>
  )
}
