const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `€ 12,50` from cents. */
export const formatEuros = (cents: number): string => euro.format(cents / 100)
/** `1.234` */
export const formatNumber = (n: number): string => whole.format(n)
/** `12,5 %` from 12.5; a dash when there is nothing to divide by. */
export const formatPercent = (pct: number | null): string => (pct === null ? '–' : `${tenth.format(pct)} %`)
/** `1 boeking`, `20 boekingen` */
export const formatCount = (n: number, one: string, many: string): string =>
  `${formatNumber(n)} ${n === 1 ? one : many}`
