import { Button, Select, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { CentreId } from '#shared/contract/base'
import type { Renter } from '#shared/contract/renter'
import type { Instruction } from '#shared/contract/self-service'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay, useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

function Row({ instruction, centre }: { instruction: Instruction; centre: string }) {
  const { today } = useHere()
  const change = useMutation(
    api.instructions.change.mutationOptions({
      onSuccess: () => notifyDone('Ingeleverd, de uitleg telt vanaf morgen niet meer', { undo: true }),
      onError: notifyError,
    }),
  )
  const mayChange = useMay('instructions.change', instruction.centreId)
  const { id, revision, givenOn, givenBy, handedOut, returnedOn, remarks } = instruction
  const facts = [`op ${formatDate(givenOn)}`, givenBy && `door ${givenBy}`, handedOut, remarks].filter(Boolean)
  return (
    <li className="list-item">
      <IconKey size={16} aria-hidden className="list-icon" />
      <div className="list-text">
        <b>{centre}</b>
        <small>{facts.join(' · ')}</small>
      </div>
      {returnedOn === null ? (
        mayChange && (
          <Button
            variant="default"
            size="xs"
            loading={change.isPending}
            aria-label={`${handedOut ?? 'Sleutel'} van ${centre} ingeleverd`}
            onClick={() => change.mutate({ id, revision, returnedOn: today < givenOn ? givenOn : today })}
          >
            Ingeleverd
          </Button>
        )
      ) : (
        <Tag>Ingeleverd {formatDate(returnedOn)}</Tag>
      )}
    </li>
  )
}

/** Where this renter was shown how to open and close, and with which key: needed to do without a caretaker. */
export function Instructions({ renter }: { renter: Renter }) {
  const here = useHere()
  const list = useQuery(api.instructions.list.queryOptions({ input: { renterId: renter.id } })).data ?? []
  const [adding, setAdding] = useState(false)
  const [centreId, setCentreId] = useState<string | null>(null)
  const [handedOut, setHandedOut] = useState('')
  const [givenBy, setGivenBy] = useState('')
  const may = useRights()
  const managed = here.centres.filter((centre) => centre.managed && may('instructions.create', centre.id))
  const names = new Map<string, string>(here.centres.map((centre) => [centre.id, centre.name]))
  const chosen = centreId ?? managed.find((centre) => centre.id === here.centreId)?.id ?? managed[0]?.id ?? null
  const create = useMutation(
    api.instructions.create.mutationOptions({
      onSuccess: () => {
        setAdding(false)
        setHandedOut('')
        setGivenBy('')
        notifyDone('De uitleg is genoteerd', { undo: true })
      },
      onError: notifyError,
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null) return
    const [key, by] = [handedOut.trim(), givenBy.trim()]
    create.mutate({
      renterId: renter.id,
      centreId: CentreId.parse(chosen),
      ...(key !== '' && { handedOut: key }),
      ...(by !== '' && { givenBy: by }),
    })
  }
  return (
    <Card
      title="Zelf openen en sluiten"
      note="uitleg en sleutels"
      actions={
        !adding &&
        managed.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            Uitleg noteren
          </Button>
        )
      }
    >
      {adding && (
        <form className="renter-form" onSubmit={submit}>
          <Select
            label="Centrum"
            data={managed.map((centre) => ({ value: centre.id, label: centre.name }))}
            allowDeselect={false}
            value={chosen}
            onChange={setCentreId}
            data-autofocus
          />
          <TextInput
            label="Sleutel of code"
            placeholder="sleutel 12"
            maxLength={120}
            value={handedOut}
            onChange={(event) => setHandedOut(event.currentTarget.value)}
          />
          <TextInput
            label="Uitleg door"
            maxLength={120}
            value={givenBy}
            onChange={(event) => setGivenBy(event.currentTarget.value)}
          />
          <div className="renter-actions renter-form-end">
            <Button type="submit" loading={create.isPending}>
              Vandaag gegeven
            </Button>
            <Button variant="default" onClick={() => setAdding(false)}>
              Niet doen
            </Button>
          </div>
        </form>
      )}
      {list.length > 0 ? (
        <ul className="list" aria-label="Uitleg">
          {list.map((one) => (
            <Row key={one.id} instruction={one} centre={names.get(one.centreId) ?? 'Ander centrum'} />
          ))}
        </ul>
      ) : (
        !adding && (
          <p className="list-empty">
            Nog geen uitleg gehad. Zonder uitleg is er buiten de tijden van de beheerder iemand nodig die opent.
          </p>
        )
      )}
    </Card>
  )
}
