import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CentreHours } from '#shared/domain/hours'
import { bhvOf, gapsOf, presencesOf } from '#shared/domain/roster/gaps'
import { type AgreedHours, type Need, type NeedBooking, type NeedCentre, needsOf } from '#shared/domain/roster/needs'
import { at, clockFromMinutes, daysIn, minuteNumber, wallFromMinutes, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const day = (text: string) => text as CivilDate
const clock = (text: string) => text as ClockTime
const wall = (text: string) => (text.length === 5 ? `2024-06-03T${text}` : text) as WallTime
const weekdays = [1, 2, 3, 4, 5] as Weekday[]
/** Monday to Wednesday. */
const days = { from: day('2024-06-03'), to: day('2024-06-05') }

const hours: CentreHours = {
  openingHours: ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((weekday) => ({
    weekday,
    opens: clock('08:00'),
    closes: clock('23:00'),
  })),
  staffedHours: weekdays.map((weekday) => ({ weekday, opens: clock('08:30'), closes: clock('17:00') })),
  closures: [{ from: day('2024-06-05'), to: day('2024-06-05'), reason: 'Verbouwing' }],
  activeFrom: null,
  activeTo: null,
}
const centre: NeedCentre = { id: 'c', hours, holds: { optionHolds: true, requestHolds: false }, crowdFrom: 100 }
const coverage: AgreedHours[] = weekdays.map((weekday) => ({
  centreId: 'c',
  weekday,
  opens: clock('08:30'),
  closes: clock('17:00'),
  people: 1,
  from: day('2024-01-01'),
  to: null,
}))
const booking = (over: Partial<NeedBooking> = {}): NeedBooking => ({
  id: 'b',
  centreId: 'c',
  startsAt: wall('19:00'),
  endsAt: wall('21:00'),
  setupMinutes: 0,
  clearupMinutes: 0,
  status: 'confirmed',
  usage: 'external',
  selfService: false,
  alcohol: false,
  expectedParticipants: 20,
  ...over,
})
const monday = { from: day('2024-06-03'), to: day('2024-06-03') }
const shift = (startsAt: string, endsAt: string, caretakerId: string | null = 'p') => ({
  id: `${startsAt}-${caretakerId}`,
  centreId: 'c',
  startsAt: wall(startsAt),
  endsAt: wall(endsAt),
  caretakerId,
  workedFrom: null,
  workedTo: null,
})
const caretaker = (id = 'p', expiresOn: string | null = '2030-01-01') => ({
  id,
  certificates: (['bhv', 'social_hygiene'] as const).map((kind) => ({
    kind,
    issuedOn: day('2020-01-01'),
    expiresOn: expiresOn as CivilDate | null,
  })),
})
const short = (needs: readonly Pick<Need, 'startsAt' | 'endsAt' | 'people'>[]) =>
  needs.map(({ startsAt, endsAt, people }) => `${startsAt.slice(8)} ${endsAt.slice(8)} ${people}`)

describe('needs', () => {
  test('what was agreed holds on its weekdays, within its validity, not on a closed day', () => {
    expect(short(needsOf(centre, coverage, [], days))).toEqual(['03T08:30 03T17:00 1', '04T08:30 04T17:00 1'])
    const ended = coverage.map((row) => ({ ...row, to: day('2024-06-03') }))
    expect(short(needsOf(centre, ended, [], days))).toEqual(['03T08:30 03T17:00 1'])
    const closed = { ...centre, hours: { ...hours, activeTo: day('2024-06-03') } }
    expect(short(needsOf(closed, coverage, [], days))).toEqual(['03T08:30 03T17:00 1'])
  })

  test('a booking after staffed hours asks for somebody, with its set-up and clear-up', () => {
    const one = booking({ startsAt: wall('16:30'), endsAt: wall('20:00'), clearupMinutes: 30 })
    expect(needsOf(centre, [], [one], monday)).toEqual([
      {
        centreId: 'c',
        startsAt: wall('17:00'),
        endsAt: wall('20:30'),
        people: 1,
        certificate: null,
        reasons: [{ kind: 'after_hours', bookingId: 'b' }],
      },
    ])
  })

  test.each([
    ['self-service', { selfService: true }],
    ["the operator's own", { usage: 'internal' }],
    ['a request that does not hold', { status: 'request' }],
    ['cancelled', { status: 'cancelled' }],
    ['inside staffed hours', { startsAt: wall('10:00'), endsAt: wall('12:00') }],
  ] as const)('none for what is %s', (_, over) => {
    expect(needsOf(centre, [], [booking(over)], monday)).toEqual([])
  })

  test('for an evening that was agreed a booking asks nobody more', () => {
    const evening = [{ ...coverage[0], opens: clock('18:00'), closes: clock('22:00') } as AgreedHours]
    expect(short(needsOf(centre, evening, [booking()], monday))).toEqual([
      '03T18:00 03T19:00 1',
      '03T19:00 03T21:00 1',
      '03T21:00 03T22:00 1',
    ])
  })

  test('a crowd asks for one more from the number that is set, alcohol for a certificate', () => {
    const party = booking({ expectedParticipants: 100, alcohol: true, startsAt: wall('16:00'), endsAt: wall('18:00') })
    expect(needsOf(centre, coverage, [party], monday)).toMatchObject([
      { startsAt: wall('08:30'), endsAt: wall('16:00'), people: 1, certificate: null },
      { startsAt: wall('16:00'), endsAt: wall('17:00'), people: 2, certificate: 'social_hygiene' },
      { startsAt: wall('17:00'), endsAt: wall('18:00'), people: 2, certificate: 'social_hygiene' },
    ])
    expect(
      needsOf(centre, [], [{ ...party, expectedParticipants: 99, alcohol: false, endsAt: wall('17:00') }], monday),
    ).toEqual([])
  })
})

describe('gaps', () => {
  test('say how many are missing and which bookings they touch', () => {
    const needs = needsOf(centre, coverage, [booking()], monday)
    const bookings = [booking(), booking({ id: 'early', startsAt: wall('09:00'), endsAt: wall('10:00') })]
    const there = presencesOf([shift('08:30', '12:00'), shift('12:00', '17:00', null)], [caretaker()])
    expect(gapsOf(centre, needs, there, bookings)).toMatchObject([
      { startsAt: wall('12:00'), endsAt: wall('17:00'), missing: 1, present: 0, bookingIds: [] },
      { startsAt: wall('19:00'), endsAt: wall('21:00'), missing: 1, bookingIds: ['b'] },
    ])
  })

  test('are one as long as as many are there and missing, whatever they are needed for', () => {
    const late = booking({ startsAt: wall('17:00'), endsAt: wall('18:00') })
    const evening = booking({ id: 'e', startsAt: wall('17:30'), endsAt: wall('21:00') })
    const needs = needsOf(centre, coverage, [late, evening], monday)
    expect(short(gapsOf(centre, needs, [], [late, evening]))).toEqual(['03T08:30 03T21:00 1'])
    // One of two that are needed is another shortage than one of one, though one is missing in both.
    const two = coverage.map((agreed) => ({ ...agreed, opens: clock('16:00'), people: 2 }))
    const there = presencesOf([shift('16:00', '17:00')], [caretaker()])
    expect(gapsOf(centre, needsOf(centre, two, [late], monday), there, [late])).toMatchObject([
      { startsAt: wall('16:00'), endsAt: wall('17:00'), missing: 1, present: 1 },
      { startsAt: wall('17:00'), endsAt: wall('18:00'), missing: 1, present: 0 },
    ])
  })

  test('a certificate holds on the day on which it expires and not the day after', () => {
    const needs = needsOf(centre, [], [booking({ alcohol: true })], monday)
    const gaps = (expires: string) =>
      gapsOf(centre, needs, presencesOf([shift('19:00', '21:00')], [caretaker('p', expires)]), [booking()])
    expect(gaps('2024-06-03')).toEqual([])
    expect(gaps('2024-06-02')).toMatchObject([{ missing: 0, present: 1, certificate: 'social_hygiene' }])
  })

  test('who is absent is not there; what was worked counts instead of what was planned', () => {
    const needs = needsOf(centre, [], [booking()], monday)
    const absence = { caretakerId: 'p', startsAt: wall('20:00'), endsAt: wall('2024-06-10T00:00') }
    const planned = shift('19:00', '21:00')
    expect(short(gapsOf(centre, needs, presencesOf([planned], [caretaker()], [absence]), []))).toEqual([
      '03T20:00 03T21:00 1',
    ])
    const worked = { ...planned, workedFrom: wall('19:00'), workedTo: wall('20:30') }
    expect(short(gapsOf(centre, needs, presencesOf([worked], [caretaker()], [absence]), []))).toEqual([
      '03T20:30 03T21:00 1',
    ])
  })

  test('BHV is asked for in open time with bookings', () => {
    const late = booking({ startsAt: wall('21:00'), endsAt: wall('23:30') })
    const there = presencesOf([shift('18:00', '22:00')], [caretaker()])
    expect(bhvOf(centre, there, [late], monday)).toEqual([
      { centreId: 'c', startsAt: wall('21:00'), endsAt: wall('22:00'), ok: true },
      { centreId: 'c', startsAt: wall('22:00'), endsAt: wall('23:00'), ok: false },
    ])
  })
})

/** The same rules minute by minute, without a sweep. */
describe('as a model that looks at every quarter of an hour', () => {
  const from = minuteNumber('2024-06-03T00:00')
  const quarter = fc.integer({ min: -8, max: 3 * 96 + 8 }).map((n) => from + n * 15)
  const span = fc.tuple(quarter, fc.integer({ min: 1, max: 120 })).map(([start, length]) => ({
    startsAt: wallFromMinutes(start),
    endsAt: wallFromMinutes(start + length * 15),
  }))
  const buffer = fc.constantFrom(0, 15, 30)
  const bookingOf = fc
    .record({
      span,
      setupMinutes: buffer,
      clearupMinutes: buffer,
      status: fc.constantFrom('confirmed', 'option', 'request', 'cancelled'),
      usage: fc.constantFrom('external', 'external', 'internal'),
      selfService: fc.boolean(),
      alcohol: fc.boolean(),
      expectedParticipants: fc.constantFrom(null, 99, 100, 300),
    } as const)
    .map(({ span, ...rest }) => ({ ...rest, ...span }))
  const agreedOf = fc
    .record({
      weekday: fc.constantFrom(1, 2, 3, 4),
      opens: fc.integer({ min: 0, max: 47 }),
      length: fc.integer({ min: 1, max: 48 }),
      people: fc.integer({ min: 1, max: 3 }),
      to: fc.constantFrom(null, day('2024-06-03')),
    } as const)
    .map(({ opens, length, ...rest }) => ({
      ...rest,
      opens: clockFromMinutes(opens * 15),
      closes: clockFromMinutes((opens + length) * 15),
    }))
  const shiftOf = fc.record({ span, caretakerId: fc.constantFrom(null, 'p', 'q', 'r') })

  test('finds the same needs, gaps and BHV', () => {
    fc.assert(
      fc.property(
        fc.array(bookingOf, { maxLength: 6 }),
        fc.array(agreedOf, { maxLength: 4 }),
        fc.array(shiftOf, { maxLength: 6 }),
        fc.boolean(),
        (someBookings, someHours, someShifts, hasHours) => {
          const here = hasHours ? centre : { ...centre, hours: { ...hours, staffedHours: [], openingHours: [] } }
          const bookings = someBookings.map((one, i) => booking({ ...one, id: `b${i}` } as Partial<NeedBooking>))
          const agreed = someHours.map((row) => ({ ...row, centreId: 'c', from: day('2024-06-01') }) as AgreedHours)
          const people = [caretaker('p'), caretaker('q', '2024-06-03'), caretaker('r', '2024-01-01')]
          const shifts = someShifts.map(({ span, caretakerId }, i) => ({
            ...shift('09:00', '10:00', caretakerId),
            ...span,
            id: `s${i}`,
          }))
          const there = presencesOf(shifts, people)
          const needs = needsOf(here, agreed, bookings, days)
          const gaps = gapsOf(here, needs, there, bookings)
          const bhv = bhvOf(here, there, bookings, days)

          const at15 = <T extends { startsAt: string; endsAt: string }>(rows: readonly T[], now: string) =>
            rows.filter((row) => row.startsAt <= now && row.endsAt > now)
          const holding = bookings.filter((b) => b.status === 'confirmed' || b.status === 'option')
          for (const date of daysIn(days))
            for (let minute = 0; minute < 1440; minute += 15) {
              const now = at(date, clockFromMinutes(minute))
              const time = minuteNumber(now)
              const closed = date === '2024-06-05'
              const inRow = (row: { weekday: number; opens: string; closes: string }) =>
                row.weekday === weekdayOf(date) && row.opens <= now.slice(11) && row.closes > now.slice(11)
              const wanted = agreed.filter((row) => !closed && inRow(row) && (row.to === null || date <= row.to))
              const busy = holding.filter(
                (b) =>
                  minuteNumber(b.startsAt) - b.setupMinutes <= time && minuteNumber(b.endsAt) + b.clearupMinutes > time,
              )
              const staffed = here.hours.staffedHours.length === 0 || (!closed && here.hours.staffedHours.some(inRow))
              const late = busy.filter((b) => !b.selfService && b.usage === 'external' && !staffed)
              const alcohol = holding.filter((b) => b.alcohol && b.startsAt <= now && b.endsAt > now)
              const crowd = busy.filter((b) => (b.expectedParticipants ?? 0) >= 100)
              const base = Math.max(
                0,
                ...wanted.map((row) => row.people),
                late.length > 0 || alcohol.length > 0 ? 1 : 0,
              )
              const total = base + crowd.length

              const [need, ...others] = at15(needs, now)
              expect(others).toEqual([])
              expect(need?.people ?? 0).toBe(total)
              expect(need?.certificate ?? null).toBe(alcohol.length > 0 ? 'social_hygiene' : null)
              expect(new Set(need?.reasons.flatMap((r) => r.bookingId ?? []) ?? [])).toEqual(
                new Set([...late, ...alcohol, ...crowd].map((b) => b.id)),
              )

              const on = shifts.filter((s) => s.caretakerId !== null && s.startsAt <= now && s.endsAt > now)
              const valid = on.some((s) => s.caretakerId === 'p' || (s.caretakerId === 'q' && date <= '2024-06-03'))
              const missing = Math.max(0, total - on.length)
              const bare = alcohol.length > 0 && !valid
              const [gap, ...more] = at15(gaps, now)
              expect(more).toEqual([])
              expect(gap === undefined).toBe(missing === 0 && !bare)
              if (gap) {
                expect([gap.missing, gap.present, gap.certificate !== null]).toEqual([missing, on.length, bare])
                for (const b of busy) expect(gap.bookingIds).toContain(b.id)
              }

              const booked = holding.some((b) => b.startsAt <= now && b.endsAt > now)
              const open = here.hours.openingHours.length === 0 || (!closed && here.hours.openingHours.some(inRow))
              expect(at15(bhv, now).map((stretch) => stretch.ok)).toEqual(booked && open ? [valid] : [])
            }
        },
      ),
      { numRuns: 40 },
    )
  })
})
