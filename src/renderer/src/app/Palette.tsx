import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import {
  IconAddressBook,
  IconArrowRight,
  IconBolt,
  IconCalendar,
  IconCalendarEvent,
  IconDoor,
  IconSearch,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { useOffered } from '../lib/actions'
import { navigate } from '../lib/address'
import { api } from '../lib/client'
import { useHere, useRooms } from '../lib/here'
import { openPanel } from '../lib/panel'
import { useRights } from '../lib/session'
import { spokenDate } from '../lib/spoken-date'
import { categoryWords } from '../lib/words/vocabulary'
import { Kbd } from '../ui/Kbd'
import { paletteStore } from './palette-store'
import { routes } from './routes'

type Hit = { id: string; label: string; description?: string; icon: ReactNode; keys?: string; run: () => void }
type Group = { label: string; hits: Hit[] }

const MANY = 6
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
const matches = (query: string, label: string) =>
  plain(query)
    .split(/\s+/)
    .every((word) => plain(label).includes(word))

/** Renters and bookings that the core finds; nothing below two letters. */
function useFound(query: string): { renters: Group; bookings: Group } {
  const [q] = useDebouncedValue(query.trim(), 120)
  const enabled = q.length >= 2
  const may = useRights()
  const renters = useQuery(
    api.renters.search.queryOptions({
      input: { q: q || ' ', limit: MANY },
      enabled: enabled && may('renters.search'),
      placeholderData: keepPreviousData,
    }),
  )
  const bookings = useQuery(
    api.bookings.search.queryOptions({
      input: { q: q || ' ', limit: MANY },
      enabled: enabled && may('bookings.search'),
      placeholderData: keepPreviousData,
    }),
  )
  return {
    renters: {
      label: 'Huurders',
      hits: (enabled ? (renters.data ?? []) : []).map((r) => ({
        id: `renter-${r.id}`,
        label: r.name,
        description: [categoryWords[r.category], r.town].filter(Boolean).join(' · '),
        icon: <IconAddressBook {...icon} />,
        run: () => navigate(`/huurders?huurder=${r.id}`),
      })),
    },
    bookings: {
      label: 'Boekingen',
      hits: (enabled ? (bookings.data ?? []) : []).map((b) => ({
        id: `booking-${b.id}`,
        label: b.title,
        description: `${b.number} · ${formatDate(dateOf(b.startsAt))}, ${formatTimes(b.startsAt, b.endsAt)}${b.renterName === null ? '' : ` · ${b.renterName}`}`,
        icon: <IconCalendarEvent {...icon} />,
        run: () => {
          navigate(`/planbord?weergave=dag&centrum=${b.centreId}&dag=${dateOf(b.startsAt)}`)
          openPanel({ kind: 'booking', id: b.id })
        },
      })),
    },
  }
}

/** What the core finds arrives later than the key press after which Spotlight chooses the first: choose it again. */
function useFirstSelected(groups: readonly Group[]): void {
  const listed = groups.flatMap((group) => group.hits.map((hit) => hit.id)).join()
  useEffect(() => {
    if (listed === '') return
    const list = document.getElementById(paletteStore.getState().listId)
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
    paletteStore.updateState((state) => ({ ...state, selected: 0 }))
  }, [listed])
}

/** The command palette (Ctrl+K): screens, days, rooms, centres, renters, bookings and everything that can be done. */
export function Palette() {
  const [query, setQuery] = useState('')
  const { centreId, centres, today, setCentre } = useHere()
  const rooms = useRooms(centreId)
  const offered = useOffered()
  const found = useFound(query)
  const day = spokenDate(query, today)
  const may = useRights()
  const asked = query.trim()

  const local: Group[] = [
    {
      label: 'Dag',
      hits:
        day && may('bookings.list')
          ? [
              {
                id: `day-${day}`,
                label: `Ga naar ${formatDate(day)}`,
                description: 'Planbord',
                icon: <IconCalendar {...icon} />,
                run: () => navigate(`/planbord?weergave=dag&dag=${day}`),
              },
            ]
          : [],
    },
    {
      label: 'Schermen',
      hits: routes
        .filter(({ needs }) => may(needs))
        .map(({ to, label, icon: Sign, keys }) => ({
          id: `screen-${to}`,
          label,
          icon: <Sign {...icon} />,
          keys,
          run: () => navigate(to),
        })),
    },
    {
      label: 'Opdrachten',
      hits: offered.flatMap(({ id, label, keys, run }) =>
        run === null || id.startsWith('screen.') || id === 'palette'
          ? []
          : [
              {
                id: `action-${id}`,
                label,
                icon: <IconBolt {...icon} />,
                ...(keys[0] !== undefined && { keys: keys[0] }),
                run,
              },
            ],
      ),
    },
    {
      label: 'Ruimtes',
      hits:
        asked && may('bookings.list')
          ? rooms.map((room) => ({
              id: `room-${room.id}`,
              label: room.name,
              description: 'Week van deze ruimte',
              icon: <IconDoor {...icon} />,
              run: () => navigate(`/planbord?weergave=week&ruimte=${room.id}`),
            }))
          : [],
    },
    {
      label: 'Centra',
      hits:
        asked && centres.length > 1
          ? centres.map((c) => ({
              id: `centre-${c.id}`,
              label: c.name,
              description: 'Ga naar dit centrum',
              icon: <IconArrowRight {...icon} />,
              run: () => setCentre(c.id),
            }))
          : [],
    },
  ].map((g) => ({ ...g, hits: g.hits.filter((h) => h.id.startsWith('day-') || matches(asked, h.label)) }))
  const groups = [...local, found.renters, found.bookings].filter((g) => g.hits.length > 0)

  useFirstSelected(groups)

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': 'Zoek of geef een opdracht' } }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={480}
    >
      <Spotlight.Search
        placeholder="Zoek een dag, ruimte, huurder, boeking of opdracht…"
        aria-label="Zoek of geef een opdracht"
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.hits.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                label={hit.label}
                {...(hit.description !== undefined && { description: hit.description })}
                leftSection={hit.icon}
                rightSection={hit.keys === undefined ? null : <Kbd keys={hit.keys} />}
                onClick={hit.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Niets gevonden</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
