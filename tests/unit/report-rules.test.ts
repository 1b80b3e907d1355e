import { describe, expect, test } from 'vitest'
import {
  daypartOf,
  figuresOf,
  heatOf,
  occupancyOfPeriod,
  occupancyPct,
  type ReportBooking,
  type ReportCentre,
  reportPeriod,
  sumFigures,
} from '#shared/domain/report'
import { minuteNumber } from '#shared/time/civil'
import type { CivilDate, ClockTime, Quarter, WallTime, Weekday } from '#shared/time/types'

const everyDay = (opens: string, closes: string) =>
  ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((weekday) => ({
    weekday,
    opens: opens as ClockTime,
    closes: closes as ClockTime,
  }))

/** A centre with one room, open every day from 09:00 to 17:00. */
const centre = (change: Partial<ReportCentre> = {}): ReportCentre => ({
  id: 'c',
  rooms: [{ id: 'hall', countsForOccupancy: true, archived: false }],
  openingHours: everyDay('09:00', '17:00'),
  staffedHours: [],
  closures: [],
  activeFrom: null,
  activeTo: null,
  ...change,
})

let made = 0
const booking = (startsAt: string, endsAt: string, change: Partial<ReportBooking> = {}): ReportBooking => ({
  id: `b${++made}`,
  centreId: 'c',
  start: minuteNumber(startsAt),
  end: minuteNumber(endsAt),
  category: 'residents',
  usage: 'external',
  status: 'held',
  participants: 10,
  chargedCents: 0,
  waivedCents: null,
  lines: [],
  title: 'Koor',
  renterId: 'r',
  first: false,
  asked: false,
  theme: null,
  goals: [],
  roomIds: ['hall'],
  ...change,
})

const period = (quarter = '2024-Q2', asOf = '2030-01-01T00:00') => reportPeriod(quarter as Quarter, asOf as WallTime)
const figures = (bookings: ReportBooking[], place = centre(), when = period()) => figuresOf(place, bookings, when)
const QUARTER_DAYS = 91

describe('occupancy in percent', () => {
  test.each([
    [1, 2000, 0.1], // 0.05 goes up
    [3, 2000, 0.2], // 0.15 goes up, also where binary fractions fall below it
    [449, 1000, 44.9],
    [115, 100_000, 0.1],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [5, 5, 100],
    [0, 7, 0],
  ])('%i of %i minutes is %f', (used, open, pct) => expect(occupancyPct(used, open)).toBe(pct))

  test('is null when nothing was open', () => {
    expect(occupancyPct(0, 0)).toBeNull()
    expect(figures([booking('2024-05-01T10:00', '2024-05-01T12:00')], centre({ openingHours: [] }))).toMatchObject({
      openMinutes: 0,
      usedMinutes: 0,
      occupancyPct: null,
    })
  })
})

