import type { Finding } from '#shared/domain/booking-rules'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTimes } from '#shared/time/format'
import type { WallSpan } from '#shared/time/types'
import { cut } from './report'
import type { RowReader } from './row-reader'

/** Where a booking that stands in the way is to be found: a row of these files, or null for one in the store. */
export type Whereabouts = (bookingId: string) => string | null

/** Puts what the rules say of a booking in words, at the column that has to change. */
export function sayFindings(
  reader: RowReader,
  findings: readonly Finding[],
  span: WallSpan,
  whereabouts: Whereabouts,
): void {
  for (const finding of findings) {
    const said = inWords(finding, span, whereabouts)
    if (!said) continue
    const [column, message] = said
    if (finding.severity === 'error') reader.error(column, message)
    else if (finding.severity === 'warning') reader.warn(column, message)
  }
}

function inWords(finding: Finding, span: WallSpan, whereabouts: Whereabouts): [column: string, message: string] | null {
  switch (finding.code) {
    case 'room_conflict': {
      const { bookingId, roomName, title, startsAt, endsAt } = finding.data
      const where = whereabouts(bookingId) ?? 'een boeking die er al staat'
      const touching = startsAt < span.endsAt && span.startsAt < endsAt ? '' : ' (met opbouw- en afbouwtijd)'
      const when = `${formatDay(dateOf(startsAt))} ${formatTimes(startsAt, endsAt)}`
      return [
        'ruimtes',
        `${cut(roomName)} is dan al bezet${touching}: "${cut(title)}", ${when}, ${where}. Kies een andere ruimte of tijd.`,
      ]
    }
    case 'capacity_exceeded': {
      const { roomName, people, capacity } = finding.data
      return ['verwacht', `In ${cut(roomName)} zouden dan ${people} mensen tegelijk zijn; er passen er ${capacity}.`]
    }
    case 'facility_exhausted': {
      const { name, free, stock } = finding.data
      return ['ruimtes', `Van ${cut(name)} zijn er dan ${free} van de ${stock} vrij.`]
    }
    case 'facility_elsewhere':
      return ['ruimtes', `${cut(finding.data.name)} hoort bij ${cut(finding.data.roomName)}.`]
    case 'instruction_missing':
      return ['zelfbeheer', 'Deze huurder heeft hier nog geen uitleg gehad over openen en sluiten.']
    case 'over_capacity': {
      const { roomName, people, capacity } = finding.data
      return ['verwacht', `Er worden ${people} mensen verwacht; in ${cut(roomName)} passen er ${capacity}.`]
    }
    case 'outside_opening_hours':
      return ['begin', 'Deze tijd valt buiten de openingstijden van het centrum.']
    case 'closed_day':
      return ['datum', `Het centrum is dicht op ${formatDate(finding.data.date)}: ${cut(finding.data.reason)}.`]
    case 'centre_inactive':
      return ['datum', `Het centrum is niet in gebruik op ${formatDate(finding.data.date)}.`]
    case 'after_staffed_hours':
      return ['begin', 'Op deze tijd is er geen beheerder.']
    case 'caretaker_missing':
      return ['begin', 'Voor deze boeking is nog geen beheerder gevonden.']
    case 'room_archived':
      return [
        'ruimtes',
        `${cut(finding.data.roomName)} is niet meer in gebruik. Zet de ruimte eerst weer aan bij Instellingen.`,
      ]
    case 'others_wait': {
      const { waiting } = finding.data
      return [
        'categorie',
        `Voor deze plek wachten aanvragen die voorgaan: ${waiting.map(({ title }) => `"${cut(title)}"`).join(', ')}.`,
      ]
    }
    case 'may_displace':
    case 'people_unknown':
    case 'past_date':
      // True of nearly every row of an old agenda: no news.
      return null
  }
}
