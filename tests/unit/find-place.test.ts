import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsFor } from '#shared/domain/booking-rules'
import type { FindRoom } from '#shared/domain/find-candidates'
import type { FindCentre } from '#shared/domain/find-free'
import { findPlaces as searchPlaces } from '#shared/domain/find-place'
import { type PriceOfPlace, pricePoints, rankPlaces } from '#shared/domain/find-rank'
import { datesBetween, type FindWish, facilityWishes, partOfDay } from '#shared/domain/find-wish'
import { type Occupied, occupancyOf } from '#shared/domain/occupancy'
import { usualHolds } from '#shared/domain/vocabulary'
import { addMinutes } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const NOW = '2024-06-03T09:00' as WallTime
const room = (id: string, more: Partial<FindRoom> = {}): FindRoom => ({
  id,
  name: id,
  use: 'exclusive',
  capacity: 40,
  partIds: [],
  archived: false,
  kind: 'activity_room',
  wheelchair: true,
  setupMinutes: 0,
  clearupMinutes: 0,
  ...more,
})
const open = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((weekday) => ({
  weekday,
  opens: '09:00' as ClockTime,
  closes: '22:00' as ClockTime,
}))
const centre = (rooms: FindRoom[], more: Partial<FindCentre> = {}): FindCentre => ({
  id: 'c',
  name: 'De Fuik',
  district: null,
  hours: { openingHours: open, staffedHours: [], closures: [], activeFrom: null, activeTo: null },
  rooms: new Map(rooms.map((one) => [one.id, one])),
  facilities: [],
  taken: [],
  claims: [],
  ...more,
})
const wish = (more: Partial<FindWish> = {}): FindWish => ({
  durationMinutes: 120,
  people: null,
  dates: ['2024-06-06' as CivilDate],
  ...partOfDay('19:00' as ClockTime, '21:00' as ClockTime),
  times: 1,
  facilities: [],
  kitchen: false,
  wheelchair: false,
  layout: null,
  now: NOW,
  ...more,
})
const thursdays = datesBetween('2024-06-06' as CivilDate, '2024-08-01' as CivilDate, [4])
let bookings = 0
const busy = (roomId: string, from: string, to: string, more: Partial<Occupied> = {}): Occupied => ({
  bookingId: `b${bookings++}`,
  roomId,
  from,
  to,
  setupFrom: from,
  clearTo: to,
  exclusive: true,
  people: 0,
  ...more,
})
const findPlaces = (wanted: FindWish, centres: FindCentre[], limit: number) =>
  rankPlaces(searchPlaces(wanted, centres), limit)
const names = (places: { roomNames: string[] }[]) => places.map((place) => place.roomNames.join('+'))
const codes = (place: { reasons: { code: string }[] } | undefined) => place?.reasons.map((reason) => reason.code) ?? []

