import type { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { DayHours } from '#shared/domain/hours'
import { addMinutes, clockOf, dateOf, daysBetween } from '#shared/time/civil'
import { formatDay, formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate, WallSpan } from '#shared/time/types'
import { type Around, type Verdict, verdictOf } from '../board'
import { type Edge, lastDayOf, spansDays } from './axis'
import { newSlot, slotOn, slotOver } from './slots'

export type Cell = { row: number; column: number }
export type Point = { x: number; y: number }

/** What the hand is busy with, by mouse or by keys. `at` is where the readout stands; null shows none. */
export type Gesture =
  /** Days of one room, for a new booking. */
  | { kind: 'draw'; row: number; from: number; to: number; at: Point | null }
  /** A booking that is carried by the room and day where it was taken up, to a cell. */
  | { kind: 'carry'; booking: Booking; room: RoomId; day: CivilDate; to: Cell; at: Point | null }
  /** The begin or end of a booking. */
  | { kind: 'stretch'; booking: Booking; edge: Edge; span: WallSpan; at: Point | null }

/** What letting go would come to. */
export type Outcome = { span: WallSpan; roomIds: RoomId[]; verdict: Verdict }

export function outcomeOf(
  gesture: Gesture,
  rooms: readonly Room[],
  days: readonly DayHours[],
  around: Around,
): Outcome | null {
  if (gesture.kind === 'draw') {
    const room = rooms[gesture.row]
    const first = days[Math.min(gesture.from, gesture.to)]
    const last = days[Math.max(gesture.from, gesture.to)]
    if (!room || !first || !last) return null
    const span = first === last ? slotOn(first, room, around) : slotOver(first, last)
    return { span, roomIds: [room.id], verdict: verdictOf(newSlot(room, span), around) }
  }
  const { booking } = gesture
  if (gesture.kind === 'stretch')
    return {
      span: gesture.span,
      roomIds: booking.roomIds,
      verdict: verdictOf({ ...booking, ...gesture.span }, around),
    }
  const room = rooms[gesture.to.row]
  const day = days[gesture.to.column]
  if (!room || !day) return null
  const later = daysBetween(gesture.day, day.date) * 1440
  const span = { startsAt: addMinutes(booking.startsAt, later), endsAt: addMinutes(booking.endsAt, later) }
  const roomIds = [...new Set(booking.roomIds.map((id) => (id === gesture.room ? room.id : id)))]
  return { span, roomIds, verdict: verdictOf({ ...booking, ...span, roomIds }, around) }
}

/** True when letting go would leave the booking as it is. */
export const isSame = (booking: Booking, { span, roomIds }: Outcome): boolean =>
  span.startsAt === booking.startsAt && span.endsAt === booking.endsAt && roomIds.join() === booking.roomIds.join()

/** `do 4 juni 13.00–15.00`, `wo 3 juni 09.00 – vr 5 juni 22.00` */
export function spanWords(span: WallSpan): string {
  const first = formatDay(dateOf(span.startsAt))
  if (!spansDays(span)) return `${first} ${formatTimes(span.startsAt, span.endsAt)}`
  const end = clockOf(span.endsAt) === '00:00' ? '24.00' : formatTime(clockOf(span.endsAt))
  return `${first} ${formatTime(clockOf(span.startsAt))} – ${formatDay(lastDayOf(span))} ${end}`
}

export const verdictWords: Record<Verdict, string> = { free: 'vrij', taken: 'bezet', closed: 'buiten openingstijd' }
