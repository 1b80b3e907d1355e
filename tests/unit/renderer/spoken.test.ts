import { describe, expect, it } from 'vitest'
import type { CivilDate } from '#shared/time/types'
import { spokenDate } from '../../../src/renderer/src/lib/spoken-date'
import { spokenTime } from '../../../src/renderer/src/lib/spoken-time'

const today = '2024-06-04' as CivilDate // a Tuesday

describe('a day as people type it', () => {
  it.each([
    ['vandaag', '2024-06-04'],
    ['Morgen', '2024-06-05'],
    ['gisteren', '2024-06-03'],
    ['vrijdag', '2024-06-07'],
    ['dinsdag', '2024-06-04'],
    ['do', '2024-06-06'],
    ['ma', '2024-06-10'],
    ['volgende week donderdag', '2024-06-13'],
    ['volgende week ma', '2024-06-10'],
    ['do 7 mrt 2024', '2024-03-07'],
    ['4 juni', '2024-06-04'],
    ['vr 7 juni', '2024-06-07'],
    ['1 jan', '2024-01-01'],
    ['3 sept 2025', '2025-09-03'],
    ['12-6-2025', '2025-06-12'],
    ['12/6', '2024-06-12'],
    ['12-06-25', '2025-06-12'],
    ['2025-02-28', '2025-02-28'],
  ])('%s', (said, date) => expect(spokenDate(said, today)).toBe(date))

  it('without a year takes the one that lies nearest, at most half a year back', () => {
    expect(spokenDate('20 december', '2024-01-10' as CivilDate)).toBe('2023-12-20')
    expect(spokenDate('10 januari', '2024-12-20' as CivilDate)).toBe('2025-01-10')
  })

  it.each(['', 'bridge', '31 februari', '31-02-2024', '4 ju', '4 m', '2024-00012'])('%s is no day', (said) =>
    expect(spokenDate(said, today)).toBeNull(),
  )
})

describe('a time as people type it', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['19:15', '19:15'],
    ['19 uur', '19:00'],
    ['24.00', '24:00'],
  ])('%s', (said, time) => expect(spokenTime(said)).toBe(time))

  it.each(['', 'acht', '25', '9.60', '9.3', '24.30'])('%s is no time', (said) => expect(spokenTime(said)).toBeNull())
})
