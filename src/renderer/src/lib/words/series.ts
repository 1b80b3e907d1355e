import type { PlannedDate } from '#shared/contract/series'
import type { SeriesDateState, SeriesReason, SeriesRule } from '#shared/domain/series'
import { weekdayOf } from '#shared/time/civil'
import { formatDate, weekdayName, weekdayShort } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatCount, formatEuros } from '../format'

/** Series in words: how often, what became of a date, and why. */
const every = (interval: number, one: string, many: string) =>
  interval === 1 ? `elke ${one}` : `elke ${interval} ${many}`

const ordinals: Record<number, string> = {
  1: 'eerste',
  2: 'tweede',
  3: 'derde',
  4: 'vierde',
  5: 'vijfde',
  [-1]: 'laatste',
}
export const ordinalWord = (nth: number): string => ordinals[nth] ?? ''

/** `elke 2 weken op ma en do`, `elke maand op de derde donderdag`; without its end. */
export function ruleWords(rule: SeriesRule, first: CivilDate): string {
  const interval = rule.interval ?? 1
  const [only = weekdayOf(first), ...more] = rule.weekdays ?? []
  if (rule.frequency === 'dates') return 'losse data'
  if (rule.frequency === 'daily') return every(interval, 'dag', 'dagen')
  if (rule.frequency === 'weekly') {
    if (more.length === 0 && interval === 1) return `elke ${weekdayName(only)}`
    const names = [only, ...more].sort().map(weekdayShort)
    return `${every(interval, 'week', 'weken')} op ${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' en ')}`
  }
  const months = every(interval, 'maand', 'maanden')
  if (rule.nth === undefined) return `${months} op de ${Number(first.slice(8))}e`
  return `${months} op de ${ordinalWord(rule.nth)} ${weekdayName(only)}`
}

/** `tot en met ma 24 juni 2024`, `12 keer`, or nothing. */
export function ruleEndWords(rule: SeriesRule): string {
  if (rule.until !== undefined) return `tot en met ${formatDate(rule.until)}`
  return rule.count === undefined ? '' : `${rule.count} keer`
}

export const dateStateWords: Record<SeriesDateState, string> = {
  booked: 'Geboekt',
  skipped: 'Overgeslagen',
  refused: 'Past niet',
  waiting: 'Wacht op plek',
  dropped: 'Vervallen',
}

const reasonWords: Record<SeriesReason, string> = {
  except: 'uitgezonderd',
  holiday: 'feestdag',
  school_holiday: 'schoolvakantie',
  closure: 'gesloten',
  chosen: '',
  conflict: '',
  stopped: 'de reeks is gestopt',
  cancelled: 'geannuleerd',
  detached: 'met de hand gewijzigd, blijft zo staan',
}

/** Why a date has no booking: `Kerstmis`, `geannuleerd: vakantie`; empty when the state says enough. */
export function whyWords(reason: SeriesReason | null, detail: string | null): string {
  if (reason === null) return ''
  const word = reasonWords[reason]
  if (detail === null || detail === '') return word
  return reason === 'cancelled' || reason === 'stopped' ? `${word}: ${detail}` : detail
}

/** What the dates that would be booked cost together, and each; empty when nothing is known of any. */
export function costWords(dates: readonly Pick<PlannedDate, 'state' | 'cents'>[]): string {
  const booked = dates.filter((date) => date.state === 'booked')
  const costs = booked.flatMap((date) => (date.cents === null ? [] : [date.cents]))
  const [first] = costs
  if (first === undefined) return ''
  const total = costs.reduce((sum, cents) => sum + cents, 0)
  const [least, most] = [costs.reduce((a, b) => Math.min(a, b)), costs.reduce((a, b) => Math.max(a, b))]
  const each = least === most ? formatEuros(least) : `${formatEuros(least)} tot ${formatEuros(most)}`
  const unknown = booked.length - costs.length
  const rest = unknown === 0 ? '' : `; van ${formatCount(unknown, 'datum', 'data')} is geen prijs bekend`
  return costs.length === 1 ? `${each}${rest}` : `Samen ${formatEuros(total)}, ${each} per keer${rest}`
}
