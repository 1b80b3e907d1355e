import './zoeken.css'
import { Button, Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuildingCommunity, IconLink, IconMapSearch, IconX } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import type { FindQuery, FoundPlace } from '#shared/contract/find'
import { addDays, dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { navigate, setParams, useQueryText } from '../../lib/address'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { readWish, type Wish, wishParams } from '../../lib/find-address'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel, type Prefill } from '../../lib/panel'
import { useRights } from '../../lib/session'
import { daysInWords } from '../../lib/words/find'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { ElsewhereCard } from './Elsewhere'
import { Places, walk } from './Results'
import { WishForm } from './WishForm'

const TYPING_MS = 120
const LIMIT = 30

const queryOf = (wish: Wish): FindQuery => ({
  from: wish.from,
  to: addDays(wish.to, 1),
  durationMinutes: wish.duration,
  times: wish.times,
  kitchen: wish.kitchen,
  wheelchair: wish.wheelchair,
  limit: LIMIT,
  ...(wish.people !== null && { people: wish.people }),
  ...(wish.facilities !== '' && { facilities: wish.facilities }),
  ...(wish.weekdays.length > 0 && { weekdays: wish.weekdays.join(',') }),
  ...(wish.earliest !== null && { earliest: wish.earliest }),
  ...(wish.latest !== null && { latest: wish.latest }),
  ...(wish.layout !== null && { layout: wish.layout }),
  ...(wish.category !== null && { category: wish.category }),
  ...(wish.category !== null && wish.maxCents !== null && { maxCents: wish.maxCents }),
  ...(wish.district !== null && { district: wish.district }),
  ...(wish.centreId !== null && { centreId: wish.centreId }),
})

type Occurrences = readonly [FoundPlace['occurrences'][number], ...FoundPlace['occurrences']]

/** The form of a booking at a place on the days named, for the renter of a request when there is one. */
function prefillOf(place: FoundPlace, [first, ...more]: Occurrences, wish: Wish, request: Booking | null): Prefill {
  return {
    centreId: place.centreId,
    roomIds: place.roomIds,
    ...first,
    dates: more.map((one) => dateOf(one.startsAt)),
    facilities: place.facilities,
    ...(wish.people !== null && { people: wish.people }),
    ...(wish.layout !== null && { layout: wish.layout }),
    ...(request !== null && { title: request.title }),
    ...(request?.renterId != null && { renterId: request.renterId }),
  }
}

const focusFirst = () => document.querySelector<HTMLElement>('.find-row')?.focus()
const focusForm = () => document.getElementById('find-people')?.focus()

/** The request that a place is sought for; null when there is none (any more). */
function useRequest(wish: Wish) {
  const id = wish.bookingId
  return (
    useQuery({
      ...api.bookings.get.queryOptions({ input: { id: id as NonNullable<typeof id> } }),
      enabled: id !== null,
    }).data ?? null
  )
}

