import { expect, test } from 'vitest'
import {
  hoursShown,
  movedTo,
  placeOf,
  rowsOf,
  shortName,
  spanOf,
  stepOf,
} from '../../../src/renderer/src/features/rooster/board'
import { dropOf } from '../../../src/renderer/src/features/rooster/drop'
import type { Centre } from '../../../src/shared/contract/place'
import type { Caretaker, Shift } from '../../../src/shared/contract/roster'
import type { Gap } from '../../../src/shared/contract/roster-needs'
import type { CivilDate, WallTime } from '../../../src/shared/time/types'

const day = (text: string) => text as CivilDate
const span = (from: string, to: string) => ({ startsAt: from as WallTime, endsAt: to as WallTime })
const centre = (id: string) => ({ id, name: id }) as unknown as Centre
const caretaker = (id: string, more: Partial<Caretaker> = {}) =>
  ({ id, name: id, archived: false, flexPool: false, centres: [], ...more }) as unknown as Caretaker
const knows = (centreId: string) => ({ centres: [{ centreId, fixed: false }] }) as unknown as Partial<Caretaker>
const shift = (id: string, centreId: string, caretakerId: string | null, from: string, to: string) =>
  ({ id, centreId, caretakerId, ...span(from, to) }) as unknown as Shift
const gap = (centreId: string, from: string, to: string) => ({ centreId, ...span(from, to) }) as unknown as Gap

const days = [day('2026-06-01'), day('2026-06-02')]
const shifts = [
  shift('a', 'fuik', 'wim', '2026-06-01T09:00', '2026-06-01T13:00'),
  shift('b', 'west', null, '2026-06-02T20:00', '2026-06-03T01:00'),
  shift('c', 'west', 'left', '2026-06-02T09:00', '2026-06-02T13:00'),
]
const gaps = [gap('fuik', '2026-06-02T13:00', '2026-06-02T17:00')]
const caretakers = [
  caretaker('wim', knows('fuik')),
  caretaker('idle', knows('west')),
  caretaker('flex', { flexPool: true }),
  caretaker('elsewhere', knows('school')),
  caretaker('left', { archived: true, ...knows('west') }),
  caretaker('gone', { archived: true, ...knows('west') }),
]
const around = { days, centres: [centre('fuik'), centre('west')], caretakers, shifts, gaps }
const cellsOf = (row: ReturnType<typeof rowsOf>[number] | undefined) =>
  row?.cells.map((cell) => [cell.shifts.map((s) => s.id), cell.gaps.map((g) => g.centreId)])

test('by centre every shift and gap stands with its centre, on the day it begins', () => {
  const rows = rowsOf('centrum', around)
  expect(rows.map((row) => row.id)).toEqual(['fuik', 'west'])
  expect(cellsOf(rows[0])).toEqual([
    [['a'], []],
    [[], ['fuik']],
  ])
  expect(cellsOf(rows[1])).toEqual([
    [[], []],
    [['b', 'c'], []],
  ])
})

test('by person what nobody has is on top, and who left shows only with a shift', () => {
  const rows = rowsOf('persoon', around)
  expect(rows.map((row) => row.id)).toEqual(['open', 'wim', 'idle', 'flex', 'left'])
  expect(cellsOf(rows[0])).toEqual([
    [[], []],
    [['b'], ['fuik']],
  ])
  expect(cellsOf(rows[1])?.[0]).toEqual([['a'], []])
  const full = rowsOf('persoon', { ...around, shifts: shifts.slice(0, 1), gaps: [] })
  expect(full.map((row) => row.id)).toEqual(['wim', 'idle', 'flex'])
})

test('a shift that is moved keeps its times, over midnight and over the change of the clock', () => {
  const evening = span('2026-06-02T20:00', '2026-06-03T01:00')
  expect(movedTo(evening, day('2026-06-30'))).toEqual(span('2026-06-30T20:00', '2026-07-01T01:00'))
  const toMidnight = span('2026-06-02T20:00', '2026-06-03T00:00')
  expect(movedTo(toMidnight, day('2026-06-01'))).toEqual(span('2026-06-01T20:00', '2026-06-02T00:00'))
  // The night of 28 to 29 March 2026 has 23 hours, that of 24 to 25 October 25.
  expect(movedTo(evening, day('2026-03-28'))).toEqual(span('2026-03-28T20:00', '2026-03-29T01:00'))
  const changed = span('2026-10-24T20:00', '2026-10-25T05:00')
  expect(movedTo(changed, day('2026-10-20'))).toEqual(span('2026-10-20T20:00', '2026-10-21T05:00'))
})

