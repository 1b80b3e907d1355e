import { addDays, addMonths, isCivilDate, quarterOf, quarterSpan, startOfMonth } from '#shared/time/civil'
import { formatMonth, formatQuarter } from '#shared/time/format'
import type { CivilDate, DateSpan, Quarter } from '#shared/time/types'

/** A month, a quarter or a year, as it stands in the address: `2026-05`, `2026-Q2`, `2026`. */
export type Period = { unit: PeriodUnit; from: CivilDate; to: CivilDate; key: string; name: string }
export const periodUnits = ['month', 'quarter', 'year'] as const
export type PeriodUnit = (typeof periodUnits)[number]

const MONTHS: Record<PeriodUnit, number> = { month: 1, quarter: 3, year: 12 }

/** The period of a unit that holds a day. */
export function periodOf(unit: PeriodUnit, day: CivilDate): Period {
  if (unit === 'quarter') {
    const quarter = quarterOf(day)
    return { unit, ...quarterSpan(quarter), key: quarter, name: formatQuarter(quarter) }
  }
  const year = day.slice(0, 4)
  const span: DateSpan =
    unit === 'year'
      ? { from: `${year}-01-01` as CivilDate, to: `${year}-12-31` as CivilDate }
      : { from: startOfMonth(day), to: addDays(addMonths(startOfMonth(day), 1), -1) }
  return {
    unit,
    ...span,
    key: unit === 'year' ? year : day.slice(0, 7),
    name: unit === 'year' ? year : formatMonth(day),
  }
}

/** Reads what stands in the address; null when it is no period. */
export function readPeriod(text: string | null): Period | null {
  if (text === null) return null
  if (/^\d{4}-Q[1-4]$/.test(text)) return periodOf('quarter', quarterSpan(text as Quarter).from)
  const day = `${text}${text.length === 4 ? '-01-01' : '-01'}`
  return isCivilDate(day) ? periodOf(text.length === 4 ? 'year' : 'month', day) : null
}

/** The period that many further (negative: back). */
export const stepPeriod = (period: Period, steps: number): Period =>
  periodOf(period.unit, addMonths(period.from, steps * MONTHS[period.unit]))
