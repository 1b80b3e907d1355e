import { addMinutes, dayNumber, minuteNumber } from '../time/civil'
import type { CivilDate, WallTime } from '../time/types'
import type { Claim, RuleFacility } from './facilities'
import type { Candidate, FindRoom } from './find-candidates'
import { type CentreHours, type DayHours, dayHours } from './hours'
import { blockedWith, type Occupied } from './occupancy'

/** One centre with all that is taken in the period, as the search sees it. */
export type FindCentre = {
  id: string
  name: string
  district: string | null
  hours: CentreHours
  rooms: ReadonlyMap<string, FindRoom>
  facilities: readonly RuleFacility[]
  taken: readonly Occupied[]
  claims: readonly Claim[]
}

/** What is taken, in minutes (as `minuteNumber`): comparing numbers is what keeps the search quick. */
type Busy = {
  bookingId: string
  from: number
  to: number
  setupFrom: number
  clearTo: number
  exclusive: boolean
  people: number
}

type ClaimedMinutes = { from: number; to: number; quantity: number }

const DAY = 1440

/**
 * Tells of one centre what is free. It follows the rules of booking-rules (a property test holds the two together), by
 * numbers and by day, because a search asks tens of thousands of times.
 */
export function createCalendar(centre: FindCentre) {
  const busy = new Map<string, Map<number, Busy[]>>()
  for (const o of centre.taken) {
    const row: Busy = {
      bookingId: o.bookingId,
      from: minuteNumber(o.from as WallTime),
      to: minuteNumber(o.to as WallTime),
      setupFrom: minuteNumber(o.setupFrom as WallTime),
      clearTo: minuteNumber(o.clearTo as WallTime),
      exclusive: o.exclusive,
      people: o.people,
    }
    const days = busy.get(o.roomId) ?? new Map<number, Busy[]>()
    busy.set(o.roomId, days)
    for (let day = Math.floor(row.setupFrom / DAY); day * DAY < row.clearTo; day++) {
      const known = days.get(day)
      if (known) known.push(row)
      else days.set(day, [row])
    }
  }
  const days = new Map<CivilDate, DayHours>()
  const dayOf = (date: CivilDate): DayHours => {
    const known = days.get(date) ?? dayHours(centre.hours, date)
    days.set(date, known)
    return known
  }
  const blocked = new Map<string, readonly { roomId: string; since: number }[]>()
  const blockedBy = (roomId: string) => {
    const known =
      blocked.get(roomId) ??
      blockedWith(roomId, centre.rooms).map((b) => ({ roomId: b.roomId, since: minuteNumber(b.since as WallTime) }))
    blocked.set(roomId, known)
    return known
  }

  /** Everything in a room on the days that a stretch of minutes touches, each once. */
  const around = (roomId: string, from: number, to: number): readonly Busy[] => {
    const perDay = busy.get(roomId)
    if (!perDay) return []
    const [first, last] = [Math.floor(from / DAY), Math.floor((to - 1) / DAY)]
    if (first === last) return perDay.get(first) ?? []
    const rows = new Set<Busy>()
    for (let day = first; day <= last; day++) for (const row of perDay.get(day) ?? []) rows.add(row)
    return [...rows]
  }

  const clash = (a: Omit<Busy, 'bookingId' | 'exclusive' | 'people'>, b: Busy) =>
    (a.from < b.clearTo && b.setupFrom < a.to) || (a.setupFrom < b.to && b.from < a.clearTo)

  const claims = new Map<string, ClaimedMinutes[]>()
  for (const c of centre.claims) {
    const row = { from: minuteNumber(c.setupFrom), to: minuteNumber(c.clearTo), quantity: c.quantity }
    const known = claims.get(c.facilityId)
    if (known) known.push(row)
    else claims.set(c.facilityId, [row])
  }
  /** The most that is claimed at any moment of a stretch; of a stock that was lowered only what comes after. */
  const inUse = (facility: RuleFacility, from: number, to: number): number => {
    const since = facility.since === undefined ? from : Math.max(from, minuteNumber(facility.since))
    const there = (claims.get(facility.id) ?? []).filter((c) => c.from < to && since < c.to)
    if (there.length === 0) return 0
    const at = (moment: number) =>
      there.reduce((sum, c) => (c.from <= moment && moment < c.to ? sum + c.quantity : sum), 0)
    return Math.max(at(since), ...there.filter((c) => c.from > since).map((c) => at(c.from)))
  }

  /** Most people that are there at any moment of a stretch. */
  const crowd = (rows: readonly Busy[], from: number, to: number): number => {
    const there = rows.filter((row) => !row.exclusive && row.from < to && from < row.to)
    const at = (moment: number) =>
      there.reduce((sum, row) => (row.from <= moment && moment < row.to ? sum + row.people : sum), 0)
    return Math.max(0, at(from), ...there.filter((row) => row.from > from).map((row) => at(row.from)))
  }

  return {
    /** True when the centre is open for all of it; `from` and `to` are minutes since midnight. */
    isOpen(date: CivilDate, from: number, to: number): boolean {
      const day = dayOf(date)
      if (!day.active || day.closedBecause !== null) return false
      return centre.hours.openingHours.length === 0 || day.open.some((s) => s.from <= from && to <= s.to)
    },
    /** True when there is a caretaker all the time, or nobody keeps track of it. */
    isStaffed: (date: CivilDate, from: number, to: number): boolean =>
      centre.hours.staffedHours.length === 0 || dayOf(date).staffed.some((s) => s.from <= from && to <= s.to),
    /** True when the rooms of a candidate are free for so many people. */
    roomsFree(candidate: Candidate, date: CivilDate, from: number, to: number, people: number): boolean {
      const midnight = dayNumber(date) * DAY
      const span = { from: midnight + from, to: midnight + to }
      const want = {
        ...span,
        setupFrom: span.from - candidate.setupMinutes,
        clearTo: span.to + candidate.clearupMinutes,
      }
      for (const [roomId, wholly] of candidate.takes) {
        const rows = around(roomId, want.setupFrom, want.clearTo)
        for (const row of rows) if ((wholly || row.exclusive) && clash(want, row)) return false
        for (const { roomId: other, since } of blockedBy(roomId))
          if (
            want.to > since &&
            around(other, want.setupFrom, want.clearTo).some((row) => row.to > since && clash(want, row))
          )
            return false
        const capacity = wholly ? null : (centre.rooms.get(roomId)?.capacity ?? null)
        if (capacity !== null && crowd(rows, span.from, span.to) + people > capacity) return false
      }
      return true
    },
    /** Places that are free in the shared rooms of a candidate, or null when it has none. */
    placesFree(candidate: Candidate, date: CivilDate, from: number, to: number): number | null {
      const midnight = dayNumber(date) * DAY
      let free: number | null = null
      for (const [roomId, wholly] of candidate.takes) {
        const capacity = centre.rooms.get(roomId)?.capacity ?? null
        if (wholly || capacity === null) continue
        const here = capacity - crowd(around(roomId, midnight + from, midnight + to), midnight + from, midnight + to)
        free = free === null ? here : Math.min(free, here)
      }
      return free
    },
    /** The choice of which most are free, and how many. */
    bestFacility(
      choices: readonly RuleFacility[],
      candidate: Candidate,
      date: CivilDate,
      from: number,
      to: number,
    ): { facility: RuleFacility; free: number } | null {
      const midnight = dayNumber(date) * DAY
      const setupFrom = midnight + from - candidate.setupMinutes
      const clearTo = midnight + to + candidate.clearupMinutes
      return choices.reduce<{ facility: RuleFacility; free: number } | null>((best, facility) => {
        const free = Math.max(0, facility.stock - inUse(facility, setupFrom, clearTo))
        return best === null || free > best.free ? { facility, free } : best
      }, null)
    },
  }
}
export type Calendar = ReturnType<typeof createCalendar>

/** Wall-clock time of minutes since the midnight of a date; they may lie outside the day. */
export const wallOf = (date: CivilDate, minutes: number): WallTime => addMinutes(`${date}T00:00` as WallTime, minutes)
