import { dayNumber, daysIn, minuteNumber } from '../time/civil'
import { periodSpan } from '../time/period'
import type { CivilDate, Period, WallTime } from '../time/types'
import { type CentreHours, dayHours, lengthOf, merge, type Stretch } from './hours'
import type { PriceLine } from './price-line'
import {
  addRequests,
  addRevenue,
  countRequest,
  countRevenue,
  dayPartsOf,
  emptyRequests,
  emptyRevenue,
  type People,
  peopleOf,
  type RequestFigures,
  type RevenueFigures,
  togetherOf,
} from './report-counts'
import { type BookingStatus, isCounted, type RenterCategory, renterCategories, type Usage } from './vocabulary'

/**
 * The figures of the quarterly overview (docs/reports.md). Pure, and one pass over the bookings: the store hands in slim
 * rows, nothing here makes a date object per row.
 */

export type ReportBooking = {
  id: string
  centreId: string
  /** Wall-clock minutes since 1970 (`minuteNumber`), the end exclusive. */
  start: number
  end: number
  category: RenterCategory
  usage: Usage
  status: BookingStatus
  participants: number | null
  chargedCents: number | null
  /** The tariff that was not charged. */
  waivedCents: number | null
  /** What was charged per line of its price; empty where there is only an amount. */
  lines: readonly Pick<PriceLine, 'kind' | 'cents'>[]
  title: string
  renterId: string | null
  /** The first counted booking that its renter ever had, at any centre. */
  first: boolean
  /** Came as a request or an option, whatever became of it. */
  asked: boolean
  theme: string | null
  goals: readonly string[]
  /** Elementary rooms taken, a composite as its parts; empty for a booking that does not hold its rooms. */
  roomIds: readonly string[]
}
export type ReportRoom = { id: string; countsForOccupancy: boolean; archived: boolean }
export type ReportCentre = CentreHours & { id: string; rooms: readonly ReportRoom[] }
/** The days of a period, from the first minute up to the end; after minute `asOf` bookings are only planned. */
export type ReportPeriod = {
  from: CivilDate
  to: CivilDate
  days: readonly CivilDate[]
  start: number
  end: number
  asOf: number
}

/** A period in the days and minutes that figures are counted in, as it stood at `asOf`. */
export function reportPeriod(period: Period, asOf: WallTime): ReportPeriod {
  const span = periodSpan(period)
  return {
    ...span,
    days: daysIn(span),
    start: dayNumber(span.from) * 1440,
    end: (dayNumber(span.to) + 1) * 1440,
    asOf: minuteNumber(asOf),
  }
}

export type Volume = { activities: number; minutes: number; participants: number }
export type Use = Volume & { roomMinutes: number; withoutCount: number; dayparts: number }
export type Breakdown = Record<string, Volume>
export type Figures = {
  internal: Use
  external: Use
  total: Use
  cancelled: number
  noShow: number
  planned: number
  byCategory: Breakdown
  byTheme: Breakdown
  byGoal: Breakdown
  byDaypart: Breakdown
  byWeekday: Breakdown
  openMinutes: number
  usedMinutes: number
  occupancyPct: number | null
  revenueCents: RevenueFigures
  waivedCents: number
  uniqueRenters: number
  uniqueGroups: number
  firstTimeRenters: number
  requests: RequestFigures
}

/** Key for bookings without a theme or without a goal. */
export const NONE = 'none'
export const dayparts = ['morning', 'afternoon', 'evening'] as const
export type Daypart = (typeof dayparts)[number]

/** By start time in minutes since midnight: before 12:00, 12:00-17:59, from 18:00. */
export const daypartOf = (minute: number): Daypart =>
  minute < 720 ? 'morning' : minute < 1080 ? 'afternoon' : 'evening'

/** What a booking is to the report of the period that it starts in; null when it plays no part in it. */
export function roleOf(
  booking: Pick<ReportBooking, 'status' | 'start'>,
  { asOf }: Pick<ReportPeriod, 'asOf'>,
): 'counted' | 'planned' | 'cancelled' | 'noShow' | null {
  if (isCounted(booking.status)) return booking.start <= asOf ? 'counted' : 'planned'
  if (booking.status === 'cancelled') return 'cancelled'
  return booking.status === 'no_show' ? 'noShow' : null
}

