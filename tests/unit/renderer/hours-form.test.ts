import { describe, expect, test } from 'vitest'
import type { ClockTime } from '#shared/time/types'
import { check, copied, typed, type Week, weekOf } from '../../../src/renderer/src/features/instellingen/hours'

const empty: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }

describe('a week of opening hours', () => {
  test('comes back as it was, in order of time', () => {
    const monday = [
      { weekday: 1 as const, opens: '13:00' as ClockTime, closes: '24:00' as ClockTime },
      { weekday: 1 as const, opens: '09:00' as ClockTime, closes: '12:00' as ClockTime },
    ]
    const { hours, problems } = check(weekOf(monday))
    expect(problems.size).toBe(0)
    expect(hours.map((h) => `${h.weekday} ${h.opens}-${h.closes}`)).toEqual(['1 09:00-12:00', '1 13:00-24:00'])
  })

  test('midnight at the end of a day may be typed as 0.00', () => {
    expect(check({ ...empty, 5: [typed('20', '0.00')] }).hours).toEqual([
      { weekday: 5, opens: '20:00', closes: '24:00' },
    ])
  })

  test('names the stretch that is incomplete, turned round or overlapping, and keeps the right ones', () => {
    const [half, round, first, over] = [typed('9', ''), typed('17', '9'), typed('9', '12'), typed('11', '13')]
    const { hours, problems } = check({ ...empty, 1: [half], 2: [round], 3: [over, first] })
    expect([...problems.keys()].sort()).toEqual([half.key, round.key, over.key].sort())
    expect(hours).toEqual([{ weekday: 3, opens: '09:00', closes: '12:00' }])
  })

  test('stretches that touch do not overlap', () => {
    expect(check({ ...empty, 3: [typed('9', '12'), typed('12', '13')] }).problems.size).toBe(0)
  })

  test('copying a day replaces the others and leaves the day itself alone', () => {
    const week = copied({ ...empty, 1: [typed('9', '17')], 2: [typed('1', '2')] }, 1, [1, 2, 3])
    expect([1, 2, 3, 4].map((d) => week[d as 1].map((t) => `${t.opens}-${t.closes}`))).toEqual([
      ['9-17'],
      ['9-17'],
      ['9-17'],
      [],
    ])
    expect(new Set([week[1], week[2], week[3]].flatMap((day) => day.map((t) => t.key))).size).toBe(3)
  })
})
