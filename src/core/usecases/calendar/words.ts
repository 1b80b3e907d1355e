import type { Calendar, CalendarDistrict, CalendarItem } from '#shared/contract/calendar'
import { addDays, addMonths, startOfMonth, weekOf } from '#shared/time/civil'
import { formatDate, formatDay, formatMonth, formatTimes } from '#shared/time/format'

/** The words that every form of the calendar shares. */

export const CALLED_OFF = 'Gaat niet door'

export const calendarName = ({ name }: Pick<CalendarDistrict, 'name'>): string => `Wijkkalender ${name}`

/** `week 23: ma 1 juni 2026 t/m zo 7 juni 2026`, `juni 2026`, or the days themselves. */
export function periodName({ from, to }: Pick<Calendar, 'from' | 'to'>): string {
  if (from === startOfMonth(from) && to === addDays(addMonths(from, 1), -1)) return formatMonth(from)
  const days = from === to ? formatDate(from) : `${formatDay(from)} t/m ${formatDate(to)}`
  return addDays(from, 6) === to && weekOf(from) === weekOf(to) ? `week ${weekOf(from)}: ${days}` : days
}

/** `14.00–16.00 uur`, and up to which day when it lasts longer than one. */
export const timesOf = ({ startsAt, endsAt }: Pick<CalendarItem, 'startsAt' | 'endsAt'>): string =>
  `${formatTimes(startsAt, endsAt)} uur`

/** What an activity is: its kind and the theme that it falls under, each once. */
export const kindOf = ({ activityType, theme }: Pick<CalendarItem, 'activityType' | 'theme'>): string =>
  [...new Set([activityType, theme])].filter((kind) => kind !== null).join(' · ')
