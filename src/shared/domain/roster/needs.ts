import { at, dateOf, daysIn, minuteNumber, minutesOfClock, wallFromMinutes, weekdayOf } from '../../time/civil'
import type { CivilDate, ClockTime, DateSpan, WallSpan, Weekday } from '../../time/types'
import { unstaffed } from '../caretaker-cost'
import { type CentreHours, dayHours, isActive, type Stretch } from '../hours'
import { type BookingStatus, type Holds, holdsRoom, type Usage } from '../vocabulary'
import { joined, type Layer, sweep } from './sweep'

/**
 * When somebody must be at a centre, and how many (domain, sections 3 and 4): the desired coverage that was agreed, and
 * what bookings ask for by themselves. Always worked out anew from what stands: a booking that moves takes its need along,
 * one that is cancelled drops it (docs/adr/0023).
 */
export const needKinds = ['coverage', 'after_hours', 'crowd', 'alcohol'] as const
export type NeedKind = (typeof needKinds)[number]
/** Why somebody must be there; `bookingId` is null for what was agreed. */
export type NeedReason = { kind: NeedKind; bookingId: string | null }

/** The centre and the settings that needs follow from. */
export type NeedCentre = { id: string; hours: CentreHours; holds: Holds; crowdFrom: number | null }

/** Desired coverage as stored: from a day up to and including another. */
export type AgreedHours = {
  centreId: string
  weekday: Weekday
  opens: ClockTime
  closes: ClockTime
  people: number
  from: CivilDate
  to: CivilDate | null
}

export type NeedBooking = WallSpan & {
  id: string
  centreId: string
  setupMinutes: number
  clearupMinutes: number
  status: BookingStatus
  usage: Usage
  selfService: boolean
  alcohol: boolean
  expectedParticipants: number | null
}

/** So many people must be there in this time; `certificate`: at least one of them with a valid one of that kind. */
export type Need = WallSpan & {
  centreId: string
  people: number
  certificate: 'social_hygiene' | null
  reasons: NeedReason[]
}

/** Minutes since 1970 from the first day up to and including the last. */
export const minutesOf = ({ from, to }: DateSpan): Stretch => ({
  from: minuteNumber(`${from}T00:00`),
  to: minuteNumber(`${to}T00:00`) + 1440,
})

/** The same stretch in wall-clock time. */
export const spanOf = ({ from, to }: Stretch): WallSpan => ({
  startsAt: wallFromMinutes(from),
  endsAt: wallFromMinutes(to),
})

/** A booking with its set-up and clear-up: as long as somebody is in its rooms. */
export const withBuffers = (b: WallSpan & { setupMinutes: number; clearupMinutes: number }): Stretch => ({
  from: minuteNumber(b.startsAt) - b.setupMinutes,
  to: minuteNumber(b.endsAt) + b.clearupMinutes,
})

type Ask = NeedReason & { people: number }

/** What was agreed for a centre, on the days that it is open to people: not on a closure, nor outside its active period. */
export function coverageOf(
  centre: Pick<NeedCentre, 'id' | 'hours'>,
  coverage: readonly AgreedHours[],
  days: DateSpan,
): Layer<number>[] {
  const own = coverage.filter((row) => row.centreId === centre.id)
  if (own.length === 0) return []
  return daysIn(days).flatMap((day) => {
    if (!isActive(centre.hours, day) || dayHours(centre.hours, day).closedBecause !== null) return []
    const midnight = minuteNumber(at(day, '00:00' as ClockTime))
    return own
      .filter((row) => row.weekday === weekdayOf(day) && row.from <= day && (row.to === null || day <= row.to))
      .map(({ opens, closes, people }) => ({
        from: midnight + minutesOfClock(opens),
        to: midnight + minutesOfClock(closes),
        value: people,
      }))
  })
}

/**
 * The time in which a booking needs a caretaker who would not be there without it: outside staffed hours, with set-up and
 * clear-up, unless the renter runs it alone or it is the operator's own.
 */
export function afterHours(centre: Pick<NeedCentre, 'hours'>, booking: NeedBooking): Stretch[] {
  if (booking.selfService || booking.usage === 'internal') return []
  const { from, to } = withBuffers(booking)
  return unstaffed(centre.hours, booking.startsAt, from, to)
}

