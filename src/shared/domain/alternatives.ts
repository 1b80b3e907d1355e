import {
  addDays,
  addMinutes,
  at,
  clockFromMinutes,
  clockOf,
  dateOf,
  minutesBetween,
  minutesOfClock,
} from '../time/civil'
import type { WallSpan } from '../time/types'
import { type Alternative, type Candidate, findingsFor, type RuleRoom, type Surroundings } from './booking-rules'
import { type Buffered, buffersFor } from './layouts'
import { occupancyOf } from './occupancy'
import type { Layout } from './vocabulary'

/** How far ahead the same time of day is tried, in days. */
export const DAYS_AHEAD = 7
const STEP_MINUTES = 15
/** So many free places are named at most. */
const MOST = 4

type Buffers = { setupMinutes: number; clearupMinutes: number }
type Draft = Candidate & Buffers & { id: string; layout?: Layout | null }
type Around = Omit<Surroundings, 'wanted' | 'rooms'> & { rooms: ReadonlyMap<string, RuleRoom & Buffered> }

/**
 * The nearest free places for a booking that doesn't fit: the same rooms just before or after, another room at the same
 * time, the same rooms at the same time on a coming day. At most four, nearest first within each kind.
 *
 * @param around.taken everything taken in the centre's rooms from the day before the draft to `DAYS_AHEAD` after it
 */
export function alternativesFor(draft: Draft, around: Around): Alternative[] {
  const fits = (span: WallSpan, roomIds: readonly string[]) => {
    // Another room asks for its own setup and clear-up.
    const other = roomIds === draft.roomIds ? undefined : around.rooms.get(roomIds[0] ?? '')
    const { setupMinutes, clearupMinutes } = other ? buffersFor([other], draft.layout ?? null) : draft
    const tried = { ...draft, ...span, roomIds, setupMinutes, clearupMinutes }
    const wanted = occupancyOf(tried, around.rooms)
    return span.startsAt >= around.now && !findingsFor(tried, { ...around, wanted }).some((f) => f.severity === 'error')
  }
  const names = (ids: readonly string[]) => ids.map((id) => around.rooms.get(id)?.name ?? id)
  const make = (kind: Alternative['kind'], span: WallSpan, roomIds: readonly string[]): Alternative => ({
    kind,
    ...span,
    roomIds: [...roomIds],
    roomNames: names(roomIds),
  })
  const inPlace = (span: WallSpan) => fits(span, draft.roomIds)
  const found = [
    ...firstOf(earlier(draft), 1, inPlace).map((span) => make('same_room', span, draft.roomIds)),
    ...firstOf(later(draft), 1, inPlace).map((span) => make('same_room', span, draft.roomIds)),
    ...firstOf(otherRooms(draft, around.rooms), 2, (id) => fits(draft, [id])).map((id) =>
      make('same_time', { startsAt: draft.startsAt, endsAt: draft.endsAt }, [id]),
    ),
  ]
  if (found.length === MOST) return found
  return [...found, ...firstOf(comingDays(draft), 1, inPlace).map((span) => make('same_room', span, draft.roomIds))]
}

/** The first `most` that fit. What comes after them is not even made: holding one against the rules is the costly part. */
function firstOf<T>(tries: Iterable<T>, most: number, fits: (one: T) => boolean): T[] {
  const found: T[] = []
  for (const one of tries) {
    if (fits(one)) found.push(one)
    if (found.length === most) break
  }
  return found
}

/** Starts before the draft on the same day, nearest first. */
function* earlier(draft: WallSpan): Generator<WallSpan> {
  const last = Math.ceil(minutesOfClock(clockOf(draft.startsAt)) / STEP_MINUTES) - 1
  for (let step = last; step >= 0; step--) yield moved(draft, step * STEP_MINUTES)
}

/** Starts after the draft on the same day, nearest first. */
function* later(draft: WallSpan): Generator<WallSpan> {
  const first = Math.floor(minutesOfClock(clockOf(draft.startsAt)) / STEP_MINUTES) + 1
  for (let step = first; step * STEP_MINUTES < 1440; step++) yield moved(draft, step * STEP_MINUTES)
}

/** The draft on the same day from another minute of it. */
function moved(draft: WallSpan, minute: number): WallSpan {
  const startsAt = at(dateOf(draft.startsAt), clockFromMinutes(minute))
  return { startsAt, endsAt: addMinutes(startsAt, minutesBetween(draft.startsAt, draft.endsAt)) }
}

function* comingDays(draft: WallSpan): Generator<WallSpan> {
  for (let days = 1; days <= DAYS_AHEAD; days++)
    yield {
      startsAt: at(addDays(dateOf(draft.startsAt), days), clockOf(draft.startsAt)),
      endsAt: at(addDays(dateOf(draft.endsAt), days), clockOf(draft.endsAt)),
    }
}

/** Rooms that could hold the people, the tightest fit first: a group of twelve does not need the great hall. */
function otherRooms(draft: Draft, rooms: ReadonlyMap<string, RuleRoom>): string[] {
  const people = draft.expectedParticipants ?? 0
  return [...rooms.values()]
    .filter(
      (room) =>
        !room.archived && !draft.roomIds.includes(room.id) && (room.capacity ?? Number.POSITIVE_INFINITY) >= people,
    )
    .sort((a, b) => (a.capacity ?? 0) - (b.capacity ?? 0))
    .map((room) => room.id)
}
