import { expect, test } from 'vitest'
import { alternativesFor } from '#shared/domain/alternatives'
import { usualHolds } from '#shared/domain/vocabulary'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const room = (id: string, capacity: number, over: object = {}) => ({
  ...{ id, name: id, use: 'exclusive' as const, capacity, partIds: [], archived: false },
  ...{ setupMinutes: 0, clearupMinutes: 0, ...over },
})
const rooms = new Map(
  [
    room('hall', 40),
    room('small', 12),
    room('middle', 20),
    room('large', 100),
    room('old', 30, { archived: true }),
  ].map((one) => [one.id, one]),
)
const wall = (clock: string, day = '03') => `2024-06-${day}T${clock}` as WallTime
const taken = (roomId: string, from: string, to: string, day = '03') => ({
  ...{
    bookingId: `${roomId}${from}${day}`,
    roomId,
    from: wall(from, day),
    to: wall(to, day),
    title: 'Koor',
    exclusive: true,
  },
  ...{
    setupFrom: wall(from, day),
    clearTo: wall(to, day),
    startsAt: wall(from, day),
    endsAt: wall(to, day),
    people: 0,
  },
})
const week = ([1, 2, 3, 4, 5] as Weekday[]).map((weekday) => ({
  weekday,
  opens: '09:00' as ClockTime,
  closes: '18:00' as ClockTime,
}))
const around = (all: ReturnType<typeof taken>[], over: object = {}) => ({
  hours: { openingHours: week, staffedHours: [], closures: [], activeFrom: null, activeTo: null },
  holds: usualHolds,
  rooms,
  taken: all,
  now: wall('08:00', '01'),
  ...over,
})
const draft = {
  ...{ id: 'me', status: 'confirmed' as const, roomIds: ['hall'], selfService: false, expectedParticipants: 15 },
  ...{ startsAt: wall('14:00'), endsAt: wall('16:00'), setupMinutes: 0, clearupMinutes: 0 },
}
const told = (list: ReturnType<typeof alternativesFor>) =>
  list.map((one) => `${one.roomIds.join('+')} ${one.startsAt.slice(8)}-${one.endsAt.slice(11)}`)

test('just before, just after, then rooms that hold the people with the tightest first', () => {
  expect(told(alternativesFor(draft, around([taken('hall', '13:00', '15:00')])))).toEqual([
    'hall 03T11:00-13:00',
    'hall 03T15:00-17:00',
    'middle 03T14:00-16:00',
    'large 03T14:00-16:00',
  ])
})

test('never outside opening hours, in the past, or over something else', () => {
  const busy = [taken('hall', '09:00', '17:00'), taken('middle', '15:00', '15:15')]
  expect(told(alternativesFor(draft, around(busy)))).toEqual(['large 03T14:00-16:00', 'hall 04T14:00-16:00'])
  const late = around([taken('hall', '13:00', '15:00')], { now: wall('12:00') })
  expect(told(alternativesFor(draft, late))[1]).not.toMatch(/^hall 03T1[01]/)
})

test('a closed day is passed over for the same time on a coming day', () => {
  const closures = [{ from: '2024-06-04' as CivilDate, to: '2024-06-05' as CivilDate, reason: 'Verf' }]
  const full = [...rooms.keys()].map((id) => taken(id, '09:00', '18:00'))
  const hours = { ...around([]).hours, closures }
  expect(told(alternativesFor(draft, around(full, { hours })))).toEqual(['hall 06T14:00-16:00'])
})

test('another room is judged by its own setup and clear-up', () => {
  const kitchen = new Map(
    [...rooms].filter(([id]) => id === 'hall').concat([['kitchen', room('kitchen', 20, { setupMinutes: 15 })]]),
  )
  const tight = [taken('hall', '09:00', '18:00'), taken('kitchen', '12:00', '13:50')]
  expect(told(alternativesFor(draft, around(tight, { rooms: kitchen })))).toEqual(['hall 04T14:00-16:00'])
  const loose = [taken('hall', '09:00', '18:00'), taken('kitchen', '12:00', '13:45')]
  expect(told(alternativesFor(draft, around(loose, { rooms: kitchen })))).toEqual([
    'kitchen 03T14:00-16:00',
    'hall 04T14:00-16:00',
  ])
})
