import { describe, expect, test } from 'vitest'
import type { Figures, Heatmap } from '#shared/contract/report'
import { sumFigures } from '#shared/domain/report'
import { moved } from '../../../src/renderer/src/features/instellingen/order'
import { breakdownsOf, difference } from '../../../src/renderer/src/features/kwartaal/model'
import { heatOf } from '../../../src/renderer/src/lib/heat'
import { hours, signed } from '../../../src/renderer/src/lib/numbers'

const figures = (part: Partial<Figures>): Figures => ({ ...sumFigures([], []), ...part })
const volume = (activities: number) => ({ activities, minutes: 60 * activities, participants: activities })
const labels = (part: Partial<Figures>, before: Partial<Figures>, id: string) =>
  breakdownsOf(figures(part), figures(before), (key) => key)
    .find((b) => b.id === id)
    ?.rows.map((row) => `${row.label} ${row.volume.activities} (${row.previous})`)

describe('breakdowns', () => {
  test('themes stand by size, what has none last, and what only the quarter before had is kept', () => {
    expect(
      labels(
        { byTheme: { none: volume(9), Meedoen: volume(2), Leefbaarheid: volume(5) } },
        { byTheme: { Ondersteuning: volume(4), Meedoen: volume(1) } },
        'theme',
      ),
    ).toEqual(['Leefbaarheid 5 (0)', 'Meedoen 2 (1)', 'Ondersteuning 0 (4)', 'Zonder thema 9 (0)'])
  })

  test('categories, dayparts and weekdays keep their own order', () => {
    const part = {
      byCategory: { commercial: volume(9), internal: volume(1) },
      byDaypart: { evening: volume(9), morning: volume(1) },
      byWeekday: { '7': volume(9), '1': volume(1) },
    }
    expect(labels(part, {}, 'category')).toEqual(['internal 1 (0)', 'commercial 9 (0)'])
    expect(labels(part, {}, 'daypart')).toEqual(['Ochtend (tot 12.00) 1 (0)', 'Avond (vanaf 18.00) 9 (0)'])
    expect(labels(part, {}, 'weekday')).toEqual(['Maandag 1 (0)', 'Zondag 9 (0)'])
  })
})

describe('heat map', () => {
  const cell = (weekday: number, hour: number, pct: number | null): Heatmap['cells'][number] => ({
    weekday,
    hour,
    openMinutes: pct === null ? 0 : 60,
    usedMinutes: 0,
    pct,
  })

  test('shows the hours from the first to the last at which something is open, and closed hours as unknown', () => {
    const { hours, rows } = heatOf({ cells: [cell(1, 6, null), cell(1, 9, 50), cell(2, 11, 100), cell(1, 10, null)] })
    expect(hours).toEqual([9, 10, 11])
    expect(rows).toHaveLength(7)
    expect(rows[0]?.cells.map((c) => [c.pct, c.level])).toEqual([
      [50, 3],
      [null, 0],
      [null, 0],
    ])
    expect(rows[1]?.cells.at(-1)).toEqual({ hour: 11, pct: 100, level: 5 })
  })

  test('the scale reaches at least to 40 %, so that 5 % stays cool even where it is the most', () => {
    const level = (pct: number) => heatOf({ cells: [cell(1, 9, pct)] }).rows[0]?.cells[0]?.level
    expect([0, 5, 10, 30, 39].map(level)).toEqual([0, 1, 2, 4, 5])
  })

  test('without opening hours there is nothing to show', () => {
    expect(heatOf({ cells: [cell(1, 9, null)] })).toEqual({ hours: [], rows: [] })
  })
})

describe('figures as text', () => {
  test('differences carry their sign and are unknown when one side is', () => {
    expect(signed(1672)).toBe('+1.672')
    expect(signed(-4)).toBe('−4')
    expect(signed(0)).toBe('0')
    expect(signed(-0.3, 'percent')).toBe('−0,3')
    expect(difference(7.7, 8)).toBe(-0.3)
    expect(difference(null, 8)).toBeNull()
  })

  test('hours are rounded from minutes', () => {
    expect(hours(89)).toBe('1')
    expect(hours(90)).toBe('2')
  })
})

describe('moving a row of a list', () => {
  const rows = (...orders: number[]) => orders.map((sortOrder, n) => ({ name: 'abcdef'.charAt(n), sortOrder }))
  const change = (list: ReturnType<typeof rows>, index: number, by: -1 | 1) =>
    moved(list, index, by).map((c) => `${c.row.name}${c.sortOrder}`)

  test('changes only the two that swap', () => {
    expect(change(rows(1, 2, 3), 2, -1)).toEqual(['c2', 'b3'])
  })

  test('numbers the list again when places were shared', () => {
    expect(change(rows(0, 0, 0), 0, 1)).toEqual(['b1', 'a2', 'c3'])
  })

  test('does nothing at the ends', () => {
    expect(change(rows(1, 2), 0, -1)).toEqual([])
    expect(change(rows(1, 2), 1, 1)).toEqual([])
  })
})
