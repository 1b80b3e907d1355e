import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { Season } from '#shared/contract/season'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { notifyDone } from '../../lib/notify'
import { Card } from '../../ui/Card'

const ALL = 'alle'

type Fields = {
  name: string
  centre: string
  from: CivilDate | null
  to: CivilDate | null
  skipHolidays: boolean
  skipSchoolHolidays: boolean
}

/** The coming season: from September to and including June. */
function usual(today: CivilDate): Fields {
  const year = Number(today.slice(0, 4)) + (today.slice(5) > '09-15' ? 1 : 0)
  return {
    name: `Seizoen ${year}-${year + 1}`,
    centre: ALL,
    from: `${year}-09-01` as CivilDate,
    to: `${year + 1}-06-30` as CivilDate,
    skipHolidays: true,
    skipSchoolHolidays: false,
  }
}
const fieldsOf = (season: Season): Fields => ({ ...season, centre: season.centreId ?? ALL })
const dayOf = (value: unknown): CivilDate | null => (typeof value === 'string' && isCivilDate(value) ? value : null)

type Props = {
  season: Season | null
  centres: readonly Centre[]
  today: CivilDate
  onDone: (season: Season) => void
  onCancel: () => void
}

/** A season, new or known: its name, its days and for which centres. What is typed stays when saving is refused. */
export function SeasonForm({ season, centres, today, onDone, onCancel }: Props) {
  const [fields, setFields] = useState(() => (season === null ? usual(today) : fieldsOf(season)))
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change })
  const done = (after: Season) => {
    notifyDone(season === null ? `${after.name} is toegevoegd` : `${after.name} is gewijzigd`, { undo: true })
    onDone(after)
  }
  const create = useMutation(api.seasons.create.mutationOptions({ onSuccess: done }))
  const change = useMutation(api.seasons.change.mutationOptions({ onSuccess: done }))
  const { isPending, error } = season === null ? create : change
  const { from, to } = fields
  const wrong = from !== null && to !== null && to < from
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from === null || to === null || wrong || fields.name.trim() === '') return
    const { name, skipHolidays, skipSchoolHolidays } = fields
    const centreId = fields.centre === ALL ? null : (fields.centre as CentreId)
    const input = { name: name.trim(), centreId, from, to, skipHolidays, skipSchoolHolidays }
    if (season === null) create.mutate(input)
    else change.mutate({ id: season.id, revision: season.revision, ...input })
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
      }}
    >
      <Card title={season === null ? 'Nieuw seizoen' : 'Seizoen wijzigen'}>
        <div className="sz-form">
          <TextInput
            label="Naam"
            required
            autoFocus
            maxLength={120}
            value={fields.name}
            error={fields.name.trim() === '' ? 'Vul een naam in' : undefined}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <div className="sz-pair">
            <DateField
              label="Eerste dag"
              required
              value={from}
              onChange={(value) => set({ from: dayOf(value) })}
              error={from === null ? 'Kies een dag' : undefined}
            />
            <DateField
              label="Laatste dag"
              required
              value={to}
              onChange={(value) => set({ to: dayOf(value) })}
              error={to === null ? 'Kies een dag' : wrong ? 'Ligt voor de eerste dag' : undefined}
            />
          </div>
          <Select
            label="Centrum"
            allowDeselect={false}
            data={[
              { value: ALL, label: 'Alle centra' },
              ...centres.map((c) => ({ value: c.id as string, label: c.name })),
            ]}
            value={fields.centre}
            onChange={(centre) => set({ centre: centre ?? ALL })}
          />
          <Checkbox
            label="Niet op feestdagen"
            checked={fields.skipHolidays}
            onChange={(event) => set({ skipHolidays: event.currentTarget.checked })}
          />
          <Checkbox
            label="Niet in schoolvakanties"
            description="Van de regio die bij het centrum is ingevuld"
            checked={fields.skipSchoolHolidays}
            onChange={(event) => set({ skipSchoolHolidays: event.currentTarget.checked })}
          />
          {error !== null && (
            <p className="sz-problem" role="alert">
              {messageFor(error)}
            </p>
          )}
          <div className="sz-buttons">
            <Button type="submit" loading={isPending}>
              Opslaan
            </Button>
            <Button variant="default" onClick={onCancel}>
              Annuleren
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
