import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Consultation } from '#shared/contract/consultation'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { TimeField } from '../../ui/TimeField'

type Fields = { party: string | null; date: CivilDate | null; startsAt: ClockTime | null; place: string }

/** A consultation to come, or one that was held and is written down afterwards: a day that is over makes it held. */
export function PlanForm(props: { party: string | null; onCancel: () => void; onDone: (made: Consultation) => void }) {
  const { today, centre, centres } = useHere()
  const may = useRights()
  const all = useQuery(api.consultations.due.queryOptions()).data ?? []
  const due = all.filter(({ centreIds }) => centreIds.every((id) => may('consultations.create', id)))
  const usual = props.party ?? due.find(({ centreIds }) => centre && centreIds.includes(centre.id))?.party ?? null
  const [typed, setTyped] = useState<Partial<Fields>>({})
  const [tried, setTried] = useState(false)
  const fields: Fields = { party: usual, date: null, startsAt: null, place: '', ...typed }
  const set = (change: Partial<Fields>) => setTyped({ ...typed, ...change })
  const create = useMutation(
    api.consultations.create.mutationOptions({
      onSuccess: (made) => {
        notifyDone(made.state === 'planned' ? 'Het overleg is gepland' : 'Het overleg is toegevoegd', { undo: true })
        props.onDone(made)
      },
    }),
  )
  const chosen = due.find(({ party }) => party === fields.party)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const { date, startsAt } = fields
    if (!chosen || date === null) return
    create.mutate({
      party: chosen.party,
      centreIds: chosen.centreIds,
      date,
      startsAt,
      place: fields.place.trim() || null,
      state: date < today ? 'held' : 'planned',
    })
  }
  const names = chosen?.centreIds.map((id) => centres.find((one) => one.id === id)?.name).filter(Boolean) ?? []
  return (
    <form
      className="ov-narrow"
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onCancel()
      }}
    >
      <Card title="Nieuw overleg">
        <div className="ov-form">
          <Select
            label="Met wie"
            withAsterisk
            autoFocus
            data={due.map(({ party }) => party)}
            value={fields.party}
            allowDeselect={false}
            description={names.length > 1 ? `Over ${names.join(', ')}` : undefined}
            error={tried && !chosen ? 'Kies met wie u overlegt' : undefined}
            onChange={(party) => set({ party })}
          />
          <div className="ov-pair">
            <DateField
              label="Datum"
              withAsterisk
              value={fields.date}
              error={tried && fields.date === null ? 'Kies een dag' : undefined}
              description={
                fields.date !== null && fields.date < today ? 'Deze dag is voorbij: u legt het overleg vast' : undefined
              }
              onChange={(value) => set({ date: typeof value === 'string' && isCivilDate(value) ? value : null })}
            />
            <TimeField label="Tijd" value={fields.startsAt} onChange={(startsAt) => set({ startsAt })} />
          </div>
          <TextInput
            label="Plaats"
            maxLength={120}
            placeholder={names[0]}
            value={fields.place}
            onChange={(event) => set({ place: event.currentTarget.value })}
          />
          <p className="ov-note">
            Wie er verwacht worden, komt uit de contacten van het centrum. De vaste agenda staat er meteen op, met het
            rooster.
          </p>
          {create.error !== null && (
            <p className="ov-problem" role="alert">
              {messageFor(create.error)}
            </p>
          )}
          <div className="ov-buttons">
            <Button type="submit" loading={create.isPending}>
              Opslaan
            </Button>
            <Button variant="default" onClick={props.onCancel}>
              Annuleren
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
