import { addDays, minutesOfClock, weekdayOf } from '../time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '../time/types'
import type { Layout } from './vocabulary'

/** What somebody on the phone asks for: "40 people, kitchen, a Thursday evening, five times" (design: ui, Zoek ruimte). */
export type FindWish = {
  durationMinutes: number
  people: number | null
  /** Days that will do, in order. */
  dates: readonly CivilDate[]
  /** Minutes since midnight between which it takes place, begin and end included. */
  earliest: number
  latest: number
  /** How often, on the same weekday and time, on the first days that are free. */
  times: number
  facilities: readonly FacilityWish[]
  kitchen: boolean
  wheelchair: boolean
  layout: Layout | null
  /** Nothing earlier is proposed. */
  now: WallTime
}
/** By name, as people say it: `beamer` finds "Beamer groot". */
export type FacilityWish = { name: string; quantity: number }

const DAY = 1440

/** Wishes for facilities from text: `Beamer, Stoelen:60`. Without a number it is one. */
export function facilityWishes(text: string): FacilityWish[] {
  return text.split(',').flatMap((part) => {
    const [, name = '', count] = /^\s*(.*?)\s*(?::\s*(\d{1,5}))?\s*$/.exec(part) ?? []
    return name === '' ? [] : [{ name, quantity: Math.max(1, Number(count ?? 1)) }]
  })
}

/** Days of a period (`to` exclusive) on these weekdays; no weekdays means any. */
export function datesBetween(from: CivilDate, to: CivilDate, weekdays: readonly Weekday[]): CivilDate[] {
  const dates: CivilDate[] = []
  for (let date = from; date < to; date = addDays(date, 1))
    if (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) dates.push(date)
  return dates
}

/** Minutes since midnight of a part of the day; left out is the whole day. */
export const partOfDay = (earliest?: ClockTime, latest?: ClockTime): Pick<FindWish, 'earliest' | 'latest'> => ({
  earliest: earliest === undefined ? 0 : minutesOfClock(earliest),
  latest: latest === undefined || latest === '00:00' ? DAY : minutesOfClock(latest),
})

/** Lower case without accents or plural: how names of facilities are compared. */
export const foldName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/s$/, '')
