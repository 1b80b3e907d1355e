import { expect, test } from 'vitest'
import { minuteCode, slotProblems, type TakenOn, takenKey, takesPlaceOn } from '#shared/domain/season'
import { habitsOf } from '#shared/domain/season-habits'
import { stagesOf } from '#shared/domain/season-model'
import { optionsOf } from '#shared/domain/season-slots'
import { addDays } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { aPlace, aWish } from '../support/season'

const slot = (roomId: string, from = '19:00', to = '21:00') =>
  ({ roomId, weekday: 2, from: from as ClockTime, to: to as ClockTime, week: 'every' }) as const
const codes = (wish: ReturnType<typeof aWish>, room: string, from?: string, to?: string) =>
  slotProblems(wish, slot(room, from, to), aPlace({ open: [[9, 22]] })).map((problem) => problem.code)

test('a rule keeps a wish from a slot', () => {
  expect(codes(aWish('w', {}), 'one')).toEqual([])
  expect(codes(aWish('w', { people: 25 }), 'one')).toEqual(['too_small'])
  expect(codes(aWish('w', { people: 25 }), 'joined')).toEqual([])
  expect(codes(aWish('w', {}), 'one', '20:30', '22:30')).toEqual(['outside_hours'])
})

test('what stands there on more than a fifth of the dates is in the way, less is told as dates lost', () => {
  const standing = (times: number): Map<string, TakenOn[]> => {
    const list = Array.from({ length: times }, (_, week): TakenOn => {
      const date = addDays('2026-09-01' as CivilDate, week * 7)
      const times = {
        from: minuteCode(1200),
        to: minuteCode(1260),
        setupFrom: minuteCode(1200),
        clearTo: minuteCode(1260),
      }
      return { bookingId: `b${week}`, roomId: 'one', ...times, exclusive: true, people: 0, date, title: 'Bingo' }
    })
    return new Map([[takenKey('one', 2), list]])
  }
  const wish = aWish('w', {})
  expect(slotProblems(wish, slot('one'), aPlace({ taken: standing(3) }))).toMatchObject([
    { code: 'taken', title: 'Bingo', times: 3, of: 13 },
  ])
  const place = aPlace({ taken: standing(2) })
  expect(slotProblems(wish, slot('one'), place)).toEqual([])
  expect(optionsOf(wish, place, [])[0]).toMatchObject({ rank: 'first', missed: 2, dates: 13 })
  // The joined room takes room one along.
  expect(slotProblems(wish, slot('joined'), aPlace({ taken: standing(3) }))).toMatchObject([{ code: 'taken' }])
})

test('a first choice is worth more than a second that was theirs, and that more than anything near', () => {
  const wish = aWish('w', { second: { room: 'two', weekday: 3, from: '20:00' } })
  const options = optionsOf(wish, aPlace({}), [{ owner: 'w', roomId: 'two', weekday: 3, from: '20:00' }])
  const best = (rank: string) => Math.max(...options.filter((o) => o.rank === rank).map((o) => o.score))
  expect(options.find((o) => o.rank === 'second')?.kept).toBe(true)
  expect(best('first')).toBeGreaterThan(best('second'))
  expect(best('second')).toBeGreaterThan(best('moved'))
  expect(Math.min(...options.map((o) => o.score))).toBeGreaterThan(900)
})

test('categories go in order, and everybody goes once before anybody goes twice', () => {
  const wishes = [
    aWish('commercial', { owner: 'a', category: 'commercial' }),
    aWish('first of b', { owner: 'b' }),
    aWish('second of b', { owner: 'b' }),
    aWish('first of c', { owner: 'c' }),
    aWish('residents', { owner: 'd', category: 'residents' }),
    aWish('by hand', { owner: 'e', category: 'commercial' }),
  ]
  expect(Object.fromEntries(stagesOf(wishes, new Set(['by hand'])))).toEqual({
    'by hand': 0,
    residents: 1,
    'first of b': 2,
    'first of c': 2,
    'second of b': 3,
    commercial: 4,
  })
})

test('every other week counts from the first week of the season', () => {
  const from = '2026-09-02' as CivilDate
  // The Tuesday of the week in which the season begins, and the one after.
  expect(takesPlaceOn('first', '2026-09-04' as CivilDate, from)).toBe(true)
  expect(takesPlaceOn('first', '2026-09-08' as CivilDate, from)).toBe(false)
  expect(takesPlaceOn('second', '2026-09-08' as CivilDate, from)).toBe(true)
})

test('six times on one weekday at one time is a habit, five is not', () => {
  const booking = (week: number, every = 7) => {
    const date = addDays('2026-03-03' as CivilDate, week * every)
    const times = { startsAt: `${date}T19:00` as WallTime, endsAt: `${date}T21:00` as WallTime }
    return {
      renterId: 'r',
      title: 'Bridge',
      category: 'association' as const,
      roomId: 'one',
      people: 20 + week,
      ...times,
    }
  }
  expect(habitsOf(Array.from({ length: 5 }, (_, i) => booking(i)))).toEqual([])
  expect(habitsOf(Array.from({ length: 6 }, (_, i) => booking(i)))).toMatchObject([
    { owner: 'r', weekday: 2, from: '19:00', minutes: 120, everyWeeks: 1, people: 23 },
  ])
  expect(habitsOf(Array.from({ length: 6 }, (_, i) => booking(i, 14)))).toMatchObject([{ everyWeeks: 2 }])
})
