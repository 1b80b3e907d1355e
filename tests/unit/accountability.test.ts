import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccountBooking,
  type AccountLists,
  accountOf,
  accountParts,
  breakdownOf,
  kindsIn,
  sumAccounts,
} from '#shared/domain/accountability'
import { figuresOf, type ReportCentre, reportPeriod } from '#shared/domain/report'
import { outcomeOf, type Target, targetSpans } from '#shared/domain/result-agreement'
import { bookingStatuses, renterCategories, usages } from '#shared/domain/vocabulary'
import { minuteNumber } from '#shared/time/civil'
import type { CivilDate, Period, WallTime } from '#shared/time/types'

const period = reportPeriod('2024-Q2' as Period, '2024-06-10T12:00' as WallTime)
const lists: AccountLists = {
  byTheme: ['Meedoen', 'Leefbaarheid'],
  byGoal: ['Ontmoeting', 'Beweging'],
  byCore: ['Ontmoeting', 'Bibliotheek'],
  byActivity: ['Bewegen', 'Lezen', 'Inloop'],
  coreOf: new Map([
    ['Inloop', 'Ontmoeting'],
    ['Lezen', 'Bibliotheek'],
  ]),
}
const booking = (over: Partial<AccountBooking> = {}): AccountBooking => ({
  id: 'b',
  centreId: 'c',
  start: minuteNumber('2024-05-06T10:00'),
  end: minuteNumber('2024-05-06T12:00'),
  category: 'residents',
  usage: 'external',
  status: 'held',
  participants: 10,
  chargedCents: null,
  waivedCents: null,
  lines: [],
  title: 'Koor',
  renterId: null,
  first: false,
  asked: false,
  theme: 'Meedoen',
  goals: ['Ontmoeting'],
  roomIds: [],
  activity: 'Inloop',
  selfService: false,
  public: false,
  ...over,
})

