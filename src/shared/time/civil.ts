import { Temporal } from 'temporal-polyfill'
import type { CivilDate, ClockTime, DateSpan, Instant, Quarter, WallTime, Weekday } from './types'

/** The only zone the product knows: the rooms are in the Netherlands. */
export const ZONE = 'Europe/Amsterdam'

const CIVIL = /^\d{4}-\d{2}-\d{2}$/
const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const QUARTER = /^\d{4}-Q[1-4]$/

/** True when the text is a day that exists: `2023-02-31` is not one. */
export function isCivilDate(text: string): text is CivilDate {
  if (!CIVIL.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** True when the text is `YYYY-MM-DDTHH:MM` on a day that exists. */
export function isWallTime(text: string): text is WallTime {
  return WALL.test(text) && isCivilDate(text.slice(0, 10)) && CLOCK.test(text.slice(11)) && text.slice(11) !== '24:00'
}

/** True when the text is `HH:MM` from 00:00 to 24:00. */
export function isClockTime(text: string): text is ClockTime {
  return CLOCK.test(text)
}

/** True when the text is a quarter such as `2024-Q2`. */
export function isQuarter(text: string): text is Quarter {
  return QUARTER.test(text)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const plainDate = (date: CivilDate) => Temporal.PlainDate.from(date)

/** The day of a wall-clock time. */
export const dateOf = (wall: WallTime): CivilDate => wall.slice(0, 10) as CivilDate
/** The clock time of a wall-clock time. */
export const clockOf = (wall: WallTime): ClockTime => wall.slice(11, 16) as ClockTime

/** Puts a day and a clock time together; `24:00` is midnight at the start of the next day. */
export function at(date: CivilDate, clock: ClockTime): WallTime {
  return clock === '24:00' ? (`${addDays(date, 1)}T00:00` as WallTime) : (`${date}T${clock}` as WallTime)
}

/** Minutes since midnight, 0 to 1440. */
export const minutesOfClock = (clock: ClockTime): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The clock time of a number of minutes since midnight (0 to 1440). */
export function clockFromMinutes(minutes: number): ClockTime {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as ClockTime
}

/** Two digits of a text as a number, without a text of their own: reports read tens of thousands of times. */
const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

/** Days since 1 January 1970: arithmetic on many rows without an object per row. */
export function dayNumber(date: string): number {
  return (
    Date.UTC(twoDigits(date, 0) * 100 + twoDigits(date, 2), twoDigits(date, 5) - 1, twoDigits(date, 8)) / 86_400_000
  )
}

/** Wall-clock minutes since 1 January 1970, as the clock shows them: the hour that summer time skips counts. */
export function minuteNumber(wall: string): number {
  return dayNumber(wall) * 1440 + twoDigits(wall, 11) * 60 + twoDigits(wall, 14)
}

/** Whole minutes from one wall-clock time to another, as the clock shows them (report-definitions: "durations"). */
export const minutesBetween = (from: WallTime, to: WallTime): number => minuteNumber(to) - minuteNumber(from)

/** The wall-clock time of a number of minutes since 1970, as `minuteNumber` counts them. */
export const wallFromMinutes = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(0, 16) as WallTime

/** The day so many days further; negative goes back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return wallFromMinutes((dayNumber(date) + days) * 1440).slice(0, 10) as CivilDate
}

/** The same day so many months further (negative: back), or the last of that month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return plainDate(date).add({ months }).toString() as CivilDate
}

/** So many minutes further on the clock on the wall, where every day has 24 hours (docs/adr/0004). */
export function addMinutes(wall: WallTime, minutes: number): WallTime {
  return wallFromMinutes(minuteNumber(wall) + minutes)
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: CivilDate): Weekday {
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** ISO week number. */
export const weekOf = (date: CivilDate): number => plainDate(date).weekOfYear ?? 0

/** Monday of the week that holds the day. */
export const startOfWeek = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date))

/** The first of its month. */
export const startOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01` as CivilDate

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** The days from `from` up to and including `to`; empty when `to` is earlier. */
export function daysIn(span: DateSpan): CivilDate[] {
  const days: CivilDate[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) days.push(day)
  return days
}

/** First and last day of a quarter. */
export function quarterSpan(quarter: Quarter): DateSpan {
  const year = quarter.slice(0, 4)
  const ends = {
    '1': ['01-01', '03-31'],
    '2': ['04-01', '06-30'],
    '3': ['07-01', '09-30'],
    '4': ['10-01', '12-31'],
  } as const
  const [from, to] = ends[quarter.slice(6) as keyof typeof ends]
  return { from: `${year}-${from}` as CivilDate, to: `${year}-${to}` as CivilDate }
}

/** The quarter in which a day lies. */
export function quarterOf(date: CivilDate): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter
}

/** The quarter that lies `quarters` further (negative: back). */
export function addQuarters(quarter: Quarter, quarters: number): Quarter {
  return quarterOf(addMonths(quarterSpan(quarter).from, quarters * 3))
}

// Sweden writes `2024-06-03 14:00`. Asked of Temporal, every call would wait fifteen times as long.
const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

/** The latest answer: nearly always now is asked, several times within one call. */
let latest = { minute: Number.NaN, wall: '' as WallTime }

/** The wall-clock time in the Netherlands of a moment. @throws RangeError when the text is no moment */
export function wallTimeOf(instant: Instant): WallTime {
  const moment = Date.parse(instant)
  const minute = Math.floor(moment / 60_000)
  if (minute !== latest.minute) latest = { minute, wall: wallClock.format(moment).replace(' ', 'T') as WallTime }
  return latest.wall
}

/** The moment at which a day begins in the Netherlands. */
export const startOfDay = (date: CivilDate): Instant =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds).toISOString() as Instant

/** Milliseconds from one moment to another; negative when the second came first. */
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)

/** The moment that many milliseconds later. */
export const instantAfter = (moment: Instant, ms: number): Instant =>
  new Date(Date.parse(moment) + ms).toISOString() as Instant

/** A moment as milliseconds since 1970, to tell how long ago something was. */
export const millisOf = (instant: Instant): number => Date.parse(instant)
