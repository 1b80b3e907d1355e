import { expect, test } from 'vitest'
import {
  type Candidate,
  findingsFor,
  type RuleRoom,
  type Surroundings,
  spanProblem,
} from '#shared/domain/booking-rules'
import { occupancyOf } from '#shared/domain/occupancy'
import { usualHolds } from '#shared/domain/vocabulary'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const rooms = new Map(
  [
    { id: 'hall', name: 'Zaal', use: 'exclusive' as const, capacity: 40, partIds: [], archived: false },
    { id: 'square', name: 'Plein', use: 'shared' as const, capacity: 30, partIds: [], archived: false },
    { id: 'attic', name: 'Zolder', use: 'exclusive' as const, capacity: null, partIds: [], archived: true },
  ].map((room): [string, RuleRoom] => [room.id, room]),
)
const wall = (clock: string, day = '03') => `2024-06-${day}T${clock}` as WallTime
const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  status: 'confirmed',
  roomIds: ['hall'],
  startsAt: wall('14:00'),
  endsAt: wall('16:00'),
  expectedParticipants: 10,
  selfService: false,
  ...over,
})
const taken = (roomId: string, from: string, to: string, people = 0, id = 'other'): Surroundings['taken'][number] => ({
  ...{ bookingId: id, roomId, from: wall(from), to: wall(to), setupFrom: wall(from), clearTo: wall(to) },
  ...{ exclusive: roomId !== 'square', people, title: 'Koor', startsAt: wall(from), endsAt: wall(to) },
})
const weekdays: Weekday[] = [1, 2, 3, 4, 5]
const hours = (opens: string, closes: string) =>
  weekdays.map((weekday) => ({ weekday, opens: opens as ClockTime, closes: closes as ClockTime }))

function judged(over: Partial<Candidate>, more: Partial<Surroundings> = {}): string[] {
  const wants = candidate(over)
  const wanted = occupancyOf({ ...wants, id: 'me', setupMinutes: 0, clearupMinutes: 0 }, rooms)
  const around = {
    hours: { openingHours: hours('09:00', '22:00'), staffedHours: [], closures: [], activeFrom: null, activeTo: null },
    ...{ holds: usualHolds, rooms, wanted, taken: [], now: wall('09:00', '01'), ...more },
  }
  return findingsFor(wants, around).map((finding) => `${finding.severity} ${finding.code}`)
}

test('nothing to say about a booking that fits', () => {
  expect(judged({})).toEqual([])
  expect(judged({}, { taken: [taken('hall', '12:00', '14:00'), taken('hall', '16:00', '18:00', 0, 'next')] })).toEqual(
    [],
  )
})

test('a conflict is named once for each booking in the way; for a request it is a warning', () => {
  const both = [taken('hall', '13:00', '15:00'), taken('hall', '15:00', '17:00', 0, 'next')]
  expect(judged({}, { taken: both })).toEqual(['error room_conflict', 'error room_conflict'])
  expect(judged({ status: 'request' }, { taken: both })).toEqual(['warning room_conflict', 'warning room_conflict'])
  expect(judged({ status: 'option' }, { taken: both })).toHaveLength(2)
})

test('in a shared room the people count, and not knowing how many is worth saying', () => {
  const here = { roomIds: ['square'] }
  const twenty = [taken('square', '13:00', '15:00', 20)]
  expect(judged({ ...here, expectedParticipants: 10 }, { taken: twenty })).toEqual([])
  expect(judged({ ...here, expectedParticipants: 11 }, { taken: twenty })).toEqual(['error capacity_exceeded'])
  expect(judged({ ...here, expectedParticipants: null }, { taken: twenty })).toEqual(['info people_unknown'])
})

test('an exclusive room that is too small is a warning, an archived one is refused', () => {
  expect(judged({ expectedParticipants: 41 })).toEqual(['warning over_capacity'])
  expect(judged({ roomIds: ['attic'] })).toEqual(['error room_archived'])
})

test('hours: refused, warned for self-service, and no ground in the past', () => {
  const evening = { startsAt: wall('21:00'), endsAt: wall('23:00') }
  expect(judged(evening)).toEqual(['error outside_opening_hours'])
  expect(judged({ ...evening, selfService: true })).toEqual(['warning outside_opening_hours'])
  expect(judged({ ...evening, status: 'request' })).toEqual(['warning outside_opening_hours'])
  expect(judged(evening, { now: wall('09:00', '05') })).toEqual(['warning outside_opening_hours', 'info past_date'])
})

test('earlier today is the past for hours, but not a past date', () => {
  expect(judged({}, { now: wall('17:00') })).toEqual([])
})

test('after staffed hours is a warning, unless the renter runs it', () => {
  const centre = { openingHours: hours('09:00', '22:00'), staffedHours: hours('08:30', '17:00') }
  const around = { hours: { ...centre, closures: [], activeFrom: null, activeTo: null } }
  const evening = { startsAt: wall('18:00'), endsAt: wall('20:00') }
  expect(judged(evening, around)).toEqual(['warning after_staffed_hours'])
  expect(judged({ ...evening, selfService: true }, around)).toEqual([])
})

test('the worst comes first', () => {
  const closures = [{ from: '2024-06-03' as CivilDate, to: '2024-06-03' as CivilDate, reason: 'Lekkage' }]
  const around = { hours: { openingHours: [], staffedHours: [], closures, activeFrom: null, activeTo: null } }
  expect(judged({ expectedParticipants: 50 }, around)).toEqual(['error closed_day', 'warning over_capacity'])
})

test('times by themselves: at most fourteen days, and an end after the start', () => {
  const span = (startsAt: string, endsAt: string) =>
    spanProblem({ startsAt: startsAt as WallTime, endsAt: endsAt as WallTime })
  expect(span('2024-02-20T10:00', '2024-03-05T10:00')).toBeNull()
  expect(span('2024-02-20T10:00', '2024-03-05T10:01')).toBe('too_long')
  expect(span('2024-06-03T10:00', '2024-06-03T10:00')).toBe('ends_before_start')
})
