import type { Finding } from '../booking-rules'
import { unstaffed, without } from '../caretaker-cost'
import { intersect, merge, type Stretch } from '../hours'
import { holdsRoom } from '../vocabulary'
import { gapsOf, type Presence } from './gaps'
import {
  type AgreedHours,
  afterHours,
  asksOf,
  coverageOf,
  daysOf,
  type NeedBooking,
  type NeedCentre,
  needsOf,
  withBuffers,
} from './needs'

/** Whether there is a caretaker for a booking, and whether somebody is there anyway (docs/adr/0023). */
export type RosterAround = {
  coverage: readonly AgreedHours[]
  /** Others that touch its time; the booking itself is left out. */
  bookings: readonly NeedBooking[]
  presences: readonly Presence[]
}

const unstaffedTime = (centre: Pick<NeedCentre, 'hours'>, booking: NeedBooking): Stretch[] => {
  const { from, to } = withBuffers(booking)
  return unstaffed(centre.hours, booking.startsAt, from, to)
}

const timeOf = (stretches: readonly Stretch[]): Stretch[] => merge(stretches.map(({ from, to }) => ({ from, to })))

const hereOf = (centre: Pick<NeedCentre, 'id'>, presences: readonly Presence[]): Stretch[] =>
  timeOf(presences.filter((presence) => presence.centreId === centre.id))

/** Whether it makes a difference for a booking who is on the roster: for nearly none of them. */
export const dependsOnRoster = (centre: Pick<NeedCentre, 'hours' | 'crowdFrom'>, booking: NeedBooking): boolean =>
  asksOf(centre, booking).length > 0 || (!booking.selfService && unstaffedTime(centre, booking).length > 0)

/**
 * Adds to the findings of a booking what the roster says: nobody found yet for what it asks, or somebody is there after
 * staffed hours. @param required the centre wants a caretaker before it is definite: then a confirmed one is refused
 */
export function withRoster(
  findings: readonly Finding[],
  centre: NeedCentre,
  booking: NeedBooking,
  around: RosterAround,
  required: boolean,
): Finding[] {
  const late = unstaffedTime(centre, booking)
  const there = late.length > 0 && without(late, hereOf(centre, around.presences)).length === 0
  const told = findings.map(
    (finding): Finding =>
      there && finding.code === 'after_staffed_hours'
        ? { ...finding, severity: 'info', data: { ...finding.data, there } }
        : finding,
  )
  const others = around.bookings.filter((other) => other.id !== booking.id)
  const asking: NeedBooking = { ...booking, status: 'confirmed' }
  const needs = needsOf(centre, around.coverage, [...others, asking], daysOf(booking))
  const gaps = gapsOf(centre, needs, around.presences, []).filter((gap) =>
    gap.reasons.some((reason) => reason.bookingId === booking.id),
  )
  const [first] = gaps
  if (!first) return told
  const refuses = required && booking.status === 'confirmed'
  return [
    ...told,
    {
      code: 'caretaker_missing',
      severity: refuses ? 'error' : 'warning',
      data: {
        gaps: gaps.map(({ startsAt, endsAt, present, missing, certificate }) => ({
          startsAt,
          endsAt,
          present,
          missing,
          certificate,
        })),
        required,
      },
    },
  ]
}

/**
 * Time in which somebody is there for another reason than this booking, so that its renter pays nothing for it: a
 * caretaker is on the roster, and desired coverage or a booking that pays for no caretaker asks for one then. What others
 * pay for is shared elsewhere (shared/domain/caretaker-cost), and a shift that only this booking asks for is charged.
 *
 * @param without bookings that are being priced: none of them is a reason for another
 */
export function thereAnyway(
  centre: NeedCentre,
  booking: NeedBooking,
  around: RosterAround,
  without: ReadonlySet<string>,
): Stretch[] {
  const here = hereOf(centre, around.presences)
  if (here.length === 0) return []
  const agreed = coverageOf(centre, around.coverage, daysOf(booking))
  const asked = around.bookings
    .filter((other) => !without.has(other.id) && other.centreId === centre.id && holdsRoom(other.status, centre.holds))
    .filter((other) => afterHours(centre, other).length === 0)
    .flatMap((other) => asksOf(centre, other))
  return intersect(here, timeOf([...agreed, ...asked]))
}
