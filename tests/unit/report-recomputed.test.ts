import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceLineKinds } from '#shared/domain/price-line'
import {
  type Figures,
  figuresOf,
  heatOf,
  occupancyOfPeriod,
  type ReportBooking,
  type ReportCentre,
  reportPeriod,
} from '#shared/domain/report'
import { bookingStatuses, renterCategories, usages } from '#shared/domain/vocabulary'
import { minuteNumber } from '#shared/time/civil'
import type { CivilDate, ClockTime, Quarter, WallTime, Weekday } from '#shared/time/types'

/**
 * The figures once more, slowly and without anything of the module under test: a flag per room and minute, a loop per
 * figure, dates by the machine's own calendar.
 */
type Told = Omit<ReportBooking, 'start' | 'end'> & { startsAt: string; endsAt: string }
const utc = (text: string) => new Date(text.length > 10 ? `${text}:00Z` : `${text}T00:00:00Z`)
const minutesSince = (from: string, wall: string) => (utc(wall).getTime() - utc(from).getTime()) / 60_000
const round = (value: number) => Number(`${Math.round(Number(`${value}e1`))}e-1`)

function recomputed(centre: ReportCentre, all: readonly Told[], first: string, last: string, asOf: string) {
  const counts = (b: Told) => (b.status === 'confirmed' || b.status === 'held') && b.startsAt <= asOf
  const inQuarter = (b: Told) => b.startsAt.slice(0, 10) >= first && b.startsAt.slice(0, 10) <= last
  const counted = all.filter((b) => counts(b) && inQuarter(b))
  const length = (b: Told) => minutesSince(b.startsAt, b.endsAt)
  const sum = (list: readonly Told[], of: (b: Told) => number) => list.reduce((n, b) => n + of(b), 0)
  const volume = (list: readonly Told[]) => ({
    activities: list.length,
    minutes: sum(list, length),
    participants: sum(list, (b) => b.participants ?? 0),
  })
  const use = (list: readonly Told[]) => ({
    ...volume(list),
    roomMinutes: sum(list, (b) => length(b) * b.roomIds.length),
    withoutCount: list.filter((b) => b.participants === null).length,
    dayparts: sum(list, partsTaken),
  })
  const by = (keys: readonly string[], under: (b: Told, key: string) => boolean) =>
    Object.fromEntries(
      keys
        .map((key) => [key, volume(counted.filter((b) => under(b, key)))] as const)
        .filter(([, v]) => v.activities > 0),
    )
  const asked = all.filter(inQuarter)
  const linesOf = (b: Told) => (b.chargedCents === null ? [] : b.lines)
  const charged = (kind: string) =>
    sum(counted, (b) => linesOf(b).reduce((n, line) => n + (line.kind === kind ? line.cents : 0), 0))
  const different = (list: readonly string[]) => list.filter((one, i) => list.indexOf(one) === i).length
  const hour = (b: Told) => Number(b.startsAt.slice(11, 13))
  const { openMinutes, usedMinutes } = flagged(centre, all.filter(counts), first, last)
  return {
    internal: use(counted.filter((b) => b.usage === 'internal')),
    external: use(counted.filter((b) => b.usage === 'external')),
    total: use(counted),
    cancelled: all.filter((b) => inQuarter(b) && b.status === 'cancelled').length,
    noShow: all.filter((b) => inQuarter(b) && b.status === 'no_show').length,
    planned: all.filter((b) => inQuarter(b) && ['confirmed', 'held'].includes(b.status) && b.startsAt > asOf).length,
    byCategory: by(renterCategories, (b, key) => b.category === key),
    byTheme: by([...themes, 'none'], (b, key) => (b.theme ?? 'none') === key),
    byGoal: by([...goals, 'none'], (b, key) => (key === 'none' ? b.goals.length === 0 : b.goals.includes(key))),
    byDaypart: by(['morning', 'afternoon', 'evening'], (b, key) =>
      key === 'morning' ? hour(b) < 12 : key === 'evening' ? hour(b) >= 18 : hour(b) >= 12 && hour(b) < 18,
    ),
    byWeekday: by(['1', '2', '3', '4', '5', '6', '7'], (b, key) => (utc(b.startsAt).getUTCDay() || 7) === Number(key)),
    openMinutes,
    usedMinutes,
    occupancyPct: openMinutes === 0 ? null : round((100 * usedMinutes) / openMinutes),
    revenueCents: {
      total: sum(counted, (b) => b.chargedCents ?? 0),
      rent: charged('rent'),
      caretaker: charged('caretaker'),
      facility: charged('facility'),
      refreshment: charged('refreshment'),
      discount: charged('discount'),
      other: sum(counted, (b) => (b.chargedCents ?? 0) - linesOf(b).reduce((n, line) => n + line.cents, 0)),
    },
    waivedCents: sum(counted, (b) => b.waivedCents ?? 0),
    uniqueRenters: different(counted.flatMap((b) => b.renterId ?? [])),
    uniqueGroups: different(counted.map((b) => JSON.stringify([b.renterId, b.title.trim().toLowerCase()]))),
    firstTimeRenters: counted.filter((b) => b.first).length,
    requests: {
      received: asked.filter((b) => b.asked).length,
      open: asked.filter((b) => b.status === 'request' || b.status === 'option').length,
      declined: asked.filter((b) => b.status === 'declined').length,
      expired: asked.filter((b) => b.status === 'expired').length,
      displaced: asked.filter((b) => b.status === 'displaced').length,
    },
  } satisfies Figures
}

