import { dateOf, dayNumber, minuteNumber, wallFromMinutes } from '../../time/civil'
import type { CivilDate, DateSpan, WallSpan } from '../../time/types'
import { without } from '../caretaker-cost'
import { dayHours, intersect, merge, type Stretch } from '../hours'
import { type Holds, holdsRoom } from '../vocabulary'
import { minutesOf, type Need, type NeedBooking, type NeedCentre, type NeedReason, spanOf, withBuffers } from './needs'
import { joined, type Layer, sweep } from './sweep'
import type { CertificateKind } from './vocabulary'

/** Who is there, where somebody is missing, and whether there is BHV in the building. Pure; times are wall-clock. */
export type GapShift = WallSpan & {
  id: string
  centreId: string
  caretakerId: string | null
  workedFrom: WallSpan['startsAt'] | null
  workedTo: WallSpan['endsAt'] | null
}
export type GapCaretaker = {
  id: string
  certificates: readonly { kind: CertificateKind; issuedOn: CivilDate; expiresOn: CivilDate | null }[]
}
export type GapAbsence = WallSpan & { caretakerId: string }

/** Somebody at a centre; never over midnight, so that a certificate holds in all of it or in none. */
export type Presence = Stretch & { centreId: string; shiftId: string; caretakerId: string; has: CertificateKind[] }

/** Where fewer people are than needed, or nobody has the certificate that is asked for. */
export type Gap = WallSpan & {
  centreId: string
  /** How many must be there, are there, and are missing; none is missing where only a certificate is. */
  people: number
  present: number
  missing: number
  certificate: 'social_hygiene' | null
  reasons: NeedReason[]
  /** Bookings that go on in it, with set-up and clear-up, in order of start: what the gap touches. */
  bookingIds: string[]
}

/** Time at an open centre with bookings: whether somebody with a valid BHV is in the building. */
export type BhvStretch = WallSpan & { centreId: string; ok: boolean }

/** A certificate holds from its day of issue up to and including the day on which it expires. */
export const certifiedOn = (caretaker: GapCaretaker, kind: CertificateKind, day: CivilDate): boolean =>
  caretaker.certificates.some(
    (c) => c.kind === kind && c.issuedOn <= day && (c.expiresOn === null || day <= c.expiresOn),
  )

/**
 * When who is there: shifts with a caretaker, as worked where that was put right, without the time in which he or she is
 * absent.
 */
export function presencesOf(
  shifts: readonly GapShift[],
  caretakers: readonly GapCaretaker[],
  absences: readonly GapAbsence[] = [],
): Presence[] {
  const people = new Map(caretakers.map((caretaker) => [caretaker.id, caretaker]))
  const away = new Map<string, Stretch[]>()
  for (const { caretakerId, startsAt, endsAt } of absences) {
    const stretch = { from: minuteNumber(startsAt), to: minuteNumber(endsAt) }
    away.set(caretakerId, [...(away.get(caretakerId) ?? []), stretch])
  }
  return shifts.flatMap((shift) => {
    const caretaker = people.get(shift.caretakerId ?? '')
    if (!caretaker) return []
    const worked = shift.workedFrom !== null && shift.workedTo !== null
    const from = minuteNumber(worked && shift.workedFrom ? shift.workedFrom : shift.startsAt)
    const to = minuteNumber(worked && shift.workedTo ? shift.workedTo : shift.endsAt)
    const gone = worked ? [] : merge(away.get(caretaker.id) ?? [])
    return byDay(without([{ from, to }], gone)).map(({ from, to }) => {
      const day = dateOf(wallFromMinutes(from))
      const has = (['bhv', 'social_hygiene'] as const).filter((kind) => certifiedOn(caretaker, kind, day))
      return { from, to, centreId: shift.centreId, shiftId: shift.id, caretakerId: caretaker.id, has }
    })
  })
}

const byDay = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.flatMap(({ from, to }) => {
    const out: Stretch[] = []
    for (let start = from; start < to; ) {
      const end = Math.min(to, (Math.floor(start / 1440) + 1) * 1440)
      out.push({ from: start, to: end })
      start = end
    }
    return out
  })

type Item = { need: Need } | { present: Presence }

/**
 * Where the needs of one centre are not met by who is there. Disjoint and in order; the needs are disjoint, as `needsOf`
 * gives them.
 *
 * @param bookings those that may be touched; of other centres and without a slot they are left out
 */
