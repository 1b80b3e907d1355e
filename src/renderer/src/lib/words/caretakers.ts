import type { CertificateWarning } from '#shared/domain/roster/certificates'
import type { TimeKind } from '#shared/domain/roster/vocabulary'
import { formatDate } from '#shared/time/format'
import { certificateWords } from './roster'

export const timeKindWords: Record<TimeKind, string> = {
  available: 'kan',
  unavailable: 'kan niet',
  prefers: 'graag',
  avoids: 'liever niet',
}

/** The words of a refused form, by the problem that the call names. */
export const problemWords = {
  ends_before_start: 'Het einde ligt voor het begin.',
  twice: 'Hetzelfde staat er twee keer.',
  weekday_or_date: 'Kies een weekdag of een datum.',
  overlap: 'Deze tijden overlappen elkaar.',
}

/** `32 uur`, `36,5 uur`. */
export const hoursText = (minutes: number): string =>
  `${(minutes / 60).toLocaleString('nl-NL', { maximumFractionDigits: 2 })} uur`

export const toneOf = ({ problem }: CertificateWarning) => (problem === 'within_90' ? 'warn' : 'bad')

/** `BHV verloopt over 24 dagen`. */
export function warningText({ kind, problem, days, expiresOn }: CertificateWarning): string {
  const name = certificateWords[kind]
  if (problem === 'missing') return `${name} ontbreekt`
  if (problem === 'expired') return `${name} verlopen${expiresOn === null ? '' : ` op ${formatDate(expiresOn)}`}`
  return days === 0 ? `${name} verloopt vandaag` : `${name} verloopt over ${days} ${days === 1 ? 'dag' : 'dagen'}`
}
