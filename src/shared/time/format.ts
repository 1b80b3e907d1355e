import { addDays, clockOf, dateOf, daysBetween, wallTimeOf, weekdayOf } from './civil'
import { periodKind, periodSpan } from './period'
import type { CivilDate, Instant, Period, WallTime } from './types'

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
/** `ma 3 juni 2024, 14.00` on the clock of the wall, from a moment of the log. */
export function formatMoment(instant: Instant): string {
  const wall = wallTimeOf(instant)
  return `${formatDate(dateOf(wall))}, ${formatTime(clockOf(wall))}`
}
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
/** `3e kwartaal 2024`, `mei 2024`, `2024`, or `1 september 2024 t/m 30 juni 2025`. */
export function formatPeriod(period: Period): string {
  const { from, to } = periodSpan(period)
  switch (periodKind(period)) {
    case 'quarter':
      return formatQuarter(period)
    case 'month':
      return formatMonth(from)
    case 'year':
      return period
    default: {
      const sameYear = from.slice(0, 4) === to.slice(0, 4)
      return `${dayAndMonth(from)}${sameYear ? '' : ` ${from.slice(0, 4)}`} t/m ${dayAndMonth(to)} ${to.slice(0, 4)}`
    }
  }
}
/** March is `mrt`: `maa` is read as Monday. */
const shortMonth = (month: number): string => (month === 3 ? 'mrt' : monthName(month).slice(0, 3))

/** The same for the head of a narrow column: `3e kw. ’24`, `mei ’24`, `2024`, `sep ’24 – jun ’25`. */
export function formatPeriodShort(period: Period): string {
  const { from, to } = periodSpan(period)
  const year = (date: CivilDate) => `’${date.slice(2, 4)}`
  const month = (date: CivilDate) => `${shortMonth(Number(date.slice(5, 7)))} ${year(date)}`
  switch (periodKind(period)) {
    case 'quarter':
      return `${period.slice(6)}e kw. ${year(from)}`
    case 'month':
      return month(from)
    case 'year':
      return period
    default:
      if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${Number(to.slice(8))} ${month(from)}`
      return `${month(from)} – ${month(to)}`
  }
}
/** `2 uur`, `1,5 uur`, `45 min` from minutes. */
export function formatDuration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  return `${String(Math.round((minutes / 60) * 100) / 100).replace('.', ',')} uur`
}