/** True when the booking starts on a day of the period: then it belongs to it wholly. */
export const startsIn = (booking: Pick<ReportBooking, 'start'>, period: Pick<ReportPeriod, 'start' | 'end'>): boolean =>
  booking.start >= period.start && booking.start < period.end

/** Under which keys of each breakdown a counted booking falls; only a booking with several goals has more than one. */
export const keysOf = {
  byCategory: (b: ReportBooking): readonly string[] => [b.category],
  byTheme: (b: ReportBooking): readonly string[] => [b.theme ?? NONE],
  byGoal: (b: ReportBooking): readonly string[] => (b.goals.length === 0 ? [NONE] : b.goals),
  byDaypart: (b: ReportBooking): readonly string[] => [daypartOf(b.start % 1440)],
  byWeekday: (b: ReportBooking): readonly string[] => [String(weekdayOfDay(Math.floor(b.start / 1440)))],
}
export type BreakdownName = keyof typeof keysOf
export const breakdownNames = Object.keys(keysOf) as BreakdownName[]

const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** 100 x used / open with one decimal, half away from zero; null when nothing was open. Whole minutes, never negative. */
export const occupancyPct = (usedMinutes: number, openMinutes: number): number | null =>
  openMinutes === 0 ? null : Math.floor((2000 * usedMinutes + openMinutes) / (2 * openMinutes)) / 10

/**
 * The figures of one centre.
 *
 * @param bookings those of the centre that start in the period, and those of before that run into it (for `usedMinutes`)
 * @param people who stands behind them, when that is already known
 */
export function figuresOf(
  centre: ReportCentre,
  bookings: readonly ReportBooking[],
  period: ReportPeriod,
  people: People = peopleBehind(bookings, period),
): Figures {
  const uses = { internal: emptyUse(), external: emptyUse() }
  const tallies = Object.fromEntries(breakdownNames.map((name) => [name, new Map<string, Volume>()])) as Record<
    BreakdownName,
    Map<string, Volume>
  >
  const numbers = { cancelled: 0, noShow: 0, planned: 0 }
  const revenue = emptyRevenue()
  const requests = emptyRequests()
  let waived = 0
  for (const booking of bookings) {
    if (!startsIn(booking, period)) continue
    countRequest(requests, booking)
    const role = roleOf(booking, period)
    if (role === null) continue
    if (role !== 'counted') {
      numbers[role] += 1
      continue
    }
    const minutes = booking.end - booking.start
    const participants = booking.participants ?? 0
    const use = uses[booking.usage]
    add(use, minutes, participants)
    use.roomMinutes += minutes * booking.roomIds.length
    use.dayparts += dayPartsOf(booking)
    if (booking.participants === null) use.withoutCount += 1
    countRevenue(revenue, booking)
    waived += booking.waivedCents ?? 0
    for (const name of breakdownNames)
      for (const key of keysOf[name](booking)) add(volumeAt(tallies[name], key), minutes, participants)
  }
  const { openMinutes, usedMinutes } = minutesOf(occupancyOfPeriod(centre, bookings, period))
  return {
    ...uses,
    total: addUse(uses.internal, uses.external),
    ...numbers,
    ...ordered(tallies),
    openMinutes,
    usedMinutes,
    occupancyPct: occupancyPct(usedMinutes, openMinutes),
    revenueCents: revenue,
    waivedCents: waived,
    uniqueRenters: people.renters.size,
    uniqueGroups: people.groups.size,
    firstTimeRenters: people.firstTime,
    requests,
  }
}

/** True when the booking is one of those that the figures of the period are made of. */
export const countsIn = (booking: Pick<ReportBooking, 'start' | 'status'>, period: ReportPeriod): boolean =>
  startsIn(booking, period) && roleOf(booking, period) === 'counted'

