import { ActionIcon, Button, Checkbox, NumberInput, SegmentedControl, Select, Stepper, TextInput } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconCheck, IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CentreType } from '#shared/domain/vocabulary'
import { weekdayName } from '#shared/time/format'
import { RecoveryCode } from '../../lib/RecoveryCode'
import { useHeldSession } from '../../lib/session'
import { centreTypeWords, choices } from '../../lib/words/vocabulary'
import { TimeField } from '../../ui/TimeField'
import { type DayDraft, type Draft, newRoom, type Problems, type RoomDraft, steps, useDraft } from './draft'
import { OwnStep } from './OwnStep'
import { useSetUp } from './useSetUp'

type StepProps = { draft: Draft; change: (part: Partial<Draft>) => void; problems: Problems }

function OrganisationStep({ draft, change, problems }: StepProps) {
  return (
    <>
      <TextInput
        label="Naam van uw organisatie"
        description="Bijvoorbeeld de stichting die de centra beheert."
        data-autofocus
        autoFocus
        required
        maxLength={120}
        value={draft.organisation}
        error={problems.organisation}
        onChange={(e) => change({ organisation: e.currentTarget.value })}
      />
      <TextInput
        label="Gemeente"
        maxLength={120}
        value={draft.municipality}
        onChange={(e) => change({ municipality: e.currentTarget.value })}
      />
    </>
  )
}

function CentreStep({ draft, change, problems }: StepProps) {
  return (
    <>
      <TextInput
        label="Naam van het centrum"
        autoFocus
        required
        maxLength={120}
        value={draft.centre}
        error={problems.centre}
        onChange={(e) => change({ centre: e.currentTarget.value })}
      />
      <Select
        label="Soort centrum"
        data={choices(centreTypeWords)}
        value={draft.type}
        allowDeselect={false}
        onChange={(value: CentreType | null) => value !== null && change({ type: value })}
      />
      <TextInput label="Adres" value={draft.address} onChange={(e) => change({ address: e.currentTarget.value })} />
      <TextInput
        label="Wijk"
        maxLength={120}
        value={draft.district}
        onChange={(e) => change({ district: e.currentTarget.value })}
      />
    </>
  )
}

