import type { Booking } from '#shared/contract/booking'
import type { DayHours } from '#shared/domain/hours'
import { addDays, addMinutes, at, clockFromMinutes, clockOf, dateOf, daysBetween } from '#shared/time/civil'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import { minuteOfDay } from '../board'

/** The minutes of a day that the strip of a cell stands for, from its left end to its right. */
export type Axis = { from: number; to: number }
/** Left and right end of each day's strip on the screen, in pixels. */
export type Lane = { left: number; right: number }
export type Edge = 'start' | 'end'

const HOUR = 60
/** An edge that has moved less than this is a hand that trembled. */
const STILL = 3
/** A quarter must be this wide to be aimed at; else the edge goes by half hours. */
const AIM = 3

/** From eight to eleven at night, wider when hours or bookings ask for it; the same for all days on show. */
export function axisOf(days: readonly DayHours[], bookings: readonly Booking[]): Axis {
  const froms = [8 * HOUR, ...days.flatMap((d) => d.open.map((s) => s.from))]
  const tos = [23 * HOUR, ...days.flatMap((d) => d.open.map((s) => s.to))]
  for (const b of bookings) {
    froms.push(minuteOfDay(b.startsAt, dateOf(b.startsAt)))
    tos.push(Math.min(24 * HOUR, minuteOfDay(b.endsAt, dateOf(b.startsAt))))
  }
  return { from: Math.floor(Math.min(...froms) / HOUR) * HOUR, to: Math.ceil(Math.max(...tos) / HOUR) * HOUR }
}

/** Where a minute of a day lies on the strip, 0 to 100; what lies beyond stands at the end. */
export const shareOf = (minute: number, axis: Axis): number =>
  ((Math.max(axis.from, Math.min(axis.to, minute)) - axis.from) / (axis.to - axis.from)) * 100

/** The last day on which a booking is seen: midnight belongs to the evening before it. */
export const lastDayOf = ({ endsAt }: Pick<WallSpan, 'endsAt'>): CivilDate =>
  clockOf(endsAt) === '00:00' ? addDays(dateOf(endsAt), -1) : dateOf(endsAt)

/** True when a booking stands on more than one day. */
export const spansDays = (span: WallSpan): boolean => dateOf(span.startsAt) !== lastDayOf(span)

/** True when a span is seen on a day. */
export const isOn = (span: WallSpan, day: CivilDate): boolean => day >= dateOf(span.startsAt) && day <= lastDayOf(span)

const edgeOf = (span: WallSpan, edge: Edge): WallTime => (edge === 'end' ? span.endsAt : span.startsAt)
const withEdge = (span: WallSpan, edge: Edge, wall: WallTime): WallSpan =>
  edge === 'end' ? { ...span, endsAt: wall } : { ...span, startsAt: wall }

/** Keeps at least one step between begin and end. */
function atLeast(span: WallSpan, edge: Edge, step: number): WallSpan {
  if (edge === 'end') {
    const least = addMinutes(span.startsAt, step)
    return span.endsAt < least ? { ...span, endsAt: least } : span
  }
  const most = addMinutes(span.endsAt, -step)
  return span.startsAt > most ? { ...span, startsAt: most } : span
}

/** How fine a drag along strips of this width can be: a quarter or half an hour. */
export const stepFor = (lane: Lane, axis: Axis): number =>
  ((lane.right - lane.left) / (axis.to - axis.from)) * 15 >= AIM ? 15 : 30

/**
 * The span after its begin or end is dragged by `moved` pixels. The strips of the days are one time line after the
 * other: past the right end of a day comes the morning of the next.
 */
export function dragEdge(
  span: WallSpan,
  edge: Edge,
  moved: number,
  days: readonly CivilDate[],
  lanes: readonly Lane[],
  axis: Axis,
): WallSpan {
  const first = days[0]
  const wall = edgeOf(span, edge)
  const day = edge === 'end' ? lastDayOf(span) : dateOf(wall)
  const index = first === undefined ? -1 : daysBetween(first, day)
  const lane = lanes[index]
  if (!lane || Math.abs(moved) < STILL) return span
  const x = lane.left + (shareOf(minuteOfDay(wall, day), axis) / 100) * (lane.right - lane.left) + moved
  // The nearest strip: between two of them lies the night.
  const distance = (l: Lane) => Math.max(l.left - x, x - l.right, 0)
  const to = lanes.reduce((best, l, i) => (distance(l) < distance(lanes[best] ?? l) ? i : best), 0)
  const onto = lanes[to]
  const toDay = days[to]
  if (!onto || toDay === undefined) return span
  const step = stepFor(onto, axis)
  const share = Math.max(0, Math.min(1, (x - onto.left) / (onto.right - onto.left)))
  const minute = Math.round((axis.from + share * (axis.to - axis.from)) / step) * step
  return atLeast(withEdge(span, edge, at(toDay, clockFromMinutes(minute))), edge, step)
}

/** The span whose begin or end goes to another day and keeps its time; null when that would leave nothing of it. */
export function dragEdgeToDay(span: WallSpan, edge: Edge, day: CivilDate): WallSpan | null {
  const from = edge === 'end' ? lastDayOf(span) : dateOf(span.startsAt)
  const next = withEdge(span, edge, addMinutes(edgeOf(span, edge), daysBetween(from, day) * 1440))
  return next.startsAt < next.endsAt ? next : null
}

/** The span with its begin or end moved by keys; it keeps at least one step. */
export const stretchBy = (span: WallSpan, edge: Edge, minutes: number): WallSpan =>
  atLeast(withEdge(span, edge, addMinutes(edgeOf(span, edge), minutes)), edge, Math.min(30, Math.abs(minutes)))
