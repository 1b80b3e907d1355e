import { startOfMonth } from '../time/civil'
import type { CivilDate, WallSpan } from '../time/types'
import { type CentreHours, dayHours } from './hours'
import { type Daypart, dayparts } from './report'

/** A museum: tours with guides, and its own report over a period (domain, section 5; docs/reports.md). Money in whole cents. */
export const programmeKinds = ['tour', 'arrangement'] as const
export type ProgrammeKind = (typeof programmeKinds)[number]

/** What is entered by hand: money of visitors and of others, and what is spent. */
export const incomeKinds = ['contribution', 'admission', 'subsidy', 'other_income'] as const
export const expenseKinds = ['purchase', 'housing', 'volunteers', 'publicity', 'other_expense'] as const
export const museumEntryKinds = [...incomeKinds, ...expenseKinds] as const
export type MuseumEntryKind = (typeof museumEntryKinds)[number]

/** Lines of the account: those of bookings, the till and repairs are worked out, the others are entered. */
export const incomeLines = ['tours', 'lettings', 'till', ...incomeKinds] as const
export const expenseLines = [...expenseKinds, 'maintenance'] as const
export type IncomeLine = (typeof incomeLines)[number]
export type ExpenseLine = (typeof expenseLines)[number]

/** What happened at the museum on the days of a period, as it is known. */
export type MuseumRows = {
  /** Counted bookings; those of a programme name it. */
  bookings: readonly {
    date: CivilDate
    programme: { id: string; name: string } | null
    participants: number | null
    chargedCents: number
  }[]
  visitors: readonly { date: CivilDate; daypart: Daypart; count: number }[]
  /** What was sold at the till. */
  sales: readonly { date: CivilDate; cents: number }[]
  entries: readonly { date: CivilDate; kind: MuseumEntryKind; cents: number }[]
  repairs: readonly { reportedOn: CivilDate; doneOn: CivilDate | null; costCents: number | null }[]
}

export type MuseumMonth = {
  month: CivilDate
  tours: number
  participants: number
  visitors: number
  incomeCents: number
  expenseCents: number
}
export type MuseumFigures = {
  tours: number
  participants: number
  /** Tours of which nobody filled in how many came: they count as none in `participants`. */
  withoutCount: number
  lettings: number
  programmes: { id: string; name: string; tours: number; participants: number; withoutCount: number; cents: number }[]
  visitors: Record<Daypart, number> & { total: number }
  maintenance: { reported: number; done: number; costCents: number }
  income: Record<IncomeLine, number>
  incomeCents: number
  expenses: Record<ExpenseLine, number>
  expenseCents: number
  /** Income less expenses. */
  balanceCents: number
}

type Span = { from: CivilDate; to: CivilDate }
const within = ({ from, to }: Span) => {
  return (date: CivilDate | null): boolean => date !== null && date >= from && date <= to
}
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0)

/** The figures of the days from `from` to `to`, both included. Rows of other days are left out. */
export function museumFigures(rows: MuseumRows, span: Span): MuseumFigures {
  const inside = within(span)
  const bookings = rows.bookings.filter(({ date }) => inside(date))
  const tours = bookings.filter(({ programme }) => programme !== null)
  const lettings = bookings.filter(({ programme }) => programme === null)
  const visitors = rows.visitors.filter(({ date }) => inside(date))
  const entries = rows.entries.filter(({ date }) => inside(date))
  const done = rows.repairs.filter(({ doneOn }) => inside(doneOn))
  const entered = (kind: MuseumEntryKind) =>
    sum(
      entries.filter((entry) => entry.kind === kind),
      ({ cents }) => cents,
    )
  const costCents = sum(done, (repair) => repair.costCents ?? 0)
  const income = {
    tours: sum(tours, ({ chargedCents }) => chargedCents),
    lettings: sum(lettings, ({ chargedCents }) => chargedCents),
    till: sum(
      rows.sales.filter(({ date }) => inside(date)),
      ({ cents }) => cents,
    ),
    contribution: entered('contribution'),
    admission: entered('admission'),
    subsidy: entered('subsidy'),
    other_income: entered('other_income'),
  }
  const expenses = {
    purchase: entered('purchase'),
    housing: entered('housing'),
    volunteers: entered('volunteers'),
    publicity: entered('publicity'),
    other_expense: entered('other_expense'),
    maintenance: costCents,
  }
  const incomeCents = sum(incomeLines, (line) => income[line])
  const expenseCents = sum(expenseLines, (line) => expenses[line])
  const [morning, afternoon, evening] = dayparts.map((daypart) =>
    sum(
      visitors.filter((row) => row.daypart === daypart),
      ({ count }) => count,
    ),
  )
  return {
    tours: tours.length,
    participants: sum(tours, ({ participants }) => participants ?? 0),
    withoutCount: tours.filter(({ participants }) => participants === null).length,
    lettings: lettings.length,
    programmes: byProgramme(tours),
    visitors: {
      morning: morning ?? 0,
      afternoon: afternoon ?? 0,
      evening: evening ?? 0,
      total: sum(visitors, ({ count }) => count),
    },
    maintenance: {
      reported: rows.repairs.filter(({ reportedOn }) => inside(reportedOn)).length,
      done: done.length,
      costCents,
    },
    income,
    incomeCents,
    expenses,
    expenseCents,
    balanceCents: incomeCents - expenseCents,
  }
}