/** Minute by minute: to which part of which day each belongs, the night to the evening before. */
function partsTaken({ startsAt, endsAt }: Told): number {
  const minutes: Record<string, number> = {}
  for (let at = utc(startsAt).getTime(); at < utc(endsAt).getTime(); at += 60_000) {
    const night = new Date(at).getUTCHours() < 6
    const moment = new Date(night ? at - 6 * 3_600_000 : at)
    const hour = moment.getUTCHours()
    const part = `${moment.toISOString().slice(0, 10)} ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}`
    minutes[part] = (minutes[part] ?? 0) + 1
  }
  return Math.max(1, Object.values(minutes).filter((n) => n > 30).length)
}

function flagged(centre: ReportCentre, counted: readonly Told[], first: string, last: string) {
  const days = minutesSince(first, last) / 1440 + 1
  let openMinutes = 0
  let usedMinutes = 0
  for (const room of centre.rooms) {
    const taken = new Uint8Array(days * 1440)
    const bookings = counted.filter((b) => b.roomIds.includes(room.id))
    for (const b of bookings)
      for (let m = minutesSince(first, b.startsAt); m < minutesSince(first, b.endsAt); m++) if (m >= 0) taken[m] = 1
    const usedAtAll = bookings.some((b) => b.startsAt.slice(0, 10) <= last && b.endsAt > `${first}T00:00`)
    if (!room.countsForOccupancy || (room.archived && !usedAtAll)) continue
    for (let day = 0; day < days; day++) {
      const date = new Date(utc(first).getTime() + day * 86_400_000)
      const iso = date.toISOString().slice(0, 10)
      if (centre.closures.some((c) => c.from <= iso && iso <= c.to)) continue
      if ((centre.activeFrom ?? '0') > iso || (centre.activeTo ?? '9') < iso) continue
      const hours = centre.openingHours.filter((h) => h.weekday === (date.getUTCDay() || 7))
      for (let minute = 0; minute < 1440; minute++) {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        if (!hours.some((h) => h.opens <= clock && clock < h.closes)) continue
        openMinutes += 1
        usedMinutes += taken[day * 1440 + minute] ?? 0
      }
    }
  }
  return { openMinutes, usedMinutes }
}

const themes = ['Meedoen', 'Ondersteuning']
const goals = ['Ontmoeting', 'Talent', 'Bewegen']
const rooms = ['a', 'b', 'c']
const FIRST = '2024-01-01'
const LAST = '2024-03-31'

const isoDay = fc
  .integer({ min: -3, max: 93 })
  .map((n) => new Date(utc(FIRST).getTime() + n * 86_400_000).toISOString().slice(0, 10))
