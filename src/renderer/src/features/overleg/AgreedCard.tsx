import { Autocomplete, Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { CentreId, ConsultationId } from '#shared/contract/base'
import type { ActionPoint, Attendee } from '#shared/contract/consultation'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { PointLine } from './PointLine'

type Props = {
  consultationId: ConsultationId
  centreId: CentreId | undefined
  points: readonly ActionPoint[]
  attendees: readonly Attendee[]
  today: CivilDate
}
type Fields = { text: string; owner: string; dueOn: CivilDate | null }
const blank: Fields = { text: '', owner: '', dueOn: null }

/** What was agreed here: who does what, by when. Each is saved at once. */
export function AgreedCard({ consultationId, centreId, points, attendees, today }: Props) {
  const [fields, setFields] = useState(blank)
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change })
  const create = useMutation(
    api.actionPoints.create.mutationOptions({
      onError: notifyError,
      onSuccess: () => {
        notifyDone('De afspraak is toegevoegd', { undo: true })
        setFields(blank)
        setTried(false)
        first.current?.focus()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [text, owner] = [fields.text.trim(), fields.owner.trim()]
    if (text === '' || owner === '') return
    create.mutate({ consultationId, text, owner, dueOn: fields.dueOn })
  }
  return (
    <Card title="Afspraken" note="wie doet wat, en wanneer is het klaar">
      {points.length > 0 && (
        <ul className="list">
          {points.map((point) => (
            <PointLine key={point.id} point={point} today={today} centreId={centreId} removable />
          ))}
        </ul>
      )}
      <form className="ov-form ov-point" onSubmit={submit} noValidate>
        <TextInput
          ref={first}
          label="Afspraak"
          maxLength={2000}
          value={fields.text}
          error={tried && fields.text.trim() === '' ? 'Vul in wat er is afgesproken' : undefined}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Autocomplete
          label="Wie"
          maxLength={120}
          data={[...new Set(attendees.map(({ name }) => name).filter((name) => name !== ''))]}
          value={fields.owner}
          error={tried && fields.owner.trim() === '' ? 'Vul in wie het doet' : undefined}
          onChange={(owner) => set({ owner })}
        />
        <DateField
          label="Uiterlijk"
          clearable
          value={fields.dueOn}
          onChange={(value) => set({ dueOn: typeof value === 'string' && isCivilDate(value) ? value : null })}
        />
        <Button type="submit" variant="default" loading={create.isPending}>
          Toevoegen
        </Button>
      </form>
    </Card>
  )
}
