import type { ExportFormat } from '#shared/contract/report'

/** What the forms of the overview beside PDF and XLSX are called and what they are for. */
export const moreFormats: readonly { format: ExportFormat; label: string; note: string }[] = [
  { format: 'csv', label: 'CSV', note: 'alle cijfers, voor een draaitabel' },
  { format: 'json', label: 'JSON', note: 'alle cijfers, voor een ander programma' },
  { format: 'open-data', label: 'Open data (CSV)', note: 'zonder gegevens van personen' },
  { format: 'dictionary-pdf', label: 'Uitleg bij open data (PDF)', note: 'wat elke kolom betekent' },
  { format: 'dictionary', label: 'Woordenboek bij open data (CSV)', note: 'hetzelfde voor een programma' },
]
