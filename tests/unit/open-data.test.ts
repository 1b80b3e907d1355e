import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST_ACTIVITIES, LEAST_GROUPS, type OpenActivity, openRows, VARIOUS } from '#shared/domain/open-data'

const activity = (over: Partial<OpenActivity> = {}): OpenActivity => ({
  centre: 'De Fuik',
  theme: 'Meedoen',
  usage: 'external',
  daypart: 'morning',
  minutes: 60,
  participants: 8,
  group: 'a',
  ...over,
})
const times = (count: number, over: Partial<OpenActivity> = {}) =>
  Array.from({ length: count }, (_, i) => activity({ group: `g${i}`, ...over }))

describe('open data', () => {
  test('adds up what is alike', () => {
    expect(openRows([...times(5), activity({ group: 'g1', participants: null })])).toEqual([
      {
        ...{ centre: 'De Fuik', theme: 'Meedoen', usage: 'external', daypart: 'morning' },
        ...{ activities: 6, minutes: 360, participants: 40, withoutCount: 1 },
      },
    ])
  })

  test('takes small themes together within the centre, use and part of the day', () => {
    const rows = openRows([...times(9), ...times(3, { theme: 'Zorg' }), ...times(2, { theme: 'Sport', group: 'x' })])
    expect(rows.map(({ theme, daypart, activities }) => [theme, daypart, activities])).toEqual([
      ['Meedoen', 'morning', 9],
      [VARIOUS, 'morning', 5],
    ])
  })

  test('never shows many activities of one group alone', () => {
    const rows = openRows([...times(9), ...times(40, { theme: 'Zorg', group: 'the only one' })])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ theme: VARIOUS, activities: 49 })
  })

  test('hides a small centre among the others', () => {
    const rows = openRows([...times(9), ...times(6, { centre: 'West' }), ...times(1, { centre: 'Klein' })])
    expect(rows.map(({ centre, activities }) => [centre, activities])).toEqual([
      ['De Fuik', 9],
      [VARIOUS, 7],
    ])
  })

  test('is empty when there is too little to hide among', () => {
    expect(openRows(times(4))).toEqual([])
    expect(openRows(times(40, { group: 'one' }))).toEqual([])
    expect(openRows([])).toEqual([])
  })

  const some = fc.array(
    fc.record({
      centre: fc.constantFrom('A', 'B', 'C'),
      theme: fc.constantFrom('x', 'y', 'z', 'none'),
      usage: fc.constantFrom('internal' as const, 'external' as const),
      daypart: fc.constantFrom('morning' as const, 'afternoon' as const, 'evening' as const),
      minutes: fc.integer({ min: 15, max: 600 }),
      participants: fc.option(fc.integer({ min: 0, max: 90 })),
      group: fc.constantFrom('p', 'q', 'r', 's', 't'),
    }),
    { maxLength: 120 },
  )

  test('whatever there is: rows are never small, nothing is lost, and the order of reading makes no difference', () => {
    fc.assert(
      fc.property(some, (activities) => {
        const rows = openRows(activities)
        for (const row of rows) expect(row.activities).toBeGreaterThanOrEqual(LEAST_ACTIVITIES)
        const groups = new Set(activities.map(({ group }) => group)).size
        const enough = activities.length >= LEAST_ACTIVITIES && groups >= LEAST_GROUPS
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
        expect(sum((row) => row.activities)).toBe(enough ? activities.length : 0)
        expect(sum((row) => row.minutes)).toBe(enough ? activities.reduce((all, a) => all + a.minutes, 0) : 0)
        expect(openRows([...activities].reverse())).toEqual(rows)
        // No two rows say the same of the same.
        expect(new Set(rows.map((r) => [r.centre, r.theme, r.usage, r.daypart].join())).size).toBe(rows.length)
      }),
      { numRuns: 400 },
    )
  })
})
