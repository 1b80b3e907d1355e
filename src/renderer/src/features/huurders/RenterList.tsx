import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { RenterId } from '#shared/contract/base'
import type { RenterHit } from '#shared/contract/renter'
import { type RenterCategory, usageOf } from '#shared/domain/vocabulary'
import { api } from '../../lib/client'
import { categoryWords, choices } from '../../lib/words/vocabulary'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { UsageIcon } from '../../ui/UsageTag'

const LIMIT = 100
const TYPING_MS = 100

type Props = { chosen: RenterId | null; onChoose: (id: RenterId) => void; onNew: () => void }

function Row({ hit, current, onChoose }: { hit: RenterHit; current: boolean; onChoose: (id: RenterId) => void }) {
  const about = [categoryWords[hit.category], hit.contactName, hit.town]
    .filter((t) => t !== null && t !== '')
    .join(' · ')
  return (
    <li>
      <button
        type="button"
        className="list-row renter-row"
        aria-current={current || undefined}
        onClick={() => onChoose(hit.id)}
      >
        <span className="renter-sign" data-usage={usageOf(hit.category)}>
          <UsageIcon usage={usageOf(hit.category)} size={16} />
        </span>
        <span className="list-text">
          <b>{hit.name}</b>
          <small>{about}</small>
        </span>
        {hit.archived && <Tag>Archief</Tag>}
      </button>
    </li>
  )
}

/** Arrow keys walk through the list, from the search field as well. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.renter-row')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1]
  event.preventDefault()
  if (next) next.focus()
  else if (event.key === 'ArrowUp') document.getElementById('renter-search')?.focus()
}

/** Type-ahead over all renters, by category when wanted. */
export function RenterList({ chosen, onChoose, onNew }: Props) {
  const [text, setText] = useState('')
  const [category, setCategory] = useState<RenterCategory | null>(null)
  const [archived, setArchived] = useState(false)
  const [q] = useDebouncedValue(text, TYPING_MS)
  const input = { q, limit: LIMIT, ...(category !== null && { category }), ...(archived && { archived }) }
  const found = useQuery(api.renters.search.queryOptions({ input, placeholderData: keepPreviousData }))
  const hits = found.data ?? []
  const narrowed = q.trim() !== '' || category !== null
  return (
    <search className="renters-list" onKeyDown={walk}>
      <div className="renters-filter">
        <TextInput
          id="renter-search"
          aria-label="Zoek een huurder"
          placeholder="Zoek op naam, contact, telefoon…"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = hits[0]
            if (event.key === 'Enter' && first) onChoose(first.id)
          }}
        />
        <Select
          aria-label="Categorie"
          placeholder="Alle categorieën"
          clearable
          data={choices(categoryWords)}
          value={category}
          onChange={(value: RenterCategory | null) => setCategory(value)}
        />
        <Checkbox
          size="xs"
          label="Ook gearchiveerde huurders"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      {hits.length > 0 && (
        <ul className="list renters-hits" aria-label="Huurders">
          {hits.map((hit) => (
            <Row key={hit.id} hit={hit} current={hit.id === chosen} onChoose={onChoose} />
          ))}
          {hits.length === LIMIT && (
            <li className="renters-more">Er zijn er meer dan {LIMIT}. Typ een deel van de naam.</li>
          )}
        </ul>
      )}
      {hits.length === 0 && found.isSuccess && (
        <EmptyState
          icon={narrowed ? IconSearchOff : IconAddressBook}
          title={narrowed ? 'Niemand gevonden' : 'Nog geen huurders'}
          action={<Button onClick={onNew}>Nieuwe huurder</Button>}
        >
          {narrowed
            ? 'Typ een ander deel van de naam, of kies alle categorieën.'
            : 'Voeg de eerste huurder toe, of doe het straks tijdens het boeken.'}
        </EmptyState>
      )}
    </search>
  )
}
