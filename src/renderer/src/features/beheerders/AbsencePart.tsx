import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Absence, Caretaker } from '#shared/contract/roster'
import { type AbsenceKind, absenceKinds } from '#shared/domain/roster/vocabulary'
import { addDays, addMinutes, addMonths, at, clockOf, dateOf } from '#shared/time/civil'
import { formatDay, formatTime, formatTimes } from '#shared/time/format'
import type { ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { dateOrNull, textOrNull } from '../../lib/values'
import { absenceWords } from '../../lib/words/roster'
import { FreeText } from '../../ui/FreeText'
import { TimeField } from '../../ui/TimeField'

const MIDNIGHT = '00:00' as ClockTime
const BACK_MONTHS = -3
const AHEAD_MONTHS = 12

function whenText({ startsAt, endsAt }: Absence): string {
  const whole = clockOf(startsAt) === MIDNIGHT && clockOf(endsAt) === MIDNIGHT
  const last = dateOf(addMinutes(endsAt, -1))
  if (!whole && dateOf(startsAt) === last) return `${formatDay(last)} ${formatTimes(startsAt, endsAt)}`
  if (!whole)
    return `${formatDay(dateOf(startsAt))} ${formatTime(startsAt)} – ${formatDay(dateOf(endsAt))} ${formatTime(endsAt)}`
  return dateOf(startsAt) === last ? formatDay(last) : `${formatDay(dateOf(startsAt))} t/m ${formatDay(last)}`
}

/** Leave and illness of somebody; saved at once, apart from the form around it. */
export function AbsencePart({ caretaker }: { caretaker: Caretaker }) {
  const { today } = useHere()
  const input = { from: addMonths(today, BACK_MONTHS), to: addMonths(today, AHEAD_MONTHS), caretakerId: caretaker.id }
  const list = useQuery(api.absences.list.queryOptions({ input })).data ?? []
  const [kind, setKind] = useState<AbsenceKind>('leave')
  const [days, setDays] = useState<{ from: string | null; to: string | null }>({ from: null, to: null })
  /** Without a time: from the first minute of the first day, to the last of the last. */
  const [times, setTimes] = useState<{ from: ClockTime | null; to: ClockTime | null }>({ from: null, to: null })
  const [note, setNote] = useState('')
  const create = useMutation(
    api.absences.create.mutationOptions({
      onError: notifyError,
      onSuccess: ({ shifts }) => {
        setDays({ from: null, to: null })
        setTimes({ from: null, to: null })
        setNote('')
        const left = shifts.length === 0 ? '' : `: zoek iemand voor ${formatCount(shifts.length, 'dienst', 'diensten')}`
        notifyDone(`${caretaker.name} is dan afwezig${left}`, { undo: true })
      },
    }),
  )
  const remove = useMutation(
    api.absences.remove.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('De afwezigheid is weggehaald', { undo: true }),
    }),
  )
  const from = dateOrNull(days.from)
  const to = dateOrNull(days.to) ?? from
  const startsAt = from && at(from, times.from ?? MIDNIGHT)
  const endsAt = to && (times.to === null ? at(addDays(to, 1), MIDNIGHT) : at(to, times.to))
  const span = startsAt && endsAt && startsAt < endsAt ? { startsAt, endsAt } : null
  return (
    <fieldset className="bh-lines">
      <legend>Verlof en afwezigheid</legend>
      {list.length > 0 && (
        <ul className="bh-absences">
          {list.map((absence) => (
            <li key={absence.id}>
              <span>
                <b>{absenceWords[absence.kind]}</b> {whenText(absence)}
                {absence.note !== null && <small> · {absence.note}</small>}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--text-2)"
                size={24}
                aria-label={`${absenceWords[absence.kind]} ${whenText(absence)} weghalen`}
                onClick={() => remove.mutate({ id: absence.id, revision: absence.revision })}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className="bh-absence">
        <Select
          aria-label="Soort afwezigheid"
          data={absenceKinds.map((one) => ({ value: one, label: absenceWords[one] }))}
          value={kind}
          allowDeselect={false}
          onChange={(one) => setKind(one as AbsenceKind)}
        />
        <DateField
          short
          aria-label="Afwezig van"
          placeholder="van"
          value={days.from}
          onChange={(day) => setDays({ ...days, from: day })}
        />
        <DateField
          short
          aria-label="Afwezig tot en met"
          placeholder="tot en met"
          value={days.to}
          onChange={(day) => setDays({ ...days, to: day })}
        />
      </div>
      <div className="bh-absence">
        <span className="bh-hint">Een deel van de dag?</span>
        <TimeField
          aria-label="Afwezig vanaf, tijd op de eerste dag"
          placeholder="vanaf"
          value={times.from}
          onChange={(time) => setTimes({ ...times, from: time })}
        />
        <TimeField
          aria-label="Afwezig tot, tijd op de laatste dag"
          placeholder="tot"
          value={times.to}
          onChange={(time) => setTimes({ ...times, to: time })}
        />
      </div>
      <FreeText
        w="100%"
        autosize
        minRows={1}
        aria-label="Opmerking bij de afwezigheid"
        placeholder="opmerking"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={span === null}
        loading={create.isPending}
        onClick={() => span && create.mutate({ caretakerId: caretaker.id, kind, ...span, note: textOrNull(note) })}
      >
        Afwezigheid toevoegen
      </Button>
    </fieldset>
  )
}
