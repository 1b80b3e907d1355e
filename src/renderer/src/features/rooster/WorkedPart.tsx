import { Button, NumberInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftView } from '#shared/contract/shift'
import { workedMinutes } from '#shared/domain/roster/hours'
import { addDays, at, clockOf, dateOf, minutesBetween } from '#shared/time/civil'
import { formatDuration, formatTimes } from '#shared/time/format'
import type { ClockTime, WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { failureOf } from '../../lib/failure'
import { notifyDone, notifyError } from '../../lib/notify'
import { Tag } from '../../ui/Tag'
import { TimeField } from '../../ui/TimeField'

const problems: Record<string, string> = {
  ends_before_start: 'Het einde ligt voor het begin.',
  too_long: 'Dit klopt niet: langer dan een dag, of meer pauze dan werk.',
  incomplete: 'Vul begin, eind en pauze alle drie in.',
}

/** The moment with this time on the clock that is nearest to another: a night shift may begin after midnight after all. */
function nearest(moment: WallTime, time: ClockTime): WallTime {
  const same = at(dateOf(moment), time)
  const later = minutesBetween(moment, same)
  return Math.abs(later) <= 720 ? same : at(addDays(dateOf(moment), later > 0 ? -1 : 1), time)
}

/** What was really worked on a shift that is over: the hours and the file for payroll follow it. */
export function WorkedPart({ shift, onDone }: { shift: ShiftView; onDone: () => void }) {
  const corrected = shift.workedFrom !== null && shift.workedTo !== null
  const [open, setOpen] = useState(corrected)
  const [from, setFrom] = useState(() => clockOf(shift.workedFrom ?? shift.startsAt))
  const [to, setTo] = useState(() => clockOf(shift.workedTo ?? shift.endsAt))
  const [pause, setPause] = useState<number | string>(shift.workedBreak ?? shift.breakMinutes)
  const [reason, setReason] = useState(shift.note ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const correct = useMutation(
    api.hours.correct.mutationOptions({
      onSuccess: () => {
        notifyDone('De gewerkte uren zijn bewaard', { undo: true })
        onDone()
      },
      onError: (error) => {
        const failure = failureOf(error)
        const issue = failure?.code === 'invalid_input' ? failure.data.issues[0]?.problem : undefined
        if (issue !== undefined && problems[issue] !== undefined) setProblem(problems[issue])
        else notifyError(error)
      },
    }),
  )
  const seen = { id: shift.id, revision: shift.revision }
  const save = () => {
    setProblem(null)
    const workedFrom = nearest(shift.startsAt, from)
    const day = dateOf(workedFrom)
    correct.mutate({
      ...seen,
      workedFrom,
      workedTo: at(to > from ? day : addDays(day, 1), to),
      workedBreak: typeof pause === 'number' ? pause : null,
      reason: reason.trim() || null,
    })
  }
  const asPlanned = () =>
    correct.mutate({ ...seen, workedFrom: null, workedTo: null, workedBreak: null, reason: shift.note })
  return (
    <section className="ro-worked" aria-label="Gewerkte uren">
      <p className="ro-caption">
        Gewerkt: {formatDuration(workedMinutes(shift))}{' '}
        <Tag {...(corrected && { tone: 'accent' as const })}>{corrected ? 'verbeterd' : 'zoals gepland'}</Tag>
      </p>
      {corrected && <p className="ro-why">Gepland was {formatTimes(shift.startsAt, shift.endsAt)}.</p>}
      {open ? (
        <form
          className="ro-offer-form"
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <div className="ro-three">
            <TimeField label="Gewerkt van" value={from} onChange={(time) => time !== null && setFrom(time)} />
            <TimeField label="Gewerkt tot" value={to} onChange={(time) => time !== null && setTo(time)} />
            <NumberInput
              label="Pauze (min)"
              min={0}
              max={240}
              allowDecimal={false}
              hideControls
              value={pause}
              onChange={setPause}
            />
          </div>
          <TextInput
            label="Waarom anders"
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {problem !== null && (
            <p className="ro-problem" role="alert">
              {problem}
            </p>
          )}
          <div className="ro-offer-tools">
            <Button type="submit" size="xs" loading={correct.isPending}>
              Bewaar gewerkte uren
            </Button>
            {corrected ? (
              <Button size="xs" variant="default" disabled={correct.isPending} onClick={asPlanned}>
                Toch zoals gepland
              </Button>
            ) : (
              <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
                Toch niet
              </Button>
            )}
          </div>
        </form>
      ) : (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          Er is anders gewerkt
        </Button>
      )}
    </section>
  )
}
