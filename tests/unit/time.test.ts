import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMinutes,
  addMonths,
  addQuarters,
  at,
  clockFromMinutes,
  clockOf,
  daysBetween,
  daysIn,
  isCivilDate,
  isClockTime,
  isQuarter,
  isWallTime,
  minutesBetween,
  minutesOfClock,
  quarterOf,
  quarterSpan,
  startOfWeek,
  wallTimeOf,
  weekdayOf,
  weekOf,
} from '#shared/time/civil'
import { formatDate, formatDuration, formatQuarter, formatTimes } from '#shared/time/format'
import type { CivilDate, ClockTime, Instant, Quarter, WallTime } from '#shared/time/types'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))

describe('what is a day', () => {
  test.each(['2024-02-29', '2000-02-29', '2023-12-31', '2024-04-30', '0001-01-01'])('%s exists', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2023-02-31',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '31-02-2024',
    '2024-01-01T00:00',
    '',
    '0000-01-01',
    ' 2024-01-01',
    '2024-01-01\n',
  ])('%j does not', (text) => {
    expect(isCivilDate(text)).toBe(false)
  })
  test('clock and wall-clock times, midnight at the end of a day only as a clock time', () => {
    expect(['00:00', '23:59', '24:00'].every(isClockTime)).toBe(true)
    expect(['24:01', '25:00', '9:00', '12:60', '12.30', '', '12:30\n'].some(isClockTime)).toBe(false)
    expect(['2024-06-03T00:00', '2024-03-31T02:30'].every(isWallTime)).toBe(true)
    expect(
      ['2024-06-03T24:00', '2024-02-30T10:00', '2024-06-03 10:00', '2024-06-03T10:00:00', '2024-06-03T10:00Z'].some(
        isWallTime,
      ),
    ).toBe(false)
    expect(['2024-Q1', '2024-Q4'].every(isQuarter)).toBe(true)
    expect(['2024-Q0', '2024-Q5', '2024-q1', '24-Q1', 'Q1-2024'].some(isQuarter)).toBe(false)
  })
})

describe('days count as the clock shows them', () => {
  test('the hour that summer time skips or repeats counts as one hour', () => {
    expect(minutesBetween(wall('2024-03-31T01:00'), wall('2024-03-31T04:00'))).toBe(180)
    expect(minutesBetween(wall('2024-10-27T01:00'), wall('2024-10-27T04:00'))).toBe(180)
    expect(addMinutes(wall('2024-03-31T01:30'), 60)).toBe('2024-03-31T02:30')
    expect(addMinutes(wall('2024-10-26T23:30'), 60)).toBe('2024-10-27T00:30')
  })
  test('what the wall shows at a moment, in winter, in summer and around the changes', () => {
    const shown = (instant: string) => wallTimeOf(instant as Instant)
    expect(shown('2024-01-15T12:00:00.000Z')).toBe('2024-01-15T13:00')
    expect(shown('2024-07-15T22:30:00.000Z')).toBe('2024-07-16T00:30')
    expect(shown('2024-03-31T00:59:00.000Z')).toBe('2024-03-31T01:59')
    expect(shown('2024-03-31T01:00:00.000Z')).toBe('2024-03-31T03:00')
    expect(shown('2024-10-27T00:30:00.000Z')).toBe('2024-10-27T02:30')
    expect(shown('2024-10-27T01:30:00.000Z')).toBe('2024-10-27T02:30')
    expect(shown('2023-12-31T23:00:00.000Z')).toBe('2024-01-01T00:00')
  })
  test('what the wall shows is what Temporal says, at any moment', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (date) => {
          const instant = date.toISOString()
          const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Amsterdam')
          expect(wallTimeOf(instant as Instant)).toBe(zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }))
        },
      ),
    )
    expect(() => wallTimeOf('gisteren' as Instant)).toThrow(RangeError)
  })
  test('minutes added and counted agree on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: -40_000, max: 40_000 }), (d, m, n) => {
        const from = at(d, clockFromMinutes(m))
        expect(minutesBetween(from, addMinutes(from, n))).toBe(n)
        expect(minutesOfClock(clockOf(from))).toBe(m)
      }),
    )
  })
  test('24:00 is midnight of the next day, across a month, a year and a leap day', () => {
    expect(at(day('2024-02-28'), '24:00' as ClockTime)).toBe('2024-02-29T00:00')
    expect(at(day('2023-12-31'), '24:00' as ClockTime)).toBe('2024-01-01T00:00')
    expect(clockFromMinutes(1440)).toBe('24:00')
  })
})

