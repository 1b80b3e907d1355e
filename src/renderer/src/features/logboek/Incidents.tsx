import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { DayIncident } from '#shared/contract/day-log'
import { clockOf } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { client } from '../../lib/client'
import { May } from '../../lib/May'
import { notifyDone } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { FreeText } from '../../ui/FreeText'
import { TimeField } from '../../ui/TimeField'
import { FormDialog } from './FormDialog'
import { byOf } from './who'

type Values = { what: string; time: ClockTime | null; actedBy: string; done: string }
type Place = { centreId: CentreId; date: CivilDate; who: string }

const filled = (problem: string) => (text: string) => (text.trim() === '' ? problem : null)

function IncidentForm({
  centreId,
  date,
  who,
  known,
  onClose,
}: Place & { known: DayIncident | null; onClose: () => void }) {
  const now = useNow()
  const form = useForm<Values>({
    initialValues: {
      what: known?.what ?? '',
      time: known?.time ?? clockOf(now),
      actedBy: known?.actedBy ?? who,
      done: known?.done ?? '',
    },
    validate: {
      what: filled('Vul in wat er is gebeurd.'),
      time: (time) => (time === null ? 'Vul een tijd in.' : null),
      actedBy: filled('Vul in wie er heeft gehandeld.'),
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => {
      const said = {
        what: values.what.trim(),
        time: values.time ?? clockOf(now),
        actedBy: values.actedBy.trim(),
        done: values.done.trim() === '' ? null : values.done.trim(),
      }
      return known === null
        ? client.incidents.create({ centreId, date, ...said, ...byOf(who) })
        : client.incidents.change({ id: known.id, revision: known.revision, ...said })
    },
    onSuccess: () => {
      notifyDone('Het incident staat in het logboek', { undo: true })
      onClose()
    },
  })
  return (
    <FormDialog
      title={known === null ? 'Incident noteren' : 'Incident'}
      save={known === null ? 'Noteren' : 'Opslaan'}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
    >
      <Textarea
        label="Wat is er gebeurd"
        withAsterisk
        data-autofocus
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('what')}
      />
      <Alert color="yellow" icon={<IconAlertTriangle size={16} />} className="lb-alert">
        Schrijf niets over iemands gezondheid en geen namen van bezoekers. Dat hoort hier niet.
      </Alert>
      <div className="lb-pair">
        <TimeField
          label="Hoe laat"
          withAsterisk
          value={form.values.time}
          onChange={(time) => form.setFieldValue('time', time)}
          error={form.errors.time}
        />
        <TextInput label="Wie heeft gehandeld" withAsterisk maxLength={120} {...form.getInputProps('actedBy')} />
      </div>
      <FreeText label="Wat is er gedaan" autosize minRows={2} maxLength={2000} {...form.getInputProps('done')} />
    </FormDialog>
  )
}

type Props = Place & { incidents: readonly DayIncident[]; adding: boolean; setAdding: (adding: boolean) => void }

/** What went wrong on the day, who acted and what was done. */
export function Incidents({ incidents, adding, setAdding, ...place }: Props) {
  const [editing, setEditing] = useState<DayIncident | null>(null)
  const mayChange = useMay('incidents.change', place.centreId)
  return (
    <Card
      title="Incidenten"
      actions={
        <May call="incidents.create" at={place.centreId}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-keyshortcuts="I"
            onClick={() => setAdding(true)}
          >
            Noteren
          </Button>
        </May>
      }
    >
      {incidents.length === 0 ? (
        <p className="list-empty">Geen incidenten op deze dag.</p>
      ) : (
        <ul className="list" aria-label="Incidenten">
          {incidents.map((one) => (
            <li className="list-item" key={one.id}>
              <IconAlertTriangle size={16} aria-hidden className="list-icon" />
              <div className="list-text">
                {mayChange ? (
                  <button type="button" className="link" onClick={() => setEditing(one)}>
                    {one.what}
                  </button>
                ) : (
                  <b>{one.what}</b>
                )}
                {one.done !== null && <span className="lb-text">{one.done}</span>}
                <small>
                  {formatTime(one.time)} · {one.actedBy}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
      {adding && <IncidentForm {...place} known={null} onClose={() => setAdding(false)} />}
      {editing && <IncidentForm key={editing.id} {...place} known={editing} onClose={() => setEditing(null)} />}
    </Card>
  )
}
