import type { CivilDate, WallTime } from '../time/types'
import { type Candidate, candidatesFor } from './find-candidates'
import { type Calendar, createCalendar, type FindCentre } from './find-free'
import type { FindWish } from './find-wish'
import { overlaps } from './occupancy'

/** A booking that needs another place at its own time. */
export type Homeless = {
  id: string
  centreId: string
  date: CivilDate
  /** Minutes since the midnight of `date`, and since 1970. */
  from: number
  to: number
  start: number
  people: number | null
}
export type NewPlace = { centreId: string; roomIds: string[]; roomNames: string[]; takes: readonly string[] }

/**
 * Where each booking could go at its own time, one after the other so that no two get the same place: in its own centre first,
 * then in its district, then in the others by the order given; the tightest room that holds the people. Pure. It follows the
 * rules of Zoek ruimte (find-free), with what is affected taken out of the rooms.
 *
 * @param centres as they would be: `taken` without the bookings that need a place, closed rooms left out of `rooms`
 */
export function placesFor(homeless: readonly Homeless[], centres: readonly FindCentre[]): Map<string, NewPlace> {
  const searched = centres.map((centre) => ({ centre, calendar: createCalendar(centre), candidates: byPeople(centre) }))
  const districtOf = new Map(centres.map((centre) => [centre.id, centre.district]))
  const given = new Map<string, Given[]>()
  const found = new Map<string, NewPlace>()
  for (const one of [...homeless].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))) {
    const district = districtOf.get(one.centreId) ?? null
    const nearness = ({ id, district: other }: FindCentre): number =>
      id === one.centreId ? 0 : district !== null && other === district ? 1 : 2
    const nearest = [...searched].sort((a, b) => nearness(a.centre) - nearness(b.centre))
    for (const { centre, calendar, candidates } of nearest) {
      const candidate = candidates(one.people).find((c) => isFree(c, one, calendar) && isLeft(c, one, given))
      if (!candidate) continue
      for (const [roomId] of candidate.takes) {
        const known = given.get(roomId) ?? []
        known.push(takenBy(candidate, one))
        given.set(roomId, known)
      }
      const { roomIds, roomNames, takes } = candidate
      found.set(one.id, { centreId: centre.id, roomIds, roomNames, takes: [...takes.keys()] })
      break
    }
  }
  return found
}

type Given = { from: string; to: string; setupFrom: string; clearTo: string }
/** Candidates of a centre for so many people, the tightest first; worked out once for each number. */
function byPeople(centre: FindCentre): (people: number | null) => readonly Candidate[] {
  const known = new Map<number | null, readonly Candidate[]>()
  return (people) => {
    const list =
      known.get(people) ??
      candidatesFor({ ...anyWish, people }, centre.rooms, centre.facilities)
        .filter((c) => people === null || c.capacity === null || c.capacity >= people)
        .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.capacity ?? MANY) - (b.capacity ?? MANY))
    known.set(people, list)
    return list
  }
}
const kinds: readonly Candidate['kind'][] = ['room', 'joined', 'combination']
const MANY = 1_000_000

const anyWish: FindWish = {
  durationMinutes: 0,
  people: null,
  dates: [],
  earliest: 0,
  latest: 1440,
  times: 1,
  facilities: [],
  kitchen: false,
  wheelchair: false,
  layout: null,
  now: '0000-01-01T00:00' as WallTime,
}

const isFree = (candidate: Candidate, { date, from, to, people }: Homeless, calendar: Calendar): boolean =>
  calendar.isOpen(date, from, to) && calendar.roomsFree(candidate, date, from, to, people ?? 0)

/** Whether nobody else was given one of the rooms at that time. */
function isLeft(candidate: Candidate, one: Homeless, given: ReadonlyMap<string, Given[]>): boolean {
  const wanted = takenBy(candidate, one)
  return [...candidate.takes.keys()].every((roomId) => !given.get(roomId)?.some((other) => overlaps(wanted, other)))
}

/** Minutes as text that compares in order of time. */
const moment = (minutes: number): string => String(minutes).padStart(12, '0')
const takenBy = ({ setupMinutes, clearupMinutes }: Candidate, { start, from, to }: Homeless): Given => ({
  from: moment(start),
  to: moment(start + to - from),
  setupFrom: moment(start - setupMinutes),
  clearTo: moment(start + to - from + clearupMinutes),
})