describe('which bookings count', () => {
  test('a booking belongs to the quarter of its start date, wholly', () => {
    const first = booking('2024-04-01T00:00', '2024-04-01T01:00')
    const over = booking('2024-06-30T23:00', '2024-07-01T02:00')
    const before = booking('2024-03-31T23:59', '2024-04-01T02:00')
    const after = booking('2024-07-01T00:00', '2024-07-01T01:00')
    expect(figures([first, over, before, after]).total).toMatchObject({ activities: 2, minutes: 60 + 180 })
    expect(figures([first, over, before, after], centre(), period('2024-Q3')).total).toMatchObject({ activities: 1 })
  })

  test('the leap day is a day of the first quarter', () => {
    const leap = booking('2024-02-29T09:00', '2024-02-29T10:00')
    const found = figures([leap], centre(), period('2024-Q1'))
    expect(found.total.activities).toBe(1)
    expect(found.byWeekday).toEqual({ 4: { activities: 1, minutes: 60, participants: 10 } })
    expect(found.openMinutes).toBe(91 * 480)
    expect(figures([], centre(), period('2023-Q1')).openMinutes).toBe(90 * 480)
  })

  test('confirmed and held count; the rest does not, cancelled and no-shows have a number of their own', () => {
    const at = ['2024-05-01T10:00', '2024-05-01T11:00'] as const
    const statuses = [
      'request',
      'option',
      'confirmed',
      'held',
      'no_show',
      'declined',
      'cancelled',
      'expired',
      'displaced',
    ] as const
    const found = figures(statuses.map((status) => booking(...at, { status })))
    expect(found).toMatchObject({ total: { activities: 2 }, cancelled: 1, noShow: 1, planned: 0 })
  })

  test('what starts after the moment of the figures is planned; the minute itself still counts', () => {
    const at = (time: string) => booking(`2024-05-01T${time}`, '2024-05-01T16:00')
    const found = figures([at('11:59'), at('12:00'), at('12:01')], centre(), period('2024-Q2', '2024-05-01T12:00'))
    expect(found).toMatchObject({ total: { activities: 2 }, planned: 1 })
    expect(found.usedMinutes).toBe(16 * 60 - (11 * 60 + 59))
  })

  test('internal is by the use of the booking, the breakdown by its category', () => {
    const found = figures([
      booking('2024-05-01T10:00', '2024-05-01T11:00', {
        usage: 'internal',
        category: 'commercial',
        participants: null,
      }),
    ])
    expect(found.internal).toMatchObject({ activities: 1, withoutCount: 1, participants: 0 })
    expect(found.external.activities).toBe(0)
    expect(Object.keys(found.byCategory)).toEqual(['commercial'])
  })

  test('zero participants is a number that was filled in', () => {
    expect(figures([booking('2024-05-01T10:00', '2024-05-01T11:00', { participants: 0 })]).total.withoutCount).toBe(0)
  })

  test('a booking with two goals counts under both, without any under none', () => {
    const at = ['2024-05-01T10:00', '2024-05-01T11:00'] as const
    const found = figures([booking(...at, { goals: ['B', 'A'] }), booking(...at)])
    expect(found.byGoal).toEqual({
      A: { activities: 1, minutes: 60, participants: 10 },
      B: { activities: 1, minutes: 60, participants: 10 },
      none: { activities: 1, minutes: 60, participants: 10 },
    })
    expect(Object.keys(found.byGoal)).toEqual(['A', 'B', 'none'])
  })

  test('an hour that the clock skips or repeats is an hour as the clock shows it', () => {
    const spring = booking('2024-03-31T01:00', '2024-03-31T04:00')
    const autumn = booking('2024-10-27T01:00', '2024-10-27T04:00')
    expect(figures([spring], centre(), period('2024-Q1')).total.minutes).toBe(180)
    expect(figures([autumn], centre(), period('2024-Q4')).total.minutes).toBe(180)
  })

  test.each([
    [719, 'morning'],
    [720, 'afternoon'],
    [1079, 'afternoon'],
    [1080, 'evening'],
    [0, 'morning'],
    [1439, 'evening'],
  ])('a start at minute %i is in the %s', (minute, daypart) => expect(daypartOf(minute)).toBe(daypart))
})

