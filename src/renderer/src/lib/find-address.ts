import { BookingId, CentreId } from '#shared/contract/base'
import { type Layout, layouts, type RenterCategory, renterCategories } from '#shared/domain/vocabulary'
import { addDays, isCivilDate, isClockTime } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'

/**
 * What stands in the address of Zoek ruimte, so that a search can be shared and a request can link to it:
 * `/zoeken?personen=40&dagen=4&vroegst=18:00&keren=5`.
 */
export type Wish = {
  people: number | null
  /** Minutes. */
  duration: number
  from: CivilDate
  /** The last day, included. */
  to: CivilDate
  /** 1 Monday to 7 Sunday; empty is any day. */
  weekdays: number[]
  earliest: ClockTime | null
  latest: ClockTime | null
  times: number
  /** As `facilities` of the call: `Beamer,Stoelen:60`. */
  facilities: string
  kitchen: boolean
  wheelchair: boolean
  layout: Layout | null
  /** For whom, to see what it costs. */
  category: RenterCategory | null
  /** The most for each time, in cents; counts with a category. */
  maxCents: number | null
  district: string | null
  centreId: CentreId | null
  /** The request for which a place is sought; it moves there instead of a new booking being made. */
  bookingId: BookingId | null
}

/** A search looks four weeks ahead unless it says otherwise; for more times, some weeks longer than that takes. */
const usualDays = (times: number): number => Math.max(27, (times + 3) * 7 - 1)
const USUAL_MINUTES = 120

const numberIn = (text: string | null, min: number, max: number): number | null => {
  const n = text === null || !/^\d+$/.test(text) ? Number.NaN : Number(text)
  return n >= min && n <= max ? n : null
}

/** The search of an address; what is missing or makes no sense becomes the usual. */
export function readWish(query: string, today: CivilDate): Wish {
  const params = new URLSearchParams(query)
  const get = (name: string) => {
    const value = params.get(name)
    return value === null || value === '' ? null : value
  }
  const date = (name: string) => {
    const value = get(name)
    return value !== null && isCivilDate(value) ? value : null
  }
  const clock = (name: string) => {
    const value = get(name)
    return value !== null && isClockTime(value) ? value : null
  }
  const from = date('van') ?? today
  const to = date('tot')
  const times = numberIn(get('keren'), 1, 60) ?? 1
  const layout = layouts.find((one) => one === get('opstelling')) ?? null
  return {
    people: numberIn(get('personen'), 1, 100_000),
    duration: numberIn(get('duur'), 15, 1440) ?? USUAL_MINUTES,
    from,
    to: to !== null && to >= from ? to : addDays(from, date('van') === null ? usualDays(times) : 0),
    weekdays: (get('dagen') ?? '').split(',').flatMap((day) => numberIn(day, 1, 7) ?? []),
    earliest: clock('vroegst'),
    latest: clock('laatst'),
    times,
    facilities: get('spullen') ?? '',
    kitchen: get('keuken') === 'ja',
    wheelchair: get('rolstoel') === 'ja',
    layout,
    category: renterCategories.find((one) => one === get('voor')) ?? null,
    maxCents: numberIn(get('hooguit'), 0, 100_000_000),
    district: get('wijk'),
    centreId: CentreId.safeParse(get('waar')).data ?? null,
    bookingId: BookingId.safeParse(get('boeking')).data ?? null,
  }
}

/** Parameters of an address for part of a search; null takes one away. */
export function wishParams(wish: Partial<Wish>): Record<string, string | null> {
  const params: Record<string, string | null> = {}
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== undefined) params[name] = value === null || value === '' ? null : String(value)
  }
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'ja' : null)
  set('personen', wish.people)
  set('duur', wish.duration)
  set('van', wish.from)
  set('tot', wish.to)
  set('dagen', wish.weekdays?.join(','))
  set('vroegst', wish.earliest)
  set('laatst', wish.latest)
  set('keren', wish.times === 1 ? null : wish.times)
  set('spullen', wish.facilities)
  set('keuken', flag(wish.kitchen))
  set('rolstoel', flag(wish.wheelchair))
  set('opstelling', wish.layout)
  set('voor', wish.category)
  set('hooguit', wish.maxCents)
  set('wijk', wish.district)
  set('waar', wish.centreId)
  set('boeking', wish.bookingId)
  return params
}

/** The address of Zoek ruimte with a search filled in. */
export function findAddress(wish: Partial<Wish>): string {
  const given = Object.entries(wishParams(wish)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return `/zoeken?${new URLSearchParams(given).toString()}`
}