describe('ranking', () => {
  test('the tightest fit comes first, a large hall later, what is too small not at all', () => {
    const rooms = [room('groot', { capacity: 120 }), room('klein', { capacity: 12 }), room('krap', { capacity: 6 })]
    const { results } = findPlaces(wish({ people: 10 }), [centre(rooms)], 10)
    expect(names(results)).toEqual(['klein', 'groot'])
  })

  test('the documents: kitchen plus meeting hall for 100', () => {
    const rooms = [
      room('Ontmoetingsruimte', { capacity: 100, kind: 'meeting_hall', use: 'shared' }),
      room('Zaal 1', { capacity: 30 }),
      room('Keuken', { capacity: 8, kind: 'kitchen' }),
    ]
    const { results } = findPlaces(wish({ people: 100, kitchen: true }), [centre(rooms)], 10)
    expect(names(results)).toEqual(['Ontmoetingsruimte+Keuken'])
    expect(codes(results[0])).toEqual(expect.arrayContaining(['combination', 'kitchen', 'places_free']))
  })

  test('when no room holds everybody, two rooms of one centre do, never of two', () => {
    const rooms = [room('een', { capacity: 30 }), room('twee', { capacity: 30 }), room('drie', { capacity: 20 })]
    const { results } = findPlaces(wish({ people: 50 }), [centre(rooms), centre([room('los', { capacity: 25 })])], 10)
    expect(names(results)[0]).toBe('een+drie')
    expect(results.every((place) => place.kind === 'combination')).toBe(true)
  })

  test('a composite within a composite is free only when all that it is made of is', () => {
    const rooms = [
      room('a'),
      room('b1'),
      room('b2'),
      room('b', { partIds: ['b1', 'b2'], capacity: 60 }),
      room('hal', { partIds: ['a', 'b'], capacity: 100 }),
    ]
    const find = (taken: Occupied[]) => names(findPlaces(wish({ people: 90 }), [centre(rooms, { taken })], 10).results)
    expect(find([])).toEqual(['hal'])
    expect(find([busy('b2', '2024-06-06T20:00', '2024-06-06T22:00')])).toEqual([])
  })

  test('layout, wheelchair and facilities are demands', () => {
    const rooms = [
      room('school', { layouts: [{ layout: 'school', setupMinutes: 0, clearupMinutes: 0 }] }),
      room('theater', { layouts: [{ layout: 'theatre', setupMinutes: 30, clearupMinutes: 0 }] }),
      room('trap', { wheelchair: false }),
    ]
    const one = centre(rooms, { facilities: [{ id: 'f', name: 'Beamer', stock: 1, roomId: 'school' }] })
    const find = (more: Partial<FindWish>) => names(findPlaces(wish(more), [one], 10).results).sort()
    expect(find({ layout: 'theatre' })).toEqual(['theater', 'trap'])
    expect(find({ wheelchair: true })).toEqual(['school', 'theater'])
    expect(find({ facilities: facilityWishes('beamers') })).toEqual(['school'])
  })
})

describe('near misses', () => {
  test('free from half past seven', () => {
    const taken = [busy('zaal', '2024-06-06T18:00', '2024-06-06T19:30')]
    const { results, nearMisses } = findPlaces(wish(), [centre([room('zaal')], { taken })], 10)
    expect(results).toEqual([])
    expect(nearMisses[0]?.reasons[0]).toEqual({ code: 'other_time', startsAt: '2024-06-06T19:30' })
  })

  test('any Thursday evening, five times: the first five free ones, and four of five when that is all', () => {
    const evening = (date: string) => busy('zaal', `${date}T19:00`, `${date}T22:00`)
    const five = wish({ times: 5, dates: thursdays, ...partOfDay('18:00' as ClockTime, '22:00' as ClockTime) })
    const { results } = findPlaces(five, [centre([room('zaal')], { taken: [evening('2024-06-20')] })], 10)
    expect(results[0]?.occurrences).toHaveLength(5)
    expect(results[0]?.occurrences.map((o) => o.startsAt.slice(0, 10))).not.toContain('2024-06-20')
    expect(results[0]?.reasons).toContainEqual({ code: 'passed_over', dates: ['2024-06-20'] })
    const few = wish({ times: 5, dates: thursdays.slice(0, 5) })
    const less = findPlaces(few, [centre([room('zaal')], { taken: [evening('2024-06-20')] })], 10)
    expect(less.results).toEqual([])
    expect(less.nearMisses[0]?.reasons[0]).toEqual({ code: 'some_times', fits: 4, of: 5, missing: ['2024-06-20'] })
  })

  test('a room that is a little too small, and one beamer too few', () => {
    const small = findPlaces(wish({ people: 44 }), [centre([room('zaal')])], 10)
    expect(small.nearMisses[0]?.reasons[0]).toEqual({ code: 'too_small', capacity: 40, people: 44 })
    const time = { setupFrom: '2024-06-06T18:00', clearTo: '2024-06-06T23:00' }
    const one = centre([room('zaal')], {
      facilities: [{ id: 'f', name: 'Beamer', stock: 2, roomId: null }],
      claims: [{ bookingId: 'x', facilityId: 'f', quantity: 1, ...time }],
    })
    // Nobody is asked to come at another time of the day for it when that would not help either.
    const short = findPlaces(wish({ facilities: [{ name: 'Beamer', quantity: 2 }] }), [one], 10)
    expect(codes(short.nearMisses[0])[0]).toBe('other_time')
    const all = { setupFrom: '2024-06-06T08:00', clearTo: '2024-06-07T00:00' }
    const claims = [{ bookingId: 'x', facilityId: 'f', quantity: 1, ...all }]
    const none = findPlaces(wish({ facilities: [{ name: 'Beamer', quantity: 2 }] }), [{ ...one, claims }], 10)
    expect(none.nearMisses[0]?.reasons[0]).toEqual({ code: 'facility_short', name: 'Beamer', free: 1, wanted: 2 })
  })
})

