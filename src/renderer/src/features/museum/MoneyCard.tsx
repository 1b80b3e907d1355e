import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { MuseumEntry } from '#shared/contract/museum'
import type { Centre } from '#shared/contract/place'
import { expenseKinds, incomeKinds, type MuseumEntryKind, museumEntryKinds } from '#shared/domain/museum'
import { expenseWords, incomeWords } from '#shared/domain/museum-words'
import { formatDay } from '#shared/time/format'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatCount, formatEuros } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { dateOrNull, textOrNull } from '../../lib/values'
import { Card } from '../../ui/Card'
import { EuroField } from '../../ui/EuroField'

const words: Record<MuseumEntryKind, string> = { ...incomeWords, ...expenseWords }
const isIncome = (kind: MuseumEntryKind): boolean => (incomeKinds as readonly MuseumEntryKind[]).includes(kind)
const options = [
  { group: 'Inkomsten', items: incomeKinds.map((value) => ({ value, label: words[value] })) },
  { group: 'Uitgaven', items: expenseKinds.map((value) => ({ value, label: words[value] })) },
]

/** Money that is written down by hand, and a form for more. */
export function MoneyCard({ museum, entries }: { museum: Centre; entries: readonly MuseumEntry[] }) {
  const may = useRights()
  const mayAdd = may('museum.addEntry', museum.id)
  const remove = useMutation(
    api.museum.removeEntry.mutationOptions({
      onSuccess: () => notifyDone('Het bedrag is weggehaald', { undo: true }),
      onError: notifyError,
    }),
  )
  return (
    <Card
      title={mayAdd ? 'Geld opschrijven' : 'Opgeschreven bedragen'}
      note={formatCount(entries.length, 'bedrag', 'bedragen')}
    >
      {mayAdd && <EntryForm museum={museum} />}
      {!mayAdd && entries.length === 0 && <p className="list-empty">In deze periode is niets opgeschreven.</p>}
      {entries.length > 0 && (
        <ul className="list" aria-label="Opgeschreven bedragen van deze periode">
          {entries.map(({ id, revision, kind, cents, date, note }) => (
            <li key={id} className="list-item">
              <div className="list-text">
                <b>{words[kind]}</b>
                <small>{[formatDay(date), note].filter(Boolean).join(', ')}</small>
              </div>
              <b className="tabular mu-amount">
                {isIncome(kind) ? '+' : '−'} {formatEuros(cents)}
              </b>
              {may('museum.removeEntry', museum.id) && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--text-2)"
                  aria-label={`${words[kind]} van ${formatDay(date)} weghalen`}
                  onClick={() => remove.mutate({ id, revision })}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function EntryForm({ museum }: { museum: Centre }) {
  const { today } = useHere()
  const [date, setDate] = useState<string | null>(today)
  const [kind, setKind] = useState<MuseumEntryKind>('contribution')
  const [cents, setCents] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const add = useMutation(
    api.museum.addEntry.mutationOptions({
      onSuccess: (entry) => {
        notifyDone(`${words[entry.kind]}: ${formatEuros(entry.cents)}`, { undo: true })
        setCents(null)
        setNote('')
        setTried(false)
      },
      onError: notifyError,
    }),
  )
  const day = dateOrNull(date)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (day === null || day > today || !cents) return
    add.mutate({ centreId: museum.id, date: day, kind, cents, note: textOrNull(note) })
  }
  return (
    <form className="mu-form" noValidate onSubmit={submit}>
      <Select
        label="Soort"
        allowDeselect={false}
        data={options}
        value={kind}
        onChange={(value) => setKind(museumEntryKinds.find((one) => one === value) ?? 'contribution')}
      />
      <EuroField
        label="Bedrag"
        withAsterisk
        value={cents}
        onChange={setCents}
        error={tried && !cents ? 'Vul een bedrag in.' : null}
      />
      <DateField
        short
        label="Dag"
        withAsterisk
        value={date}
        maxDate={today}
        onChange={setDate}
        error={tried && (day === null || day > today) ? 'Kies vandaag of een dag die is geweest.' : null}
      />
      <TextInput
        label="Toelichting"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" className="mu-wide" loading={add.isPending}>
        Schrijf op
      </Button>
    </form>
  )
}
