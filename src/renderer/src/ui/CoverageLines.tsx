import { NumberInput } from '@mantine/core'
import type { Coverage } from '#shared/contract/roster'
import type { ClockTime, Weekday } from '#shared/time/types'
import { newKey } from '../lib/new-key'
import { type NumberText, numberOrNull } from '../lib/values'
import { TimesLine, WeekLines } from './WeekLines'

/** Hours of a weekday as a form holds them. */
export type CoverageLine = {
  key: string
  weekday: Weekday
  opens: ClockTime | null
  closes: ClockTime | null
  people: NumberText
}
type Hours = Pick<Coverage, 'weekday' | 'opens' | 'closes' | 'people'>

export const coverageLines = (hours: readonly Hours[]): CoverageLine[] =>
  hours.map(({ weekday, opens, closes, people }) => ({ key: newKey(), weekday, opens, closes, people }))

/** What was filled in; null while a time is missing. */
export function hoursOfLines(lines: readonly CoverageLine[]): Hours[] | null {
  const hours = lines.flatMap(({ weekday, opens, closes, people }) =>
    opens === null || closes === null ? [] : [{ weekday, opens, closes, people: numberOrNull(people) ?? 1 }],
  )
  return hours.length === lines.length ? hours : null
}

/** How many people a centre asks for at which hours of the week. */
export function CoverageLines({
  lines,
  onChange,
}: {
  lines: readonly CoverageLine[]
  onChange: (lines: CoverageLine[]) => void
}) {
  const change = (key: string, part: Partial<CoverageLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <WeekLines
      lines={lines}
      onAdd={(weekday) =>
        onChange([
          ...lines,
          ...coverageLines([{ weekday, opens: '09:00' as ClockTime, closes: '17:00' as ClockTime, people: 1 }]),
        ])
      }
    >
      {(line, name) => (
        <TimesLine
          key={line.key}
          name={name}
          from={line.opens}
          to={line.closes}
          onFrom={(opens) => change(line.key, { opens })}
          onTo={(closes) => change(line.key, { closes })}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          after={
            <NumberInput
              aria-label={`${name} aantal beheerders`}
              size="xs"
              className="week-people"
              min={1}
              max={20}
              allowDecimal={false}
              value={line.people}
              onChange={(people) => change(line.key, { people })}
            />
          }
        />
      )}
    </WeekLines>
  )
}
