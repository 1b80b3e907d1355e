import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClosingBooking,
  type ClosingPlace,
  type Countable,
  correctedFields,
  correctionsOf,
  pointsOf,
} from '#shared/domain/closing'
import type { CivilDate } from '#shared/time/types'

const day = (text: string) => text as CivilDate
const place: ClosingPlace = {
  closures: [{ from: day('2024-04-29'), to: day('2024-05-05') }],
  activeFrom: day('2024-04-10'),
  activeTo: null,
}
const booking: ClosingBooking = {
  date: day('2024-06-03'),
  status: 'held',
  usage: 'external',
  category: 'residents',
  participants: 12,
  hasTheme: true,
  capacity: 20,
}

describe('what is to be looked at before closing', () => {
  test('nothing of a booking that is complete', () => expect(pointsOf(booking, place)).toEqual([]))

  test.each<[string, Partial<ClosingBooking>, string[]]>([
    ['a request that is past', { status: 'request', participants: null, hasTheme: false }, ['undecided']],
    ['an option that is past', { status: 'option' }, ['undecided']],
    ['no count', { participants: null }, ['without_count']],
    ['nobody came: that is a count', { participants: 0 }, []],
    ['no theme', { hasTheme: false }, ['without_theme']],
    ['commercial letting needs no theme', { hasTheme: false, category: 'commercial' }, []],
    ['the own organisation outside', { category: 'internal' }, ['usage_category']],
    ['somebody else inside', { usage: 'internal' }, ['usage_category']],
    ['as many as the room holds', { participants: 20 }, []],
    ['one more', { participants: 21 }, ['too_many']],
    ['a room of which nobody knows what it holds', { participants: 500, capacity: null }, []],
    ['no-show with people', { status: 'no_show', participants: 3 }, ['no_show_people']],
    ['no-show without', { status: 'no_show', participants: null }, []],
    ['the last day of a closure', { date: day('2024-05-05') }, ['on_closure']],
    ['the day after it', { date: day('2024-05-06') }, []],
    ['cancelled on a closed day', { date: day('2024-05-05'), status: 'cancelled', participants: null }, []],
    ['the first day of the centre', { date: day('2024-04-10') }, []],
    ['a day earlier', { date: day('2024-04-09') }, ['outside_active']],
    [
      'more at once',
      { participants: null, hasTheme: false, usage: 'internal' },
      ['without_count', 'without_theme', 'usage_category'],
    ],
  ])('%s', (_what, change, points) => expect(pointsOf({ ...booking, ...change }, place)).toEqual(points))
})

describe('corrections', () => {
  const value = fc.constantFrom<string | number | null>('a', 'b', 1, 2, null)
  const row = fc.record(Object.fromEntries(correctedFields.map((field) => [field, value]))) as fc.Arbitrary<Countable>
  const rows = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5'), row).map((o) => new Map(Object.entries(o)))

  test('turn the closed rows into those of now, and nothing else stands among them', () => {
    fc.assert(
      fc.property(rows, rows, (closed, now) => {
        const found = correctionsOf(closed, now)
        const made = new Map([...closed].map(([id, one]) => [id, { ...one }]))
        for (const { id, kind, changes } of found) {
          if (kind === 'removed') made.delete(id)
          else if (kind === 'added') made.set(id, { ...(now.get(id) as Countable) })
          else {
            expect(changes.length).toBeGreaterThan(0)
            for (const { field, old, new: value } of changes) {
              const one = made.get(id) as Countable
              expect(one[field]).toBe(old)
              expect(old).not.toBe(value)
              one[field] = value
            }
          }
        }
        expect(Object.fromEntries(made)).toEqual(Object.fromEntries(now))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      }),
    )
  })

  test('there are none when nothing changed', () => {
    fc.assert(
      fc.property(rows, (one) => {
        expect(correctionsOf(one, new Map(one))).toEqual([])
      }),
    )
  })
})
