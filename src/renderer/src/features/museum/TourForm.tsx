import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { CaretakerId } from '#shared/contract/base'
import type { MuseumProgramme, TourRow } from '#shared/contract/museum'
import type { Centre } from '#shared/contract/place'
import type { Finding } from '#shared/domain/booking-rules'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { renterCategories } from '#shared/domain/vocabulary'
import { at } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { failureOf, messageFor } from '../../lib/failure'
import { formatEuros } from '../../lib/format'
import { useGuides } from '../../lib/GuideSelect'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { dateOrNull, type NumberText, numberOrNull, textOrNull } from '../../lib/values'
import { categoryWords } from '../../lib/words/vocabulary'
import { EditDrawer } from '../../ui/EditDrawer'
import { FindingList } from '../../ui/FindingList'
import { TimeField } from '../../ui/TimeField'

type Values = {
  programmeId: string | null
  date: string | null
  time: ClockTime | null
  group: string
  people: NumberText
  category: RenterCategory
  guideId: string | null
  contactName: string
  contactPhone: string
  remarks: string
}

type Props = { programmes: readonly MuseumProgramme[]; museum: Centre; onClose: () => void }

/** Books a tour in one step: what, when, who, how many and with which guide. */
export function TourForm({ programmes, museum, onClose }: Props) {
  const { today } = useHere()
  const guides = useGuides(museum.id)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useForm<Values>({
    initialValues: {
      programmeId: programmes[0]?.id ?? null,
      ...{ date: today, time: null, group: '', people: '', category: 'residents', guideId: null },
      ...{ contactName: '', contactPhone: '', remarks: '' },
    },
    validate: {
      programmeId: (id) => (id === null ? 'Kies een rondleiding of arrangement.' : null),
      date: (text) => (dateOrNull(text) ? null : 'Kies een dag.'),
      time: (time) => (time === null ? 'Vul de begintijd in.' : null),
      group: (text) => (text.trim() === '' ? 'Vul in wie er komt.' : null),
      people: (value) => ((numberOrNull(value) ?? 0) < 1 ? 'Vul in hoeveel mensen er komen.' : null),
    },
  })
  const { values } = form
  const chosen = programmes.find(({ id }) => id === values.programmeId)
  const people = numberOrNull(values.people)
  const submit = form.onSubmit(async ({ date, time, group, category, guideId, ...more }) => {
    const day = dateOrNull(date)
    if (!chosen || !day || time === null || people === null) return
    setBusy(true)
    setProblem(null)
    try {
      const { tour } = await client.museum.book({
        programmeId: chosen.id,
        startsAt: at(day, time),
        group: group.trim(),
        people,
        category,
        guideId: guideId as CaretakerId | null,
        contactName: textOrNull(more.contactName),
        contactPhone: textOrNull(more.contactPhone),
        remarks: textOrNull(more.remarks),
      })
      booked(tour)
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  })
  return (
    <EditDrawer
      title="Rondleiding boeken"
      onClose={onClose}
      onSubmit={submit}
      busy={busy}
      dirty={form.isDirty()}
      stale={false}
      takeTheirs={onClose}
      keepMine={onClose}
    >
      <Select
        label="Wat"
        withAsterisk
        data-autofocus
        allowDeselect={false}
        data={programmes.map(({ id, name }) => ({ value: id, label: name }))}
        description={
          chosen &&
          `${chosen.minutes} minuten, hoogstens ${chosen.mostPeople} mensen, ${formatEuros(chosen.personCents)} per persoon`
        }
        {...form.getInputProps('programmeId')}
      />
      <div className="in-two">
        <DateField label="Dag" withAsterisk {...form.getInputProps('date')} />
        <TimeField
          label="Begint om"
          withAsterisk
          value={form.values.time}
          onChange={(time) => form.setFieldValue('time', time)}
          error={form.errors.time}
        />
      </div>
      <TextInput
        label="Wie komt er"
        withAsterisk
        placeholder="bijvoorbeeld De Wingerd, groep 4"
        maxLength={120}
        {...form.getInputProps('group')}
      />
      <div className="in-two">
        <NumberInput
          label="Aantal mensen"
          withAsterisk
          min={1}
          allowDecimal={false}
          allowNegative={false}
          description={
            chosen && people !== null && people > 0 ? `Samen ${formatEuros(people * chosen.personCents)}` : undefined
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('people')}
        />
        <Select
          label="Soort huurder"
          allowDeselect={false}
          data={renterCategories.map((value) => ({ value, label: categoryWords[value] }))}
          {...form.getInputProps('category')}
        />
      </div>
      <Select
        label="Gids"
        placeholder="Kies een gids, of later"
        description="Staat iemand er niet bij? Voeg hem of haar toe bij Rooster, Beheerders."
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Geen gids' }}
        data={guides}
        {...form.getInputProps('guideId')}
      />
      <div className="in-two">
        <TextInput label="Contactpersoon" maxLength={120} {...form.getInputProps('contactName')} />
        <TextInput label="Telefoon" maxLength={60} {...form.getInputProps('contactPhone')} />
      </div>
      <Textarea label="Opmerkingen" autosize minRows={2} maxLength={2000} {...form.getInputProps('remarks')} />
      {problem !== null && <Refused error={problem} />}
    </EditDrawer>
  )
}

function booked({ id, booking }: TourRow): void {
  notifyDone(`${booking.title} is geboekt`, { undo: true })
  openPanel({ kind: 'booking', id })
}

/** Why it was refused, with what is free instead where the rules know. */
function Refused({ error }: { error: unknown }) {
  const failure = failureOf(error)
  const findings: readonly Finding[] = failure !== null && 'findings' in failure.data ? failure.data.findings : []
  return findings.length > 0 ? (
    <div role="alert">
      <FindingList findings={findings} />
    </div>
  ) : (
    <p className="fig-note" role="alert">
      {messageFor(error)}
    </p>
  )
}
