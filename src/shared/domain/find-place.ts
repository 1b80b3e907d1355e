import { dateOf, weekdayOf } from '../time/civil'
import type { CivilDate, WallSpan, WallTime } from '../time/types'
import { type Candidate, candidatesFor } from './find-candidates'
import { type Calendar, createCalendar, type FindCentre, wallOf } from './find-free'
import type { FindWish } from './find-wish'
import type { Layout } from './vocabulary'

/** Why a place is proposed, or what is just not right; the words for people are in the renderer, keyed by code. */
export type FindReason =
  | { code: 'fits'; capacity: number }
  | { code: 'capacity_unknown' }
  | { code: 'places_free'; free: number; capacity: number | null }
  | { code: 'joined' }
  | { code: 'combination' }
  | { code: 'kitchen'; roomName: string }
  | { code: 'layout'; layout: Layout }
  | { code: 'wheelchair' }
  | { code: 'facility'; name: string; free: number }
  | { code: 'free_between'; from: WallTime; to: WallTime }
  | { code: 'staffed' }
  | { code: 'unstaffed' }
  | { code: 'all_times'; times: number }
  | { code: 'passed_over'; dates: CivilDate[] }
  | { code: 'other_days'; count: number }
  // What is just not right.
  | { code: 'other_time'; startsAt: WallTime }
  | { code: 'some_times'; fits: number; of: number; missing: CivilDate[] }
  | { code: 'too_small'; capacity: number; people: number }
  | { code: 'facility_short'; name: string; free: number; wanted: number }
  /** More than the most for each time. */
  | { code: 'too_dear'; maxCents: number }
  /** A most was named, and there is no tariff to hold against it. */
  | { code: 'price_unknown' }

export type FoundPlace = {
  centreId: string
  centreName: string
  district: string | null
  kind: Candidate['kind']
  roomIds: string[]
  roomNames: string[]
  capacity: number | null
  /** When: one, or as often as was asked. */
  occurrences: WallSpan[]
  /** What a booking would claim. */
  facilities: { facilityId: string; quantity: number }[]
  reasons: FindReason[]
  /** What all occurrences cost together; null while nobody asked, or when there is no tariff. */
  priceCents: number | null
}

/** A place with how well it suits by itself: less is better. */
export type Scored = FoundPlace & { score: number }
/** All that was found, in no order: what is right, and what is right but for one thing. */
export type Searched = { results: Scored[]; nearMisses: Scored[] }

/** A near miss comes after whatever is right. */
export const MISS_POINTS = 100
const STEP = 15
/** A begin this much earlier or later is worth mentioning. */
const NEARBY = 180

/** Adds a reason and its points; points may go without words. */
type Add = (reason: FindReason | null, points?: number) => void
type Fit = { dates: CivilDate[]; start: number; missing: CivilDate[]; otherDays: number }

/**
 * The free places of some centres for a wish with the reasons, and apart from those what is nearly right. One place per
 * candidate: its best moment. In no order yet: `rankPlaces` weighs them.
 */
export function findPlaces(wish: FindWish, centres: readonly FindCentre[]): Searched {
  const results: Scored[] = []
  const nearMisses: Scored[] = []
  for (const centre of centres) {
    const calendar = createCalendar(centre)
    for (const candidate of candidatesFor(wish, centre.rooms, centre.facilities)) {
      const search = new Search(wish, centre, calendar, candidate)
      const found = search.fits() ?? null
      const tooSmall = candidate.capacity !== null && wish.people !== null && candidate.capacity < wish.people
      if (found && !tooSmall) results.push(found)
      else if (found) nearMisses.push(search.withMiss(found, search.tooSmall()))
      else if (!tooSmall) nearMisses.push(...search.nearly())
    }
  }
  return { results, nearMisses }
}

/** The search for one candidate. */
class Search {
  constructor(
    private readonly wish: FindWish,
    private readonly centre: FindCentre,
    private readonly calendar: Calendar,
    private readonly candidate: Candidate,
  ) {
    this.today = dateOf(wish.now)
  }
  private readonly today: CivilDate

  /** The best moment on which all is right, or null. */
  fits(): Scored | null {
    const fit = this.find(this.startsInside(), true)
    return fit && fit.missing.length === 0 ? this.place(fit, this.candidate) : null
  }

  /** What is just not right, at most one: at another time, not every time, or with fewer of a facility. */
  nearly(): Scored[] {
    const inside = this.find(this.startsInside(), true)
    if (inside && inside.dates.length * 2 >= this.wish.times) {
      const { dates, missing } = inside
      const of = dates.length + missing.length
      return [
        this.withMiss(this.place(inside, this.candidate), { code: 'some_times', fits: dates.length, of, missing }),
      ]
    }
    const nearby = this.find(this.startsNearby(), true)
    const [day] = nearby?.dates ?? []
    if (nearby && day && nearby.missing.length === 0) {
      const startsAt = wallOf(day, nearby.start)
      return [this.withMiss(this.place(nearby, this.candidate), { code: 'other_time', startsAt })]
    }
    if (this.candidate.facilities.length === 0) return []
    const without = this.find(this.startsInside(), false)
    if (!without || without.missing.length > 0) return []
    const short = this.shortOf(without)
    return short ? [this.withMiss(this.place(without, this.candidate), short)] : []
  }