/** Zoek ruimte: what is asked at the left, the free places at the right, the best first. */
export default function ZoekenScreen() {
  const { today, centres } = useHere()
  const may = useRights()
  const wish = readWish(useQueryText(), today)
  const request = useRequest(wish)
  const [settled] = useDebouncedValue(JSON.stringify(queryOf(wish)), TYPING_MS)
  const found = useQuery(
    api.places.find.queryOptions({ input: JSON.parse(settled) as FindQuery, placeholderData: keepPreviousData }),
  )
  const change = (changes: Partial<Wish>) => setParams(wishParams(changes), { replace: true })
  const move = useMutation(api.bookings.change.mutationOptions({ onError: notifyError }))
  const take = (place: FoundPlace) => {
    const [first, ...more] = place.occurrences
    if (!first) return
    if (request === null || request.centreId !== place.centreId) {
      openPanel({ kind: 'new-booking', prefill: prefillOf(place, [first, ...more], wish, request) })
      return
    }
    const { id, revision } = request
    move.mutate(
      { id, revision, roomIds: place.roomIds, ...first },
      {
        onSuccess: (after) => {
          const [next, ...later] = more
          const moved = `${after.title} heeft nu deze plek`
          if (next === undefined) {
            notifyDone(moved, { undo: true })
            openPanel({ kind: 'booking', id: after.id })
            return
          }
          // A request is for one date: the others of the wish are filled in beside it, and named.
          notifyDone(
            `${moved} op ${formatDay(dateOf(first.startsAt))}. Hiernaast staat de rest: ${daysInWords(more.map((one) => dateOf(one.startsAt)))}`,
            { undo: true },
          )
          openPanel({ kind: 'new-booking', prefill: prefillOf(place, [next, ...later], wish, after) })
        },
      },
    )
  }
  useActions([
    { id: 'find.form', label: 'Zoeken aanpassen', keys: ['/'], group: 'Zoek ruimte', run: focusForm },
    { id: 'find.first', label: 'Naar de beste plek', keys: ['G'], group: 'Zoek ruimte', run: focusFirst },
    {
      id: 'find.clear',
      label: 'Nieuwe zoekvraag',
      keys: ['W'],
      group: 'Zoek ruimte',
      run: () => {
        navigate('/zoeken')
        focusForm()
      },
    },
  ])
  if (centres.length > 0 && !centres.some((centre) => centre.managed))
    return (
      <Screen title="Zoek ruimte">
        <EmptyState icon={IconBuildingCommunity} title="Nog geen centrum dat u zelf beheert">
          {may('centres.create')
            ? 'Voeg bij Instellingen een centrum en ruimtes toe. Dan zoekt u hier een vrije plek.'
            : 'Zodra een coördinator een centrum en ruimtes toevoegt, zoekt u hier een vrije plek.'}
        </EmptyState>
      </Screen>
    )
  const { results = [], nearMisses = [], elsewhere = [] } = found.data ?? {}
  const askable = centres.filter(({ id, managed }) => managed && may('bookings.create', id))
  const actOf = ({ centreId }: FoundPlace): string | null => {
    if (!may('bookings.create', centreId)) return null
    const books = may('bookings.confirm', centreId)
    if (request === null || request.centreId !== centreId) return books ? 'Boeken' : 'Aanvragen'
    return books || request.status === 'request' ? 'Hierheen' : null
  }
  return (
    <Screen
      title="Zoek ruimte"
      hint={request !== null && `voor ${request.title}, ${request.number}`}
      scroll={false}
      tools={
        <>
          {request !== null && (
            <Button
              variant="default"
              leftSection={<IconX size={16} aria-hidden />}
              onClick={() => change({ bookingId: null })}
            >
              Los van de aanvraag
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() =>
              void navigator.clipboard
                .writeText(window.location.href)
                .then(() => notifyDone('De zoekvraag staat op het klembord'), notifyError)
            }
          >
            Link kopiëren
          </Button>
        </>
      }
    >
      <div className="find">
        <WishForm wish={wish} onChange={change} onSubmit={focusFirst} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from button to button within it */}
        <div className="find-results" onKeyDown={walk} aria-busy={found.isFetching}>
          {found.isError && (
            <p className="find-problem" role="alert">
              {messageFor(found.error)} Kies bijvoorbeeld een langere periode of een ruimer deel van de dag.
            </p>
          )}
          {found.isPending && <Loader size="sm" aria-label="Bezig met zoeken" />}
          {found.isSuccess && (
            <>
              {results.some((place) => actOf(place) === null) && (
                <p className="find-hint">
                  {askable.length === 0 && 'U ziet hier wat er vrij is. Boeken doet de beheerder van dat centrum.'}
                  {askable.length > 0 && 'Niet overal kunt u boeken of vragen. '}
                  {askable.map(({ id, name }) => (
                    <button
                      type="button"
                      className="link"
                      key={id}
                      onClick={() => change({ centreId: id, district: null })}
                    >
                      Zoek alleen in {name}
                    </button>
                  ))}
                </p>
              )}
              <Card
                title="Vrije plekken"
                note={results.length > 0 && formatCount(results.length, 'plek, de beste', 'plekken, de beste boven')}
              >
                {results.length > 0 ? (
                  <Places places={results} actOf={actOf} label="Vrije plekken" onTake={take} />
                ) : (
                  <EmptyState icon={IconMapSearch} title="Niets vrij dat hier precies bij past">
                    {nearMisses.length > 0
                      ? 'Hieronder staat wat er bijna bij past.'
                      : 'Kies een langere periode, een ander deel van de dag of laat een wens weg.'}
                  </EmptyState>
                )}
              </Card>
              {nearMisses.length > 0 && (
                <Card title="Bijna goed" note="past op een ding na">
                  <Places places={nearMisses} actOf={actOf} label="Bijna goed" onTake={take} />
                </Card>
              )}
              <ElsewhereCard places={elsewhere} request={request} />
            </>
          )}
        </div>
      </div>
    </Screen>
  )
}
