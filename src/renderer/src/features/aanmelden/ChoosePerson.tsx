import { Avatar, Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { initials } from '../../lib/initials'
import type { Person } from './person'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The names of everybody who works here: type a few letters, Enter. */
export function ChoosePerson({ onChosen }: { onChosen: (person: Person) => void }) {
  const people = useQuery(api.session.people.queryOptions())
  const [text, setText] = useState('')
  const combobox = useCombobox({ opened: true })
  const all = people.data ?? []
  const shown = all.filter(({ name }) => plain(name).includes(plain(text.trim())))
  // The first name is chosen by Enter at once, also after another letter.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names that are shown decide which is the first
  useEffect(() => void combobox.selectFirstOption(), [shown.length, text])
  const choose = (id: string) => {
    const person = all.find((one) => one.id === id)
    if (person) onChosen(person)
  }
  return (
    <>
      <h1 id="login-title">Wie bent u?</h1>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget>
          <TextInput
            autoFocus
            aria-label="Uw naam"
            placeholder="Typ uw naam"
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className="login-people" aria-label="Wie hier werken">
          {shown.map((person) => (
            <Combobox.Option key={person.id} value={person.id} className="login-person">
              <Avatar size={28} radius="xl" aria-hidden>
                {initials(person.name)}
              </Avatar>
              {person.name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox>
      <div role="status" className="login-note">
        {people.isError && messageFor(people.error)}
        {people.isSuccess && shown.length === 0 && 'Geen naam met deze letters.'}
      </div>
    </>
  )
}