/** Most tours first; the same number by name. */
function byProgramme(tours: MuseumRows['bookings']): MuseumFigures['programmes'] {
  const found = new Map<string, MuseumFigures['programmes'][number]>()
  for (const { programme, participants, chargedCents } of tours) {
    if (programme === null) continue
    const row = found.get(programme.id) ?? { ...programme, tours: 0, participants: 0, withoutCount: 0, cents: 0 }
    row.tours += 1
    row.participants += participants ?? 0
    row.withoutCount += participants === null ? 1 : 0
    row.cents += chargedCents
    found.set(programme.id, row)
  }
  return [...found.values()].sort((a, b) => b.tours - a.tours || a.name.localeCompare(b.name, 'nl'))
}

/** The same per calendar month in which the museum had something; a month that the period cuts counts for its part. */
export function museumMonths(rows: MuseumRows, span: Span): MuseumMonth[] {
  const inside = within(span)
  const dates = [
    ...rows.bookings.map(({ date }) => date),
    ...rows.visitors.map(({ date }) => date),
    ...rows.sales.map(({ date }) => date),
    ...rows.entries.map(({ date }) => date),
    ...rows.repairs.flatMap(({ doneOn }) => doneOn ?? []),
  ]
  const months = [...new Set(dates.filter(inside).map(startOfMonth))].sort()
  return months.map((month) => {
    const own = (date: CivilDate | null) => inside(date) && date !== null && startOfMonth(date) === month
    const figures = museumFigures(
      {
        bookings: rows.bookings.filter(({ date }) => own(date)),
        visitors: rows.visitors.filter(({ date }) => own(date)),
        sales: rows.sales.filter(({ date }) => own(date)),
        entries: rows.entries.filter(({ date }) => own(date)),
        repairs: rows.repairs.filter(({ doneOn }) => own(doneOn)),
      },
      span,
    )
    const { tours, participants, incomeCents, expenseCents } = figures
    return { month, tours, participants, visitors: figures.visitors.total, incomeCents, expenseCents }
  })
}

/** A volunteer who guided or worked a shift at the museum in the period, and their first time ever, at whichever centre. */
export type Served = { caretakerId: string; tours: number; shifts: number; first: CivilDate }

/** All volunteers of a period, and the new ones: those whose first time ever falls in it. */
export const volunteerFigures = (served: readonly Served[], from: CivilDate): { all: number; new: number } => ({
  all: served.length,
  new: served.filter(({ first }) => first >= from).length,
})

/** Days of the period on which the museum was open, and on which it was closed although it is open on that weekday. */
export function openDays(centre: CentreHours, days: readonly CivilDate[]): { open: number; closed: number } {
  let open = 0
  let closed = 0
  for (const day of days) {
    const { open: stretches, closedBecause } = dayHours(centre, day)
    if (stretches.length > 0) open += 1
    else if (closedBecause !== null && dayHours({ ...centre, closures: [] }, day).open.length > 0) closed += 1
  }
  return { open, closed }
}

type Guided = WallSpan & { bookingId: string; guideId: string | null }
/** Ids of tours whose guide has another one at the same time. Tours that follow on each other don't clash. */
export function guideClashes(tours: readonly Guided[]): Set<string> {
  const clashes = new Set<string>()
  for (const [i, one] of tours.entries())
    for (const other of tours.slice(i + 1))
      if (
        one.guideId !== null &&
        one.guideId === other.guideId &&
        one.startsAt < other.endsAt &&
        other.startsAt < one.endsAt
      ) {
        clashes.add(one.bookingId)
        clashes.add(other.bookingId)
      }
  return clashes
}
