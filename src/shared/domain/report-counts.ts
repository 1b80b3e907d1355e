import { type PriceLine, type PriceLineKind, priceLineKinds } from './price-line'
import type { BookingStatus } from './vocabulary'

/** Figures of the overview beside the volumes (docs/reports.md): parts of the day, revenue by kind, who came, what was asked for. */

/** What these figures ask of a booking; times in minutes since 1970, the end exclusive. */
type Timed = { start: number; end: number }
type Charged = { chargedCents: number | null; lines: readonly Pick<PriceLine, 'kind' | 'cents'>[] }
type Asked = { asked: boolean; status: BookingStatus }
type Named = { renterId: string | null; title: string }

const EVENING = 1080
/** The night belongs to the evening before: a party until one o'clock takes one evening. */
const MORNING = 360
/** The parts of a day that begins at six: until 12:00, until 18:00, and the evening with the night, in minutes since six. */
const ends = [720 - MORNING, EVENING - MORNING, 1440] as const
/** Who is there for no longer than this has not taken the part of the day; in minutes. */
const SHORT_TOUCH = 30

/**
 * How many parts of the day a booking takes: those of which it takes more than half an hour, and one at least. Setup and
 * clear-up don't count, and several rooms count once, as with its minutes.
 */
export function dayPartsOf({ start, end }: Timed): number {
  let count = 0
  const first = Math.floor((start - MORNING) / 1440)
  const last = Math.floor((end - 1 - MORNING) / 1440)
  for (let day = first; day <= last; day++) {
    const six = day * 1440 + MORNING
    let from = six
    for (const minutes of ends) {
      const to = six + minutes
      if (Math.min(end, to) - Math.max(start, from) > SHORT_TOUCH) count += 1
      from = to
    }
  }
  return Math.max(1, count)
}

/** What was charged, in cents: per kind of price line, and `other` what was charged without lines (imported, typed). */
export const revenueKinds = [...priceLineKinds, 'other'] as const
export type RevenueKind = PriceLineKind | 'other'
export type RevenueFigures = Record<RevenueKind, number> & { total: number }

/** Nothing was charged. */
export const emptyRevenue = (): RevenueFigures => ({
  total: 0,
  rent: 0,
  caretaker: 0,
  facility: 0,
  refreshment: 0,
  discount: 0,
  other: 0,
})

/** What a booking brings in of each kind; the kinds add up to what was charged. */
export function revenueOf({ chargedCents, lines }: Charged): RevenueFigures {
  const revenue = emptyRevenue()
  countRevenue(revenue, { chargedCents, lines })
  return revenue
}

/** Adds a booking to the sum. */
export function countRevenue(sum: RevenueFigures, { chargedCents, lines }: Charged): void {
  let rest = chargedCents ?? 0
  sum.total += rest
  if (chargedCents === null) return
  for (const { kind, cents } of lines) {
    sum[kind] += cents
    rest -= cents
  }
  sum.other += rest
}

/** The revenue of two together, kind by kind, in cents. */
export function addRevenue(a: RevenueFigures, b: RevenueFigures): RevenueFigures {
  const sum = emptyRevenue()
  for (const kind of ['total', ...revenueKinds] as const) sum[kind] = a[kind] + b[kind]
  return sum
}

/**
 * What was asked for, by the day for which it was asked: `received` everything that came as a request or an option, `open` what
 * still is one, and what was refused, expired, or made way for another.
 */
export const requestKinds = ['received', 'open', 'declined', 'expired', 'displaced'] as const
export type RequestKind = (typeof requestKinds)[number]
export type RequestFigures = Record<RequestKind, number>

/** Nothing was asked for. */
export const emptyRequests = (): RequestFigures => ({ received: 0, open: 0, declined: 0, expired: 0, displaced: 0 })

/** Whether a booking is one of that kind; a displaced one need never have been a request. */
export function isRequest(kind: RequestKind, { asked, status }: Asked): boolean {
  if (kind === 'received') return asked
  return kind === 'open' ? status === 'request' || status === 'option' : status === kind
}

/** Adds a booking to the counts. */
export function countRequest(counts: RequestFigures, booking: Asked): void {
  for (const kind of requestKinds) if (isRequest(kind, booking)) counts[kind] += 1
}

/** The requests of two together, kind by kind. */
export const addRequests = (a: RequestFigures, b: RequestFigures): RequestFigures => ({
  received: a.received + b.received,
  open: a.open + b.open,
  declined: a.declined + b.declined,
  expired: a.expired + b.expired,
  displaced: a.displaced + b.displaced,
})

/** Who stands behind counted bookings: different renters, different groups, and renters of whom it is the first time. */
export type People = { renters: ReadonlySet<string>; groups: ReadonlySet<string>; firstTime: number }

/**
 * A group is a renter with what it comes for: the koor and the toneelclub of one association are two. Own use has no renter,
 * there the name of the activity is the group. Capitals and spaces around make no other group.
 */
export const groupOf = ({ renterId, title }: Named): string => `${renterId ?? ''} ${title.trim().toLowerCase()}`

/** Who stands behind these bookings, all of them counted. */
export function peopleOf(counted: readonly (Named & { first: boolean })[]): People {
  const renters = new Set<string>()
  const groups = new Set<string>()
  let firstTime = 0
  for (const booking of counted) {
    if (booking.renterId !== null) renters.add(booking.renterId)
    groups.add(groupOf(booking))
    if (booking.first) firstTime += 1
  }
  return { renters, groups, firstTime }
}

/** The same of several centres: who comes at two of them is one. A first time is at one centre only. */
export function togetherOf(all: readonly People[]): People {
  const renters = new Set<string>()
  const groups = new Set<string>()
  for (const people of all) {
    for (const id of people.renters) renters.add(id)
    for (const group of people.groups) groups.add(group)
  }
  return { renters, groups, firstTime: all.reduce((n, { firstTime }) => n + firstTime, 0) }
}