/** Who stands behind the counted bookings of the period. */
export const peopleBehind = (bookings: readonly ReportBooking[], period: ReportPeriod): People =>
  peopleOf(bookings.filter((booking) => countsIn(booking, period)))

/**
 * The same figures of several centres together; the percentage from the summed minutes, and who comes at two centres is one
 * renter: that is why who stands behind each of them is asked.
 */
export function sumFigures(all: readonly Figures[], people: readonly People[]): Figures {
  const sum = (of: (f: Figures) => number) => all.reduce((n, f) => n + of(f), 0)
  const use = (of: 'internal' | 'external' | 'total') => all.reduce((u, f) => addUse(u, f[of]), emptyUse())
  const tallies = Object.fromEntries(
    breakdownNames.map((name) => {
      const tally = new Map<string, Volume>()
      for (const figures of all)
        for (const [key, { activities, minutes, participants }] of Object.entries(figures[name])) {
          const volume = volumeAt(tally, key)
          volume.activities += activities
          volume.minutes += minutes
          volume.participants += participants
        }
      return [name, tally]
    }),
  ) as Record<BreakdownName, Map<string, Volume>>
  const openMinutes = sum((f) => f.openMinutes)
  const usedMinutes = sum((f) => f.usedMinutes)
  const together = togetherOf(people)
  return {
    internal: use('internal'),
    external: use('external'),
    total: use('total'),
    cancelled: sum((f) => f.cancelled),
    noShow: sum((f) => f.noShow),
    planned: sum((f) => f.planned),
    ...ordered(tallies),
    openMinutes,
    usedMinutes,
    occupancyPct: occupancyPct(usedMinutes, openMinutes),
    revenueCents: all.reduce((r, f) => addRevenue(r, f.revenueCents), emptyRevenue()),
    waivedCents: sum((f) => f.waivedCents),
    uniqueRenters: together.renters.size,
    uniqueGroups: together.groups.size,
    firstTimeRenters: together.firstTime,
    requests: all.reduce((r, f) => addRequests(r, f.requests), emptyRequests()),
  }
}

const emptyUse = (): Use => ({
  activities: 0,
  minutes: 0,
  roomMinutes: 0,
  participants: 0,
  withoutCount: 0,
  dayparts: 0,
})

const addUse = (a: Use, b: Use): Use => ({
  activities: a.activities + b.activities,
  minutes: a.minutes + b.minutes,
  roomMinutes: a.roomMinutes + b.roomMinutes,
  participants: a.participants + b.participants,
  withoutCount: a.withoutCount + b.withoutCount,
  dayparts: a.dayparts + b.dayparts,
})

function add(volume: Volume, minutes: number, participants: number): void {
  volume.activities += 1
  volume.minutes += minutes
  volume.participants += participants
}

function volumeAt(tally: Map<string, Volume>, key: string): Volume {
  const known = tally.get(key)
  if (known) return known
  const fresh: Volume = { activities: 0, minutes: 0, participants: 0 }
  tally.set(key, fresh)
  return fresh
}

const collator = new Intl.Collator('nl', { numeric: true })
const fixedOrder: Partial<Record<BreakdownName, readonly string[]>> = {
  byCategory: renterCategories,
  byDaypart: dayparts,
}

/** Keys in a steady order, so that the same figures give the same file: closed lists as they are, names by alphabet. */
function ordered(tallies: Record<BreakdownName, Map<string, Volume>>): Record<BreakdownName, Breakdown> {
  const rank = (name: BreakdownName, key: string) => fixedOrder[name]?.indexOf(key) ?? (key === NONE ? 1 : 0)
  const sorted = (name: BreakdownName) =>
    [...tallies[name]].sort(([a], [b]) => rank(name, a) - rank(name, b) || collator.compare(a, b))
  return Object.fromEntries(breakdownNames.map((name) => [name, Object.fromEntries(sorted(name))])) as Record<
    BreakdownName,
    Breakdown
  >
}

/**
 * Open time of a centre, and per room that counts the used part of it; in minutes since 1970, merged and in order. `roomIds`
 * are those rooms, in the order of `used`.
 */
