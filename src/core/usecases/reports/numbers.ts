import type { Unit } from './lines'

/** Figures as they are printed on paper, in Dutch. */
const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const cents = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const plain: Record<Unit, (value: number) => string> = {
  count: (value) => whole.format(value),
  hours: (value) => tenth.format(value),
  percent: (value) => `${tenth.format(value * 100)}\u00a0%`,
  euro: (value) => `€\u00a0${cents.format(value)}`,
}

/** A figure in its unit, as `lines.ts` has it; a dash where there is none. */
export const shown = (unit: Unit, value: number | null): string => (value === null ? '–' : plain[unit](value))

/** A difference with its sign: `+4`, `−1,5 %`, `0`. */
export function signed(unit: Unit, value: number | null): string {
  if (value === null) return '–'
  const text = plain[unit](Math.abs(value))
  return text === plain[unit](0) ? text : `${value > 0 ? '+' : '−'}${text}`
}