test('what is found holds against the rules of a booking, and what they allow is found', () => {
  const quarter = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 15)
  const one = fc.record({
    room: fc.constantFrom('a', 'b', 'deel', 'stil'),
    day: fc.integer({ min: 0, max: 2 }),
    from: quarter(34, 84),
    length: quarter(1, 20),
    setup: quarter(0, 3),
    clear: quarter(0, 3),
    people: fc.integer({ min: 0, max: 20 }),
  })
  const rooms = [
    room('a', { setupMinutes: 15, blocks: [{ roomId: 'stil', since: '2024-01-01T00:00' }] }),
    room('b', { clearupMinutes: 30 }),
    room('ab', { partIds: ['a', 'b'], capacity: 80 }),
    room('deel', { use: 'shared', capacity: 30 }),
    room('stil'),
  ]
  const map = new Map(rooms.map((r) => [r.id, r]))
  const hours = {
    ...centre([]).hours,
    closures: [{ from: '2024-06-05' as CivilDate, to: '2024-06-05' as CivilDate, reason: 'dicht' }],
  }
  const dates = datesBetween('2024-06-04' as CivilDate, '2024-06-07' as CivilDate, [])
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 14 }),
      quarter(1, 12),
      fc.integer({ min: 1, max: 25 }),
      (rows, length, people) => {
        const taken = rows.map((row) => {
          const from = addMinutes(`2024-06-0${4 + row.day}T00:00` as WallTime, row.from)
          const to = addMinutes(from, row.length)
          const buffers = { setupFrom: addMinutes(from, -row.setup), clearTo: addMinutes(to, row.clear) }
          return busy(row.room, from, to, { ...buffers, exclusive: row.room !== 'deel', people: row.people })
        })
        const allowed = (roomIds: string[], startsAt: WallTime) => {
          const span = { startsAt, endsAt: addMinutes(startsAt, length) }
          const own = roomIds.map((id) => map.get(id))
          const draft = {
            id: 'new',
            ...span,
            roomIds,
            status: 'confirmed' as const,
            expectedParticipants: people,
            selfService: false,
            setupMinutes: Math.max(...own.map((r) => r?.setupMinutes ?? 0)),
            clearupMinutes: Math.max(...own.map((r) => r?.clearupMinutes ?? 0)),
          }
          const around = {
            hours,
            holds: usualHolds,
            rooms: map,
            wanted: occupancyOf(draft, map),
            taken: taken.map((t) => ({ ...t, title: '', startsAt: t.from as WallTime, endsAt: t.to as WallTime })),
            now: NOW,
          }
          return !findingsFor(draft, around).some((f) => f.severity === 'error')
        }
        const all = wish({ people, durationMinutes: length, dates, ...partOfDay() })
        const { results } = findPlaces(all, [centre(rooms, { hours, taken })], 100)
        for (const place of results)
          for (const { startsAt } of place.occurrences) expect(allowed(place.roomIds, startsAt)).toBe(true)
        for (const r of rooms) {
          const found = results.find((place) => place.roomIds.join() === r.id)
          // The very first moment on which the rules allow it is the one that is proposed.
          const moments = dates.flatMap((date) =>
            Array.from({ length: Math.floor((1440 - length) / 15) + 1 }, (_, i) =>
              addMinutes(`${date}T00:00` as WallTime, i * 15),
            ),
          )
          expect(found?.occurrences[0]?.startsAt ?? null).toBe(
            moments.find((moment) => allowed([r.id], moment)) ?? null,
          )
        }
      },
    ),
    { numRuns: 60 },
  )
})

