import type { WeekSlot } from '#shared/contract/season'
import type { SeasonPlace } from '#shared/domain/season'
import { minutesOfClock } from '#shared/time/civil'
import type { ClockTime, Weekday } from '#shared/time/types'
import type { Landing } from './board'

type Props = {
  place: SeasonPlace
  weekday: Weekday
  slots: readonly WeekSlot[]
  standing: readonly { from: string; to: string }[]
  landing: Landing | null
}

/** The day of a room as a line from opening to closing: what is given out, what stands there already. */
export function Strip({ place, weekday, slots, standing, landing }: Props) {
  const all = [...place.open.values()].flat()
  const from = all.length === 0 ? 480 : Math.min(...all.map((s) => s.from))
  const to = all.length === 0 ? 1380 : Math.max(...all.map((s) => s.to))
  const at = (start: number, end: number) => ({
    left: `${(100 * (Math.max(start, from) - from)) / (to - from)}%`,
    width: `${(100 * Math.max(0, Math.min(end, to) - Math.max(start, from))) / (to - from)}%`,
  })
  const clocks = (slot: { from: string; to: string }) =>
    at(minutesOfClock(slot.from as ClockTime), minutesOfClock(slot.to as ClockTime))
  return (
    <div className="sz-strip" aria-hidden="true">
      {(place.open.get(weekday) ?? []).map((s) => (
        <i key={s.from} data-kind="open" style={at(s.from, s.to)} />
      ))}
      {standing.map((block) => (
        <i key={`${block.from}-${block.to}`} data-kind="taken" style={clocks(block)} />
      ))}
      {slots.map((slot) => (
        <i key={`${slot.from}-${slot.week}`} data-kind={slot.week === 'every' ? 'wish' : 'half'} style={clocks(slot)} />
      ))}
      {landing && <i data-kind={landing.obstacle === null ? 'free' : 'clash'} style={clocks(landing.slot)} />}
    </div>
  )
}
