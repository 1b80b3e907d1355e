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
  return systemLine(error as SystemError) ?? `Er ging iets mis: ${message}`
}

type SystemError = NodeJS.ErrnoException & { dest?: string; address?: string; port?: number }

/** What the computer refused, in Dutch; undefined for what is not of the computer. */
function systemLine({ code = '', syscall, path, dest, address = '', port = 0 }: SystemError): string | undefined {
  const place = dest ?? path ?? 'Dit'
  if (code === 'EADDRINUSE') return 'Deze poort is al in gebruik. Kies een andere met --port, of 0 voor een vrije.'
  if (code === 'EACCES' && syscall === 'listen')
    return `Poort ${port} mag u hier niet gebruiken. Kies met --port een getal boven 1023.`
  if (code === 'EADDRNOTAVAIL') return `Het adres ${address} is niet van deze computer. Kies een ander met --host.`
  if (syscall === 'getaddrinfo') return 'De naam bij --host is hier niet bekend. Geef een adres op.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `Geen toegang tot ${dest ?? path ?? 'de map of het bestand'}.`
  if (code === 'ENOENT') return `${place} is er niet.`
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${place} is een bestand en geen map.`
  if (code === 'EISDIR') return `${place} is een map en geen bestand.`
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'De schijf is vol.'
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY'))
    return 'Een bestand met gegevens gaat niet open. Mag u in de map schrijven, en is er plaats op de schijf?'
  if (code === 'EIO' || code.startsWith('SQLITE_IOERR')) return 'De schijf leest of bewaart niet goed.'
  return undefined
}
