import { addDays, addMonths, daysBetween, isCivilDate, isQuarter, quarterOf, quarterSpan, startOfMonth } from './civil'
import type { CivilDate, DateSpan, Period, Quarter } from './types'

/** Periods that figures and papers are about, as one text: it stands in addresses, calls, file names and on the command line. */
export const periodKinds = ['month', 'quarter', 'year', 'span'] as const
export type PeriodKind = (typeof periodKinds)[number]

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const YEAR = /^[1-9]\d{3}$/
/** Eleven years: the ten that are kept of bookings, and one. */
const MOST_DAYS = 4018

const spanOfText = (text: string): DateSpan | null => {
  const [from = '', to = '', more] = text.split('..')
  if (more !== undefined || !isCivilDate(from) || !isCivilDate(to)) return null
  return from <= to && daysBetween(from, to) < MOST_DAYS ? { from, to } : null
}

/** What kind of period the text names; null when it is none. Own periods are at most eleven years long. */
export function periodKind(text: string): PeriodKind | null {
  if (isQuarter(text)) return 'quarter'
  if (MONTH.test(text)) return 'month'
  if (YEAR.test(text)) return 'year'
  return spanOfText(text) === null ? null : 'span'
}

/** Whether a text is a period of any kind. */
export const isPeriod = (text: string): text is Period => periodKind(text) !== null

/** First and last day of a period. */
export function periodSpan(period: Period): DateSpan {
  switch (periodKind(period)) {
    case 'quarter':
      return quarterSpan(period as Quarter)
    case 'month':
      return months(`${period}-01` as CivilDate, 1)
    case 'year':
      return months(`${period}-01-01` as CivilDate, 12)
    default: {
      const span = spanOfText(period)
      if (span === null) throw new RangeError(`no period: ${period}`)
      return span
    }
  }
}

/** The month, quarter or year that holds a day. */
export function periodAt(kind: Exclude<PeriodKind, 'span'>, day: CivilDate): Period {
  return kind === 'quarter' ? quarterOf(day) : (day.slice(0, kind === 'year' ? 4 : 7) as Period)
}

/** The period of these days; a calendar month, quarter or year gets its own name. @throws RangeError when it is none */
export function periodOfSpan({ from, to }: DateSpan): Period {
  for (const kind of ['month', 'quarter', 'year'] as const) {
    const period = periodAt(kind, from)
    const span = periodSpan(period)
    if (span.from === from && span.to === to) return period
  }
  const text = `${from}..${to}`
  if (!isPeriod(text)) throw new RangeError(`no period: ${text}`)
  return text
}

/** The quarter that a period is, or undefined. */
export const quarterOfPeriod = (period: Period): Quarter | undefined => (isQuarter(period) ? period : undefined)

/**
 * The period so many further (negative: back). Whole months move by months, so that a school year is followed by the next; other
 * days move by their number.
 */
export function addPeriods(period: Period, steps: number): Period {
  const { from, to } = periodSpan(period)
  const count = wholeMonths({ from, to })
  if (count !== null) return periodOfSpan(months(addMonths(from, steps * count), count))
  const days = daysBetween(from, to) + 1
  return periodOfSpan({ from: addDays(from, steps * days), to: addDays(to, steps * days) })
}

/** The same period a year earlier. */
export function yearEarlier(period: Period): Period {
  const { from, to } = periodSpan(period)
  const count = wholeMonths({ from, to })
  const start = addMonths(from, -12)
  return periodOfSpan(count === null ? { from: start, to: addMonths(to, -12) } : months(start, count))
}

/** What a longer period is told in. */
export const partKinds = ['quarter', 'month', 'year'] as const
export type PartKind = (typeof partKinds)[number]
/** More months than this are told in years. */
const MOST_MONTHS = 36

/**
 * The parts that a longer period is told in, one list or two: a year in its quarters and in its months; other days in calendar
 * months, or years when they are many, of which the first and last may be cut short. Empty for what is short. The parts of a
 * list follow each other without gaps.
 */
export function partsOfPeriod(period: Period): { by: PartKind; periods: Period[] }[] {
  const span = periodSpan(period)
  const kind = periodKind(period)
  const cut = (by: PartKind) => ({ by, periods: cutBy(by, span) })
  if (kind === 'year') return [cut('quarter'), cut('month')]
  if (kind !== 'span') return []
  const months = cut('month')
  if (months.periods.length < 2) return []
  return [months.periods.length > MOST_MONTHS ? cut('year') : months]
}

function cutBy(by: PartKind, { from, to }: DateSpan): Period[] {
  const found: Period[] = []
  for (let day = from; day <= to; ) {
    const end = periodSpan(periodAt(by, day)).to
    const last = end < to ? end : to
    found.push(periodOfSpan({ from: day, to: last }))
    day = addDays(last, 1)
  }
  return found
}

/** Nothing is counted before this year; calls take no day and no period before it either. */
export const FIRST_YEAR = '1900'

/**
 * What a period is held against: the one before, and the same a year earlier unless that is the one before. One that has nothing
 * before it is held against itself.
 */
export function comparedWith(period: Period): { previous: Period; yearEarlier: Period | null } {
  const orItself = (other: Period) => (other >= FIRST_YEAR ? other : period)
  const previous = orItself(addPeriods(period, -1))
  const earlier = orItself(yearEarlier(period))
  return { previous, yearEarlier: earlier === previous ? null : earlier }
}

const months = (from: CivilDate, count: number): DateSpan => ({ from, to: addDays(addMonths(from, count), -1) })

/** How many whole calendar months the days are; null when they are not. */
function wholeMonths({ from, to }: DateSpan): number | null {
  const after = addDays(to, 1)
  if (startOfMonth(from) !== from || startOfMonth(after) !== after) return null
  return (
    (Number(after.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(after.slice(5, 7)) - Number(from.slice(5, 7))
  )
}
