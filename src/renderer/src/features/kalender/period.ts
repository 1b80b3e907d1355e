import { addDays, addMonths, startOfMonth, startOfWeek } from '#shared/time/civil'
import type { CivilDate, DateSpan } from '#shared/time/types'

export type Span = 'week' | 'maand'
export type Form = 'lijst' | 'raster'

/** The week or the month of a day. */
export function spanOf(date: CivilDate, span: Span): DateSpan {
  if (span === 'week') return { from: startOfWeek(date), to: addDays(startOfWeek(date), 6) }
  const first = startOfMonth(date)
  return { from: first, to: addDays(addMonths(first, 1), -1) }
}

/** The same day a week or a month further. */
export const stepped = (date: CivilDate, span: Span, by: 1 | -1): CivilDate =>
  span === 'week' ? addDays(date, 7 * by) : addMonths(startOfMonth(date), by)
