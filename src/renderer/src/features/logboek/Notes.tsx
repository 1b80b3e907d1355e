import { Button } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, type KeyboardEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { DeskNote } from '#shared/contract/day-log'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { FreeText } from '../../ui/FreeText'
import { byOf } from './who'

export const NOTE_FIELD = 'logboek-overdracht'

const whenOf = ({ at, by }: DeskNote) => `${by}, ${formatDay(dateOf(at))} ${formatTime(clockOf(at))}`

/** What a field for a note has in common: it grows with its text, and Ctrl+Enter saves it. */
const noteField = (text: string, onText: (text: string) => void, error: unknown) => ({
  autosize: true,
  minRows: 2,
  maxRows: 8,
  maxLength: 2000,
  value: text,
  onChange: (event: ChangeEvent<HTMLTextAreaElement>) => onText(event.currentTarget.value),
  error: error === null ? undefined : messageFor(error),
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
  },
})

function Unread({ note, who, centreId }: { note: DeskNote; who: string; centreId: CentreId }) {
  const read = useMutation(
    api.dayLog.readNote.mutationOptions({
      onSuccess: () => notifyDone('Overdracht gelezen', { undo: true }),
      onError: notifyError,
    }),
  )
  const [editing, setEditing] = useState(false)
  if (editing) return <EditNote note={note} onClose={() => setEditing(false)} />
  return (
    <li className="lb-note">
      <IconMessage2 size={18} aria-hidden />
      <div>
        <p>{note.text}</p>
        <small>{whenOf(note)}</small>
      </div>
      <May call="dayLog.readNote" at={centreId}>
        <Button variant="subtle" size="xs" onClick={() => setEditing(true)}>
          Wijzig
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={read.isPending}
          onClick={() => read.mutate({ id: note.id, revision: note.revision, ...byOf(who) })}
        >
          Gelezen
        </Button>
      </May>
    </li>
  )
}

/** Other words for a note that nobody read yet; what was typed stays when it is refused. */
function EditNote({ note, onClose }: { note: DeskNote; onClose: () => void }) {
  const [text, setText] = useState(note.text)
  const change = useMutation(
    api.dayLog.changeNote.mutationOptions({
      onSuccess: () => {
        notifyDone('De overdracht is gewijzigd', { undo: true })
        onClose()
      },
    }),
  )
  return (
    <li className="lb-note">
      <form
        className="lb-note-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') change.mutate({ id: note.id, revision: note.revision, text: text.trim() })
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      >
        <FreeText aria-label="Overdracht wijzigen" autoFocus {...noteField(text, setText, change.error)} />
        <div className="lb-buttons">
          <Button type="submit" size="xs" disabled={text.trim() === ''} loading={change.isPending}>
            Opslaan
          </Button>
          <Button size="xs" variant="subtle" onClick={onClose}>
            Toch niet
          </Button>
        </div>
      </form>
    </li>
  )
}

/** What the last caretaker left, on top until somebody says that it is read. */
export function UnreadNotes({ centreId, notes, who }: Omit<Props, 'date'>) {
  const unread = notes.filter((note) => note.readAt === null)
  if (unread.length === 0) return null
  return (
    <section aria-label="Overdracht voor u">
      <ul className="lb-notes">
        {unread.map((note) => (
          <Unread key={note.id} note={note} who={who} centreId={centreId} />
        ))}
      </ul>
    </section>
  )
}

type Props = { centreId: CentreId; date: CivilDate; notes: readonly DeskNote[]; who: string }

/** A note for who comes next, and what was read today. */
export function WriteNote({ centreId, date, notes, who }: Props) {
  const [text, setText] = useState('')
  const mayWrite = useMay('dayLog.writeNote', centreId)
  const write = useMutation(
    api.dayLog.writeNote.mutationOptions({
      onSuccess: () => {
        setText('')
        notifyDone('De overdracht staat klaar voor de volgende', { undo: true })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') write.mutate({ centreId, date, text: text.trim(), ...byOf(who) })
  }
  const read = notes.filter((note) => note.readAt !== null)
  if (!mayWrite && read.length === 0) return null
  return (
    <Card title="Overdracht" note="voor wie na u komt">
      {mayWrite && (
        <form className="lb-body" onSubmit={submit}>
          <FreeText
            id={NOTE_FIELD}
            aria-label="Overdracht aan de volgende beheerder"
            placeholder="Wat moet de volgende weten?"
            {...noteField(text, setText, write.error)}
          />
          <div className="lb-buttons">
            <Button type="submit" variant="default" disabled={text.trim() === ''} loading={write.isPending}>
              Klaarzetten
            </Button>
          </div>
        </form>
      )}
      {read.length > 0 && (
        <ul className="list" aria-label="Gelezen overdracht van deze dag">
          {read.map((note) => (
            <li className="list-item" key={note.id}>
              <div className="list-text">
                <span>{note.text}</span>
                <small>
                  {whenOf(note)} · gelezen door {note.readBy}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
