import { addDays, dayNumber } from '../time/civil'
import type { CivilDate } from '../time/types'
import { dayHours, type Stretch, type WeekHours } from './hours'
import type { ReportPeriod } from './report'
import { type RoomUse, roomUseOf, sumUse, type UseBooking, type UseCentre } from './room-use'

/**
 * What the occupancy would be with a room closed or with other opening hours, from a day on. Pure: the real bookings are held
 * against a centre that is otherwise from that day; before it nothing differs, so the period is worked out in two parts.
 */
export type Scenario = {
  from: CivilDate
  /** An elementary room; null for none. */
  closedRoomId: string | null
  /** The hours of the whole week; null when they stay. */
  openingHours: readonly WeekHours[] | null
}
export type Because = 'closed' | 'hours'

/** The centre as it would be from the day of the scenario on. */
export const centreAfter = (centre: UseCentre, { closedRoomId, openingHours }: Scenario): UseCentre => ({
  ...centre,
  openingHours: openingHours ?? centre.openingHours,
  rooms: centre.rooms.filter((room) => room.id !== closedRoomId),
})

/** The same use of rooms when the scenario holds from its day on. A closed room is there with what it had until that day. */
export function useWith(
  centre: UseCentre,
  bookings: readonly UseBooking[],
  period: ReportPeriod,
  scenario: Scenario,
): RoomUse[] {
  const { before, after } = cut(period, scenario.from)
  const parts = [
    ...(before ? roomUseOf(centre, bookings, before) : []),
    ...(after ? roomUseOf(centreAfter(centre, scenario), bookings, after) : []),
  ]
  const ids = [...new Set(parts.map((part) => part.roomId))]
  return ids.map((roomId) => {
    const own = parts.filter((part) => part.roomId === roomId)
    return { roomId, activities: own.reduce((sum, part) => sum + part.activities, 0), ...sumUse(own) }
  })
}

/** The period before a day and from that day on; null where there is nothing of it. */
function cut(period: ReportPeriod, from: CivilDate): { before: ReportPeriod | null; after: ReportPeriod | null } {
  if (from <= period.from) return { before: null, after: period }
  if (from > period.to) return { before: period, after: null }
  const moment = dayNumber(from) * 1440
  return {
    before: { ...period, to: addDays(from, -1), end: moment, days: period.days.filter((day) => day < from) },
    after: { ...period, from, start: moment, days: period.days.filter((day) => day >= from) },
  }
}

/**
 * Which bookings the scenario touches, by id: those that take the closed room, and those that lie within the opening hours now
 * and would not any more. Besides, which lie outside them now and would lie within.
 */
export function touchedBy(
  centre: UseCentre,
  bookings: readonly UseBooking[],
  period: Pick<ReportPeriod, 'end'>,
  scenario: Scenario,
): { affected: Map<string, Because>; inside: string[] } {
  const affected = new Map<string, Because>()
  const inside: string[] = []
  const start = dayNumber(scenario.from) * 1440
  const now = openDays(centre)
  const then = openDays(centreAfter(centre, scenario))
  for (const booking of bookings) {
    if (booking.end <= start || booking.start >= period.end) continue
    if (scenario.closedRoomId !== null && booking.roomIds.includes(scenario.closedRoomId))
      affected.set(booking.id, 'closed')
    else if (scenario.openingHours !== null) {
      const [fits, would] = [liesIn(booking, now), liesIn(booking, then)]
      if (fits && !would) affected.set(booking.id, 'hours')
      if (!fits && would) inside.push(booking.id)
    }
  }
  return { affected, inside }
}

type OpenDay = (day: number) => readonly Stretch[]

/** Opening hours by number of the day, each worked out once. */
function openDays(centre: UseCentre): OpenDay {
  const known = new Map<number, readonly Stretch[]>()
  return (day) => {
    const open = known.get(day) ?? dayHours(centre, addDays('1970-01-01' as CivilDate, day)).open
    known.set(day, open)
    return open
  }
}

/** True when all of a booking lies within opening hours; midnight is no boundary. */
function liesIn({ start, end }: Pick<UseBooking, 'start' | 'end'>, open: OpenDay): boolean {
  for (let day = Math.floor(start / 1440); day * 1440 < end; day++) {
    const from = Math.max(start - day * 1440, 0)
    const to = Math.min(end - day * 1440, 1440)
    if (!open(day).some((stretch) => stretch.from <= from && to <= stretch.to)) return false
  }
  return true
}