describe('months, quarters and weeks', () => {
  test('a month further keeps to the end of a shorter month', () => {
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(day('2023-01-31'), 1)).toBe('2023-02-28')
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29')
  })
  test('a quarter begins and ends where it should, and each day is in one', () => {
    expect(quarterSpan('2024-Q1' as Quarter)).toEqual({ from: '2024-01-01', to: '2024-03-31' })
    expect(quarterSpan('2024-Q2' as Quarter)).toEqual({ from: '2024-04-01', to: '2024-06-30' })
    expect(quarterSpan('2024-Q3' as Quarter)).toEqual({ from: '2024-07-01', to: '2024-09-30' })
    expect(quarterSpan('2024-Q4' as Quarter)).toEqual({ from: '2024-10-01', to: '2024-12-31' })
    expect(addQuarters('2024-Q1' as Quarter, -1)).toBe('2023-Q4')
    expect(addQuarters('2024-Q3' as Quarter, 2)).toBe('2025-Q1')
    fc.assert(
      fc.property(anyDay, (d) => {
        const { from, to } = quarterSpan(quarterOf(d))
        expect(from <= d && d <= to).toBe(true)
        expect(addDays(to, 1)).toBe(quarterSpan(addQuarters(quarterOf(d), 1)).from)
      }),
    )
  })
  test('ISO weeks: the first week is the one with the first Thursday', () => {
    expect(weekOf(day('2024-12-30'))).toBe(1)
    expect(weekOf(day('2021-01-03'))).toBe(53)
    expect(weekOf(day('2023-01-01'))).toBe(52)
    expect(weekOf(day('2026-11-22'))).toBe(47)
    expect(startOfWeek(day('2024-01-07'))).toBe('2024-01-01')
    expect(startOfWeek(day('2024-01-01'))).toBe('2024-01-01')
    expect(weekdayOf(day('2024-06-03'))).toBe(1)
    expect(weekdayOf(day('1969-12-28'))).toBe(7)
  })
  test('weekdays follow each other, and days between agree with days added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (d, n) => {
        expect(daysBetween(d, addDays(d, n))).toBe(n)
        expect(weekdayOf(addDays(d, 1))).toBe((weekdayOf(d) % 7) + 1)
        expect(weekdayOf(startOfWeek(d))).toBe(1)
      }),
    )
  })
  test('the days of a period, both included', () => {
    expect(daysIn({ from: day('2024-02-28'), to: day('2024-03-01') })).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
    expect(daysIn({ from: day('2024-03-02'), to: day('2024-03-01') })).toEqual([])
  })
})

describe('how it is written for people', () => {
  test('dates, times, durations and quarters', () => {
    expect(formatDate(day('2024-06-03'))).toBe('ma 3 juni 2024')
    expect(formatTimes(wall('2024-06-03T14:00'), wall('2024-06-03T16:00'))).toBe('14.00–16.00')
    expect(formatTimes(wall('2024-06-03T20:00'), wall('2024-06-04T00:00'))).toBe('20.00–24.00')
    expect(formatTimes(wall('2024-06-07T21:00'), wall('2024-06-08T02:00'))).toBe('21.00–za 02.00')
    expect(formatQuarter('2024-Q3')).toBe('3e kwartaal 2024')
    expect([45, 60, 90, 100].map(formatDuration)).toEqual(['45 min', '1 uur', '1,5 uur', '1,67 uur'])
  })
  test('a booking of several days that ends at midnight names the day', () => {
    expect(formatTimes(wall('2024-06-07T21:00'), wall('2024-06-09T00:00'))).toBe('21.00–za 24.00')
    expect(formatTimes(wall('2024-06-03T11:20'), wall('2024-06-11T00:00'))).toBe('11.20–ma 10 juni 24.00')
  })
})