export type PeriodOccupancy = {
  open: readonly Stretch[]
  used: readonly (readonly Stretch[])[]
  roomIds: readonly string[]
}

/**
 * Which open minutes were used. An archived room counts in a period in which a counted booking takes it: archiving must not
 * change the figures of the time in which the room was in use, nor leave an unused room in later figures.
 */
export function occupancyOfPeriod(
  centre: ReportCentre,
  bookings: readonly Pick<ReportBooking, 'start' | 'end' | 'status' | 'roomIds'>[],
  period: ReportPeriod,
): PeriodOccupancy {
  const byRoom = new Map<string, Stretch[]>()
  for (const booking of bookings) {
    if (booking.start >= period.end || booking.end <= period.start || roleOf(booking, period) !== 'counted') continue
    const stretch = { from: booking.start, to: booking.end }
    for (const id of booking.roomIds) {
      const known = byRoom.get(id)
      if (known) known.push(stretch)
      else byRoom.set(id, [stretch])
    }
  }
  return occupancyOfRooms(centre, byRoom, period)
}

/** The same from what counted bookings took of each room, in any order; a room that nothing took is not in it. */
export function occupancyOfRooms(
  centre: ReportCentre,
  byRoom: ReadonlyMap<string, readonly Stretch[]>,
  period: ReportPeriod,
): PeriodOccupancy {
  const open = period.days.flatMap((date) => {
    const midnight = dayNumber(date) * 1440
    return dayHours(centre, date).open.map(({ from, to }) => ({ from: midnight + from, to: midnight + to }))
  })
  const counting = centre.rooms.filter((room) => room.countsForOccupancy && (!room.archived || byRoom.has(room.id)))
  return {
    open,
    used: counting.map((room) => clip(merge(byRoom.get(room.id) ?? []), open)),
    roomIds: counting.map((room) => room.id),
  }
}

const minutesOf = ({ open, used }: Pick<PeriodOccupancy, 'open' | 'used'>) => ({
  openMinutes: lengthOf(open) * used.length,
  usedMinutes: used.reduce((sum, room) => sum + lengthOf(room), 0),
})

/** The parts of `stretches` that lie within `open`; both merged and in order, so one walk along the two does. */
function clip(stretches: readonly Stretch[], open: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = []
  let i = 0
  let j = 0
  for (;;) {
    const a = stretches[i]
    const b = open[j]
    if (!a || !b) return parts
    const from = Math.max(a.from, b.from)
    const to = Math.min(a.to, b.to)
    if (from < to) parts.push({ from, to })
    if (a.to <= b.to) i += 1
    else j += 1
  }
}

export type HeatCell = { weekday: number; hour: number; openMinutes: number; usedMinutes: number; pct: number | null }

/** Open and used minutes of the rooms that count, per weekday (1 to 7) and hour (0 to 23): always 168 cells. */
export function heatOf(occupancies: readonly PeriodOccupancy[]): HeatCell[] {
  const open = new Float64Array(168)
  const used = new Float64Array(168)
  for (const centre of occupancies) {
    for (const stretch of centre.open) spread(open, stretch, centre.used.length)
    for (const room of centre.used) for (const stretch of room) spread(used, stretch, 1)
  }
  return Array.from({ length: 168 }, (_, i) => {
    const openMinutes = open[i] ?? 0
    const usedMinutes = used[i] ?? 0
    return {
      weekday: Math.floor(i / 24) + 1,
      hour: i % 24,
      openMinutes,
      usedMinutes,
      pct: occupancyPct(usedMinutes, openMinutes),
    }
  })
}

function spread(cells: Float64Array, { from, to }: Stretch, times: number): void {
  for (let minute = from; minute < to; ) {
    const hour = Math.floor(minute / 60)
    const end = Math.min(to, (hour + 1) * 60)
    const cell = (weekdayOfDay(Math.floor(hour / 24)) - 1) * 24 + (hour % 24)
    cells[cell] = (cells[cell] ?? 0) + (end - minute) * times
    minute = end
  }
}
