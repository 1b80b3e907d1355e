import type { EventInput } from '@fullcalendar/react'
import type { Booking } from '#shared/contract/booking'
import type { Centre, Room } from '#shared/contract/place'
import type { DayHours, Stretch } from '#shared/domain/hours'
import { at, clockFromMinutes } from '#shared/time/civil'
import { blockedSpans, bookingLabel, bufferSpans, type RoomMap } from '../board'
import type { Look } from '../paint/look'

/** The board as FullCalendar takes it: bookings, and grounds behind them. Times are wall-clock text. */
export function eventsOf(
  bookings: readonly Booking[],
  rooms: RoomMap,
  looks: ReadonlyMap<string, Look>,
  mayMove: (booking: Booking) => boolean,
): EventInput[] {
  return bookings.map((booking) => ({
    id: booking.id,
    resourceIds: booking.roomIds,
    start: booking.startsAt,
    end: booking.endsAt,
    title: booking.title,
    editable: mayMove(booking),
    extendedProps: {
      booking,
      look: looks.get(booking.id),
      label: bookingLabel(booking, rooms, looks.get(booking.id)?.said),
    },
  }))
}

type Ground = 'closed' | 'unstaffed' | 'blocked' | 'buffer'

const ground = (kind: Ground, resourceIds: string[], start: string, end: string, title = ''): EventInput => ({
  id: `${kind}-${resourceIds.join()}-${start}`,
  resourceIds,
  start,
  end,
  title,
  display: 'background',
  editable: false,
  extendedProps: { ground: kind },
})

/** Closed hours, hours without a caretaker, rooms taken through their parts, setup and clear-up. */
export function groundsOf(
  day: DayHours,
  centre: Centre,
  rooms: readonly Room[],
  bookings: readonly Booking[],
): EventInput[] {
  const all = rooms.map((room) => room.id as string)
  const wall = (minute: number) => at(day.date, clockFromMinutes(minute))
  const outside = (stretches: readonly Stretch[], within: readonly Stretch[]) =>
    within.flatMap((w) => gaps(stretches, w)).map(({ from, to }) => [wall(from), wall(to)] as const)
  const whole = [{ from: 0, to: 1440 }]
  const closed =
    centre.openingHours.length > 0 || day.closedBecause !== null || !day.active ? outside(day.open, whole) : []
  const unstaffed = centre.staffedHours.length > 0 ? outside(day.staffed, day.open) : []
  return [
    ...closed.map(([from, to]) => ground('closed', all, from, to)),
    ...unstaffed.map(([from, to]) => ground('unstaffed', all, from, to)),
    ...bufferSpans(centre, bookings).map((s) => ground('buffer', [s.roomId], s.startsAt, s.endsAt, s.text)),
    ...blockedSpans(centre, rooms, bookings).map((s) => ground('blocked', [s.roomId], s.startsAt, s.endsAt, s.text)),
  ]
}

/** The parts of `within` that no stretch covers; the stretches are in order and do not overlap. */
function gaps(stretches: readonly Stretch[], within: Stretch): Stretch[] {
  const out: Stretch[] = []
  let from = within.from
  for (const s of stretches) {
    if (s.to <= from || s.from >= within.to) continue
    if (s.from > from) out.push({ from, to: s.from })
    from = Math.max(from, s.to)
  }
  if (from < within.to) out.push({ from, to: within.to })
  return out
}