test('a bar stands where its time is, and what falls outside is cut off', () => {
  const shown = { from: 8, to: 18 }
  expect(placeOf(span('2026-06-02T09:00', '2026-06-02T13:00'), shown)).toEqual({ left: '10%', width: '40%' })
  expect(placeOf(span('2026-06-02T07:00', '2026-06-02T09:00'), shown)).toEqual({ left: '0%', width: '10%' })
  expect(placeOf(span('2026-06-02T13:00', '2026-06-03T01:00'), shown)).toEqual({ left: '50%', width: '50%' })
  expect(placeOf(span('2026-06-02T19:00', '2026-06-02T20:00'), shown).width).toBe('0%')
})

test('the hours shown hold all that is there, and no more than a day', () => {
  expect(hoursShown([])).toEqual({ from: 8, to: 22 })
  expect(hoursShown([span('2026-06-02T06:30', '2026-06-02T22:15')])).toEqual({ from: 6, to: 23 })
  expect(hoursShown([span('2026-06-02T20:00', '2026-06-03T02:00')])).toEqual({ from: 8, to: 24 })
})

test('a week begins on Monday, a month on its first day, and steps land on the next of each', () => {
  expect(spanOf(day('2026-06-07'), 'week')).toMatchObject({ from: '2026-06-01', to: '2026-06-08' })
  const month = spanOf(day('2026-02-14'), 'maand')
  expect([month.from, month.to, month.days.length]).toEqual(['2026-02-01', '2026-03-01', 28])
  expect(stepOf(day('2026-06-02'), 'week', -1)).toBe('2026-05-26')
  expect(stepOf(day('2026-01-31'), 'maand', 1)).toBe('2026-02-01')
  expect(stepOf(day('2026-03-31'), 'maand', -1)).toBe('2026-02-01')
  expect(spanOf(day('2026-12-31'), 'maand').to).toBe('2027-01-01')
})

test('people are told apart by first name and last letter', () => {
  expect([shortName('Marja de Wit'), shortName('Ria'), shortName('')]).toEqual(['Marja W.', 'Ria', ''])
})

test('a shift that is put down goes to the day, and to the centre or the person of the row', () => {
  const [fuik, west] = rowsOf('centrum', around)
  const [open, wim] = rowsOf('persoon', around)
  const one = { kind: 'shift', shift: { ...shifts[0], revision: 3 } as Shift } as const
  if (!fuik || !west || !open || !wim) throw new Error('rows are missing')
  const put = (row: typeof fuik, date: string) => dropOf(one, { row, day: day(date) }, null)
  expect(put(fuik, '2026-06-01')).toBeNull()
  expect(put(wim, '2026-06-01')).toBeNull()
  const change = { id: 'a', revision: 3, ...span('2026-06-02T09:00', '2026-06-02T13:00') }
  expect(put(fuik, '2026-06-02')).toEqual({
    does: 'change',
    centreId: 'fuik',
    change: { ...change, centreId: 'fuik', caretakerId: 'wim' },
  })
  expect(put(west, '2026-06-02')).toMatchObject({ centreId: 'west', change: { centreId: 'west', caretakerId: 'wim' } })
  expect(put(open, '2026-06-01')).toMatchObject({ centreId: 'fuik', change: { centreId: 'fuik', caretakerId: null } })
})

test('a person who is put down takes the shift or the gap, or is asked for the times at that centre', () => {
  const [fuik] = rowsOf('centrum', around)
  const [open] = rowsOf('persoon', around)
  if (!fuik || !open) throw new Error('rows are missing')
  const somebody = { kind: 'person', caretaker: caretaker('flex') } as const
  const spot = { row: fuik, day: day('2026-06-02') }
  expect(dropOf(somebody, spot, { ...shifts[1], revision: 2 } as Shift)).toEqual({
    does: 'change',
    centreId: 'west',
    change: { id: 'b', revision: 2, caretakerId: 'flex' },
  })
  expect(dropOf(somebody, spot, gaps[0] ?? null)).toEqual({
    does: 'create',
    centreId: 'fuik',
    shift: { centreId: 'fuik', ...span('2026-06-02T13:00', '2026-06-02T17:00'), caretakerId: 'flex' },
  })
  expect(dropOf(somebody, spot, null)).toMatchObject({ does: 'ask', about: { kind: 'new', caretakerId: 'flex' } })
  expect(dropOf(somebody, { row: open, day: day('2026-06-02') }, null)).toBeNull()
})
