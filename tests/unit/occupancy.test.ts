import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  elementaryRooms,
  meet,
  type Occupied,
  occupancyOf,
  overlaps,
  peakPeople,
  type RoomParts,
} from '#shared/domain/occupancy'
import type { WallTime } from '#shared/time/types'

const clock = (minute: number) =>
  `2024-06-03T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

type Short = { from: number; to: number; setup?: number; clear?: number; people?: number; id?: string }
const taken = ({ from, to, setup = 0, clear = 0, people = 0, id = 'x' }: Short): Occupied => ({
  bookingId: id,
  roomId: 'room',
  from: clock(from),
  to: clock(to),
  setupFrom: clock(from - setup),
  clearTo: clock(to + clear),
  exclusive: false,
  people,
})

describe('two bookings in one exclusive room', () => {
  test('touching is fine, one minute over is not', () => {
    expect(overlaps(taken({ from: 600, to: 660 }), taken({ from: 660, to: 720 }))).toBe(false)
    expect(overlaps(taken({ from: 600, to: 661 }), taken({ from: 660, to: 720 }))).toBe(true)
  })
  test('the larger of clear-up and setup must fit between them, not their sum', () => {
    const first = taken({ from: 600, to: 660, clear: 30 })
    expect(overlaps(first, taken({ from: 690, to: 720, setup: 30 }))).toBe(false)
    expect(overlaps(first, taken({ from: 689, to: 720, setup: 0 }))).toBe(true)
    expect(overlaps(first, taken({ from: 690, to: 720, setup: 31 }))).toBe(true)
  })
  test('the order in which they are named makes no difference, and the gap decides', () => {
    const span = fc.record({
      from: fc.integer({ min: 200, max: 400 }),
      length: fc.integer({ min: 1, max: 200 }),
      setup: fc.integer({ min: 0, max: 60 }),
      clear: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(span, span, (a, b) => {
        const one = taken({ ...a, to: a.from + a.length })
        const other = taken({ ...b, to: b.from + b.length })
        const [first, second] = a.from <= b.from ? [a, b] : [b, a]
        const gap = second.from - (first.from + first.length)
        const expected = gap < Math.max(first.clear, second.setup)
        expect(overlaps(one, other)).toBe(expected)
        expect(overlaps(other, one)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})

describe('people in a shared room', () => {
  test('the peak counts who is there at the same moment, not all who come by', () => {
    const candidate = taken({ from: 600, to: 720, people: 5, id: 'me' })
    const others = [taken({ from: 600, to: 660, people: 10 }), taken({ from: 660, to: 720, people: 7, id: 'y' })]
    expect(peakPeople(candidate, others)).toBe(15)
    expect(peakPeople(candidate, [])).toBe(5)
  })
  test('setup and clear-up bring no people', () => {
    expect(meet(taken({ from: 600, to: 660, clear: 30 }), taken({ from: 660, to: 700, setup: 30 }))).toBe(false)
  })
  test('agrees with counting minute by minute', () => {
    const span = fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 30 }),
      people: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (mine, theirs) => {
        const candidate = taken({ ...mine, to: mine.from + mine.length, id: 'me' })
        const others = theirs.map((o, i) => taken({ ...o, to: o.from + o.length, id: `o${i}` }))
        let most = 0
        for (let minute = mine.from; minute < mine.from + mine.length; minute++) {
          const there = theirs.filter((o) => o.from <= minute && minute < o.from + o.length)
          most = Math.max(
            most,
            there.reduce((sum, o) => sum + o.people, mine.people),
          )
        }
        expect(peakPeople(candidate, others)).toBe(most)
      }),
    )
  })
})

describe('which rooms a booking takes', () => {
  const room = (id: string, use: 'exclusive' | 'shared', ...partIds: string[]): RoomParts => ({ id, use, partIds })
  const rooms = new Map(
    [
      room('a', 'exclusive'),
      room('b', 'exclusive'),
      room('s', 'shared'),
      room('ab', 'exclusive', 'a', 'b'),
      room('abs', 'exclusive', 'ab', 's'),
      room('shared-abs', 'shared', 's', 'a'),
    ].map((r) => [r.id, r]),
  )
  const takes = (...ids: string[]) => Object.fromEntries(elementaryRooms(ids, rooms))
  test('a composite takes its parts at any depth, a shared part wholly', () => {
    expect(takes('ab')).toEqual({ a: true, b: true })
    expect(takes('abs')).toEqual({ a: true, b: true, s: true })
    expect(takes('s')).toEqual({ s: false })
    expect(takes('s', 'abs')).toEqual({ a: true, b: true, s: true })
  })
  test('a shared composite leaves its shared parts shared', () => {
    expect(takes('shared-abs')).toEqual({ s: false, a: true })
  })
  test('an unknown room and a room that is its own part are passed over', () => {
    expect(takes('nowhere')).toEqual({})
    expect(Object.fromEntries(elementaryRooms(['x'], new Map([['x', room('x', 'exclusive', 'x')]])))).toEqual({})
  })
  test('setup and clear-up reach into the day before and after', () => {
    const [row] = occupancyOf(
      {
        id: 'booking',
        roomIds: ['a'],
        startsAt: '2024-03-01T00:10' as WallTime,
        endsAt: '2024-03-01T23:50' as WallTime,
        setupMinutes: 30,
        clearupMinutes: 45,
        expectedParticipants: null,
      },
      rooms,
    )
    expect(row).toMatchObject({
      setupFrom: '2024-02-29T23:40',
      clearTo: '2024-03-02T00:35',
      people: 0,
      exclusive: true,
    })
  })
})
