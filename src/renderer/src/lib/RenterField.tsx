import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RenterHit } from '#shared/contract/renter'
import { type RenterCategory, renterCategories } from '#shared/domain/vocabulary'
import { api } from './client'
import { notifyDone, notifyError } from './notify'
import { categoryWords } from './words/vocabulary'

const PAUSE_MS = 120
const HITS = 8
const NEW = 'nieuw:'

type Chosen = Pick<RenterHit, 'id' | 'name' | 'category'> & { contactName: string | null; phone: string | null }
type Props = {
  /** Name of the renter that is chosen now, or what was typed without choosing; empty when there is none. */
  name: string
  /** False when the name is only typed and belongs to no renter. */
  known: boolean
  onChoose: (renter: Chosen | null) => void
  /** Left with a name that was not chosen from the list. */
  onLeave: (text: string) => void
  autoFocus: boolean
  /** False where only somebody who is known will do. */
  canAdd?: boolean
}

/** Who books: type three letters, Enter takes the first. A renter that is not there yet is made in passing. */
export function RenterField({ name, known, onChoose, onLeave, autoFocus, canAdd = true }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  // Enter pressed before the answer was there: the first hit is taken as soon as it comes.
  const [hasty, setHasty] = useState(false)
  const text = typed ?? name
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const hits = useQuery(
    api.renters.search.queryOptions({
      input: { q: asked, limit: HITS },
      enabled: typed !== null && asked !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const create = useMutation(api.renters.create.mutationOptions({ onError: notifyError }))
  const found = typed !== null && asked !== '' ? (hits.data ?? []) : []
  const settled = asked === text.trim() && !hits.isFetching

  const choose = (renter: Chosen) => {
    setTyped(null)
    combobox.closeDropdown()
    onChoose(renter)
  }
  const first = settled ? found[0] : undefined
  useEffect(() => {
    if (!hasty || !settled) return
    setHasty(false)
    if (!first) return
    setTyped(null)
    combobox.closeDropdown()
    onChoose(first)
  })
  const submit = (value: string) => {
    if (value.startsWith(NEW)) {
      create.mutate(
        { name: text.trim(), category: value.slice(NEW.length) as RenterCategory },
        {
          onSuccess: (renter) => {
            notifyDone(`${renter.name} is toegevoegd aan de huurders`, { undo: true })
            choose(renter)
          },
        },
      )
      return
    }
    const hit = found.find((renter) => renter.id === value)
    if (hit) choose(hit)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <InputBase
          label="Huurder"
          placeholder="Typ drie letters"
          value={text}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setHasty(false)
            combobox.openDropdown()
            if (event.currentTarget.value === '') onChoose(null)
          }}
          onFocus={(event) => {
            event.currentTarget.select()
            if (known || name === '') return
            setTyped(name)
            combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
            if (typed !== null && !hasty && text.trim() !== '' && text.trim() !== name) onLeave(text.trim())
            if (!hasty) setTyped(null)
          }}
          onKeyDown={(event) => {
            // Enter takes the first hit; without the list it falls through and saves the form.
            if (event.key === 'Enter' && combobox.dropdownOpened && typed !== null && text.trim() !== '') {
              event.preventDefault()
              if (combobox.getSelectedOptionIndex() === -1) {
                if (first) choose(first)
                else setHasty(!settled)
              }
            }
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === null || asked === ''}>
        <Combobox.Options className="renter-options" mah={320} style={{ overflowY: 'auto' }}>
          {found.map((renter) => (
            <Combobox.Option value={renter.id} key={renter.id}>
              <b>{renter.name}</b>
              <small>
                {[categoryWords[renter.category], renter.contactName, renter.phone].filter(Boolean).join(' · ')}
              </small>
            </Combobox.Option>
          ))}
          {typed !== null && settled && found.length === 0 && (
            <Combobox.Empty>Niemand gevonden met deze naam</Combobox.Empty>
          )}
          {canAdd && typed !== null && settled && text.trim().length > 1 && (
            <Combobox.Group label={`Voeg "${text.trim()}" toe als`}>
              {renterCategories.map((category) => (
                <Combobox.Option value={`${NEW}${category}`} key={category}>
                  <span className="renter-new">
                    <IconPlus size={14} aria-hidden />
                    {categoryWords[category]}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
