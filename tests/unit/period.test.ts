import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#shared/time/civil'
import { formatPeriod, formatPeriodShort } from '#shared/time/format'
import {
  addPeriods,
  comparedWith,
  isPeriod,
  partsOfPeriod,
  periodAt,
  periodKind,
  periodOfSpan,
  periodSpan,
} from '#shared/time/period'
import type { CivilDate, Period } from '#shared/time/types'

const period = (text: string) => text as Period
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01' as CivilDate, n))

describe('periods', () => {
  test.each([
    ['2024-Q2', 'quarter'],
    ['2024-05', 'month'],
    ['2024', 'year'],
    ['2024-09-01..2025-06-30', 'span'],
    ['2024-02-29..2024-02-29', 'span'],
    ['2024-06-30..2024-06-01', null],
    ['2023-02-29..2023-03-01', null],
    ['2000-01-01..2012-01-01', null],
    ['2024-09-01..2025-06-30..2026-01-01', null],
    ['2024-13', null],
    ['0024', null],
    ['', null],
  ])('%j is %j', (text, kind) => {
    expect(periodKind(text)).toBe(kind)
    expect(isPeriod(text)).toBe(kind !== null)
  })

  test('calendar months, quarters and years have one name', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('month', 'quarter', 'year'), (date, kind) => {
        const one = periodAt(kind, date)
        const { from, to } = periodSpan(one)
        expect(from <= date && date <= to).toBe(true)
        expect(periodOfSpan({ from, to })).toBe(one)
      }),
    )
  })

  test('follow each other without a gap or an overlap, and a step back undoes a step on', () => {
    const any = fc.oneof(
      fc.tuple(day, fc.constantFrom('month', 'quarter', 'year')).map(([date, kind]) => periodAt(kind, date)),
      fc.tuple(day, fc.integer({ min: 0, max: 900 })).map(([from, n]) => periodOfSpan({ from, to: addDays(from, n) })),
    )
    fc.assert(
      fc.property(any, (one) => {
        const next = addPeriods(one, 1)
        expect(daysBetween(periodSpan(one).to, periodSpan(next).from)).toBe(1)
        expect(addPeriods(next, -1)).toBe(one)
      }),
    )
  })

  test('a school year is held against the one before, and other days of one year against the same of a year earlier', () => {
    expect(comparedWith(period('2024-08-01..2025-07-31'))).toEqual({
      previous: '2023-08-01..2024-07-31',
      yearEarlier: null,
    })
    expect(comparedWith(period('2024-09-01..2024-10-31'))).toEqual({
      previous: '2024-07-01..2024-08-31',
      yearEarlier: '2023-09-01..2023-10-31',
    })
    expect(comparedWith(period('2024-06-10..2024-06-16'))).toEqual({
      previous: '2024-06-03..2024-06-09',
      yearEarlier: '2023-06-10..2023-06-16',
    })
    expect(comparedWith(period('2024-Q1'))).toEqual({ previous: '2023-Q4', yearEarlier: '2023-Q1' })
    expect(comparedWith(period('2024'))).toEqual({ previous: '2023', yearEarlier: null })
    expect(comparedWith(period('2024-02'))).toEqual({ previous: '2024-01', yearEarlier: '2023-02' })
  })

  test('are told in parts that follow each other, from the first day to the last', () => {
    const parts = (text: string) => partsOfPeriod(period(text)).map(({ by, periods }) => [by, periods])
    expect(parts('2024-Q1')).toEqual([])
    expect(parts('2024-05')).toEqual([])
    expect(parts('2024-05-03..2024-05-20')).toEqual([])
    expect(parts('2024').map(([by, periods]) => [by, periods?.length])).toEqual([
      ['quarter', 4],
      ['month', 12],
    ])
    expect(parts('2024-01-15..2024-03-10')).toEqual([
      ['month', ['2024-01-15..2024-01-31', '2024-02', '2024-03-01..2024-03-10']],
    ])
    expect(parts('2020-03-01..2023-12-31')).toEqual([['year', ['2020-03-01..2020-12-31', '2021', '2022', '2023']]])
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4000 }), (from, days) => {
        const whole = periodOfSpan({ from, to: addDays(from, days) })
        for (const { periods } of partsOfPeriod(whole)) {
          const spans = periods.map(periodSpan)
          expect(spans[0]?.from).toBe(from)
          expect(spans.at(-1)?.to).toBe(addDays(from, days))
          spans.slice(1).forEach((span, i) => {
            expect(span.from).toBe(addDays(spans[i]?.to ?? span.to, 1))
          })
        }
      }),
    )
  })

  test('are written for people', () => {
    const both = (text: string) => [formatPeriod(period(text)), formatPeriodShort(period(text))]
    expect(both('2023-Q4')).toEqual(['4e kwartaal 2023', '4e kw. ’23'])
    expect(both('2024-05')).toEqual(['mei 2024', 'mei ’24'])
    expect(both('2024')).toEqual(['2024', '2024'])
    expect(both('2024-08-01..2025-07-31')).toEqual(['1 augustus 2024 t/m 31 juli 2025', 'aug ’24 – jul ’25'])
    expect(both('2024-06-10..2024-06-16')).toEqual(['10 juni t/m 16 juni 2024', '10–16 jun ’24'])
  })
})
