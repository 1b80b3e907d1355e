import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  guideClashes,
  type MuseumRows,
  museumEntryKinds,
  museumFigures,
  museumMonths,
  openDays,
  volunteerFigures,
} from '#shared/domain/museum'
import { dayparts } from '#shared/domain/report'
import { addDays, daysIn } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

const day = (text: string) => text as CivilDate
const span = { from: day('2024-03-01'), to: day('2024-06-30') }
const nothing: MuseumRows = { bookings: [], visitors: [], sales: [], entries: [], repairs: [] }
const tour = { id: 'a', name: 'Schooltijd' }

test('income and expenses are kept apart, each by kind, and the balance is the difference', () => {
  const figures = museumFigures(
    {
      bookings: [
        { date: day('2024-03-05'), programme: tour, participants: 24, chargedCents: 8_400 },
        { date: day('2024-03-06'), programme: tour, participants: null, chargedCents: 0 },
        { date: day('2024-03-07'), programme: null, participants: 10, chargedCents: 5_000 },
        { date: day('2024-07-01'), programme: tour, participants: 99, chargedCents: 99 },
      ],
      visitors: [
        { date: day('2024-03-05'), daypart: 'morning', count: 3 },
        { date: day('2024-03-05'), daypart: 'afternoon', count: 4 },
        { date: day('2024-02-29'), daypart: 'afternoon', count: 50 },
      ],
      sales: [{ date: day('2024-03-05'), cents: 300 }],
      entries: [
        { date: day('2024-03-05'), kind: 'contribution', cents: 1_250 },
        { date: day('2024-03-09'), kind: 'purchase', cents: 900 },
      ],
      repairs: [
        { reportedOn: day('2024-02-20'), doneOn: day('2024-03-02'), costCents: 1_500 },
        { reportedOn: day('2024-06-30'), doneOn: day('2024-07-02'), costCents: 7_777 },
      ],
    },
    span,
  )
  expect(figures).toMatchObject({
    tours: 2,
    participants: 24,
    withoutCount: 1,
    lettings: 1,
    visitors: { morning: 3, afternoon: 4, evening: 0, total: 7 },
    maintenance: { reported: 1, done: 1, costCents: 1_500 },
    income: { tours: 8_400, lettings: 5_000, till: 300, contribution: 1_250, admission: 0 },
    incomeCents: 14_950,
    expenses: { purchase: 900, maintenance: 1_500 },
    expenseCents: 2_400,
    balanceCents: 12_550,
    programmes: [{ id: 'a', name: 'Schooltijd', tours: 2, participants: 24, withoutCount: 1, cents: 8_400 }],
  })
})

test('months add up to the period, whatever happened', () => {
  const date = fc.integer({ min: -20, max: 150 }).map((days) => addDays(span.from, days))
  const cents = fc.integer({ min: 0, max: 50_000 })
  const rows: fc.Arbitrary<MuseumRows> = fc.record({
    bookings: fc.array(
      fc.record({
        date,
        programme: fc.constantFrom(null, tour, { id: 'b', name: 'Met koffie' }),
        participants: fc.option(fc.integer({ min: 0, max: 40 })),
        chargedCents: cents,
      }),
    ),
    visitors: fc.array(
      fc.record({ date, daypart: fc.constantFrom(...dayparts), count: fc.integer({ min: 0, max: 99 }) }),
    ),
    sales: fc.array(fc.record({ date, cents })),
    entries: fc.array(fc.record({ date, kind: fc.constantFrom(...museumEntryKinds), cents })),
    repairs: fc.array(fc.record({ reportedOn: date, doneOn: fc.option(date), costCents: fc.option(cents) })),
  })
  fc.assert(
    fc.property(rows, (all) => {
      const whole = museumFigures(all, span)
      const months = museumMonths(all, span)
      const add = (pick: (month: (typeof months)[number]) => number) => months.reduce((n, month) => n + pick(month), 0)
      expect({
        tours: add((m) => m.tours),
        participants: add((m) => m.participants),
        visitors: add((m) => m.visitors),
        income: add((m) => m.incomeCents),
        expenses: add((m) => m.expenseCents),
      }).toEqual({
        tours: whole.tours,
        participants: whole.participants,
        visitors: whole.visitors.total,
        income: whole.incomeCents,
        expenses: whole.expenseCents,
      })
      expect(whole.programmes.reduce((n, row) => n + row.tours, 0)).toBe(whole.tours)
    }),
    { numRuns: 60 },
  )
})

test('a month without anything is left out, and so is everything outside the period', () => {
  expect(museumMonths(nothing, span)).toEqual([])
  const outside = { ...nothing, entries: [{ date: day('2024-07-01'), kind: 'subsidy' as const, cents: 1 }] }
  expect(museumMonths(outside, span)).toEqual([])
})

test('a volunteer is new in the period of the first time ever', () => {
  const served = [
    { caretakerId: 'a', tours: 2, shifts: 0, first: day('2024-03-01') },
    { caretakerId: 'b', tours: 0, shifts: 3, first: day('2024-02-29') },
  ]
  expect(volunteerFigures(served, span.from)).toEqual({ all: 2, new: 1 })
})

test('days are open by the hours within the stretch; those that a closure takes are closed', () => {
  const centre = {
    openingHours: [{ weekday: 2 as Weekday, opens: '10:00' as ClockTime, closes: '17:00' as ClockTime }],
    staffedHours: [],
    closures: [{ from: day('2023-12-01'), to: day('2024-02-29'), reason: 'Winterstop' }],
    activeFrom: day('2023-12-01'),
    activeTo: day('2024-06-30'),
  }
  // Tuesdays: 13 in the winter of the stretch, 17 from March to June, none before or after.
  expect(openDays(centre, daysIn({ from: day('2023-11-01'), to: day('2024-08-31') }))).toEqual({ open: 17, closed: 13 })
})

test('a guide clashes with another tour at the same time, not with the next one', () => {
  const at = (bookingId: string, guideId: string | null, from: string, to: string) => ({
    bookingId,
    guideId,
    startsAt: `2024-06-04T${from}` as WallTime,
    endsAt: `2024-06-04T${to}` as WallTime,
  })
  expect(
    guideClashes([
      at('1', 'gerda', '10:00', '11:00'),
      at('2', 'gerda', '11:00', '12:00'),
      at('3', 'gerda', '11:30', '12:30'),
      at('4', 'piet', '10:00', '12:00'),
      at('5', null, '10:00', '11:00'),
      at('6', null, '10:00', '11:00'),
    ]),
  ).toEqual(new Set(['2', '3']))
})
