import { addDays, clockOf, dateOf, daysBetween, weekdayOf } from './civil'
import type { CivilDate, WallTime } from './types'

/** How the product writes dates and times for people: `ma 3 juni 2024`, `14.00` (design: ui). */
const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const
const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const

/** Dutch name of a weekday, 1 Monday to 7 Sunday. */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? ''
/** `ma` to `zo`. */
export const weekdayShort = (weekday: number): string => weekdayName(weekday).slice(0, 2)
/** Dutch name of a month, 1 to 12. */
export const monthName = (month: number): string => MONTHS[month - 1] ?? ''

const dayAndMonth = (date: CivilDate) => `${Number(date.slice(8))} ${monthName(Number(date.slice(5, 7)))}`

/** `ma 3 juni 2024` */
export const formatDate = (date: CivilDate): string =>
  `${weekdayShort(weekdayOf(date))} ${dayAndMonth(date)} ${date.slice(0, 4)}`
/** `ma 3 juni` */
export const formatDay = (date: CivilDate): string => `${weekdayShort(weekdayOf(date))} ${dayAndMonth(date)}`
/** `juni 2024` */
export const formatMonth = (date: CivilDate): string => `${monthName(Number(date.slice(5, 7)))} ${date.slice(0, 4)}`
/** `14.00`, from a clock time or a wall-clock time. */
export const formatTime = (time: string): string => time.slice(-5).replace(':', '.')
/** `14.00–16.00`, with the day of the end when it is another: `21.00–za 02.00`, and the date after more than a night. */
export function formatTimes(startsAt: WallTime, endsAt: WallTime): string {
  const from = formatTime(clockOf(startsAt))
  const midnight = clockOf(endsAt) === '00:00'
  // Midnight belongs to the evening before it.
  const lastDay = midnight ? addDays(dateOf(endsAt), -1) : dateOf(endsAt)
  const to = midnight ? '24.00' : formatTime(clockOf(endsAt))
  const nights = daysBetween(dateOf(startsAt), lastDay)
  if (nights === 0) return `${from}–${to}`
  return `${from}–${nights === 1 ? weekdayShort(weekdayOf(lastDay)) : formatDay(lastDay)} ${to}`
}
/** `3e kwartaal 2024` from `2024-Q3`. */
export const formatQuarter = (quarter: string): string => `${quarter.slice(6)}e kwartaal ${quarter.slice(0, 4)}`
/** `2 uur`, `1,5 uur`, `45 min` from minutes. */
export function formatDuration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  return `${String(Math.round((minutes / 60) * 100) / 100).replace('.', ',')} uur`
}