  tooSmall(): FindReason {
    return { code: 'too_small', capacity: this.candidate.capacity ?? 0, people: this.wish.people ?? 0 }
  }

  withMiss(place: Scored, miss: FindReason): Scored {
    return { ...place, score: place.score + MISS_POINTS, reasons: [miss, ...place.reasons] }
  }

  private startsInside(): number[] {
    const { earliest, latest, durationMinutes } = this.wish
    return range(earliest, latest - durationMinutes)
  }

  private startsNearby(): number[] {
    const { earliest, latest, durationMinutes } = this.wish
    const last = latest - durationMinutes
    const before = range(Math.max(0, earliest - NEARBY), earliest - STEP)
    const after = range(last + STEP, Math.min(1440 - durationMinutes, last + NEARBY))
    // The nearest first.
    const far = (start: number) => (start < earliest ? earliest - start : start - last)
    return [...before, ...after].sort((a, b) => far(a) - far(b))
  }

  private isFree(date: CivilDate, start: number, withFacilities: boolean): boolean {
    const end = start + this.wish.durationMinutes
    if (date <= this.today && wallOf(date, start) < this.wish.now) return false
    if (!this.calendar.isOpen(date, start, end)) return false
    if (!this.calendar.roomsFree(this.candidate, date, start, end, this.wish.people ?? 0)) return false
    return !withFacilities || this.lacking(date, start) === null
  }

  /** The first facility of which there are too few then. */
  private lacking(date: CivilDate, start: number): FindReason | null {
    for (const { wish, choices } of this.candidate.facilities) {
      const end = start + this.wish.durationMinutes
      const found = this.calendar.bestFacility(choices, this.candidate, date, start, end)
      if (!found || found.free < wish.quantity) {
        const name = found?.facility.name ?? wish.name
        return { code: 'facility_short', name, free: found?.free ?? 0, wanted: wish.quantity }
      }
    }
    return null
  }

  private shortOf(fit: Fit): FindReason | null {
    for (const date of fit.dates) {
      const lacking = this.lacking(date, fit.start)
      if (lacking) return lacking
    }
    return null
  }

  private find(starts: readonly number[], withFacilities: boolean): Fit | null {
    return this.wish.times > 1 ? this.weekly(starts, withFacilities) : this.once(starts, withFacilities)
  }

  /** The first day on which it is free, and on how many more. */
  private once(starts: readonly number[], withFacilities: boolean): Fit | null {
    let fit: Fit | null = null
    for (const date of this.wish.dates) {
      const start = starts.find((one) => this.isFree(date, one, withFacilities))
      if (start === undefined) continue
      if (fit) fit.otherDays++
      else fit = { dates: [date], start, missing: [], otherDays: 0 }
    }
    return fit
  }

  /** The weekday and time on which it is free most often, the first days first. */
  private weekly(starts: readonly number[], withFacilities: boolean): Fit | null {
    const { times } = this.wish
    let best: Fit | null = null
    for (const dates of byWeekday(this.wish.dates)) {
      for (const start of starts) {
        const free = dates.filter((date) => this.isFree(date, start, withFacilities)).slice(0, times)
        // Too few weeks in the period is not the fault of the room.
        const short = Math.min(times, dates.length) - free.length
        const last = free.at(-1) ?? ''
        const passed = dates.filter((date) => !free.includes(date) && (short > 0 || date < last))
        const missing = passed.slice(0, Math.max(0, short))
        const fit = { dates: free, start, missing, otherDays: short > 0 ? 0 : passed.length }
        if (free.length > 0 && (best === null || isBetter(fit, best))) best = fit
      }
    }
    return best
  }

