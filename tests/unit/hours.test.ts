import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CentreHours, checkHours, dayHours, intersect, lengthOf, merge } from '#shared/domain/hours'
import { addMinutes } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const week = (opens: string, closes: string, ...weekdays: Weekday[]) =>
  weekdays.map((weekday) => ({ weekday, opens: opens as ClockTime, closes: closes as ClockTime }))
const centre = (over: Partial<CentreHours> = {}): CentreHours => ({
  openingHours: week('09:00', '22:00', 1, 2, 3, 4, 5),
  staffedHours: [],
  closures: [],
  activeFrom: null,
  activeTo: null,
  ...over,
})
const span = (startsAt: string, endsAt: string) => ({ startsAt: startsAt as WallTime, endsAt: endsAt as WallTime })
const date = (text: string) => text as CivilDate

// 3 June 2024 is a Monday.
describe('a booking against the hours of its centre', () => {
  test('from opening to closing fits, a minute more does not', () => {
    expect(checkHours(centre(), span('2024-06-03T09:00', '2024-06-03T22:00')).outsideOpening).toBe(false)
    expect(checkHours(centre(), span('2024-06-03T08:59', '2024-06-03T10:00')).outsideOpening).toBe(true)
    expect(checkHours(centre(), span('2024-06-03T20:00', '2024-06-03T22:01')).outsideOpening).toBe(true)
    expect(checkHours(centre(), span('2024-06-08T10:00', '2024-06-08T11:00')).outsideOpening).toBe(true)
  })
  test('a pause over lunch is outside, two stretches that touch are one', () => {
    const paused = centre({ openingHours: [...week('09:00', '12:00', 1), ...week('13:00', '17:00', 1)] })
    expect(checkHours(paused, span('2024-06-03T11:00', '2024-06-03T14:00')).outsideOpening).toBe(true)
    const joined = centre({ openingHours: [...week('09:00', '12:00', 1), ...week('12:00', '17:00', 1)] })
    expect(checkHours(joined, span('2024-06-03T11:00', '2024-06-03T14:00')).outsideOpening).toBe(false)
  })
  test('midnight is no boundary by itself', () => {
    const night = centre({ openingHours: [...week('18:00', '24:00', 5), ...week('00:00', '02:00', 6)] })
    expect(checkHours(night, span('2024-06-07T21:00', '2024-06-08T02:00')).outsideOpening).toBe(false)
    expect(checkHours(night, span('2024-06-07T21:00', '2024-06-08T02:30')).outsideOpening).toBe(true)
    expect(checkHours(night, span('2024-06-07T21:00', '2024-06-08T00:00')).outsideOpening).toBe(false)
    // It ends at midnight: the closed day that begins then is not touched.
    const sunday = { from: date('2024-06-08'), to: date('2024-06-08'), reason: 'Verhuizing' }
    expect(checkHours({ ...night, closures: [sunday] }, span('2024-06-07T21:00', '2024-06-08T00:00')).closed).toEqual(
      [],
    )
  })
  test('a closed day is named with its reason, each day once', () => {
    const closures = [{ from: date('2024-06-03'), to: date('2024-06-04'), reason: 'Lekkage' }]
    const verdict = checkHours(centre({ closures }), span('2024-06-03T20:00', '2024-06-05T10:00'))
    expect(verdict.closed).toEqual([
      { date: '2024-06-03', reason: 'Lekkage' },
      { date: '2024-06-04', reason: 'Lekkage' },
    ])
  })
  test('outside the active period, both days included', () => {
    const museum = centre({ activeFrom: date('2023-12-01'), activeTo: date('2024-06-03') })
    expect(checkHours(museum, span('2024-06-03T10:00', '2024-06-03T11:00')).inactive).toEqual([])
    expect(checkHours(museum, span('2024-06-04T10:00', '2024-06-04T11:00')).inactive).toEqual(['2024-06-04'])
    expect(checkHours(museum, span('2023-11-30T10:00', '2023-11-30T11:00')).inactive).toEqual(['2023-11-30'])
  })
  test('after staffed hours is told only where staffed hours are known', () => {
    expect(checkHours(centre(), span('2024-06-03T18:00', '2024-06-03T20:00')).unstaffed).toBe(false)
    const bolnes = centre({ staffedHours: week('08:30', '17:00', 1) })
    expect(checkHours(bolnes, span('2024-06-03T16:00', '2024-06-03T17:00')).unstaffed).toBe(false)
    expect(checkHours(bolnes, span('2024-06-03T16:00', '2024-06-03T17:01')).unstaffed).toBe(true)
    expect(checkHours(bolnes, span('2024-06-04T10:00', '2024-06-04T11:00')).unstaffed).toBe(true)
  })
  test('without opening hours there are no demands', () => {
    expect(checkHours(centre({ openingHours: [] }), span('2024-06-09T03:00', '2024-06-09T05:00')).outsideOpening).toBe(
      false,
    )
  })
  test('the day that loses an hour has its hours by the clock', () => {
    const all = centre({ openingHours: week('00:00', '24:00', 1, 2, 3, 4, 5, 6, 7) })
    expect(checkHours(all, span('2024-03-31T01:00', '2024-03-31T04:00')).outsideOpening).toBe(false)
    expect(lengthOf(dayHours(all, date('2024-03-31')).open)).toBe(1440)
  })
  test('agrees with looking at every quarter of an hour', () => {
    const hours = fc.array(
      fc.record({
        weekday: fc.constantFrom<Weekday>(1, 2),
        from: fc.integer({ min: 0, max: 95 }),
        length: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    const clock = (quarter: number) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}` as ClockTime
    fc.assert(
      fc.property(hours, fc.nat(150), fc.integer({ min: 1, max: 40 }), (list, start, length) => {
        const openingHours = list.map((h) => ({
          weekday: h.weekday,
          opens: clock(h.from),
          closes: clock(Math.min(h.from + h.length, 96)),
        }))
        const startsAt = addMinutes('2024-06-03T00:00' as WallTime, start * 15)
        const endsAt = addMinutes(startsAt, length * 15)
        const open = (quarter: number) =>
          list.some((h) => {
            const at = quarter - (h.weekday - 1) * 96
            return h.from <= at && at < Math.min(h.from + h.length, 96)
          })
        const outside = Array.from({ length }, (_, i) => start + i).some((quarter) => !open(quarter))
        expect(checkHours(centre({ openingHours }), { startsAt, endsAt }).outsideOpening).toBe(outside)
      }),
      { numRuns: 400 },
    )
  })
})

test('stretches are merged in order, and cut to what both lists have', () => {
  expect(
    merge([
      { from: 5, to: 9 },
      { from: 1, to: 3 },
      { from: 3, to: 4 },
      { from: 8, to: 7 },
    ]),
  ).toEqual([
    { from: 1, to: 4 },
    { from: 5, to: 9 },
  ])
  expect(
    intersect(
      [
        { from: 1, to: 5 },
        { from: 6, to: 9 },
      ],
      [{ from: 4, to: 7 }],
    ),
  ).toEqual([
    { from: 4, to: 5 },
    { from: 6, to: 7 },
  ])
})
