import { addDays, addMinutes, at, clockFromMinutes, clockOf, dateOf, minutesBetween } from '../time/civil'
import type { WallSpan } from '../time/types'
import { type Alternative, type Candidate, findingsFor, type RuleRoom, type Surroundings } from './booking-rules'
import { type Buffered, buffersFor } from './layouts'
import { occupancyOf } from './occupancy'
import type { Layout } from './vocabulary'

/** How far ahead the same time of day is tried, in days. */
export const DAYS_AHEAD = 7
const STEP_MINUTES = 15

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
    const moved = { ...draft, ...span, roomIds, setupMinutes, clearupMinutes }
    const wanted = occupancyOf(moved, around.rooms)
    return span.startsAt >= around.now && !findingsFor(moved, { ...around, wanted }).some((f) => f.severity === 'error')
  }
  const names = (ids: readonly string[]) => ids.map((id) => around.rooms.get(id)?.name ?? id)
  const make = (kind: Alternative['kind'], span: WallSpan, roomIds: readonly string[]): Alternative => ({
    kind,
    ...span,
    roomIds: [...roomIds],
    roomNames: names(roomIds),
  })
  return [
    ...sameDay(draft)
      .flatMap((side) => side.find((span) => fits(span, draft.roomIds)) ?? [])
      .map((span) => make('same_room', span, draft.roomIds)),
    ...otherRooms(draft, around.rooms)
      .filter((id) => fits(draft, [id]))
      .slice(0, 2)
      .map((id) => make('same_time', { startsAt: draft.startsAt, endsAt: draft.endsAt }, [id])),
    ...comingDays(draft)
      .filter((span) => fits(span, draft.roomIds))
      .slice(0, 1)
      .map((span) => make('same_room', span, draft.roomIds)),
  ].slice(0, 4)
}

/** Starts on the same day, nearest first: those before the draft, and those after it. */
function sameDay(draft: WallSpan): [earlier: WallSpan[], later: WallSpan[]] {
  const length = minutesBetween(draft.startsAt, draft.endsAt)
  const day = dateOf(draft.startsAt)
  const spans: WallSpan[] = []
  for (let minute = 0; minute < 1440; minute += STEP_MINUTES) {
    const startsAt = at(day, clockFromMinutes(minute))
    spans.push({ startsAt, endsAt: addMinutes(startsAt, length) })
  }
  return [
    spans.filter((span) => span.startsAt < draft.startsAt).reverse(),
    spans.filter((span) => span.startsAt > draft.startsAt),
  ]
}

function comingDays(draft: WallSpan): WallSpan[] {
  const shift = (days: number): WallSpan => ({
    startsAt: at(addDays(dateOf(draft.startsAt), days), clockOf(draft.startsAt)),
    endsAt: at(addDays(dateOf(draft.endsAt), days), clockOf(draft.endsAt)),
  })
  return Array.from({ length: DAYS_AHEAD }, (_, i) => shift(i + 1))
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
