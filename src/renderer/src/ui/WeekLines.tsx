import { ActionIcon } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { weekdayName } from '#shared/time/format'
import type { ClockTime, Weekday } from '#shared/time/types'
import { TimeField } from './TimeField'

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

type Week<L> = {
  lines: readonly L[]
  onAdd: (weekday: Weekday) => void
  /** A line with how it is called: `maandag`, or `maandag 2` for the second. */
  children: (line: L, name: string) => ReactNode
}

/** The lines of a week, day by day, with a button on each day for another. */
export function WeekLines<L extends { weekday: Weekday | null }>({ lines, onAdd, children }: Week<L>) {
  return weekdays.map((weekday) => {
    const day = weekdayName(weekday)
    return (
      <div key={weekday} className="week-day">
        <span className="week-name">{day}</span>
        <div className="week-times">
          {lines
            .filter((line) => line.weekday === weekday)
            .map((line, i) => children(line, i === 0 ? day : `${day} ${i + 1}`))}
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          size={24}
          aria-label={`Tijd toevoegen: ${day}`}
          onClick={() => onAdd(weekday)}
        >
          <IconPlus size={14} aria-hidden />
        </ActionIcon>
      </div>
    )
  })
}

type Line = {
  name: string
  from: ClockTime | null
  to: ClockTime | null
  onFrom: (from: ClockTime | null) => void
  onTo: (to: ClockTime | null) => void
  onRemove: () => void
  before?: ReactNode
  after?: ReactNode
}

/** From one time to another; what ends at midnight ends at 24.00 of that day. */
export function TimesLine({ name, from, to, onFrom, onTo, onRemove, before, after }: Line) {
  return (
    <div className="week-line">
      {before}
      <TimeField aria-label={`${name} van`} size="xs" className="week-clock" value={from} onChange={onFrom} />
      <span aria-hidden>–</span>
      <TimeField
        aria-label={`${name} tot`}
        size="xs"
        className="week-clock"
        value={to}
        onChange={(time) => onTo(time === '00:00' ? ('24:00' as ClockTime) : time)}
      />
      {after}
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={24}
        aria-label={`${name} weghalen`}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  )
}
