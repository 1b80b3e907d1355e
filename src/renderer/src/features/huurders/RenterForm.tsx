import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { RenterId } from '#shared/contract/base'
import { Renter } from '#shared/contract/renter'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { api } from '../../lib/client'
import { failureOf, messageFor } from '../../lib/failure'
import { notifyDone } from '../../lib/notify'
import { useHides } from '../../lib/session'
import { categoryWords, choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { FreeText } from '../../ui/FreeText'

type Fields = {
  name: string
  category: RenterCategory | null
  contactName: string
  phone: string
  email: string
  address: string
  postcode: string
  town: string
  notes: string
}
type TextField = Exclude<keyof Fields, 'category'>

const fieldsOf = (renter: Renter | null): Fields => ({
  name: renter?.name ?? '',
  category: renter?.category ?? null,
  contactName: renter?.contactName ?? '',
  phone: renter?.phone ?? '',
  email: renter?.email ?? '',
  address: renter?.address ?? '',
  postcode: renter?.postcode ?? '',
  town: renter?.town ?? '',
  notes: renter?.notes ?? '',
})

function problemsOf(fields: Fields): Partial<Record<keyof Fields, string>> {
  return {
    ...(fields.name.trim() === '' && { name: 'Vul de naam in' }),
    ...(fields.category === null && { category: 'Kies een categorie' }),
    ...(fields.email.trim() !== '' &&
      !/^\S+@\S+\.\S+$/.test(fields.email.trim()) && { email: 'Dit is geen e-mailadres' }),
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const textsOf = (fields: Fields) => ({
  contactName: orNull(fields.contactName),
  phone: orNull(fields.phone),
  email: orNull(fields.email),
  address: orNull(fields.address),
  postcode: orNull(fields.postcode),
  town: orNull(fields.town),
  notes: orNull(fields.notes),
})

/** Creates or changes; after `stale` the next try goes out on the row as it is now, with what was typed. */
function useSave(renter: Renter | null, onDone: (id: RenterId) => void) {
  const queries = useQueryClient()
  const [revision, setRevision] = useState(renter?.revision ?? 1)
  const done = (after: Renter) => {
    queries.setQueryData(api.renters.get.queryKey({ input: { id: after.id } }), after)
    notifyDone(renter === null ? `${after.name} is toegevoegd` : `${after.name} is gewijzigd`, { undo: true })
    onDone(after.id)
  }
  const create = useMutation(api.renters.create.mutationOptions({ onSuccess: done }))
  const change = useMutation(
    api.renters.change.mutationOptions({
      onSuccess: done,
      onError: (error) => {
        const failure = failureOf(error)
        const current = failure?.code === 'stale' ? Renter.safeParse(failure.data.current) : null
        if (current?.success === true) setRevision(current.data.revision)
      },
    }),
  )
  const save = (fields: Fields, category: RenterCategory) => {
    const input = { name: fields.name.trim(), category, ...textsOf(fields) }
    if (renter === null) create.mutate(input)
    else change.mutate({ id: renter.id, revision, ...input })
  }
  const { isPending, error } = renter === null ? create : change
  return { save, isPending, error }
}

type Props = { renter: Renter | null; onDone: (id: RenterId) => void; onCancel: () => void }

/** All fields of a renter, new or known. What is typed stays when saving is refused. */
export function RenterForm({ renter, onDone, onCancel }: Props) {
  const [fields, setFields] = useState(() => fieldsOf(renter))
  const [tries, setTries] = useState(0)
  const hides = useHides('personal')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  const { save, isPending, error } = useSave(renter, onDone)
  const problems = problemsOf(fields)
  const shown = tries > 0 ? problems : {}
  const text = (name: TextField, label: string) => ({
    label,
    value: fields[name],
    error: shown[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    if (Object.keys(problems).length === 0 && fields.category !== null) save(fields, fields.category)
  }
  return (
    <form
      ref={form}
      className="renter"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
      }}
    >
      <Card title={renter === null ? 'Nieuwe huurder' : `${renter.name} wijzigen`}>
        <div className="renter-form">
          <TextInput {...text('name', 'Naam')} className="wide" required autoFocus maxLength={200} />
          <Select
            label="Categorie"
            required
            className="wide"
            placeholder="Kies wie het is"
            data={choices(categoryWords)}
            value={fields.category}
            error={shown.category}
            onChange={(category: RenterCategory | null) => setFields({ ...fields, category })}
          />
          <TextInput {...text('contactName', 'Contactpersoon')} className="wide" />
          <TextInput {...text('phone', 'Telefoon')} type="tel" />
          {!hides && (
            <>
              <TextInput {...text('email', 'E-mail')} type="email" />
              <TextInput {...text('address', 'Straat en nummer')} className="wide" />
              <TextInput {...text('postcode', 'Postcode')} />
              <TextInput {...text('town', 'Plaats')} maxLength={120} />
              <FreeText {...text('notes', 'Notities')} className="wide" autosize minRows={3} maxLength={2000} />
            </>
          )}
          {error !== null && (
            <p className="renter-problem wide" role="alert">
              {messageFor(error)}
              {failureOf(error)?.code === 'stale' && ' Wat u typte staat er nog; sla nog eens op om het te bewaren.'}
            </p>
          )}
        </div>
        <footer className="renter-foot">
          <Button type="submit" loading={isPending}>
            Opslaan
          </Button>
          <Button variant="default" onClick={onCancel}>
            Annuleren
          </Button>
        </footer>
      </Card>
    </form>
  )
}
