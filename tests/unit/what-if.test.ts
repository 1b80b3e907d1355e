import { describe, expect, test } from 'vitest'
import type { FindCentre } from '#shared/domain/find-free'
import { reportPeriod } from '#shared/domain/report'
import { sumUse, type UseBooking, type UseCentre } from '#shared/domain/room-use'
import { type Scenario, touchedBy, useWith } from '#shared/domain/what-if'
import { type Homeless, placesFor } from '#shared/domain/what-if-places'
import { minuteNumber } from '#shared/time/civil'
import type { CivilDate, ClockTime, Period, WallTime } from '#shared/time/types'

const week = (opens: string, closes: string) =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    opens: opens as ClockTime,
    closes: closes as ClockTime,
  }))
const hours = { staffedHours: [], closures: [], activeFrom: null, activeTo: null }
const room = (id: string) => ({ id, capacity: 20, countsForOccupancy: true, archived: false })
const centre: UseCentre = { id: 'c', ...hours, openingHours: week('09:00', '19:00'), rooms: [room('a'), room('b')] }
const period = reportPeriod('2024-01-08..2024-01-14' as Period, '9999-12-31T23:59' as WallTime)
const booking = (day: number, from: string, to: string, roomIds = ['a']): UseBooking => ({
  id: `${day} ${from} ${roomIds.join()}`,
  start: minuteNumber(`2024-01-${String(day).padStart(2, '0')}T${from}` as WallTime),
  end: minuteNumber(`2024-01-${String(day).padStart(2, '0')}T${to}` as WallTime),
  status: 'confirmed',
  participants: 10,
  expected: null,
  category: 'residents',
  activityId: null,
  renterId: null,
  roomIds,
})
const bookings = [booking(8, '10:00', '12:00'), booking(11, '10:00', '12:00'), booking(11, '18:00', '20:00', ['b'])]
const scenario = (more: Partial<Scenario>): Scenario => ({
  from: '2024-01-10' as CivilDate,
  closedRoomId: null,
  openingHours: null,
  ...more,
})
const useOf = (how: Scenario) => useWith(centre, bookings, period, how)

describe('what if', () => {
  test('without a change nothing changes', () => {
    const now = useOf(scenario({ from: period.from }))
    expect(useOf(scenario({}))).toEqual(now)
    expect(sumUse(now)).toMatchObject({ openMinutes: 2 * 7 * 600, usedMinutes: 120 + 120 + 60 })
  })
  test('a closed room counts until its day, and its bookings from then on are touched', () => {
    const closed = scenario({ closedRoomId: 'a' })
    expect(useOf(closed).find((use) => use.roomId === 'a')).toMatchObject({ openMinutes: 1200, usedMinutes: 120 })
    expect(useOf(closed).find((use) => use.roomId === 'b')).toMatchObject({ openMinutes: 4200, usedMinutes: 60 })
    const { affected } = touchedBy(centre, bookings, period, closed)
    expect([...affected]).toEqual([['11 10:00 a', 'closed']])
  })
  test('wider hours take in what lay outside them', () => {
    const wider = scenario({ openingHours: week('09:00', '22:00') })
    expect(sumUse(useOf(wider))).toMatchObject({ openMinutes: 2 * (2 * 600 + 5 * 780), usedMinutes: 360 })
    const { affected, inside } = touchedBy(centre, bookings, period, wider)
    expect([[...affected], inside]).toEqual([[], ['11 18:00 b']])
  })
  test('narrower hours touch what lay within them, not what lay outside already', () => {
    const narrower = scenario({ openingHours: week('13:00', '19:00') })
    const { affected, inside } = touchedBy(centre, bookings, period, narrower)
    expect([[...affected], inside]).toEqual([[['11 10:00 a', 'hours']], []])
  })
  test('from a day after the period nothing differs', () => {
    const later = scenario({ from: '2024-02-01' as CivilDate, closedRoomId: 'a' })
    expect(useOf(later)).toEqual(useOf(scenario({})))
    expect(touchedBy(centre, bookings, period, later).affected.size).toBe(0)
  })
})

describe('where bookings could go', () => {
  const findRoom = (id: string, capacity: number) => ({
    id,
    name: id,
    use: 'exclusive' as const,
    capacity,
    partIds: [],
    archived: false,
    kind: 'activity_room' as const,
    wheelchair: true,
    setupMinutes: 0,
    clearupMinutes: 0,
    layouts: [],
    blocks: [],
  })
  const place = (id: string, district: string | null, ...rooms: ReturnType<typeof findRoom>[]): FindCentre => ({
    id,
    name: id,
    district,
    hours: { ...hours, openingHours: week('09:00', '19:00') },
    rooms: new Map(rooms.map((one) => [one.id, one])),
    facilities: [],
    taken: [],
    claims: [],
  })
  const homeless = (id: string, from: number, people: number | null): Homeless => ({
    id,
    centreId: 'own',
    date: '2024-01-11' as CivilDate,
    from,
    to: from + 60,
    start: minuteNumber('2024-01-11T00:00' as WallTime) + from,
    people,
  })
  const centres = [
    place('far', 'West', findRoom('f', 100)),
    place('own', 'Oost', findRoom('o-large', 40), findRoom('o-small', 12)),
    place('near', 'Oost', findRoom('n', 30)),
  ]
  test('own centre first with the tightest room, then the district, then elsewhere; nobody twice in one room', () => {
    const found = placesFor(
      ['1', '2', '3', '4', '5'].map((id) => homeless(id, 600, 10)),
      centres,
    )
    expect([...found].map(([id, { roomIds }]) => [id, ...roomIds])).toEqual([
      ['1', 'o-small'],
      ['2', 'o-large'],
      ['3', 'n'],
      ['4', 'f'],
    ])
  })
  test('who comes after each other can have the same room; who is with many needs a large one', () => {
    const found = placesFor([homeless('1', 600, 60), homeless('2', 660, 60), homeless('3', 1100, 5)], centres)
    expect([...found].map(([id, { roomIds }]) => [id, ...roomIds])).toEqual([
      ['1', 'f'],
      ['2', 'f'],
    ])
  })
})
