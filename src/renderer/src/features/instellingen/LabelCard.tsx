import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { failureOf } from '../../lib/failure'
import { notifyDone, notifyError } from '../../lib/notify'
import { nameProblem } from '../../lib/values'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import { move } from './move'
import { OrderButtons } from './OrderButtons'

type Row = { id: string; name: string; sortOrder: number; archived: boolean; revision: number }
type Change<R extends Row> = (
  change: Pick<R, 'id' | 'revision'> & { name?: string; sortOrder?: number; archived?: boolean },
) => Promise<unknown>

/** One list: rename in place, move, archive, and add at the bottom. */
export function LabelCard<R extends Row>({
  title,
  note,
  add,
  labels,
  onAdd,
  onChange,
  extra,
  empty,
}: {
  title: string
  note: string
  add: string
  labels: readonly R[]
  onAdd: (name: string) => Promise<unknown>
  onChange: Change<R>
  /** What else there is to say of a row. */
  extra?: (row: R) => ReactNode
  /** What stands in a list without rows. */
  empty?: ReactNode
}) {
  const inUse = labels.filter((label) => !label.archived)
  const moveLabel = async (label: R, by: -1 | 1) => {
    if (await move(inUse, inUse.indexOf(label), by, onChange)) notifyDone('De volgorde is opgeslagen')
  }
  return (
    <Card title={title} note={note}>
      {labels.length === 0 && empty}
      <ul className="in-labels">
        {labels.map((label) => (
          <LabelRow
            key={label.id}
            label={label}
            first={label === inUse[0]}
            last={label === inUse.at(-1)}
            onMove={(by) => void moveLabel(label, by)}
            onChange={onChange}
            extra={extra?.(label)}
          />
        ))}
      </ul>
      <NameForm
        label={add}
        button="Toevoegen"
        initial=""
        onSave={async (name) => {
          await onAdd(name)
          notifyDone(`"${name}" is toegevoegd`, { undo: true })
        }}
      />
    </Card>
  )
}

function LabelRow<R extends Row>({
  label,
  first,
  last,
  onMove,
  onChange,
  extra,
}: {
  label: R
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
  onChange: Change<R>
  extra: ReactNode
}) {
  const [renaming, setRenaming] = useState(false)
  const archive = async () => {
    try {
      await onChange({ id: label.id, revision: label.revision, archived: !label.archived })
      notifyDone(`"${label.name}" is ${label.archived ? 'weer in gebruik' : 'gearchiveerd'}`, { undo: true })
    } catch (error) {
      notifyError(error)
    }
  }
  if (renaming)
    return (
      <li>
        <NameForm
          label={`Nieuwe naam voor ${label.name}`}
          button="Opslaan"
          initial={label.name}
          onCancel={() => setRenaming(false)}
          onSave={async (name) => {
            await onChange({ id: label.id, revision: label.revision, name })
            notifyDone(`"${label.name}" heet nu "${name}"`, { undo: true })
            setRenaming(false)
          }}
        />
      </li>
    )
  return (
    <li className="in-label-row">
      <span className="in-label-name">
        {label.name}
        {label.archived && <Tag>Gearchiveerd</Tag>}
        {extra}
      </span>
      {!label.archived && <OrderButtons name={label.name} first={first} last={last} onMove={onMove} />}
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={24}
        aria-label={`${label.name} hernoemen`}
        onClick={() => setRenaming(true)}
      >
        <IconPencil size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={24}
        aria-label={label.archived ? `${label.name} weer gebruiken` : `${label.name} archiveren`}
        onClick={() => void archive()}
      >
        {label.archived ? (
          <IconArchiveOff size={14} aria-hidden="true" />
        ) : (
          <IconArchive size={14} aria-hidden="true" />
        )}
      </ActionIcon>
    </li>
  )
}

function NameForm({
  label,
  button,
  initial,
  onSave,
  onCancel,
}: {
  label: string
  button: string
  initial: string
  onSave: (name: string) => Promise<void>
  onCancel?: () => void
}) {
  const [name, setName] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = nameProblem(name)
    setProblem(wrong)
    if (wrong !== null) return
    setBusy(true)
    try {
      await onSave(name.trim())
      setName(initial)
    } catch (error) {
      if (failureOf(error)?.code === 'duplicate') setProblem('Deze naam staat al in de lijst.')
      else notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="in-name-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        aria-label={label}
        placeholder={label}
        value={name}
        error={problem}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel?.()
        }}
      />
      <Button type="submit" variant="default" loading={busy} aria-label={`${button}: ${label}`}>
        {button}
      </Button>
      {onCancel && (
        <Button variant="subtle" color="gray" c="var(--text-2)" onClick={onCancel}>
          Annuleren
        </Button>
      )}
    </form>
  )
}
