import type { HandOverView } from '#shared/contract/hand-over'
import type { HandOverStanding } from '#shared/domain/roster/hand-over'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTimes } from '#shared/time/format'

/** Hand-over requests on screen, and the message to those who are asked. */
export const standingWords: Record<HandOverStanding, string> = {
  open: 'wordt aangeboden',
  taken: 'overgenomen',
  withdrawn: 'ingetrokken',
  lapsed: 'vervallen: de dienst is daarna veranderd',
  expired: 'verlopen: de dienst is begonnen',
}

/** `3 gevraagd, 1 zei nee`. */
export function answersText({ asked }: Pick<HandOverView, 'asked'>): string {
  const no = asked.filter((one) => one.declinedAt !== null).length
  return `${asked.length} gevraagd${no === 0 ? '' : `, ${no} ${no === 1 ? 'zei' : 'zeiden'} nee`}`
}

type Offered = Pick<HandOverView, 'startsAt' | 'endsAt' | 'note'>

/** What is mailed to those who are asked; `from` is whose shift it is, null when nobody has it. */
export function offerMessage(
  offer: Offered,
  { centre, from, by }: { centre: string; from: string | null; by: string },
): { subject: string; body: string } {
  const day = dateOf(offer.startsAt)
  const when = `${formatDate(day)}, ${formatTimes(offer.startsAt, offer.endsAt)}`
  const lines = [
    'Beste collega,',
    '',
    from === null ? 'Wie kan deze dienst doen?' : `Wie kan deze dienst overnemen van ${from}?`,
    '',
    centre,
    when,
    ...(offer.note === null ? [] : ['', offer.note]),
    '',
    'Laat het weten, ook als het niet lukt. Wie het eerst ja zegt, krijgt de dienst.',
    '',
    'Groet,',
    by,
  ]
  return { subject: `Wie kan ${formatDay(day)} bij ${centre}?`, body: lines.join('\n') }
}
