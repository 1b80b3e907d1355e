import { addDays, isCivilDate, startOfWeek, weekdayOf } from '#shared/time/civil'
import { monthName, weekdayName } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'

const two = (n: number) => String(n).padStart(2, '0')
const dateFrom = (year: number, month: number, day: number): CivilDate | null => {
  const text = `${year}-${two(month)}-${two(day)}`
  return isCivilDate(text) ? text : null
}
const relative: Record<string, number> = { vandaag: 0, morgen: 1, overmorgen: 2, gisteren: -1, eergisteren: -2 }

const months = Array.from({ length: 12 }, (_, i) => monthName(i + 1))
/** `jun`, `juni` and `sept` alike; at least three letters. `mrt` is how March is shortened. */
const monthOf = (text: string): number =>
  text === 'mrt' ? 3 : text.length < 3 ? 0 : months.findIndex((name) => name.startsWith(text)) + 1

/** `donderdag` and `do` alike, from Monday 1; undefined when it is none. */
const weekdayIn = (text: string): number | undefined =>
  [1, 2, 3, 4, 5, 6, 7].find((d) => text === weekdayName(d) || text === weekdayName(d).slice(0, 2))

/** Without a year: the day that lies nearest to today, at most half a year back. */
function nearest(month: number, day: number, today: CivilDate): CivilDate | null {
  const year = Number(today.slice(0, 4))
  const back = addDays(today, -183)
  return [year - 1, year, year + 1].map((y) => dateFrom(y, month, day)).find((d) => d !== null && d >= back) ?? null
}

/**
 * Reads what a Dutch speaker types for a day: `morgen`, `vrijdag`, `vr`, `volgende week vrijdag`, `4 juni`, `4 jun 2025`, `12-6`, `12-6-2025`, `2025-06-12`.
 * Null when it is no day.
 */
export function spokenDate(text: string, today: CivilDate): CivilDate | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (isCivilDate(said)) return said
  const offset = relative[said]
  if (offset !== undefined) return addDays(today, offset)
  const weekday = weekdayIn(said)
  if (weekday !== undefined) return addDays(today, (weekday - weekdayOf(today) + 7) % 7)
  const inNextWeek = weekdayIn(said.replace(/^volgende week /, ''))
  if (inNextWeek !== undefined) return addDays(startOfWeek(today), 6 + inNextWeek)
  const parts = /^(?:[a-z]{2,9} )?(\d{1,2})[ \-/.]([a-z]+|\d{1,2})(?:[ \-/.](\d{4}|\d{2}))?$/.exec(said)
  if (!parts) return null
  const [, day = '', name = '', year] = parts
  const month = /^\d+$/.test(name) ? Number(name) : monthOf(name)
  if (month < 1) return null
  if (year === undefined) return nearest(month, Number(day), today)
  return dateFrom(Number(year.length === 2 ? `20${year}` : year), month, Number(day))
}
