import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { functionCoverage, type MinimumFunction, minimumFunctions } from '#shared/domain/minimum-functions'
import { mixOf, sumTallies } from '#shared/domain/mix'
import type { CivilDate } from '#shared/time/types'

describe('how mixed a programme is', () => {
  test('one group is not mixed at all, all different is mixed wholly', () => {
    expect(mixOf(new Map([['a', 7]]))).toEqual({
      groups: 1,
      largest: { key: 'a', activities: 7, pct: 100 },
      mixedPct: 0,
    })
    expect(mixOf(new Map([...'abcde'].map((key) => [key, 1]))).mixedPct).toBe(100)
    expect(mixOf(new Map())).toEqual({ groups: 0, largest: null, mixedPct: null })
    expect(mixOf(new Map([['a', 1]])).mixedPct).toBeNull()
  })

  test('is how often two different activities are of different groups', () => {
    const tally = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(tally, (counts) => {
        const activities = counts.flatMap((n, i) => Array.from({ length: n }, () => String(i)))
        const pairs = activities.flatMap((a, i) => activities.flatMap((b, j) => (i === j ? [] : [a !== b])))
        const mix = mixOf(new Map(counts.map((n, i) => [String(i), n])))
        const expected = (100 * pairs.filter(Boolean).length) / pairs.length
        if (pairs.length === 0) expect(mix.mixedPct).toBeNull()
        else expect(Math.abs((mix.mixedPct ?? -1) - expected)).toBeLessThanOrEqual(0.05 + 1e-9)
        expect(mix.largest?.activities).toBe(Math.max(...counts))
      }),
    )
  })

  test('places are put together by their counts', () => {
    expect([
      ...sumTallies([
        new Map([['a', 1]]),
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      ]),
    ]).toEqual([
      ['a', 3],
      ['b', 1],
    ])
  })
})

describe('coverage of functions', () => {
  const functionsOf = new Map<string, readonly MinimumFunction[]>([
    ['inloop', ['meeting']],
    ['mantelzorg', ['meeting', 'volunteers']],
    ['verhuur', []],
  ])
  const centres = [
    { id: 'c1', district: 'Oost' },
    { id: 'c2', district: 'Oost' },
    { id: 'c3', district: 'West' },
    { id: 'c4', district: null },
  ]
  const day = (centreId: string, labelId: string, date: string, activities: number, participants: number) => ({
    centreId,
    labelId,
    date: date as CivilDate,
    activities,
    participants,
    withoutCount: 0,
  })
  const rows = functionCoverage(
    centres,
    [
      day('c1', 'inloop', '2024-01-08', 2, 30),
      day('c2', 'mantelzorg', '2024-01-08', 1, 8),
      day('c2', 'inloop', '2024-01-09', 1, 12),
      day('c3', 'verhuur', '2024-01-09', 5, 100),
      day('gone', 'inloop', '2024-01-09', 5, 100),
    ],
    functionsOf,
  )
  const cell = (district: string | null, name: MinimumFunction) =>
    rows.find((row) => row.district === district)?.cells.find((one) => one.function === name)

  test('a day counts once however many centres of the district were busy', () => {
    expect(cell('Oost', 'meeting')).toMatchObject({ activities: 4, participants: 50, days: 2, centreIds: ['c1', 'c2'] })
    expect(cell('Oost', 'volunteers')).toMatchObject({ activities: 1, participants: 8, days: 1, gap: false })
  })
  test('what did not take place is a gap, but for what is only possible', () => {
    expect(rows.map((row) => [row.district, row.gaps])).toEqual([
      ['Oost', 4],
      ['West', 6],
      [null, 6],
    ])
    expect(cell('West', 'district_team')).toMatchObject({ activities: 0, gap: false })
    expect(rows[0]?.cells.map((one) => one.function)).toEqual([...minimumFunctions])
  })
})
