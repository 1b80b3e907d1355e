import { Button, Select } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type TimeKind, timeKinds } from '#shared/domain/roster/vocabulary'
import type { ClockTime, Weekday } from '#shared/time/types'
import { DateField } from '../../lib/DateField'
import { newKey } from '../../lib/new-key'
import { timeKindWords } from '../../lib/words/caretakers'
import { TimesLine, WeekLines } from '../../ui/WeekLines'
import type { TimeLine } from './person'

type Props = { lines: readonly TimeLine[]; error: ReactNode; onChange: (lines: TimeLine[]) => void }

/** When somebody can and what he or she would like: a week, and dates that differ from it. */
export function TimeLines({ lines, error, onChange }: Props) {
  const change = (key: string, part: Partial<TimeLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const remove = (key: string) => onChange(lines.filter((line) => line.key !== key))
  const add = (weekday: Weekday | null) =>
    onChange([
      ...lines,
      { key: newKey(), kind: 'available', weekday, date: null, from: '09:00' as ClockTime, to: '17:00' as ClockTime },
    ])
  const line = (one: TimeLine, name: string) => (
    <TimesLine
      key={one.key}
      name={name}
      from={one.from}
      to={one.to}
      onFrom={(from) => change(one.key, { from })}
      onTo={(to) => change(one.key, { to })}
      onRemove={() => remove(one.key)}
      before={
        <>
          {one.weekday === null && (
            <DateField
              short
              aria-label={`Datum van ${name}`}
              value={one.date}
              onChange={(date) => change(one.key, { date })}
              className="bh-date"
            />
          )}
          <Select
            aria-label={`${name}: kan of wens`}
            data={timeKinds.map((kind) => ({ value: kind, label: timeKindWords[kind] }))}
            value={one.kind}
            allowDeselect={false}
            size="xs"
            className="bh-kind"
            onChange={(kind) => change(one.key, { kind: kind as TimeKind })}
          />
        </>
      }
    />
  )
  const dates = lines.filter(({ weekday }) => weekday === null)
  return (
    <fieldset className="bh-lines">
      <legend>Beschikbaar en wensen</legend>
      <p className="bh-hint">
        Een vrijwilliger kan alleen op de tijden die hier staan. Wie in dienst is, kan altijd tot u tijden invult.
      </p>
      <WeekLines lines={lines} onAdd={add}>
        {line}
      </WeekLines>
      {dates.map((one, i) => line(one, `datum ${i + 1}`))}
      {error !== undefined && error !== null && (
        <p className="bh-problem" role="alert">
          {error}
        </p>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconCalendarPlus size={14} aria-hidden />}
        onClick={() => add(null)}
      >
        Datum toevoegen
      </Button>
    </fieldset>
  )
}
