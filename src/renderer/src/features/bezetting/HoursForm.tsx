import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Hours } from '#shared/contract/place'
import { clockFromMinutes, minutesOfClock } from '#shared/time/civil'
import { weekdayName } from '#shared/time/format'
import type { ClockTime } from '#shared/time/types'
import { TimeField } from '../../ui/TimeField'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const DAY = 1440
const HOUR = 60

type Props = { hours: readonly Hours[]; now: readonly Hours[]; onChange: (hours: Hours[]) => void }

/** Opening hours to try out: each day by itself, or every day an hour earlier or later. */
export function HoursForm({ hours, now, onChange }: Props) {
  const shift = (which: 'opens' | 'closes', minutes: number) => onChange(moved(hours, which, minutes))
  const put = (old: Hours, next: Hours | null) => onChange(hours.flatMap((one) => (one === old ? (next ?? []) : one)))
  return (
    <div className="bz-hours">
      <div className="bz-quick">
        <Button size="xs" variant="default" onClick={() => shift('opens', -HOUR)}>
          Een uur eerder open
        </Button>
        <Button size="xs" variant="default" onClick={() => shift('opens', HOUR)}>
          Een uur later open
        </Button>
        <Button size="xs" variant="default" onClick={() => shift('closes', -HOUR)}>
          Een uur eerder dicht
        </Button>
        <Button size="xs" variant="default" onClick={() => shift('closes', HOUR)}>
          Een uur later dicht
        </Button>
        <Button size="xs" variant="subtle" color="gray" c="var(--text-2)" onClick={() => onChange([...now])}>
          Zoals het is
        </Button>
      </div>
      <ul>
        {weekdays.map((weekday) => {
          const own = hours
            .filter((one) => one.weekday === weekday)
            // Named by their place: a stretch stays the same while its times are typed.
            .map((one, i) => ({ one, id: `${weekday} ${i}` }))
          const day = weekdayName(weekday)
          return (
            <li key={weekday}>
              <b>{day}</b>
              {own.length === 0 && <span className="bz-closed">gesloten</span>}
              {own.map(({ one, id }) => (
                <span className="bz-stretch" key={id}>
                  <TimeField
                    size="xs"
                    aria-label={`${day} open van`}
                    value={one.opens}
                    onChange={(opens) => opens !== null && opens < one.closes && put(one, { ...one, opens })}
                  />
                  <span aria-hidden="true">–</span>
                  <TimeField
                    size="xs"
                    aria-label={`${day} open tot`}
                    value={one.closes}
                    onChange={(closes) => closes !== null && closes > one.opens && put(one, { ...one, closes })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="var(--text-2)"
                    size={24}
                    aria-label={`${day} ${one.opens} niet open`}
                    onClick={() => put(one, null)}
                  >
                    <IconX size={14} aria-hidden="true" />
                  </ActionIcon>
                </span>
              ))}
              {own.length === 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--text-2)"
                  size={24}
                  aria-label={`${day} open`}
                  onClick={() => onChange(inOrder([...hours, { weekday, opens: OPEN, closes: CLOSE }]))}
                >
                  <IconPlus size={14} aria-hidden="true" />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const OPEN = '09:00' as ClockTime
const CLOSE = '17:00' as ClockTime
const inOrder = (hours: readonly Hours[]): Hours[] =>
  [...hours].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1))

/** The first opening or the last closing of every day, so many minutes later; within the day, and open at least a quarter. */
function moved(hours: readonly Hours[], which: 'opens' | 'closes', minutes: number): Hours[] {
  return hours.map((one) => {
    const others = hours.filter((other) => other.weekday === one.weekday)
    const outer =
      which === 'opens' ? others.every((o) => one.opens <= o.opens) : others.every((o) => one.closes >= o.closes)
    if (!outer) return one
    const [opens, closes] = [minutesOfClock(one.opens), minutesOfClock(one.closes)]
    const wanted = which === 'opens' ? opens + minutes : closes + minutes
    if (wanted < 0 || wanted > DAY || (which === 'opens' ? wanted + 15 > closes : wanted < opens + 15)) return one
    return { ...one, [which]: wanted === DAY ? '24:00' : clockFromMinutes(wanted) }
  })
}
