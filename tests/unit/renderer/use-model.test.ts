import { expect, test } from 'vitest'
import { sorted, type UseRow } from '../../../src/renderer/src/features/bezetting/model'
import { absentWord, summaryOf } from '../../../src/renderer/src/features/functies/model'

const row = (name: string, where: string, timePct: number | null): UseRow =>
  ({ key: name, name, where, figures: { timePct }, unused: 0, scope: { roomId: name } }) as unknown as UseRow

test('rows are sorted by any figure, what has none last either way; by name rooms stand by their centre', () => {
  const rows = [row('b', 'West', 10), row('a', 'West', null), row('c', 'Oost', 30)]
  const names = (by: 'name' | 'timePct', down: boolean) => sorted(rows, { by, down }).map((one) => one.name)
  expect(names('timePct', true)).toEqual(['c', 'b', 'a'])
  expect(names('timePct', false)).toEqual(['b', 'c', 'a'])
  expect(names('name', false)).toEqual(['c', 'a', 'b'])
})

test('districts of others are no gap and are not counted', () => {
  const cell = (activities: number) => ({ function: 'meeting', activities, gap: activities === 0 })
  const district = (elsewhere: boolean, activities: number) => ({
    district: 'Oost',
    centreIds: [],
    elsewhere,
    cells: [cell(activities)],
    gaps: activities === 0 ? 1 : 0,
  })
  const districts = [district(false, 3), district(false, 0), district(true, 0)] as unknown as Parameters<
    typeof summaryOf
  >[0]
  expect(summaryOf(districts)).toMatchObject({ known: 2, complete: 1 })
  expect(summaryOf(districts).covered.find((one) => one.function === 'meeting')?.districts).toBe(1)
  const words = districts.map((one) => (one.cells[0] ? absentWord(one, one.cells[0]) : ''))
  expect(words.slice(1)).toEqual(['ontbreekt', 'niet bekend'])
})
