import { formatNumber } from './format'

const tenth = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export type Unit = 'count' | 'percent'

/** `1.672` or, for percentage points, `1,2`. */
export const number = (value: number, unit: Unit = 'count'): string =>
  unit === 'percent' ? tenth.format(value) : formatNumber(value)

/** `+25`, `−4` (with a real minus), `0`. */
export const signed = (value: number, unit: Unit = 'count'): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${number(Math.abs(value), unit)}`

/** Whole hours from minutes: `1.204`. */
export const hours = (minutes: number): string => formatNumber(Math.round(minutes / 60))