describe('figures per theme, goal and core activity', () => {
  test('say number, kind and participants, and what nobody did anything for', () => {
    const figures = accountOf(
      [
        booking(),
        booking({ activity: 'Bewegen', goals: ['Beweging', 'Ontmoeting'], participants: null, selfService: true }),
        booking({ theme: null, activity: null, goals: [], public: true }),
        booking({ status: 'cancelled' }),
        booking({ start: minuteNumber('2024-06-10T12:01'), end: minuteNumber('2024-06-10T13:00') }),
        booking({ start: minuteNumber('2024-03-31T23:00'), end: minuteNumber('2024-04-01T01:00') }),
      ],
      period,
      lists,
    )
    expect(figures.total).toEqual({ activities: 3, minutes: 360, participants: 20, withoutCount: 1 })
    expect(figures.byTheme.map(({ key, activities, participants }) => [key, activities, participants])).toEqual([
      ['Meedoen', 2, 10],
      ['Leefbaarheid', 0, 0],
      ['none', 1, 10],
    ])
    expect(figures.byTheme[0]?.kinds.map(({ key, activities }) => [key, activities])).toEqual([
      ['Bewegen', 1],
      ['Inloop', 1],
    ])
    expect(figures.byGoal.map(({ key, activities }) => [key, activities])).toEqual([
      ['Ontmoeting', 2],
      ['Beweging', 1],
      ['none', 1],
    ])
    // Bewegen belongs to no core activity.
    expect(figures.byCore.map(({ key, activities }) => [key, activities])).toEqual([
      ['Ontmoeting', 1],
      ['Bibliotheek', 0],
      ['none', 2],
    ])
    expect(figures).toMatchObject({ selfService: 1, publicActivities: 1 })
    expect(figures.byTheme.map(kindsIn)).toEqual([2, 0, 0])
  })

  test('without core activities there is nothing by them', () => {
    expect(accountOf([booking()], period, { ...lists, byCore: [], coreOf: new Map() }).byCore).toEqual([])
  })

  test('are those of the overview, whatever the bookings, for one centre and for all together', () => {
    const name = (names: readonly string[]) => fc.option(fc.constantFrom(...names), { nil: null })
    const bookings = fc.array(
      fc
        .record({
          centreId: fc.constantFrom('a', 'b'),
          start: fc.integer({ min: period.start - 3000, max: period.end + 3000 }),
          minutes: fc.integer({ min: 15, max: 2000 }),
          category: fc.constantFrom(...renterCategories),
          usage: fc.constantFrom(...usages),
          status: fc.constantFrom(...bookingStatuses),
          participants: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
          theme: name(['Meedoen', 'Leefbaarheid', 'Een van vroeger']),
          goals: fc.uniqueArray(fc.constantFrom('Ontmoeting', 'Beweging', 'Talent')),
          activity: name(['Bewegen', 'Lezen', 'Inloop', 'Toneel']),
          waivedCents: fc.option(fc.integer({ min: 0, max: 9000 }), { nil: null }),
          selfService: fc.boolean(),
          public: fc.boolean(),
        })
        .map(({ minutes, ...over }) => booking({ ...over, end: over.start + minutes })),
      { maxLength: 40 },
    )
    const centre: ReportCentre = {
      id: 'c',
      rooms: [],
      openingHours: [],
      staffedHours: [],
      closures: [],
      activeFrom: null,
      activeTo: null,
    }
    fc.assert(
      fc.property(bookings, (all) => {
        const overview = figuresOf(centre, all, period)
        const whole = accountOf(all, period, lists)
        const { activities, minutes, participants, withoutCount } = overview.total
        expect(whole.total).toEqual({ activities, minutes, participants, withoutCount })
        expect(whole.internal).toBe(overview.internal.activities)
        expect(whole.external).toBe(overview.external.activities)
        expect(whole.waivedCents).toBe(overview.waivedCents)
        expect(breakdownOf(whole.byTheme)).toEqual(overview.byTheme)
        expect(breakdownOf(whole.byGoal)).toEqual(overview.byGoal)
        for (const part of ['byTheme', 'byCore', 'byActivity'] as const)
          expect(whole[part].reduce((sum, group) => sum + group.activities, 0)).toBe(activities)
        for (const part of accountParts)
          for (const { kinds, activities: many, participants: people, withoutCount: unknown } of whole[part]) {
            if (part === 'byActivity') continue
            expect(kinds.reduce((sum, kind) => sum + kind.activities, 0)).toBe(many)
            expect(kinds.reduce((sum, kind) => sum + kind.participants, 0)).toBe(people)
            expect(kinds.reduce((sum, kind) => sum + kind.withoutCount, 0)).toBe(unknown)
          }
        const apart = ['a', 'b'].map((id) =>
          accountOf(
            all.filter((b) => b.centreId === id),
            period,
            lists,
          ),
        )
        expect(sumAccounts(apart, lists)).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })
})

describe('targets of agreements', () => {
  const day = (text: string) => text as CivilDate
  const of = (text: string, per: Target['per'], today: string) =>
    targetSpans(text as Period, per, day(today)).map(({ of, span, running }) => [of, span.from, span.to, running])

  test('are looked at per quarter or year, up to the last day that is shown', () => {
    expect(of('2024-Q2', 'quarter', '2024-08-01')).toEqual([['2024-Q2', '2024-04-01', '2024-06-30', false]])
    expect(of('2024-Q2', 'quarter', '2024-06-30')).toEqual([['2024-Q2', '2024-04-01', '2024-06-30', true]])
    expect(of('2024-Q2', 'year', '2025-08-01')).toEqual([['2024', '2024-01-01', '2024-06-30', true]])
    expect(of('2024', 'quarter', '2025-08-01').map(([name]) => name)).toEqual([
      '2024-Q1',
      '2024-Q2',
      '2024-Q3',
      '2024-Q4',
    ])
    expect(of('2023-08-01..2024-07-31', 'year', '2025-01-01')).toEqual([
      ['2023', '2023-01-01', '2023-12-31', false],
      ['2024', '2024-01-01', '2024-07-31', true],
    ])
  })

  test('are met or missed for good when more days can not change it', () => {
    const least: Target = { value: 2, direction: 'at_least', per: 'year' }
    const most: Target = { value: 2, direction: 'at_most', per: 'year' }
    expect(outcomeOf(least, 'consultations', 2, true)).toBe('met')
    expect(outcomeOf(least, 'consultations', 1, true)).toBe('not_yet')
    expect(outcomeOf(least, 'consultations', 1, false)).toBe('missed')
    expect(outcomeOf(most, 'consultations', 3, true)).toBe('missed')
    expect(outcomeOf(most, 'consultations', 2, true)).toBe('on_track')
    // A share can still go up or down.
    expect(outcomeOf(least, 'occupancy', 60, true)).toBe('on_track')
    expect(outcomeOf(least, 'occupancy', 1, true)).toBe('not_yet')
    expect(outcomeOf(least, 'visitors', null, false)).toBe('unknown')
  })
})
