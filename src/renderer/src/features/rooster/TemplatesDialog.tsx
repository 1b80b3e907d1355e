import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Caretaker } from '#shared/contract/roster'
import type { PlacedShifts, RosterTemplate } from '#shared/contract/shift'
import { addDays, dateOf, startOfWeek, weekOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { rosterFindingText } from '../../lib/words/roster-findings'
import { timesText } from './board'

const MOST_WEEKS = 26
const shiftCount = (count: number) => formatCount(count, 'dienst', 'diensten')

type Props = {
  /** A day of the week that the roster shows. */
  week: CivilDate
  /** Whose weeks these are; undefined for those of all centres together too. */
  centreId: CentreId | undefined
  caretakers: readonly Caretaker[]
  onClose: () => void
}

/** Standard weeks: keeps the week shown under a name, puts one in weeks to come, and says which shifts came over open. */
export function TemplatesDialog({ week, centreId, caretakers, onClose }: Props) {
  const list = useQuery(api.rosterTemplates.list.queryOptions())
  const templates = (list.data ?? []).filter((one) => centreId === undefined || one.centreId === centreId)
  const [placed, setPlaced] = useState<PlacedShifts | null>(null)
  const remove = useMutation(
    api.rosterTemplates.remove.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('De standaardweek is verwijderd', { undo: true }),
    }),
  )
  return (
    <Modal opened onClose={onClose} title="Standaardweken" size={520} closeButtonProps={{ 'aria-label': 'Sluiten' }}>
      <Stack gap="lg">
        <Keep week={week} centreId={centreId} />
        {templates.length > 0 && (
          <>
            <Apply templates={templates} week={week} onPlaced={setPlaced} />
            {placed !== null && <Placed placed={placed} caretakers={caretakers} />}
            <ul className="ro-refused" aria-label="Standaardweken die er zijn">
              {templates.map((template) => (
                <li key={template.id}>
                  <Group justify="space-between" wrap="nowrap">
                    <span>
                      <b>{template.name}</b> {shiftCount(template.shifts.length)}
                    </span>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Standaardweek ${template.name} verwijderen`}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ id: template.id, revision: template.revision })}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                </li>
              ))}
            </ul>
          </>
        )}
      </Stack>
    </Modal>
  )
}

/** The week shown, to be kept under a name. A refused name stays as it was typed. */
function Keep({ week, centreId }: Pick<Props, 'week' | 'centreId'>) {
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const create = useMutation(
    api.rosterTemplates.create.mutationOptions({
      onSuccess: (template) => {
        setName('')
        setTried(false)
        notifyDone(`Standaardweek ${template.name} is bewaard`, { undo: true })
      },
    }),
  )
  const missing = tried && name.trim() === '' ? 'Geef de standaardweek een naam.' : null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (name.trim() !== '') create.mutate({ name: name.trim(), week, ...(centreId && { centreId }) })
      }}
    >
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          flex={1}
          label={`Bewaar week ${weekOf(week)} als standaardweek`}
          placeholder="bijvoorbeeld Gewone week"
          data-autofocus
          maxLength={120}
          value={name}
          error={missing ?? (create.error ? messageFor(create.error) : null)}
          onChange={(event) => {
            create.reset()
            setName(event.currentTarget.value)
          }}
        />
        <Button type="submit" variant="default" mt={24} loading={create.isPending}>
          Bewaren
        </Button>
      </Group>
    </form>
  )
}

type Apply = { templates: readonly RosterTemplate[]; week: CivilDate; onPlaced: (placed: PlacedShifts | null) => void }

/** Puts a standard week in the week shown, or in weeks after it. */
function Apply({ templates, week, onPlaced }: Apply) {
  const monday = startOfWeek(week)
  const [chosen, setChosen] = useState<string | null>(null)
  const [skip, setSkip] = useState('1')
  const [count, setCount] = useState<number>(1)
  const template = templates.find((one) => one.id === chosen) ?? templates[0]
  const weeks = Array.from({ length: count }, (_, index) => addDays(monday, 7 * (Number(skip) + index)))
  const apply = useMutation(
    api.rosterTemplates.apply.mutationOptions({
      onError: notifyError,
      onSuccess: (placed) => {
        onPlaced(placed)
        notifyDone(`${shiftCount(placed.shifts.length)} uit de standaardweek overgenomen`, { undo: true })
      },
    }),
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onPlaced(null)
        if (template) apply.mutate({ id: template.id, weeks })
      }}
    >
      <Stack gap="xs">
        <Select
          label="Neem een standaardweek over"
          data={templates.map(({ id, name }) => ({ value: id, label: name }))}
          value={template?.id ?? null}
          allowDeselect={false}
          onChange={setChosen}
        />
        <Group align="flex-end" wrap="nowrap">
          <Select
            flex={1}
            label="Vanaf"
            data={[0, 1].map((after) => {
              const from = addDays(monday, 7 * after)
              return { value: `${after}`, label: `week ${weekOf(from)} (${formatDay(from)})` }
            })}
            value={skip}
            allowDeselect={false}
            onChange={(value) => value !== null && setSkip(value)}
          />
          <NumberInput
            w={130}
            label="Aantal weken"
            min={1}
            max={MOST_WEEKS}
            clampBehavior="strict"
            allowDecimal={false}
            value={count}
            onChange={(value) => typeof value === 'number' && value >= 1 && setCount(value)}
          />
          <Button type="submit" loading={apply.isPending}>
            Overnemen
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What came over: which shifts are open, of whom they were and what stood in the way. */
function Placed({ placed, caretakers }: { placed: PlacedShifts; caretakers: readonly Caretaker[] }) {
  const names = new Map(caretakers.map((caretaker) => [caretaker.id as string, caretaker.name]))
  const shifts = new Map(placed.shifts.map((shift) => [shift.id as string, shift]))
  const { refused, skipped } = placed
  const stayed = skipped > 0 ? ` ${shiftCount(skipped)} stond er al en bleef zoals het was.` : ''
  return (
    <Alert color={refused.length > 0 ? 'yellow' : 'green'} role="status">
      {shiftCount(placed.shifts.length)} overgenomen.{stayed}
      {refused.length > 0 && (
        <>
          {' '}
          Open bleef {shiftCount(refused.length)}:
          <ul className="ro-refused">
            {refused.map(({ shiftId, caretakerId, findings: [first] }) => {
              const shift = shifts.get(shiftId)
              return (
                <li key={shiftId}>
                  <b>{names.get(caretakerId) ?? ''}</b>{' '}
                  {shift ? `${formatDay(dateOf(shift.startsAt))} ${timesText(shift)}` : ''}
                  {first ? `: ${rosterFindingText(first).title.toLowerCase()}` : ''}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Alert>
  )
}
