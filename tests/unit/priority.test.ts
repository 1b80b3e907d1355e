import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineOf, dueAt, hasLapsed } from '#shared/domain/options'
import { displaceableUntil, goesBefore, inTurn, mayDisplace, priorityFindings } from '#shared/domain/priority'
import { bookingStatuses, renterCategories } from '#shared/domain/vocabulary'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, Instant, WallTime } from '#shared/time/types'

const NOW = '2024-06-03T09:00' as WallTime
const on = (date: string, clock = '10:00') => at(date as CivilDate, clock as ClockTime)

test('internal, residents, subsidised, primary care, associations, commercial: that is the order', () => {
  const shuffled = [...renterCategories].reverse().map((category) => ({ category, createdAt: '2024' }))
  expect(shuffled.sort(inTurn).map((one) => one.category)).toEqual([
    'internal',
    'residents',
    'subsidised',
    'primary_care',
    'association',
    'commercial',
  ])
  expect(goesBefore('residents', 'residents')).toBe(false)
})

test('who asked first goes first among equals', () => {
  const asked = (createdAt: string) => ({ category: 'residents' as const, createdAt })
  expect([asked('2024-06-02'), asked('2024-06-01')].sort(inTurn).map((one) => one.createdAt)).toEqual([
    '2024-06-01',
    '2024-06-02',
  ])
})

test('of all pairs of categories and statuses only primary care makes way, only for residents', () => {
  const pairs = renterCategories.flatMap((by) =>
    renterCategories.flatMap((category) => bookingStatuses.map((status) => ({ by, category, status }))),
  )
  const possible = pairs.filter(({ by, category, status }) =>
    mayDisplace({ category: by }, { category, status, startsAt: on('2024-08-01') }, 14, NOW),
  )
  expect(possible).toEqual([
    { by: 'residents', category: 'primary_care', status: 'option' },
    { by: 'residents', category: 'primary_care', status: 'confirmed' },
  ])
})

test('until the number of days before it, the last day whole; never once it has begun', () => {
  const care = { category: 'primary_care', status: 'confirmed' } as const
  const by = { category: 'residents' } as const
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: -3, max: 400 }), (days, ahead) => {
      const startsAt = at(addDays(dateOf(NOW), ahead), '09:30' as ClockTime)
      const allowed = mayDisplace(by, { ...care, startsAt }, days, NOW)
      expect(allowed).toBe(ahead >= Math.max(days, 0))
    }),
  )
  expect(displaceableUntil(on('2024-03-07'), 14)).toBe('2024-02-22')
  expect(mayDisplace(by, { ...care, startsAt: '2024-06-03T09:00' as WallTime }, 0, NOW)).toBe(false)
})

test('a commercial booking needs a reason only when somebody with priority waits', () => {
  const candidate = {
    category: 'commercial',
    status: 'confirmed',
    startsAt: on('2024-06-20'),
    priorityReason: null,
  } as const
  const wait = (category: 'residents' | 'commercial') => ({ id: category, title: category, category })
  const codes = (over: object, waiting: ReturnType<typeof wait>[]) =>
    priorityFindings({ ...candidate, ...over }, { inTheWay: [], waiting, displaceDays: 14, now: NOW }).map(
      (f) => `${f.severity} ${f.code}`,
    )
  expect(codes({}, [])).toEqual([])
  expect(codes({}, [wait('commercial')])).toEqual([])
  expect(codes({}, [wait('commercial'), wait('residents')])).toEqual(['error others_wait'])
  expect(codes({ status: 'option' }, [wait('residents')])).toEqual(['error others_wait'])
  expect(codes({ priorityReason: 'Is al een jaar toegezegd' }, [wait('residents')])).toEqual(['info others_wait'])
  expect(codes({ status: 'request' }, [wait('residents')])).toEqual([])
  expect(codes({ category: 'association' }, [wait('residents')])).toEqual([])
  expect(codes({ startsAt: on('2024-06-01') }, [wait('residents')])).toEqual([])
})

test('an option stands to the end of its last day, never past its own start', () => {
  expect(deadlineOf(on('2024-07-30'), NOW, 14)).toBe('2024-06-17T23:59')
  expect(deadlineOf(on('2024-06-10'), NOW, 14)).toBe('2024-06-10T10:00')
  // Over the leap day, and over the night in which the clock goes forward.
  expect(deadlineOf(on('2024-12-30'), '2024-02-20T12:00' as WallTime, 9)).toBe('2024-02-29T23:59')
  expect(deadlineOf(on('2024-12-30'), '2024-03-30T12:00' as WallTime, 1)).toBe('2024-03-31T23:59')
})

test('an option lapses at its deadline or when it begins; nothing else lapses', () => {
  const option = { status: 'option', optionUntil: on('2024-06-05'), startsAt: on('2024-06-20') } as const
  expect(hasLapsed(option, '2024-06-05T09:59' as WallTime)).toBe(false)
  expect(hasLapsed(option, '2024-06-05T10:00' as WallTime)).toBe(true)
  expect(hasLapsed({ ...option, optionUntil: null }, '2024-06-20T09:59' as WallTime)).toBe(false)
  expect(hasLapsed({ ...option, optionUntil: null }, '2024-06-20T10:00' as WallTime)).toBe(true)
  expect(hasLapsed({ ...option, status: 'request' }, '2025-01-01T00:00' as WallTime)).toBe(false)
})

test('a request is due five days after it was asked, an option at its deadline, both before they begin', () => {
  const createdAt = '2024-06-01T22:30:00.000Z' as Instant
  const request = { status: 'request', optionUntil: null, startsAt: on('2024-06-20'), createdAt } as const
  // 22.30 UTC is past midnight in the Netherlands.
  expect(dueAt(request)).toBe('2024-06-07T23:59')
  expect(dueAt({ ...request, startsAt: on('2024-06-04') })).toBe('2024-06-04T10:00')
  expect(dueAt({ ...request, status: 'option', optionUntil: on('2024-06-11') })).toBe('2024-06-11T10:00')
})
