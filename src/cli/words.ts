import type { ErrorCode } from '#shared/contract/errors'
import { isFailure } from '#shared/contract/failure'
import { onShareWords } from '#shared/domain/disk-words'

const failures: Record<ErrorCode, string> = {
  invalid_input: 'De opdracht klopt niet.',
  unauthenticated: 'U bent niet aangemeld.',
  wrong_secret: 'De naam of het wachtwoord klopt niet.',
  code_needed: 'De code uit uw app is ook nodig.',
  locked: 'Deze gebruiker is op slot.',
  forbidden: 'Dit mag u niet.',
  not_found: 'Dat is er niet.',
  room_conflict: 'De ruimte is bezet.',
  capacity_exceeded: 'Er zijn te veel mensen voor de ruimte.',
  facility_exhausted: 'Er zijn er op die tijd niet genoeg vrij.',
  stale: 'Iemand anders heeft dit intussen gewijzigd.',
  duplicate: 'Die naam is er al.',
  rule_violated: 'Een regel van het centrum staat dit niet toe.',
  roster_violated: 'Deze beheerder kan deze dienst niet werken.',
  wrong_state: 'Dat kan nu niet.',
  too_large: 'Dit is te groot.',
  too_many_requests: 'Te veel verzoeken. Probeer het later nog eens.',
  busy: 'De gegevens zijn in gebruik door een ander programma. Probeer het nog eens.',
  disk_full: 'De schijf is vol. Er is niets gewijzigd.',
  storage_failed: 'De gegevens kunnen niet worden gelezen of bewaard. Er is niets gewijzigd.',
  damaged: 'De gegevens zijn beschadigd.',
  unreadable: 'Een deel van de gegevens is niet te lezen.',
  internal: 'Er ging iets mis in Buurtbalie.',
}

const reasons: Readonly<Record<string, string>> = {
  no_recipients: 'Er is niemand met een e-mailadres die het overzicht krijgt. Vul dat in bij de contacten.',
  not_empty: 'De map bevat al gegevens. Kies een lege map.',
}

const refusals = {
  same_file: 'Kies een ander bestand dan de gegevens zelf.',
  not_ours: 'Dit bestand is geen reservekopie van Buurtbalie.',
  damaged_copy: 'Deze reservekopie is beschadigd en gaat niet open. Er is niets gewijzigd.',
  has_problems: 'Deze reservekopie is beschadigd. Er is niets gewijzigd.',
} as const

/** One line in Dutch about what went wrong. */
export function lineFor(error: unknown): string {
  if (isFailure(error)) {
    const { reason } = (error.data ?? {}) as { reason?: string }
    return reasons[reason ?? ''] ?? failures[error.code]
  }
  const {
    name,
    message,
    code = '',
    reason,
    folder = '',
  } = error as Error & { code?: string; reason?: keyof typeof refusals; folder?: string }
  if (name === 'DataOnShare') return onShareWords(folder)
  if (name === 'NotRestorable' && reason) return refusals[reason]
  if (name === 'WrongPassphrase') return 'Deze wachtzin klopt niet. Let op hoofdletters en spaties.'
  if (name === 'NoBackupKey')
    return 'Bij deze kopie ontbreekt het bestand met dezelfde naam dat eindigt op .json. Zonder dat gaat zij niet open.'
  if (name === 'NothingToSalvage') return 'Van deze gegevens is niets meer te lezen. Zet een reservekopie terug.'
  if (name === 'DatabaseFromNewerApp')
    return 'De gegevens zijn bewaard door een nieuwere versie van Buurtbalie. Installeer de nieuwste versie.'
  if (name === 'StoreBusy' || code.startsWith('SQLITE_BUSY'))
    return 'Buurtbalie is nog open op deze map. Sluit het eerst af.'
  if (code === 'damaged' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return 'De gegevens zijn beschadigd.'
  if (code === 'EADDRINUSE') return 'Deze poort is al in gebruik. Kies een andere met --port, of 0 voor een vrije.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'SQLITE_READONLY')
    return `Geen toegang: ${message}`
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'SQLITE_CANTOPEN') return `Niet gevonden: ${message}`
  return `Er ging iets mis: ${message}`
}