export function gapsOf(
  centre: Pick<NeedCentre, 'id' | 'holds'>,
  needs: readonly Need[],
  presences: readonly Presence[],
  bookings: readonly NeedBooking[],
): Gap[] {
  const own = needs.filter((need) => need.centreId === centre.id)
  if (own.length === 0) return []
  const here = presences.filter((presence) => presence.centreId === centre.id)
  const layers: Layer<Item>[] = [
    ...own.map((need) => ({
      from: minuteNumber(need.startsAt),
      to: minuteNumber(need.endsAt),
      value: { need },
    })),
    ...here.map((present) => ({ from: present.from, to: present.to, value: { present } })),
  ]
  const short = sweep(layers).flatMap(({ from, to, values }) => {
    const need = values.flatMap((item) => ('need' in item ? item.need : []))[0]
    if (!need) return []
    const there = values.flatMap((item) => ('present' in item ? item.present : []))
    const missing = Math.max(0, need.people - there.length)
    const bare = need.certificate !== null && !there.some((p) => p.has.includes('social_hygiene'))
    if (missing === 0 && !bare) return []
    const { people, reasons } = need
    return [{ from, to, people, present: there.length, missing, certificate: bare ? need.certificate : null, reasons }]
  })
  const going = bookings
    .filter((booking) => booking.centreId === centre.id && holdsRoom(booking.status, centre.holds))
    .map((booking) => ({ id: booking.id, ...withBuffers(booking) }))
    .sort((a, b) => a.from - b.from)
  // One gap as long as as many are there and missing, whatever they are needed for: it is one shift to whoever fills it.
  return joined(
    short,
    (a, b) => a.missing === b.missing && a.present === b.present && a.certificate === b.certificate,
  ).map(({ from, to, present, missing, certificate }) => {
    const parts = short.filter((part) => part.from < to && part.to > from)
    return {
      centreId: centre.id,
      ...spanOf({ from, to }),
      people: Math.max(...parts.map((part) => part.people)),
      present,
      missing,
      certificate,
      reasons: distinct(parts.flatMap((part) => part.reasons)),
      bookingIds: going.filter((booking) => booking.from < to && booking.to > from).map((booking) => booking.id),
    }
  })
}

const distinct = (reasons: readonly NeedReason[]): NeedReason[] => [
  ...new Map(reasons.map((reason) => [`${reason.kind}|${reason.bookingId ?? ''}`, reason])).values(),
]

/**
 * The open time with bookings of a centre on these days, and whether somebody with a valid BHV is in the building then
 * (domain, section 4). A centre without opening hours is open whenever something is booked.
 */
export function bhvOf(
  centre: Pick<NeedCentre, 'id' | 'hours' | 'holds'>,
  presences: readonly Presence[],
  bookings: readonly NeedBooking[],
  days: DateSpan,
): BhvStretch[] {
  const booked = bookedTime(centre, bookings, days)
  const wanted = centre.hours.openingHours.length === 0 ? booked : intersect(booked, openTime(centre, booked))
  const guarded = presences
    .filter((presence) => presence.centreId === centre.id && presence.has.includes('bhv'))
    .map(({ from, to }) => ({ from, to, value: true }))
  const layers: Layer<boolean>[] = [...wanted.map((s) => ({ ...s, value: false })), ...guarded]
  const stretches = sweep(layers)
    .filter(({ values }) => values.includes(false))
    .map(({ from, to, values }) => ({ from, to, ok: values.includes(true) }))
  return joined(stretches, (a, b) => a.ok === b.ok).map(({ from, to, ok }) => ({
    centreId: centre.id,
    ...spanOf({ from, to }),
    ok,
  }))
}

function bookedTime(centre: { id: string; holds: Holds }, bookings: readonly NeedBooking[], days: DateSpan): Stretch[] {
  const bounds = minutesOf(days)
  return merge(
    bookings
      .filter((booking) => booking.centreId === centre.id && holdsRoom(booking.status, centre.holds))
      .map(({ startsAt, endsAt }) => ({
        from: Math.max(bounds.from, minuteNumber(startsAt)),
        to: Math.min(bounds.to, minuteNumber(endsAt)),
      })),
  )
}

/** Opening hours of the days that the stretches touch. */
function openTime(centre: Pick<NeedCentre, 'hours'>, stretches: readonly Stretch[]): Stretch[] {
  const days = new Set(stretches.flatMap((s) => byDay([s]).map(({ from }) => dateOf(wallFromMinutes(from)))))
  return merge(
    [...days].flatMap((day) => {
      const midnight = dayNumber(day) * 1440
      return dayHours(centre.hours, day).open.map((s) => ({ from: s.from + midnight, to: s.to + midnight }))
    }),
  )
}
