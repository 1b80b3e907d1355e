import { addDays, addMonths, startOfMonth, weekdayOf, weekOf } from '../time/civil'
import { formatDate, formatDay, formatMonth, formatTimes, monthName, weekdayName } from '../time/format'
import type { CivilDate, DateSpan, WallSpan } from '../time/types'

/** The words that every form of the calendar shares. */

export const CALLED_OFF = 'Gaat niet door'

/** What the calendar of a district is called. */
export const calendarName = ({ name }: { name: string }): string => `Wijkkalender ${name}`

/** `week 23: ma 1 juni 2026 t/m zo 7 juni 2026`, `juni 2026`, or the days themselves. */
export function periodName({ from, to }: DateSpan): string {
  if (from === startOfMonth(from) && to === addDays(addMonths(from, 1), -1)) return formatMonth(from)
  const days = from === to ? formatDate(from) : `${formatDay(from)} t/m ${formatDate(to)}`
  return addDays(from, 6) === to && weekOf(from) === weekOf(to) ? `week ${weekOf(from)}: ${days}` : days
}

/** `14.00–16.00 uur`, and up to which day when it lasts longer than one. */
export const timesOf = ({ startsAt, endsAt }: WallSpan): string => `${formatTimes(startsAt, endsAt)} uur`

/** What an activity is: its kind and the theme that it falls under, each once. */
export const kindOf = ({ activityType, theme }: { activityType: string | null; theme: string | null }): string =>
  [...new Set([activityType, theme])].filter((kind) => kind !== null).join(' · ')

/** `1 activiteit`, `12 activiteiten` */
export const countOf = (count: number): string => (count === 1 ? '1 activiteit' : `${count} activiteiten`)

/** `3 juni` */
export const dayAndMonth = (date: CivilDate): string =>
  `${Number(date.slice(8))} ${monthName(Number(date.slice(5, 7)))}`

/** `woensdag 3 juni` */
export const dayName = (date: CivilDate): string => `${weekdayName(weekdayOf(date))} ${dayAndMonth(date)}`

type Placed = { centre: string | null; address: string | null }
/** The addresses of the centres that activities are in, each once. */
export function addressesOf(items: readonly Placed[]): { centre: string; address: string }[] {
  const known = new Map<string, string>()
  for (const { centre, address } of items) if (centre !== null && address !== null) known.set(centre, address)
  return [...known].map(([centre, address]) => ({ centre, address }))
}