// The edges of the dayparts and of the day more often than chance would.
const edges = ['00:00', '00:01', '11:59', '12:00', '17:59', '18:00', '23:59'] as const
const minute = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)
const clock = fc.oneof({ weight: 3, arbitrary: minute }, fc.constantFrom(...edges))
const wall = fc.tuple(isoDay, clock).map(([day, time]) => `${day}T${time}`)
const told: fc.Arbitrary<Told> = fc
  .record({
    id: fc.uuid(),
    startsAt: wall,
    length: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 600 }) },
      fc.integer({ min: 600, max: 14 * 1440 }),
    ),
    category: fc.constantFrom(...renterCategories),
    usage: fc.constantFrom(...usages),
    status: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('held' as const) }, fc.constantFrom(...bookingStatuses)),
    participants: fc.option(fc.integer({ min: 0, max: 200 })),
    chargedCents: fc.option(fc.integer({ min: 0, max: 50_000 })),
    waivedCents: fc.option(fc.integer({ min: 0, max: 50_000 })),
    lines: fc.array(
      fc.record({ kind: fc.constantFrom(...priceLineKinds), cents: fc.integer({ min: -500, max: 20_000 }) }),
      { maxLength: 3 },
    ),
    title: fc.constantFrom('Koor', 'koor ', 'Toneel', 'Yoga'),
    renterId: fc.option(fc.constantFrom('r1', 'r2', 'r3')),
    first: fc.boolean(),
    asked: fc.boolean(),
    theme: fc.option(fc.constantFrom(...themes)),
    goals: fc.subarray(goals),
    roomIds: fc.subarray(rooms, { minLength: 1 }),
  })
  .map(({ length, ...b }) => ({
    ...b,
    centreId: 'c',
    endsAt: new Date(utc(b.startsAt).getTime() + length * 60_000).toISOString().slice(0, 16),
  }))

const hours = fc.tuple(fc.integer({ min: 1, max: 7 }), clock, fc.oneof(clock, fc.constant('24:00')))
const centre: fc.Arbitrary<ReportCentre> = fc.record({
  id: fc.constant('c'),
  rooms: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()).map((bits) =>
    rooms.map((id, i) => ({
      id,
      countsForOccupancy: i === 0 || bits[i] === true,
      archived: i === 2 && bits[3] === true,
    })),
  ),
  openingHours: fc.array(hours, { maxLength: 14 }).map((list) =>
    list
      .filter(([, opens, closes]) => opens < closes)
      .map(([weekday, opens, closes]) => ({
        weekday: weekday as Weekday,
        opens: opens as ClockTime,
        closes: closes as ClockTime,
      })),
  ),
  staffedHours: fc.constant([]),
  closures: fc.array(fc.tuple(isoDay, isoDay), { maxLength: 3 }).map((list) =>
    list.map((pair) => {
      const [from, to] = pair.toSorted()
      return { from: from as CivilDate, to: to as CivilDate, reason: 'dicht' }
    }),
  ),
  activeFrom: fc.option(isoDay) as fc.Arbitrary<CivilDate | null>,
  activeTo: fc.option(isoDay, { freq: 3 }) as fc.Arbitrary<CivilDate | null>,
})

test('the figures are those of a slow recomputation, whatever the bookings', () => {
  fc.assert(
    fc.property(centre, fc.array(told, { maxLength: 25 }), wall, (place, list, asOf) => {
      const period = reportPeriod('2024-Q1' as Quarter, asOf as WallTime)
      const slim = list.map(({ startsAt, endsAt, ...b }) => ({
        ...b,
        start: minuteNumber(startsAt),
        end: minuteNumber(endsAt),
      }))
      const found = figuresOf(place, slim, period)
      expect(found).toEqual(recomputed(place, list, FIRST, LAST, asOf))
      const cells = heatOf([occupancyOfPeriod(place, slim, period)])
      expect(cells.reduce((n, c) => n + c.openMinutes, 0)).toBe(found.openMinutes)
      expect(cells.reduce((n, c) => n + c.usedMinutes, 0)).toBe(found.usedMinutes)
    }),
    { numRuns: 60 },
  )
})