function RoomsStep({ draft, change, problems }: StepProps) {
  const set = (key: string, part: Partial<RoomDraft>) =>
    change({ rooms: draft.rooms.map((room) => (room.key === key ? { ...room, ...part } : room)) })
  return (
    <>
      <p className="wizard-hint">
        In een gedeelde ruimte passen meer groepen tegelijk, zolang er plek is: een ontmoetingsruimte bijvoorbeeld.
      </p>
      {draft.rooms.map((room, index) => (
        <div className="wizard-room" data-first={index === 0} key={room.key}>
          <TextInput
            label={index === 0 ? 'Ruimte' : undefined}
            aria-label={`Naam van ruimte ${index + 1}`}
            autoFocus={index === 0}
            maxLength={120}
            value={room.name}
            error={problems[`room.${room.key}.name`]}
            onChange={(e) => set(room.key, { name: e.currentTarget.value })}
          />
          <NumberInput
            label={index === 0 ? 'Personen' : undefined}
            aria-label={`Personen in ruimte ${index + 1}`}
            min={1}
            max={100_000}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={room.capacity}
            error={problems[`room.${room.key}.capacity`]}
            onChange={(value) => set(room.key, { capacity: value })}
          />
          <SegmentedControl
            aria-label={`Gebruik van ruimte ${index + 1}`}
            value={room.shared ? 'shared' : 'exclusive'}
            onChange={(value) => set(room.key, { shared: value === 'shared' })}
            data={[
              { value: 'exclusive', label: 'Eén groep' },
              { value: 'shared', label: 'Gedeeld' },
            ]}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`Ruimte ${index + 1} weghalen`}
            disabled={draft.rooms.length === 1}
            onClick={() => change({ rooms: draft.rooms.filter((r) => r.key !== room.key) })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => change({ rooms: [...draft.rooms, newRoom()] })}
        >
          Ruimte erbij
        </Button>
      </div>
    </>
  )
}

function HoursStep({ draft, change, problems }: StepProps) {
  const set = (day: DayDraft, part: Partial<DayDraft>) =>
    change({ days: draft.days.map((d) => (d.weekday === day.weekday ? { ...d, ...part } : d)) })
  return (
    <>
      <p className="wizard-hint">
        Wanneer is het centrum open, en wanneer is er een beheerder? U kunt dit later wijzigen.
      </p>
      <table className="wizard-hours">
        <thead>
          <tr>
            <th scope="col">Dag</th>
            <th scope="col" colSpan={2}>
              Open
            </th>
            <th scope="col">Beheerder</th>
            <th scope="col" colSpan={2}>
              Aanwezig
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.days.map((day) => {
            const name = weekdayName(day.weekday)
            const off = !day.open || !day.staffed
            return (
              <tr key={day.weekday}>
                <td>
                  <Checkbox
                    label={name}
                    checked={day.open}
                    onChange={(e) => set(day, { open: e.currentTarget.checked })}
                  />
                </td>
                <td>
                  <TimeField
                    aria-label={`${name} open van`}
                    value={day.opens}
                    disabled={!day.open}
                    onChange={(opens) => set(day, { opens })}
                  />
                </td>
                <td>
                  <TimeField
                    aria-label={`${name} open tot`}
                    value={day.closes}
                    disabled={!day.open}
                    error={problems[`day.${day.weekday}.closes`]}
                    onChange={(closes) => set(day, { closes })}
                  />
                </td>
                <td>
                  <Checkbox
                    aria-label={`${name} met beheerder`}
                    checked={day.staffed}
                    disabled={!day.open}
                    onChange={(e) => set(day, { staffed: e.currentTarget.checked })}
                  />
                </td>
                <td>
                  <TimeField
                    aria-label={`${name} beheerder van`}
                    value={day.staffedFrom}
                    disabled={off}
                    onChange={(staffedFrom) => set(day, { staffedFrom })}
                  />
                </td>
                <td>
                  <TimeField
                    aria-label={`${name} beheerder tot`}
                    value={day.staffedTo}
                    disabled={off}
                    error={problems[`day.${day.weekday}.staffedTo`]}
                    onChange={(staffedTo) => set(day, { staffedTo })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const bodies = [OrganisationStep, CentreStep, RoomsStep, HoursStep] as const
const LAST = steps.length - 1

/** Start empty: organisation, first centre, its rooms and hours, and who rules; then the store is set up in one act. */
export function Wizard({ onBack }: { onBack: () => void }) {
  const [draft, change] = useDraft()
  const [secret, setSecret] = useState('')
  const [at, setAt] = useState(0)
  // What was wrong at the last try, not while typing: else the button would move away under the mouse.
  const [problems, setProblems] = useState<Problems>({})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problems])
  const setUp = useSetUp()
  useHeldSession(!setUp.finished)
  const go = (to: number) => {
    setProblems({})
    setAt(to)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = steps[at]?.problems(draft, secret) ?? {}
    setProblems(found)
    if (Object.keys(found).length > 0) return
    if (at < LAST) go(at + 1)
    else void setUp.run(draft, secret)
  }
  const Body = bodies[at]
  if (setUp.code !== null)
    return (
      <section className="wizard card" aria-labelledby="wizard-title">
        <h1 id="wizard-title">Druk uw herstelcode af</h1>
        <RecoveryCode name={draft.ownName.trim()} organisation={draft.organisation.trim()} code={setUp.code} />
        <div className="wizard-foot">
          <Button onClick={() => void setUp.finish()} rightSection={<IconCheck size={16} />}>
            Bewaard, begin met boeken
          </Button>
        </div>
      </section>
    )
  return (
    <form ref={form} className="wizard card" onSubmit={submit} noValidate aria-labelledby="wizard-title">
      <Stepper active={at} onStepClick={(to) => to < at && go(to)} size="xs" iconSize={28} allowNextStepsSelect={false}>
        {steps.map(({ title }) => (
          <Stepper.Step key={title} label={title} />
        ))}
      </Stepper>
      <h1 id="wizard-title">{steps[at]?.title}</h1>
      <div className="wizard-body">
        {Body ? (
          <Body draft={draft} change={change} problems={problems} />
        ) : (
          <OwnStep draft={draft} change={change} problems={problems} secret={secret} onSecret={setSecret} />
        )}
      </div>
      {setUp.problem !== null && (
        <p className="wizard-problem" role="alert">
          {setUp.problem}
        </p>
      )}
      <div className="wizard-foot">
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
          onClick={() => (at === 0 ? onBack() : go(at - 1))}
        >
          Terug
        </Button>
        <Button
          type="submit"
          loading={setUp.busy}
          rightSection={at === LAST && !draft.withLogin ? <IconCheck size={16} /> : <IconArrowRight size={16} />}
        >
          {at < LAST || draft.withLogin ? 'Verder' : 'Klaar, begin met boeken'}
        </Button>
      </div>
    </form>
  )
}
