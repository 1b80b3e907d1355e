import type { Holiday } from '#shared/contract/place'
import type { CivilDate } from '#shared/time/types'

/** The answer for a year is always the same, and a series asks for it at each look. */
const known = new Map<number, Holiday[]>()

/** Dutch public holidays of a year, Koningsdag on its shifted day included, as the library computes them. */
export async function publicHolidays(year: number): Promise<Holiday[]> {
  const before = known.get(year)
  if (before) return before
  // Loaded when asked: the library knows the whole world and would cost every start a tenth of a second.
  const { default: Holidays } = await import('date-holidays')
  const holidays = new Holidays('NL')
    .getHolidays(year, 'nl')
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => ({ date: holiday.date.slice(0, 10) as CivilDate, name: holiday.name }))
  known.set(year, holidays)
  return holidays
}
