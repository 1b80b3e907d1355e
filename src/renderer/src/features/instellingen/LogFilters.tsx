import { CloseButton, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changeKinds } from '#shared/contract/app'
import { kindWords } from '#shared/contract/log-words'
import { isCivilDate } from '#shared/time/civil'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { choices } from '../../lib/words/vocabulary'
import type { LogFilter } from './log-filter'

const PAUSE_MS = 200
const HITS = 8

type Props = { filter: LogFilter; onChange: (filter: LogFilter) => void; what: 'changes' | 'looks' }

/** What to look for: who, what, which renter or booking, when and which words. */
export function LogFilters({ filter, onChange, what }: Props) {
  const users = useQuery(api.log.users.queryOptions())
  const day = (value: string | null) => (value !== null && isCivilDate(value) ? value : null)
  return (
    <search className="in-log-filters">
      <Select
        label="Wie"
        placeholder="Iedereen"
        clearable
        data={(users.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.userId}
        onChange={(userId) => onChange({ ...filter, userId })}
      />
      {what === 'changes' && (
        <Select
          label="Wat"
          placeholder="Alles"
          clearable
          searchable
          disabled={filter.row !== null}
          data={choices(kindWords)}
          value={filter.row?.kind ?? filter.kind}
          onChange={(kind) => onChange({ ...filter, kind: changeKinds.find((one) => one === kind) ?? null })}
        />
      )}
      <RowField row={filter.row} onChange={(row) => onChange({ ...filter, row })} />
      <DateField
        label="Van"
        short
        clearable
        value={filter.from}
        onChange={(from) => onChange({ ...filter, from: day(from) })}
      />
      <DateField
        label="Tot en met"
        short
        clearable
        value={filter.to}
        onChange={(to) => onChange({ ...filter, to: day(to) })}
      />
      {what === 'changes' && (
        <TextInput
          label="Woorden"
          placeholder="bijvoorbeeld een naam"
          value={filter.words}
          onChange={(event) => onChange({ ...filter, words: event.currentTarget.value })}
          rightSection={
            filter.words === '' ? null : (
              <CloseButton aria-label="Woorden wissen" size="sm" onClick={() => onChange({ ...filter, words: '' })} />
            )
          }
        />
      )}
    </search>
  )
}

/** A renter or booking by name, number or title. */
function RowField({ row, onChange }: { row: LogFilter['row']; onChange: (row: LogFilter['row']) => void }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const input = { q: asked === '' ? '-' : asked, limit: HITS }
  const enabled = asked.length > 1 && asked !== row?.name
  const renters = useQuery(api.renters.search.queryOptions({ input, enabled, placeholderData: keepPreviousData }))
  const bookings = useQuery(api.bookings.search.queryOptions({ input, enabled, placeholderData: keepPreviousData }))
  const found = [
    ...(renters.data ?? []).map(({ id, name }) => ({ kind: 'renter' as const, id: id as string, name })),
    ...(bookings.data ?? []).map(({ id, number, title }) => ({
      kind: 'booking' as const,
      id: id as string,
      name: `${number} ${title}`,
    })),
  ]
  const shown = row === null || found.some(({ id }) => id === row.id) ? found : [row, ...found]
  const group = (kind: 'renter' | 'booking', label: string) => ({
    group: label,
    items: shown.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
  })
  return (
    <Select
      label="Huurder of boeking"
      placeholder="Naam of nummer"
      clearable
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={asked.length > 1 ? 'Niets gevonden' : null}
      filter={({ options }) => options}
      data={[group('renter', 'Huurders'), group('booking', 'Boekingen')].filter(({ items }) => items.length > 0)}
      value={row?.id ?? null}
      onChange={(id) => onChange(shown.find((one) => one.id === id) ?? null)}
    />
  )
}