/** Whether a booking asks for a caretaker of its own: from a number of people that the centre sets. */
export const isCrowd = (centre: Pick<NeedCentre, 'crowdFrom'>, booking: Pick<NeedBooking, 'expectedParticipants'>) =>
  centre.crowdFrom !== null && (booking.expectedParticipants ?? 0) >= centre.crowdFrom

/** What one booking asks for, whether or not it holds its slot yet; empty for nearly all of them. */
export function asksOf(centre: Pick<NeedCentre, 'hours' | 'crowdFrom'>, booking: NeedBooking): Layer<NeedReason>[] {
  const reason = (kind: NeedKind): NeedReason => ({ kind, bookingId: booking.id })
  const layers: Layer<NeedReason>[] = afterHours(centre, booking).map((s) => ({ ...s, value: reason('after_hours') }))
  if (isCrowd(centre, booking)) layers.push({ ...withBuffers(booking), value: reason('crowd') })
  if (booking.alcohol)
    layers.push({
      from: minuteNumber(booking.startsAt),
      to: minuteNumber(booking.endsAt),
      value: reason('alcohol'),
    })
  return layers
}

/**
 * The needs of one centre on these days (both included), disjoint and in order. Somebody who is there for one reason is
 * there for the others as well, so coverage, a booking after hours and alcohol together ask for the most that one of them
 * asks; only a crowd asks for one more each. Of bookings those count that hold their slot.
 *
 * @param bookings all that touch the days; those of other centres are left out
 */
export function needsOf(
  centre: NeedCentre,
  coverage: readonly AgreedHours[],
  bookings: readonly NeedBooking[],
  days: DateSpan,
): Need[] {
  const bounds = minutesOf(days)
  const agreed = coverageOf(centre, coverage, days)
  const layers: Layer<Ask>[] = agreed.map(({ from, to, value }) => ({
    from,
    to,
    value: { kind: 'coverage', bookingId: null, people: value },
  }))
  for (const booking of bookings) {
    if (booking.centreId !== centre.id || !holdsRoom(booking.status, centre.holds)) continue
    for (const { from, to, value } of asksOf(centre, booking)) {
      layers.push({
        from: Math.max(from, bounds.from),
        to: Math.min(to, bounds.to),
        value: { ...value, people: 1 },
      })
    }
  }
  const stretches = sweep(layers).map(({ from, to, values }) => ({ from, to, ...together(values) }))
  return joined(stretches, sameNeed).map(({ from, to, ...need }) => ({
    centreId: centre.id,
    ...spanOf({ from, to }),
    ...need,
  }))
}

function together(asks: readonly Ask[]): Pick<Need, 'people' | 'certificate' | 'reasons'> {
  const base = Math.max(0, ...asks.map((ask) => (ask.kind === 'crowd' ? 0 : ask.people)))
  const crowds = asks.filter((ask) => ask.kind === 'crowd').length
  const agreed = asks.some((ask) => ask.kind === 'coverage')
  const reasons = asks
    .filter((ask) => ask.kind !== 'coverage')
    .map(({ kind, bookingId }): NeedReason => ({ kind, bookingId }))
  return {
    people: base + crowds,
    certificate: asks.some((ask) => ask.kind === 'alcohol') ? 'social_hygiene' : null,
    reasons: agreed ? [{ kind: 'coverage', bookingId: null }, ...reasons] : reasons,
  }
}

const sameReasons = (a: readonly NeedReason[], b: readonly NeedReason[]): boolean =>
  a.length === b.length && a.every((one, i) => one.kind === b[i]?.kind && one.bookingId === b[i]?.bookingId)

const sameNeed = (a: Pick<Need, 'people' | 'reasons'>, b: Pick<Need, 'people' | 'reasons'>) =>
  a.people === b.people && sameReasons(a.reasons, b.reasons)

/** Days of a booking with its set-up and clear-up: for which its needs are worked out. */
export const daysOf = (booking: NeedBooking): DateSpan => {
  const { startsAt, endsAt } = spanOf(withBuffers(booking))
  return { from: dateOf(startsAt), to: dateOf(endsAt) }
}
