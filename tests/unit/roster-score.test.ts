import { describe, expect, test } from 'vitest'
import type { PersonTime } from '#shared/domain/roster/availability'
import { nothingAround, type PersonAround, type RosterPerson, type RosterSlot } from '#shared/domain/roster/rules'
import { candidatesFor, isUnsocial, type ScoreCode, scoreOf, weights } from '#shared/domain/roster/score'
import type { ClockTime } from '#shared/time/types'
import { aPerson, around, aShift } from '../support/roster'

/** Each soft rule by itself: two people who differ in that alone come in the right order, and the reason says so. */
const centre = { id: 'c', operator: 'De Fuik' }
const MONDAY = '2024-06-03 09:00-17:00'
const EVENING = '2024-06-03 18:00-22:00'

type Who = { person?: Partial<RosterPerson>; has?: PersonAround }
/** The ids in order, best first, with the points of each reason. */
function ranked(shift: RosterSlot, better: Who, worse: Who) {
  const people = [aPerson({ id: 'worse', ...worse.person }), aPerson({ id: 'better', ...better.person })]
  const has = new Map([
    ['better', better.has ?? nothingAround],
    ['worse', worse.has ?? nothingAround],
  ])
  const { can, cannot } = candidatesFor(shift, people, centre, has)
  expect(cannot).toEqual([])
  return {
    order: can.map((one) => one.person.id),
    pointsOf: (id: string, code: ScoreCode) =>
      can.find((one) => one.person.id === id)?.reasons.find((reason) => reason.code === code)?.points ?? 0,
  }
}

const said = (kind: PersonTime['kind'], weekday: number, from: string, to: string): PersonTime => ({
  kind,
  weekday,
  date: null,
  from: from as ClockTime,
  to: to as ClockTime,
})
const offers = [1, 2, 3, 4, 5, 6, 7].map((weekday) => said('available', weekday, '00:00', '24:00'))
const volunteer = (association: string | null): Partial<RosterPerson> => ({
  kind: 'volunteer',
  association,
  times: offers,
})
const knows = (fixed: boolean): Partial<RosterPerson> => ({ centres: [{ centreId: 'c', fixed }] })
const wish = (kind: 'prefers' | 'avoids'): Partial<RosterPerson> => ({ times: [said(kind, 1, '09:00', '17:00')] })

describe('the order of who is asked', () => {
  const rules: [name: string, shift: string, code: ScoreCode, better: Who, worse: Who][] = [
    [
      'a volunteer of the association before one of another',
      MONDAY,
      'association_volunteer',
      { person: volunteer('de fuik') },
      { person: volunteer('WAVO') },
    ],
    [
      'the fixed face before a colleague who knows the centre as well',
      MONDAY,
      'fixed_face',
      { person: knows(true) },
      { person: knows(false) },
    ],
    ['somebody employed before the flexible pool', MONDAY, 'employed', {}, { person: { flexPool: true } }],
    ['who knows the centre', MONDAY, 'knows_centre', { person: knows(false) }, {}],
    ['who has hours of the contract left', MONDAY, 'contract_hours_left', { person: { contractMinutes: 960 } }, {}],
    ['who likes that time', MONDAY, 'prefers', { person: wish('prefers') }, {}],
    [
      'who goes on where the own shift ends',
      '2024-06-03 13:00-17:00',
      'no_handover',
      { has: around(aShift('2024-06-03 09:00-13:00', 0, 'c')) },
      { has: around(aShift('2024-06-03 09:00-13:00', 0, 'other')) },
    ],
  ]
  test.each(rules)('%s', (_name, shift, code, better, worse) => {
    const { order, pointsOf } = ranked(aShift(shift), better, worse)
    expect(order).toEqual(['better', 'worse'])
    expect(pointsOf('better', code)).toBe(weights[code])
    expect(pointsOf('worse', code)).toBe(0)
  })

  const against: [name: string, shift: string, code: ScoreCode, points: number, better: Who, worse: Who][] = [
    [
      'who would go over the contract comes later',
      MONDAY,
      'over_contract',
      -60,
      { person: { contractMinutes: 1440 }, has: around('2024-06-04 09:00-17:00') },
      { person: { contractMinutes: 435 }, has: around('2024-06-04 09:00-17:00') },
    ],
    ['who would rather not comes later', MONDAY, 'avoids', -80, {}, { person: wish('avoids') }],
    [
      'who had evenings and weekends comes later',
      EVENING,
      'evenings_and_weekends',
      -16,
      { has: around('2024-05-25 09:00-13:00') },
      { has: around('2024-05-25 09:00-13:00', '2024-05-29 18:00-22:00') },
    ],
    ['who costs more comes later', MONDAY, 'cost', -40, { person: { hourCents: 0 } }, { person: { hourCents: 1400 } }],
  ]
  test.each(against)('%s', (_name, shift, code, points, better, worse) => {
    const { order, pointsOf } = ranked(aShift(shift), better, worse)
    expect(order).toEqual(['better', 'worse'])
    expect(pointsOf('worse', code)).toBe(points)
    expect(pointsOf('worse', code)).toBeLessThan(pointsOf('better', code))
  })
})

test('nobody of a later source goes before one of an earlier, whatever else there is to say for it', () => {
  const all: (keyof typeof weights)[] = ['knows_centre', 'contract_hours_left', 'prefers', 'no_handover']
  const most = all.reduce((sum, code) => sum + weights[code], 0)
  const least = weights.over_contract + weights.avoids + 6 * weights.evenings_and_weekends + 100 * weights.cost
  const steps = ['association_volunteer', 'fixed_face', 'employed', 'other_volunteer', 'flex_pool'] as const
  for (const [i, code] of steps.entries()) {
    const next = steps[i + 1]
    if (next) expect(weights[code] + least).toBeGreaterThan(weights[next] + most)
  }
})

test('a shift that fits the contract in part counts in part, and wishes for the part that they cover', () => {
  const shift = aShift('2024-06-03 09:00-17:00', 0)
  const half = scoreOf(shift, aPerson({ contractMinutes: 240 }), centre, nothingAround).reasons
  expect(half).toContainEqual({ code: 'contract_hours_left', points: 30, amount: 240 })
  expect(half).toContainEqual({ code: 'over_contract', points: -30, amount: 240 })
  const likes = aPerson({ times: [said('prefers', 1, '09:00', '11:00')] })
  expect(scoreOf(shift, likes, centre, nothingAround).reasons).toContainEqual({
    code: 'prefers',
    points: 15,
    amount: 120,
  })
})

test('evenings count for four weeks and six at most, and only against another one', () => {
  const had = around(...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2024-05-${String(day + 10)} 18:00-22:00`))
  const points = (text: string, has: PersonAround) =>
    scoreOf(aShift(text), aPerson(), centre, has).reasons.find((one) => one.code === 'evenings_and_weekends')?.points
  expect(points(EVENING, had)).toBe(-48)
  expect(points('2024-06-04 09:00-17:00', had)).toBeUndefined()
  expect(points(EVENING, around('2024-05-06 18:00-22:00'))).toBe(-8)
  expect(points(EVENING, around('2024-05-05 18:00-22:00'))).toBeUndefined()
})

test('in the evening or at the weekend: from six o’clock on, and over midnight', () => {
  for (const [text, unsocial] of [
    ['2024-06-03 09:00-18:00', false],
    ['2024-06-03 09:00-18:01', true],
    ['2024-06-03 22:00-02:00', true],
    ['2024-06-08 09:00-12:00', true],
  ] as const)
    expect(isUnsocial(aShift(text))).toBe(unsocial)
})