describe('the price', () => {
  const cents: Record<string, number | null> = { duur: 12_000, goedkoop: 2_000, gratis: 0, onbekend: null }
  const of: PriceOfPlace = (place) => cents[place.roomNames[0] ?? ''] ?? null
  const ranked = (ids: string[], maxCents: number | null = null, more: Partial<FindWish> = {}) => {
    const rooms = ids.map((id) => room(id, { capacity: 40 }))
    return rankPlaces(searchPlaces(wish({ people: 30, ...more }), [centre(rooms)]), 10, { of, maxCents })
  }

  test('of places that suit as well the cheapest comes first; without asking it plays no part', () => {
    expect(names(ranked(['duur', 'onbekend', 'goedkoop']).results)).toEqual(['goedkoop', 'onbekend', 'duur'])
    expect(ranked(['duur', 'goedkoop']).results.map((place) => place.priceCents)).toEqual([2_000, 12_000])
    const plain = findPlaces(wish({ people: 30 }), [centre([room('duur'), room('goedkoop')])], 10)
    expect(plain.results.map((place) => place.priceCents)).toEqual([null, null])
    expect(names(plain.results)).toEqual(['duur', 'goedkoop'])
  })

  test('a few euros more do not outweigh a room that fits', () => {
    const rooms = [room('groot', { capacity: 200 }), room('past', { capacity: 32 })]
    const price = { of: (place: { roomNames: string[] }) => (place.roomNames[0] === 'past' ? 3_000 : 2_500) }
    const found = rankPlaces(searchPlaces(wish({ people: 30 }), [centre(rooms)]), 10, { ...price, maxCents: null })
    expect(names(found.results)).toEqual(['past', 'groot'])
  })

  test('points: nothing for the cheapest, at most twenty, and free of charge does not make every euro endless', () => {
    expect([pricePoints(5_000, 5_000), pricePoints(7_500, 5_000), pricePoints(90_000, 5_000)]).toEqual([0, 10, 20])
    expect([pricePoints(250, 0), pricePoints(null, 0)]).toEqual([2, 5])
  })

  test('what costs more than the most is a near miss with its price; an unknown price is said, not refused', () => {
    const { results, nearMisses } = ranked(['duur', 'goedkoop', 'gratis', 'onbekend'], 2_000)
    expect(names(results)).toEqual(['gratis', 'onbekend', 'goedkoop'])
    expect(codes(results[1])).toContain('price_unknown')
    expect(nearMisses.map((place) => [place.roomNames[0], place.priceCents, place.reasons[0]])).toEqual([
      ['duur', 12_000, { code: 'too_dear', maxCents: 2_000 }],
    ])
  })

  test('the most is for each time, and what is wrong in two ways is no near miss', () => {
    const often = { times: 3, dates: thursdays }
    const six = { of: () => 6_000, maxCents: 2_000 }
    const found = searchPlaces(wish({ people: 30, ...often }), [centre([room('zaal')])])
    expect(rankPlaces(found, 10, six).results).toHaveLength(1)
    expect(rankPlaces(found, 10, { ...six, maxCents: 1_999 }).results).toHaveLength(0)
    const small = searchPlaces(wish({ people: 30 }), [centre([room('krap', { capacity: 28 })])])
    expect(rankPlaces(small, 10, { of: () => 500, maxCents: 500 }).nearMisses).toHaveLength(1)
    expect(rankPlaces(small, 10, { of: () => 501, maxCents: 500 }).nearMisses).toEqual([])
  })
})
