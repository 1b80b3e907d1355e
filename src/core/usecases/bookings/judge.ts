import { getMany, takenBeside, takenOnDays } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { alternativesFor, DAYS_AHEAD } from '#shared/domain/alternatives'
import { type Finding, findingsFor, type Surroundings, worstFirst } from '#shared/domain/booking-rules'
import { type Occupied, occupancyOf, withBlocked } from '#shared/domain/occupancy'
import { asksWhy, priorityFindings } from '#shared/domain/priority'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { askedForMany } from './asked-many'
import { crowdedOut, requestsIn } from './rivals'
import { rosterFor } from './roster'
import type { Draft, Place } from './surroundings'
import { createTimetable } from './timetable'

/** `occupied` is what a booking takes, whether or not its status holds its rooms. */
export type Verdict = { findings: Finding[]; occupied: Occupied[] }
/** `around` is what it was held against. */
type Judged = Verdict & { around: Surroundings }

/**
 * Holds bookings of one centre against the rules and what is in the store, in their order: each by itself, as if the
 * others did not ask (`judgeMany` is for bookings that are made together). What there is to know is read once for all.
 */
export async function judgeEach(tx: ReadTx, place: Place, drafts: readonly Draft[], now: WallTime): Promise<Judged[]> {
  const { hours, holds, rooms, displaceDays } = place
  const wanted = drafts.map((draft) => occupancyOf(draft, rooms))
  const timetable = createTimetable()
  for (const one of await takenBeside(tx, withBlocked(wanted.flat(), rooms))) timetable.add(one)
  const about = await askedForMany(tx, place, drafts, new Set())
  const requests = await requestsIn(
    tx,
    place,
    drafts.flatMap((draft, index) => (asksWhy(draft, now) ? (wanted[index] ?? []) : [])),
  )
  const ruled = drafts.map((draft, index) => {
    const occupied = wanted[index] ?? []
    const taken = timetable.around(withBlocked(occupied, rooms)).filter((other) => other.bookingId !== draft.id)
    const around = { hours, holds, rooms, now, taken, wanted: occupied, ...about(draft, []) }
    const findings = findingsFor(draft, around)
    const inTheWay = new Set(draft.category === 'residents' ? findings.flatMap(clashing) : [])
    return { draft, occupied, around, findings, inTheWay }
  })
  const sayRoster = await rosterFor(tx, place, drafts, now)
  const standing = await getMany(tx, [...new Set(ruled.flatMap(({ inTheWay }) => [...inTheWay]))])
  return ruled.map(({ draft, occupied, around, findings, inTheWay }) => {
    const rivals = asksWhy(draft, now) ? requests.filter(({ booking }) => booking.id !== draft.id) : []
    const priority = priorityFindings(draft, {
      inTheWay: standing.filter(({ id }) => inTheWay.has(id)),
      waiting: crowdedOut(rivals, occupied, place, around.taken),
      displaceDays,
      now,
    })
    return { occupied, around, findings: worstFirst(sayRoster(draft, [...findings, ...priority])) }
  })
}

const clashing = (f: Finding): string[] => (f.code === 'room_conflict' ? [f.data.bookingId] : [])

/**
 * Holds a booking against the rules and what is in the store. With `suggest`, conflicts come with free alternatives.
 */
export async function judge(
  tx: ReadTx,
  place: Place,
  booking: Draft,
  now: WallTime,
  suggest: boolean,
): Promise<Verdict> {
  const [judged] = await judgeEach(tx, place, [booking], now)
  if (!judged) throw new Error('a booking was not judged')
  const { findings, occupied, around } = judged
  if (!suggest || !findings.some(blocksPlace)) return { findings, occupied }

  const elementary = [...place.rooms.values()].filter((room) => room.partIds.length === 0).map((room) => room.id)
  const from = `${addDays(dateOf(booking.startsAt), -1)}T00:00` as WallTime
  const to = `${addDays(dateOf(booking.endsAt), DAYS_AHEAD + 1)}T00:00` as WallTime
  const taken = (await takenOnDays(tx, elementary, from, to, null)).filter((o) => o.bookingId !== booking.id)
  const alternatives = alternativesFor(booking, { ...around, rooms: place.rooms, taken })
  return {
    occupied,
    findings: findings.map((f) => (blocksPlace(f) ? ({ ...f, data: { ...f.data, alternatives } } as Finding) : f)),
  }
}
/** True for what another place or time would put right. */
export const blocksPlace = (f: Finding): boolean => f.code === 'room_conflict' || f.code === 'capacity_exceeded'
