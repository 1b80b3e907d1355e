import { type Taken, takenBeside, taken as takenIn } from '#core/store/bookings'
import type { TakenClaim } from '#core/store/claims'
import type { ReadTx } from '#core/store/open'
import type { Booking } from '#shared/contract/booking'
import { alternativesFor, DAYS_AHEAD } from '#shared/domain/alternatives'
import { type Finding, findingsFor, pastRefused, worstFirst } from '#shared/domain/booking-rules'
import { type Occupied, occupancyOf, withBlocked } from '#shared/domain/occupancy'
import { asksWhy, priorityFindings } from '#shared/domain/priority'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { askedForMany, claimsOf } from './asked-many'
import { refusedBy } from './changed'
import { crowdedOut, requestsIn } from './rivals'
import { rosterFor } from './roster'
import type { Draft, Place } from './surroundings'
import { createTimetable } from './timetable'

/** A booking as it would be; `before` is how it stands now, null when it is new. */
export type Wish = {
  draft: Draft
  before: Booking | null
  /** What begins before now is refused: nobody chose that moment for this very booking. */
  refusePast?: boolean
}
/** `errors` are the findings that refuse it; `occupied` is what it takes. */
export type Judged = Wish & { occupied: Occupied[]; findings: Finding[]; errors: Finding[] }

type Options = {
  now: WallTime
  /** What is to be seen as taken besides what is: rooms that can't be used for a while. */
  alsoTaken?: readonly Taken[]
  /** How many refused ones at most come with free alternatives: each takes a look around of a millisecond or two. */
  suggest: number
}

/**
 * Holds many bookings of one centre against the rules, what is in the store, and each other, in their order: what is taken
 * is read once. One that is refused stays where it was, and is in the way there of the others.
 */
export async function judgeMany(
  tx: ReadTx,
  place: Place,
  wishes: readonly Wish[],
  { now, alsoTaken = [], suggest }: Options,
): Promise<Judged[]> {
  const wanted = wishes.map((wish) => occupancyOf(wish.draft, place.rooms))
  const moving: ReadonlySet<string> = new Set(wishes.flatMap(({ before }) => before?.id ?? []))
  const taken = [
    ...(await takenBeside(tx, withBlocked(wanted.flat(), place.rooms))).filter((t) => !moving.has(t.bookingId)),
    ...alsoTaken,
  ]
  const stays = wishes.map(({ before }) =>
    before && holdsRoom(before.status, place.holds)
      ? occupancyOf(before, place.rooms).map((o) => asTaken(o, before))
      : [],
  )
  const about = await askedForMany(
    tx,
    place,
    wishes.map((wish) => wish.draft),
    moving,
  )
  const around = { hours: place.hours, holds: place.holds, rooms: place.rooms, now }
  // Only a commercial booking answers to who waits; requests that are moved along with it do not wait there.
  const commercial = wishes.flatMap(({ draft }, index) => (asksWhy(draft, now) ? (wanted[index] ?? []) : []))
  const requests = (await requestsIn(tx, place, commercial)).filter(({ booking }) => !moving.has(booking.id))
  const sayRoster = await rosterFor(
    tx,
    place,
    wishes.map((wish) => wish.draft),
    now,
  )
  const stuck = new Map<number, Judged>()
  for (;;) {
    const timetable = createTimetable()
    for (const one of taken) timetable.add(one)
    const claims: TakenClaim[] = []
    for (const [index, { before }] of stuck) {
      for (const one of stays[index] ?? []) timetable.add(one)
      if (before) claims.push(...claimsOf(before, stays[index] ?? []))
    }
    const known = stuck.size
    const judged = wishes.map((wish, index): Judged => {
      const before = stuck.get(index)
      if (before) return before
      const occupied = wanted[index] ?? []
      const near = timetable.around(withBlocked(occupied, place.rooms))
      const asked = about(wish.draft, claims)
      const ruled = findingsFor(wish.draft, { ...around, ...asked, wanted: occupied, taken: near })
      const waiting = asksWhy(wish.draft, now) ? crowdedOut(requests, occupied, place, near) : []
      const { displaceDays } = place
      const priority = priorityFindings(wish.draft, { inTheWay: [], waiting, displaceDays, now })
      const told = sayRoster(wish.draft, ruled)
      const said = priority.length > 0 || told !== ruled ? worstFirst([...told, ...priority]) : ruled
      const findings = wish.refusePast ? pastRefused(said, wish.draft, now) : said
      const errors = refusedBy(wish.before, wish.draft, findings)
      const one = { ...wish, occupied, findings, errors }
      if (errors.length > 0) {
        if ((stays[index] ?? []).length > 0) stuck.set(index, one)
      } else if (holdsRoom(wish.draft.status, place.holds)) {
        for (const o of occupied) timetable.add(asTaken(o, wish.draft))
        claims.push(...claimsOf(wish.draft, occupied))
      }
      return one
    })
    // One that stays where it was may be in the way of what was found to fit before it: look again.
    if (stuck.size > known) continue
    return withAlternatives(tx, place, judged, { now, alsoTaken, moving, suggest })
  }
}

const asTaken = (o: Occupied, { title, startsAt, endsAt }: Pick<Draft, 'title' | 'startsAt' | 'endsAt'>): Taken => ({
  ...o,
  title,
  startsAt,
  endsAt,
})

const aboutPlace = (f: Finding): boolean => f.code === 'room_conflict' || f.code === 'capacity_exceeded'

async function withAlternatives(
  tx: ReadTx,
  place: Place,
  judged: readonly Judged[],
  { now, alsoTaken, moving, suggest }: Required<Options> & { moving: ReadonlySet<string> },
): Promise<Judged[]> {
  const refused = judged.filter((one) => one.findings.some(aboutPlace)).slice(0, suggest)
  const starts = refused.map((one) => dateOf(one.draft.startsAt)).sort()
  const [first] = starts
  const last = starts.at(-1)
  if (first === undefined || last === undefined) return [...judged]
  const elementary = [...place.rooms.values()].filter((room) => room.partIds.length === 0).map((room) => room.id)
  const midnight = (date: typeof first, days: number) => `${addDays(date, days)}T00:00` as WallTime
  const timetable = createTimetable()
  for (const one of await takenIn(tx, elementary, midnight(first, -1), midnight(last, DAYS_AHEAD + 15)))
    if (!moving.has(one.bookingId)) timetable.add(one)
  for (const one of alsoTaken) timetable.add(one)
  for (const one of judged)
    if (one.errors.length === 0) for (const o of one.occupied) timetable.add(asTaken(o, one.draft))
  const chosen = new Set(refused)
  return judged.map((one) => {
    if (!chosen.has(one)) return one
    const day = dateOf(one.draft.startsAt)
    const taken = timetable.within(elementary, addDays(day, -1), addDays(dateOf(one.draft.endsAt), DAYS_AHEAD + 1))
    const alternatives = alternativesFor(one.draft, {
      hours: place.hours,
      holds: place.holds,
      rooms: place.rooms,
      now,
      taken,
    })
    const add = (f: Finding) => (aboutPlace(f) ? ({ ...f, data: { ...f.data, alternatives } } as Finding) : f)
    return { ...one, findings: one.findings.map(add), errors: one.errors.map(add) }
  })
}
