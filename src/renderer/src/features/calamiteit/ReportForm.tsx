import { Alert, Button, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaretakerId } from '#shared/contract/base'
import type { Incident } from '#shared/contract/incident'
import type { Caretaker } from '#shared/contract/roster'
import { type IncidentKind, incidentKinds } from '#shared/domain/roster/incident'
import { addDays, at, clockOf, dateOf, isCivilDate } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { notifyDone, notifyError } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { incidentKindWords, spanText } from '../../lib/words/calamities'
import { Card } from '../../ui/Card'
import { FreeText } from '../../ui/FreeText'
import { TimeField } from '../../ui/TimeField'

const MIDNIGHT = '00:00' as ClockTime
const kinds = incidentKinds.map((value) => ({ value, label: incidentKindWords[value] }))

type Props = {
  people: readonly Caretaker[]
  /** Reports for which a way out is still looked for. */
  unsolved: readonly Incident[]
  onReported: (id: string) => void
}

/** Somebody calls in: who, what, from when and until when. All shifts of that time open. */
export function ReportForm({ people, unsolved, onReported }: Props) {
  const now = useNow()
  const [caretakerId, setCaretaker] = useState<string | null>(null)
  const [kind, setKind] = useState<IncidentKind>('illness')
  const [fromDay, setFromDay] = useState<CivilDate>(dateOf(now))
  // Until somebody types: today from now, so that what was worked stays; another day from its morning.
  const [typed, setTyped] = useState<ClockTime | null | undefined>(undefined)
  const [opened] = useState(now)
  const from = typed === undefined ? (fromDay === dateOf(opened) ? clockOf(opened) : null) : typed
  const [toDay, setToDay] = useState<CivilDate>(dateOf(now))
  const [to, setTo] = useState<ClockTime | null>(null)
  const [note, setNote] = useState('')
  const report = useMutation(
    api.calamities.report.mutationOptions({
      onError: notifyError,
      onSuccess: (incident) => {
        notifyDone('De melding staat erin en de diensten staan open', { undo: true })
        onReported(incident.id)
      },
    }),
  )
  const startsAt = at(fromDay, from ?? MIDNIGHT)
  const endsAt = to === null ? at(addDays(toDay, 1), MIDNIGHT) : at(toDay, to)
  const wrong = endsAt <= startsAt ? 'Kies een eind na het begin.' : null
  // A second report of the same hours would find no shift to open.
  const known = unsolved.find(
    (one) => one.caretakerId === caretakerId && one.startsAt < endsAt && one.endsAt > startsAt,
  )
  return (
    <Card title="Wie kan niet komen?">
      <form
        className="ca-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (caretakerId === null || wrong !== null) return
          report.mutate({
            kind,
            caretakerId: caretakerId as CaretakerId,
            startsAt,
            endsAt,
            note: note.trim() === '' ? null : note.trim(),
          })
        }}
      >
        <Select
          label="Beheerder"
          placeholder="Kies wie het is"
          searchable
          nothingFoundMessage="Niemand met die naam"
          data={people.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))}
          value={caretakerId}
          onChange={setCaretaker}
        />
        <Select
          label="Wat is er"
          data={kinds}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && setKind(value)}
        />
        <DateField
          label="Van dag"
          value={fromDay}
          onChange={(value) => {
            if (value === null || !isCivilDate(value)) return
            setFromDay(value)
            if (toDay < value) setToDay(value)
          }}
        />
        <TimeField label="Van tijd (leeg: hele dag)" value={from} onChange={setTyped} />
        <DateField
          label="Tot en met dag"
          value={toDay}
          onChange={(value) => value !== null && isCivilDate(value) && setToDay(value)}
        />
        <TimeField label="Tot tijd (leeg: hele dag)" value={to} onChange={setTo} />
        <FreeText
          className="ca-wide"
          label="Notitie (niets over de ziekte zelf)"
          autosize
          minRows={1}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {known && (
          <Alert className="ca-wide" color="yellow" title="Dit is al gemeld">
            <p>
              {incidentKindWords[known.kind]}, {spanText(known)}. De diensten van die tijd staan bij die melding.
            </p>
            <Button size="xs" variant="default" onClick={() => onReported(known.id)}>
              Naar die melding
            </Button>
          </Alert>
        )}
        {wrong !== null && (
          <p className="ca-wide ca-wrong" role="alert">
            {wrong}
          </p>
        )}
        <div className="ca-wide">
          <Button type="submit" loading={report.isPending} disabled={caretakerId === null}>
            Meld en zoek oplossingen
          </Button>
        </div>
      </form>
    </Card>
  )
}
