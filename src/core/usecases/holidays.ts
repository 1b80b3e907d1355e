import type { Holiday } from '#shared/contract/place'
import type { CivilDate } from '#shared/time/types'

/** Dutch public holidays of a year, Koningsdag on its shifted day included, as the library computes them. */
export async function publicHolidays(year: number): Promise<Holiday[]> {
  // Loaded when asked: the library knows the whole world and would cost every start a tenth of a second.
  const { default: Holidays } = await import('date-holidays')
  return new Holidays('NL')
    .getHolidays(year, 'nl')
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => ({ date: holiday.date.slice(0, 10) as CivilDate, name: holiday.name }))
}
