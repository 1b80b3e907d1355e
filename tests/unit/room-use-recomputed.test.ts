import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { occupancyOfPeriod, reportPeriod } from '#shared/domain/report'
import { type RoomUse, roomUseOf, sharesOf, sumUse, type UseBooking, type UseCentre } from '#shared/domain/room-use'
import { minuteNumber } from '#shared/time/civil'
import type { Period, WallTime } from '#shared/time/types'

/** The use of rooms once more, slowly: who is in a room is asked of every minute. */
function recomputed(centre: UseCentre, bookings: readonly UseBooking[], asOf: number): Omit<RoomUse, 'roomId'>[] {
  const counted = bookings.filter((b) => ['confirmed', 'held'].includes(b.status) && b.start <= asOf)
  const capacityOf = (id: string) => centre.rooms.find((room) => room.id === id)?.capacity ?? 0
  return centre.rooms
    .filter((room) => room.countsForOccupancy)
    .filter((room) => !room.archived || counted.some((b) => b.roomIds.includes(room.id) && touches(b)))
    .map((room) => {
      const own = counted.filter((b) => b.roomIds.includes(room.id))
      const sum = { openMinutes: 0, usedMinutes: 0, countedMinutes: 0, sharedMinutes: 0, mostGroups: 0 }
      let taken = 0
      for (let minute = FIRST; minute < AFTER; minute++) {
        const clock = minute % 1440
        if (!centre.openingHours.some((h) => inHours(h, clock))) continue
        sum.openMinutes += 1
        const present = own.filter((b) => b.start <= minute && minute < b.end)
        if (present.length === 0) continue
        sum.usedMinutes += 1
        if (present.length > 1) sum.sharedMinutes += 1
        sum.mostGroups = Math.max(sum.mostGroups, present.length)
        const known = present.every((b) => b.participants !== null && b.roomIds.every((id) => capacityOf(id) > 0))
        if (!known) continue
        sum.countedMinutes += 1
        const people = present.map((b) => {
          const seats = b.roomIds.reduce((n, id) => n + capacityOf(id), 0)
          return (Math.min(b.participants ?? 0, seats) * capacityOf(room.id)) / seats
        })
        taken += Math.min(
          capacityOf(room.id),
          people.reduce((a, b) => a + b, 0),
        )
      }
      return {
        ...sum,
        seatMinutes: sum.countedMinutes * capacityOf(room.id),
        takenSeatMinutes: taken,
        activities: own.filter((b) => b.start >= FIRST && b.start < AFTER).length,
      }
    })
}

const inHours = (h: { opens: string; closes: string }, minute: number) => {
  const of = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return of(h.opens) <= minute && minute < of(h.closes)
}
const touches = (b: UseBooking) => b.start < AFTER && b.end > FIRST
const PERIOD = '2024-01-08..2024-01-09' as Period
const FIRST = minuteNumber('2024-01-08T00:00' as WallTime)
const AFTER = minuteNumber('2024-01-10T00:00' as WallTime)

const rooms = ['a', 'b', 'c', 'd']
const booking: fc.Arbitrary<UseBooking> = fc
  .record({
    id: fc.uuid(),
    start: fc.integer({ min: FIRST - 600, max: AFTER + 100 }),
    length: fc.integer({ min: 1, max: 700 }),
    status: fc.constantFrom('held' as const, 'confirmed' as const, 'cancelled' as const),
    participants: fc.option(fc.integer({ min: 0, max: 90 })),
    category: fc.constant('residents' as const),
    roomIds: fc.subarray(rooms, { minLength: 1 }),
  })
  .map(({ length, ...b }) => ({ ...b, end: b.start + length, activityId: null, renterId: null, expected: null }))
const hours = fc.constantFrom(
  [['09:00', '22:30']],
  [
    ['09:00', '12:00'],
    ['13:15', '24:00'],
  ],
  [['00:00', '24:00']],
)
const centre: fc.Arbitrary<UseCentre> = fc.record({
  id: fc.constant('centre'),
  staffedHours: fc.constant([]),
  closures: fc.constant([]),
  activeFrom: fc.constant(null),
  activeTo: fc.constant(null),
  openingHours: hours.map((list) =>
    ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
      list.map(([opens = '', closes = '']) => ({ weekday, opens: opens as never, closes: closes as never })),
    ),
  ),
  rooms: fc
    .tuple(
      ...rooms.map(() => fc.record({ capacity: fc.option(fc.integer({ min: 0, max: 60 })), archived: fc.boolean() })),
    )
    .map((list) => list.map((room, i) => ({ ...room, id: rooms[i] ?? '', countsForOccupancy: i < 3 }))),
})

