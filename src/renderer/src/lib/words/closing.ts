import type { ClosingPoint, CorrectedField } from '#shared/domain/closing'
import type { BookingStatus, RenterCategory, Usage } from '#shared/domain/vocabulary'
import { dateOf, isWallTime } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { formatEuros, formatNumber } from '../format'
import { categoryWords, statusWords, usageWords } from './vocabulary'

/** What stands above the bookings that have a point, and what to do about it. */
export const pointWords: Record<ClosingPoint, { title: string; help: string }> = {
  undecided: {
    title: 'Aanvraag of optie die voorbij is',
    help: 'Ging dit door? Bevestig de boeking. Ging het niet door? Wijs haar af.',
  },
  without_count: {
    title: 'Aantal deelnemers niet ingevuld',
    help: 'Typ het aantal en druk op Enter.',
  },
  without_theme: { title: 'Activiteit zonder thema', help: 'Kies het thema waaronder deze activiteit valt.' },
  usage_category: {
    title: 'Intern of extern past niet bij de huurder',
    help: 'Gebruik door de eigen organisatie is intern, al het andere extern.',
  },
  too_many: { title: 'Meer deelnemers dan de ruimte kan hebben', help: 'Klopt het aantal, en was dit de ruimte?' },
  no_show_people: {
    title: 'Niet verschenen, maar wel deelnemers',
    help: 'Kwam er toch iemand? Zet de boeking op gehouden.',
  },
  on_closure: { title: 'Boeking op een dag dat het centrum dicht was', help: 'Ging dit door, of was het vervallen?' },
  outside_active: {
    title: 'Boeking buiten de tijd dat het centrum in gebruik was',
    help: 'Kijk de dag na, of de periode van het centrum.',
  },
}

export const fieldWords: Record<CorrectedField, string> = {
  centre: 'Centrum',
  start: 'Begin',
  end: 'Eind',
  rooms: 'Ruimte',
  status: 'Stand',
  usage: 'Gebruik',
  category: 'Soort huurder',
  participants: 'Deelnemers',
  theme: 'Thema',
  goals: 'Doelen',
  chargedCents: 'Berekend',
  waivedCents: 'Om niet',
}

/** A value of a field as people read it. */
export function fieldValue(field: CorrectedField, value: string | number | null): string {
  if (value === null) return 'niets'
  if (field === 'chargedCents' || field === 'waivedCents') return formatEuros(Number(value))
  if (typeof value === 'number') return formatNumber(value)
  if (field === 'status') return statusWords[value as BookingStatus].toLowerCase()
  if (field === 'usage') return usageWords[value as Usage].toLowerCase()
  if (field === 'category') return categoryWords[value as RenterCategory]
  return isWallTime(value) ? `${formatDate(dateOf(value))} ${formatTime(value)}` : value
}
