import type { ExportFormat } from '#shared/contract/report'
import { type MovingPeriod, movingPeriods } from '#shared/domain/selection'
import { formatPeriod } from '#shared/time/format'
import type { Period } from '#shared/time/types'

type FormatWords = { format: ExportFormat; label: string; note: string }

/** The forms that the overview has a button for. */
const mainFormats: readonly FormatWords[] = [
  { format: 'pdf', label: 'PDF', note: 'om te lezen en te printen' },
  { format: 'xlsx', label: 'XLSX', note: 'om mee te rekenen' },
]
/** What the other forms are called and what they are for. */
export const moreFormats: readonly FormatWords[] = [
  { format: 'csv', label: 'CSV', note: 'alle cijfers, voor een draaitabel' },
  { format: 'json', label: 'JSON', note: 'alle cijfers, voor een ander programma' },
  { format: 'open-data', label: 'Open data (CSV)', note: 'zonder gegevens van personen' },
  { format: 'dictionary-pdf', label: 'Uitleg bij open data (PDF)', note: 'wat elke kolom betekent' },
  { format: 'dictionary', label: 'Woordenboek bij open data (CSV)', note: 'hetzelfde voor een programma' },
]
export const allFormats = [...mainFormats, ...moreFormats]

const movingWords: Record<MovingPeriod, string> = {
  this_quarter: 'dit kwartaal',
  previous_quarter: 'vorig kwartaal',
  this_year: 'dit jaar',
  previous_year: 'vorig jaar',
}
/** Periods that a fixed choice can have: those that move along, and the one on the screen. */
export const periodChoices = (shown: Period): { value: string; label: string }[] => [
  ...movingPeriods.map((value) => ({ value, label: movingWords[value] })),
  { value: shown, label: formatPeriod(shown) },
]
/** `dit kwartaal`, or the period itself. */
export const choiceWords = (choice: string): string =>
  (movingWords as Record<string, string | undefined>)[choice] ?? formatPeriod(choice as Period)