describe('the use of rooms', () => {
  test('is that of a count by the minute', () => {
    fc.assert(
      fc.property(centre, fc.array(booking, { maxLength: 12 }), (place, bookings) => {
        const period = reportPeriod(PERIOD, '2024-01-09T18:00' as WallTime)
        const fast = roomUseOf(place, bookings, period).map(({ roomId: _, ...use }) => use)
        const slow = recomputed(place, bookings, period.asOf)
        expect(fast).toHaveLength(slow.length)
        for (const [i, use] of fast.entries()) {
          const { takenSeatMinutes, ...rest } = use
          const { takenSeatMinutes: taken, ...others } = slow[i] ?? use
          expect(rest).toEqual(others)
          // A whole number of what is counted in parts of people.
          expect(Math.abs(takenSeatMinutes - taken)).toBeLessThan(0.6)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('never goes above 100 %, and adds up to the minutes of the overview', () => {
    fc.assert(
      fc.property(centre, fc.array(booking, { maxLength: 20 }), (place, bookings) => {
        const period = reportPeriod(PERIOD, '2025-01-01T00:00' as WallTime)
        const uses = roomUseOf(place, bookings, period)
        for (const use of [...uses, sumUse(uses)])
          for (const pct of Object.values(sharesOf(use))) if (pct !== null) expect(pct).toBeLessThanOrEqual(100)
        const { used } = occupancyOfPeriod(place, bookings, period)
        const minutes = used.flat().reduce((sum, stretch) => sum + stretch.to - stretch.from, 0)
        expect(sumUse(uses).usedMinutes).toBe(minutes)
      }),
      { numRuns: 200 },
    )
  })
})

describe('seats', () => {
  const always = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    opens: '09:00' as never,
    closes: '19:00' as never,
  }))
  const room = (id: string, capacity: number | null) => ({ id, capacity, countsForOccupancy: true, archived: false })
  const place = (...list: ReturnType<typeof room>[]): UseCentre => ({
    id: 'c',
    openingHours: always,
    staffedHours: [],
    closures: [],
    activeFrom: null,
    activeTo: null,
    rooms: list,
  })
  const at = (from: string, to: string, participants: number | null, roomIds = ['a']): UseBooking => ({
    id: `${from} ${to}`,
    start: minuteNumber(`2024-01-08T${from}` as WallTime),
    end: minuteNumber(`2024-01-08T${to}` as WallTime),
    status: 'held',
    participants,
    expected: null,
    category: 'residents',
    activityId: null,
    renterId: null,
    roomIds,
  })
  const use = (centreOf: UseCentre, ...bookings: UseBooking[]) =>
    roomUseOf(centreOf, bookings, reportPeriod('2024-01-08..2024-01-08' as Period, '2025-01-01T00:00' as WallTime))
  const shares = (centreOf: UseCentre, ...bookings: UseBooking[]) =>
    use(centreOf, ...bookings).map((one) => sharesOf(one))

  test('ten of twenty people for half of the day is half of the time, half of the seats, a quarter together', () => {
    expect(shares(place(room('a', 20)), at('09:00', '14:00', 10))).toMatchObject([
      { timePct: 50, seatPct: 50, bothPct: 25, countedPct: 100 },
    ])
  })
  test('a booking without a count is neither empty nor full', () => {
    expect(shares(place(room('a', 20)), at('09:00', '10:00', 20), at('10:00', '14:00', null))).toMatchObject([
      { timePct: 50, seatPct: 100, countedPct: 20 },
    ])
  })
  test('a room that does not say how many it holds has no occupancy of seats', () => {
    expect(shares(place(room('a', null)), at('09:00', '10:00', 20))).toMatchObject([
      { timePct: 10, seatPct: null, bothPct: null, countedPct: 0 },
    ])
  })
  test('groups that share a room add up, to full at most', () => {
    const [one] = use(place(room('a', 20)), at('09:00', '11:00', 15), at('10:00', '12:00', 15))
    expect(one).toMatchObject({
      usedMinutes: 180,
      sharedMinutes: 60,
      mostGroups: 2,
      takenSeatMinutes: 60 * 15 + 60 * 20 + 60 * 15,
    })
  })
  test('people in two rooms are spread by what those hold', () => {
    const uses = use(place(room('a', 30), room('b', 10)), at('09:00', '10:00', 20, ['a', 'b']))
    expect(uses.map((one) => one.takenSeatMinutes)).toEqual([15 * 60, 5 * 60])
  })
})
