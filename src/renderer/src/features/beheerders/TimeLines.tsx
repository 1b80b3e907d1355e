import { ActionIcon, Button, Select } from '@mantine/core'
import { IconCalendarPlus, IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type TimeKind, timeKinds } from '#shared/domain/roster/vocabulary'
import { weekdayName } from '#shared/time/format'
import type { ClockTime, Weekday } from '#shared/time/types'
import { DateField } from '../../lib/DateField'
import { timeKindWords } from '../../lib/words/caretakers'
import { TimeField } from '../../ui/TimeField'
import { newKey, type TimeLine } from './person'

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
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
    <div key={one.key} className="bh-time">
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
      <TimeField
        aria-label={`${name} van`}
        size="xs"
        className="bh-clock"
        value={one.from}
        onChange={(from) => change(one.key, { from })}
      />
      <span aria-hidden>–</span>
      <TimeField
        aria-label={`${name} tot`}
        size="xs"
        className="bh-clock"
        value={one.to}
        onChange={(to) => change(one.key, { to: to === '00:00' ? ('24:00' as ClockTime) : to })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={24}
        aria-label={`${name} weghalen`}
        onClick={() => remove(one.key)}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  )
  const dates = lines.filter(({ weekday }) => weekday === null)
  return (
    <fieldset className="bh-lines">
      <legend>Beschikbaar en wensen</legend>
      <p className="bh-hint">
        Een vrijwilliger kan alleen op de tijden die hier staan. Wie in dienst is, kan altijd tot u tijden invult.
      </p>
      {WEEKDAYS.map((weekday) => {
        const name = weekdayName(weekday)
        const here = lines.filter((one) => one.weekday === weekday)
        return (
          <div key={weekday} className="bh-day">
            <span className="bh-dayname">{name}</span>
            <div className="bh-daytimes">{here.map((one, i) => line(one, i === 0 ? name : `${name} ${i + 1}`))}</div>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              size={24}
              aria-label={`Tijd toevoegen: ${name}`}
              onClick={() => add(weekday)}
            >
              <IconPlus size={14} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
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
