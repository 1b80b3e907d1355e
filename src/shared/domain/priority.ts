import { addDays, dateOf } from '../time/civil'
import type { CivilDate, WallTime } from '../time/types'
import type { Finding } from './booking-rules'
import { type BookingStatus, type RenterCategory, renterCategories } from './vocabulary'

/** Who goes first where rooms are scarce (domain, sections 2 and 3). */

/** 0 for who goes first of all. */
const rankOf = (category: RenterCategory): number => renterCategories.indexOf(category)

/** True when a renter of the first category goes before one of the second. */
export const goesBefore = (a: RenterCategory, b: RenterCategory): boolean => rankOf(a) < rankOf(b)

type Waiting = { category: RenterCategory; createdAt: string }
/** Order of a waiting list: by priority, and who asked first goes first among equals. */
export const inTurn = (a: Waiting, b: Waiting): number =>
  rankOf(a.category) - rankOf(b.category) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)

type Standing = { category: RenterCategory; status: BookingStatus; startsAt: WallTime }

/** The last day on which a booking of primary care may make way: `displaceDays` before the day of the booking. */
export const displaceableUntil = (startsAt: WallTime, displaceDays: number): CivilDate =>
  addDays(dateOf(startsAt), -displaceDays)

/**
 * Whether a booking makes way for another: only primary care, only for a residents' initiative, and only until the
 * centre's number of days before it. Nobody else is displaced, whatever the priority.
 *
 * @param now wall-clock time; the last day counts whole
 */
export const mayDisplace = (
  by: { category: RenterCategory },
  other: Standing,
  displaceDays: number,
  now: WallTime,
): boolean =>
  by.category === 'residents' &&
  other.category === 'primary_care' &&
  (other.status === 'option' || other.status === 'confirmed') &&
  other.startsAt > now &&
  dateOf(now) <= displaceableUntil(other.startsAt, displaceDays)

type Named = { id: string; title: string }
type Candidate = {
  category: RenterCategory
  status: BookingStatus
  startsAt: WallTime
  priorityReason: string | null
}

/**
 * What priority has to say about a booking.
 *
 * @param inTheWay bookings that hold the slot; those that may make way are named
 * @param waiting requests of others for the same slot; a commercial booking needs a reason to go before them
 */
export function priorityFindings(
  candidate: Candidate,
  around: {
    inTheWay: readonly (Named & Standing)[]
    waiting: readonly (Named & { category: RenterCategory })[]
    displaceDays: number
    now: WallTime
  },
): Finding[] {
  const { inTheWay, waiting, displaceDays, now } = around
  const findings = inTheWay
    .filter((other) => mayDisplace(candidate, other, displaceDays, now))
    .map(
      ({ id, title, startsAt }): Finding => ({
        code: 'may_displace',
        severity: 'info',
        data: { bookingId: id, title, until: displaceableUntil(startsAt, displaceDays) },
      }),
    )
  const first = asksWhy(candidate, now) ? waiting.filter((other) => goesBefore(other.category, candidate.category)) : []
  if (first.length > 0)
    findings.push({
      code: 'others_wait',
      severity: candidate.priorityReason === null ? 'error' : 'info',
      data: {
        waiting: first.map(({ id, title, category }) => ({ bookingId: id, title, category })),
        reason: candidate.priorityReason,
      },
    })
  return findings
}

/** True for a commercial booking that is to be given its slot: an option or a confirmed booking that has yet to begin. */
export const asksWhy = (candidate: Pick<Candidate, 'category' | 'status' | 'startsAt'>, now: WallTime): boolean =>
  candidate.category === 'commercial' &&
  (candidate.status === 'option' || candidate.status === 'confirmed') &&
  candidate.startsAt > now