  /** A place with its reasons and how well it suits: less is better. */
  private place(fit: Fit, candidate: Candidate): Scored {
    const { wish, centre, calendar } = this
    const [first] = fit.dates
    const end = fit.start + wish.durationMinutes
    const reasons: FindReason[] = []
    let score = 0
    const add: Add = (reason, points = 0) => {
      if (reason !== null) reasons.push(reason)
      score += points
    }
    const free = fit.dates.map((date) => calendar.placesFree(candidate, date, fit.start, end))
    const fewest = free.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)
    if (fewest !== null) add({ code: 'places_free', free: fewest, capacity: candidate.capacity }, 8)
    else if (candidate.capacity === null) add({ code: 'capacity_unknown' }, 15)
    else add({ code: 'fits', capacity: candidate.capacity }, spareScore(candidate.capacity, wish.people))
    if (wish.times > 1) this.sayTimes(fit, add)
    else if (first) this.sayOnce(fit, first, add)
    if (candidate.kind === 'joined') add({ code: 'joined' }, 5)
    if (candidate.kind === 'combination') add({ code: 'combination' }, 8)
    if (wish.kitchen && candidate.kitchen !== null) add({ code: 'kitchen', roomName: candidate.kitchen })
    if (wish.layout !== null) add({ code: 'layout', layout: wish.layout })
    if (wish.wheelchair) add({ code: 'wheelchair' })
    const facilities = this.claimsOf(fit, add)
    if (centre.hours.staffedHours.length > 0) {
      const staffed = fit.dates.every((date) => calendar.isStaffed(date, fit.start, end))
      add({ code: staffed ? 'staffed' : 'unstaffed' }, staffed ? 0 : 12)
    }
    return {
      centreId: centre.id,
      centreName: centre.name,
      district: centre.district,
      kind: candidate.kind,
      roomIds: candidate.roomIds,
      roomNames: candidate.roomNames,
      capacity: candidate.capacity,
      occurrences: fit.dates.map((date) => ({ startsAt: wallOf(date, fit.start), endsAt: wallOf(date, end) })),
      facilities,
      reasons,
      priceCents: null,
      score: score + Math.abs(fit.start - wish.earliest) / 120,
    }
  }

  private sayTimes(fit: Fit, add: Add): void {
    if (fit.missing.length === 0) add({ code: 'all_times', times: fit.dates.length })
    if (fit.otherDays > 0) {
      const last = fit.dates.at(-1) ?? ''
      const passed = this.wish.dates.filter(
        (date) => date < last && !fit.dates.includes(date) && fit.dates.some((d) => weekdayOf(d) === weekdayOf(date)),
      )
      add({ code: 'passed_over', dates: passed }, 4 * fit.otherDays)
    }
    add({ code: 'free_between', ...this.around(fit.dates, fit.start) })
    add(null, 6 * fit.missing.length)
  }

  private sayOnce(fit: Fit, date: CivilDate, add: Add): void {
    const late = this.wish.dates.indexOf(date)
    add({ code: 'free_between', ...this.around([date], fit.start) }, Math.min(20, late))
    if (fit.otherDays > 0) add({ code: 'other_days', count: fit.otherDays })
  }

  /** From when to when it is free around a start, on all of those days; within the part of the day that was asked. */
  private around(dates: readonly CivilDate[], start: number): { from: WallTime; to: WallTime } {
    const { earliest, latest, durationMinutes } = this.wish
    const freeAt = (one: number) => dates.every((date) => this.isFree(date, one, false))
    let from = start
    while (from - STEP >= earliest && freeAt(from - STEP)) from -= STEP
    let to = start
    while (to + STEP + durationMinutes <= latest && freeAt(to + STEP)) to += STEP
    const [day] = dates
    const date = day ?? dateOf(this.wish.now)
    return { from: wallOf(date, from), to: wallOf(date, to + durationMinutes) }
  }

  private claimsOf(fit: Fit, add: Add): FoundPlace['facilities'] {
    const end = fit.start + this.wish.durationMinutes
    return this.candidate.facilities.flatMap(({ wish, choices }) => {
      const perDay = fit.dates.map((date) => this.calendar.bestFacility(choices, this.candidate, date, fit.start, end))
      const fewest = perDay.reduce((a, b) => ((b?.free ?? 0) < (a?.free ?? 0) ? b : a))
      if (!fewest) return []
      if (fewest.free >= wish.quantity) add({ code: 'facility', name: fewest.facility.name, free: fewest.free })
      return [{ facilityId: fewest.facility.id, quantity: Math.min(wish.quantity, Math.max(1, fewest.free)) }]
    })
  }
}

const range = (from: number, to: number): number[] =>
  to < from ? [] : Array.from({ length: Math.floor((to - from) / STEP) + 1 }, (_, i) => from + i * STEP)

/** A group of twelve does not need the great hall: places left over count, up to a bound. */
const spareScore = (capacity: number, people: number | null): number =>
  people === null ? capacity / 50 : Math.min(30, Math.max(0, ((capacity - people) / Math.max(4, people)) * 10))

const isBetter = (a: Fit, b: Fit): boolean => a.dates.length - a.otherDays / 100 > b.dates.length - b.otherDays / 100

function byWeekday(dates: readonly CivilDate[]): CivilDate[][] {
  const groups = new Map<number, CivilDate[]>()
  for (const date of dates) {
    const known = groups.get(weekdayOf(date))
    if (known) known.push(date)
    else groups.set(weekdayOf(date), [date])
  }
  return [...groups.values()]
}