describe('open and used minutes', () => {
  test('closed days and days outside the active period are not open', () => {
    expect(figures([]).openMinutes).toBe(QUARTER_DAYS * 480)
    const closed = centre({
      closures: [{ from: '2024-03-28' as CivilDate, to: '2024-04-02' as CivilDate, reason: 'Pasen' }],
    })
    expect(figures([], closed).openMinutes).toBe((QUARTER_DAYS - 2) * 480)
    const short = centre({ activeFrom: '2024-06-29' as CivilDate, activeTo: '2024-07-05' as CivilDate })
    expect(figures([], short).openMinutes).toBe(2 * 480)
    const onClosedDay = booking('2024-04-02T10:00', '2024-04-02T12:00')
    expect(figures([onClosedDay], closed)).toMatchObject({ usedMinutes: 0, total: { activities: 1, minutes: 120 } })
  })

  test('hours that overlap each other are open once', () => {
    const twice = centre({ openingHours: [...everyDay('09:00', '13:00'), ...everyDay('12:00', '17:00')] })
    expect(figures([], twice).openMinutes).toBe(QUARTER_DAYS * 480)
  })

  test('several bookings at once in a shared room count once', () => {
    const found = figures([
      booking('2024-05-01T10:00', '2024-05-01T12:00'),
      booking('2024-05-01T11:00', '2024-05-01T13:00'),
      booking('2024-05-01T10:30', '2024-05-01T11:30'),
    ])
    expect(found.usedMinutes).toBe(180)
    expect(found.total.roomMinutes).toBe(120 + 120 + 60)
  })

  test('a composite counts as its parts, in the room minutes and in the use', () => {
    const two = centre({ rooms: ['a', 'b'].map((id) => ({ id, countsForOccupancy: true, archived: false })) })
    const found = figures([booking('2024-05-01T10:00', '2024-05-01T12:00', { roomIds: ['a', 'b'] })], two)
    expect(found).toMatchObject({ total: { activities: 1, minutes: 120, roomMinutes: 240 }, usedMinutes: 240 })
  })

  test('a room that does not count has room minutes, no occupancy', () => {
    const kitchen = centre({ rooms: [{ id: 'hall', countsForOccupancy: false, archived: false }] })
    const found = figures([booking('2024-05-01T10:00', '2024-05-01T12:00')], kitchen)
    expect(found).toMatchObject({ total: { roomMinutes: 120 }, openMinutes: 0, usedMinutes: 0, occupancyPct: null })
  })

  test('a booking past midnight counts on each day it touches, also from the quarter before, not beyond the quarter', () => {
    const allDay = centre({ openingHours: everyDay('00:00', '24:00') })
    const into = booking('2024-03-31T22:00', '2024-04-01T03:00')
    const across = booking('2024-05-01T22:00', '2024-05-02T01:00')
    const out = booking('2024-06-30T20:00', '2024-07-02T01:00')
    expect(figures([into, across, out], allDay).usedMinutes).toBe(180 + 180 + 240)
    expect(figures([across]).usedMinutes).toBe(0)
    const days = booking('2024-05-03T16:00', '2024-05-06T10:00')
    expect(figures([days]).usedMinutes).toBe(60 + 480 + 480 + 60)
  })

  test('an archived room counts in the quarters in which it was used', () => {
    const old = centre({ rooms: [{ id: 'hall', countsForOccupancy: true, archived: true }] })
    expect(figures([booking('2024-05-01T10:00', '2024-05-01T12:00')], old).openMinutes).toBe(QUARTER_DAYS * 480)
    expect(figures([], old).openMinutes).toBe(0)
    // The core looks back a few days for bookings that last into the quarter: one that ended before it is no use of it.
    expect(figures([booking('2024-03-30T10:00', '2024-03-30T12:00')], old).openMinutes).toBe(0)
    expect(figures([booking('2024-03-31T22:00', '2024-04-01T10:00')], old).openMinutes).toBe(QUARTER_DAYS * 480)
  })
})

describe('all centres together', () => {
  test('are the sum, and the percentage is that of the summed minutes', () => {
    const busy = figures([booking('2024-05-01T09:00', '2024-05-01T17:00', { theme: 'Meedoen', chargedCents: 1250 })])
    const short = centre({ activeFrom: '2024-05-01' as CivilDate, activeTo: '2024-05-01' as CivilDate })
    const full = figures(
      [booking('2024-05-01T09:00', '2024-05-01T17:00', { theme: 'Meedoen', chargedCents: 50 })],
      short,
    )
    const total = sumFigures([busy, full], [])
    expect(full.occupancyPct).toBe(100)
    expect(total).toMatchObject({
      total: { activities: 2, minutes: 960 },
      byTheme: { Meedoen: { activities: 2, minutes: 960, participants: 20 } },
      revenueCents: { total: 1300 },
      openMinutes: 92 * 480,
      usedMinutes: 960,
      occupancyPct: occupancyPct(960, 92 * 480),
    })
    expect(sumFigures([], [])).toMatchObject({ total: { activities: 0 }, occupancyPct: null, byTheme: {} })
  })
})

describe('heat map', () => {
  test('spreads use over weekday and hour', () => {
    const place = centre({ activeFrom: '2024-05-01' as CivilDate, activeTo: '2024-05-02' as CivilDate })
    const cells = heatOf([occupancyOfPeriod(place, [booking('2024-05-01T10:30', '2024-05-01T12:15')], period())])
    const at = (weekday: number, hour: number) => cells.find((c) => c.weekday === weekday && c.hour === hour)
    expect(cells).toHaveLength(168)
    expect(at(3, 10)).toMatchObject({ openMinutes: 60, usedMinutes: 30, pct: 50 })
    expect(at(3, 11)).toMatchObject({ openMinutes: 60, usedMinutes: 60, pct: 100 })
    expect(at(3, 12)).toMatchObject({ openMinutes: 60, usedMinutes: 15, pct: 25 })
    expect(at(4, 10)).toMatchObject({ openMinutes: 60, usedMinutes: 0, pct: 0 })
    expect(at(3, 17)).toMatchObject({ openMinutes: 0, usedMinutes: 0, pct: null })
  })
})
