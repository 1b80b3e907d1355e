import { expect, test } from 'vitest'
import { contractIn, contractOn } from '#shared/domain/roster/contract'
import { hoursOf } from '#shared/domain/roster/hours'
import { scoreOf } from '#shared/domain/roster/score'
import type { CivilDate, WallTime } from '#shared/time/types'
import { aPerson, around, aShift } from '../support/roster'

const day = (text: string) => text as CivilDate
/** 20 hours up to and including Sunday 14 June 2026, 28 since. */
const person = aPerson({
  contractMinutes: 28 * 60,
  earlierContracts: [
    { until: day('2026-06-14'), minutes: 20 * 60 },
    { until: day('2025-12-31'), minutes: 8 * 60 },
  ],
})

test('the contract of a day is the one that ends first of those that have not ended', () => {
  expect(contractOn(person, day('2025-12-31'))).toBe(8 * 60)
  expect(contractOn(person, day('2026-01-01'))).toBe(20 * 60)
  expect(contractOn(person, day('2026-06-14'))).toBe(20 * 60)
  expect(contractOn(person, day('2026-06-15'))).toBe(28 * 60)
})

test('a month in which it changes counts both by their days, and a month before stays as it was', () => {
  expect(contractIn(person, { from: day('2026-06-01'), to: day('2026-06-30') })).toBe(
    Math.round((14 * 20 * 60 + 16 * 28 * 60) / 7),
  )
  expect(contractIn(person, { from: day('2026-05-04'), to: day('2026-05-10') })).toBe(20 * 60)
  expect(contractIn(person, { from: day('2026-06-02'), to: day('2026-06-01') })).toBe(0)
})

test('hours count it over the days that somebody is in service', () => {
  const leaving = { ...person, activeTo: day('2026-06-21') }
  const days = { from: day('2026-06-01'), to: day('2026-06-30') }
  expect(hoursOf(leaving, [], days, '2026-06-30T12:00' as WallTime).contractMinutes).toBe((2 * 20 + 28) * 60)
})

test('the score asks for the hours of that week', () => {
  const centre = { id: 'c', operator: null }
  // 20 hours are had: the contract of before 15 June is full, that of after it has 8 hours left.
  const left = (monday: string, days: string[]) =>
    scoreOf(
      aShift(`${monday} 09:00-14:00`, 0),
      person,
      centre,
      around(...days.map((one) => aShift(`${one} 09:00-14:00`, 0))),
    ).reasons.find(({ code }) => code === 'contract_hours_left' || code === 'over_contract')
  expect(left('2026-06-08', ['2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12'])).toMatchObject({
    code: 'over_contract',
  })
  expect(left('2026-06-15', ['2026-06-16', '2026-06-17', '2026-06-18', '2026-06-19'])).toMatchObject({
    code: 'contract_hours_left',
    amount: 8 * 60,
  })
})
