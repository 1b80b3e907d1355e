import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperOf } from '#core/usecases/calendar/paper'
import { render } from '#core/usecases/papers/render'
import { fitting, sharedHeights } from '#core/usecases/papers/share'
import type { Calendar, CalendarItem } from '#shared/contract/calendar'
import { addDays, addMinutes } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { readPdf } from '../support/pdf'

const titles = [
  'Koffieochtend',
  'Taalles Nederlands voor beginners',
  'Bingo',
  'Repaircafé en kledingruil',
  'Koor De Merel',
  'Spelletjesmiddag voor jong en oud',
]
/** A month with so many activities on each day, at three centres. */
function month(perDay: (day: number) => number, over: Partial<Calendar> = {}): Calendar {
  const items = Array.from({ length: 30 }, (_, day) =>
    Array.from({ length: perDay(day) }, (_, i): CalendarItem => {
      const startsAt =
        `${addDays('2026-06-01' as CivilDate, day)}T${String(9 + (i % 12)).padStart(2, '0')}:30` as WallTime
      const centre = `Wijkcentrum ${['De Fuik', 'Oost', 'Het Gemeenschapshuis'][(day + i) % 3]}`
      return {
        ...{ id: `${day}-${i}`, source: { kind: 'entry', entryId: `${day}` } as never, startsAt },
        ...{ endsAt: addMinutes(startsAt, 120), title: `${titles[(day + i) % titles.length]}`, centreId: null, centre },
        ...{ place: `${centre}, Zaal ${1 + (i % 3)}`, address: 'Kerkplein 12, Ridderkerk', theme: null },
        ...{ activityType: null, organiser: null, description: null, contact: null, link: null },
        ...{ cancelled: i === 3, revision: 1 },
      }
    }),
  ).flat()
  return {
    district: { id: 'd' as never, municipality: 'Ridderkerk', name: 'Bolnes', centres: [] },
    from: '2026-06-01' as CivilDate,
    to: '2026-06-30' as CivilDate,
    items,
    ...over,
  }
}
const from = { organisation: 'Stichting Welzijn', logo: null, now: '2026-06-02T11:20' as WallTime }
const poster = async (calendar: Calendar, paper: 'a3' | 'a4') =>
  readPdf(await render(paperOf(calendar, { paper, layout: 'grid' }, from)))

describe('the poster of a month', () => {
  test.each([
    ['a3', 3],
    ['a4', 1],
  ] as const)('is one page on %s when everything fits', async (paper, most) => {
    const pdf = await poster(
      month((day) => day % (most + 1)),
      paper,
    )
    expect(pdf.pages).toBe(1)
    const [grid] = pdf.tables()
    expect(grid?.rows.flat().filter((cell) => cell !== '')).toHaveLength(35)
    expect(pdf.text[0]).not.toContain('en nog')
    expect(pdf.text[0]).toContain('Waar is het?')
  })

  test.each([
    ['a3', 12],
    ['a4', 5],
    ['a4', 40],
  ] as const)('%s with %i activities a day says how many more there are, and lists these', async (paper, count) => {
    const calendar = month(() => count)
    const pdf = await poster(calendar, paper)
    const [grid, rest] = pdf.tables()
    expect(pdf.all('Table')).toHaveLength(2)
    // The poster itself is the first page, and whole.
    expect(pdf.text[0]).toContain('Waar is het?')
    expect(pdf.text[0]).toContain('30 juni')
    let listed = 0
    for (const cell of grid?.rows.flat() ?? []) {
      const left = Number(/en nog (\d+)$/.exec(cell)?.[1] ?? 0)
      const shown = cell.match(/\d\d\.30 /g)?.length ?? 0
      if (/ juni/.test(cell)) expect(shown + left).toBe(count)
      listed += left
    }
    expect(listed).toBeGreaterThan(0)
    expect(rest?.rows).toHaveLength(listed)
    expect(rest?.caption).toBe('Ook in juni 2026: wat niet op de kalender paste')
  })

  test('each month of a longer time has its own page, and a week is one row', async () => {
    const calendar = month((day) => (day === 3 ? 2 : 0), { to: '2026-08-31' as CivilDate })
    const pdf = await poster(calendar, 'a3')
    expect(pdf.pages).toBe(3)
    expect(pdf.tables().map(({ caption, rows }) => [caption, rows.length])).toEqual([
      ['Juni 2026', 5],
      ['Juli 2026', 5],
      ['Augustus 2026', 6],
    ])
    const week = await poster({ ...calendar, to: '2026-06-07' as CivilDate }, 'a4')
    expect([week.pages, week.tables()[0]?.rows.length]).toEqual([1, 1])
  })
})

describe('room', () => {
  const sizes = fc.array(fc.double({ min: 1, max: 400, noNaN: true }), { minLength: 1, maxLength: 6 })
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)

  test('is given out wholly: with enough nobody gets less than is needed, with too little nobody more', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 20, max: 1000, noNaN: true }), (needs, room) => {
        const heights = sharedHeights(needs, room)
        expect(sum(heights)).toBeCloseTo(room, 3)
        const enough = sum(needs) <= room
        heights.forEach((height, i) => {
          const need = needs[i] ?? 0
          expect(enough ? height - need : need - height).toBeGreaterThanOrEqual(-0.001)
        })
      }),
    )
  })

  test('holds items as long as they fit, and a line for how many are left', () => {
    expect(fitting([1, 2, 1], 4)).toBe(3)
    expect(fitting([1, 2, 1], 3)).toBe(1)
    expect(fitting([3], 2)).toBe(0)
    expect(fitting([], 0)).toBe(0)
    expect(fitting([1, 1], 0)).toBe(0)
  })
})
