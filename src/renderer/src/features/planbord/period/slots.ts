import type { Room } from '#shared/contract/place'
import type { DayHours, Stretch } from '#shared/domain/hours'
import type { Occupied } from '#shared/domain/occupancy'
import { at, clockFromMinutes } from '#shared/time/civil'
import type { WallSpan, WallTime } from '#shared/time/types'
import { isFree, minuteOfDay, type RoomMap } from '../board'

/** What most bookings last, and what is offered when a day has no room for that. */
const LENGTHS = [120, 60, 30]
const STEP = 30
const MORNING = 9 * 60
const EVENING = 22 * 60

export type World = { taken: readonly Occupied[]; byId: RoomMap; now: WallTime }

const spanOn = (day: DayHours, from: number, to: number): WallSpan => ({
  startsAt: at(day.date, clockFromMinutes(from)),
  endsAt: at(day.date, clockFromMinutes(to)),
})

/** What a new booking of a room would take: its setup and clear-up, nobody in it yet. */
export const newSlot = (room: Room, span: WallSpan) => ({
  id: '',
  ...span,
  roomIds: [room.id],
  setupMinutes: room.setupMinutes,
  clearupMinutes: room.clearupMinutes,
  expectedParticipants: null,
})

const stretchesOf = (day: DayHours): readonly Stretch[] =>
  day.open.length > 0 ? day.open : [{ from: MORNING, to: EVENING }]

/**
 * The slot that a day offers for a new booking: the first free two hours from nine (or from now) within opening hours,
 * else the first free hour or half hour. When nothing is free: the first two hours, and the form says what is there.
 */
export function slotOn(day: DayHours, room: Room, { taken, byId, now }: World): WallSpan {
  const minute = Math.ceil(minuteOfDay(now, day.date) / STEP) * STEP
  const earliest = minute > 0 && minute < 1440 ? minute : MORNING
  const stretches = stretchesOf(day)
  for (const length of LENGTHS) {
    for (const { from, to } of stretches) {
      for (let start = Math.max(earliest, from); start + length <= to; start += STEP) {
        const span = spanOn(day, start, start + length)
        if (isFree(newSlot(room, span), taken, byId)) return span
      }
    }
  }
  const from = Math.min(Math.max(MORNING, stretches[0]?.from ?? MORNING), EVENING)
  return spanOn(day, from, from + (LENGTHS[0] ?? STEP))
}

/** The slot of a booking over several days: from when the first day opens until the last day closes. */
export function slotOver(first: DayHours, last: DayHours): WallSpan {
  const from = stretchesOf(first)[0]?.from ?? MORNING
  const to = stretchesOf(last).at(-1)?.to ?? EVENING
  return { startsAt: at(first.date, clockFromMinutes(from)), endsAt: at(last.date, clockFromMinutes(to)) }
}
