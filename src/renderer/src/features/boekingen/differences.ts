import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { formatEuros } from '../../lib/format'
import { categoryWords, layoutWords, statusWords, usageWords } from '../../lib/words/vocabulary'

type RoomName = (id: string) => string
type Part = { name: string; of: (b: Booking, roomName: RoomName) => string }

const yesNo = (yes: boolean) => (yes ? 'ja' : 'nee')
const count = (n: number | null) => (n === null ? '' : String(n))

/** What people want to know of a booking, in the order of the form. */
const parts: readonly Part[] = [
  { name: 'Tijd', of: (b) => `${formatDay(dateOf(b.startsAt))} ${formatTimes(b.startsAt, b.endsAt)}` },
  { name: 'Ruimte', of: (b, roomName) => b.roomIds.map(roomName).join(' en ') },
  {
    name: 'Stand',
    of: (b) => `${statusWords[b.status].toLowerCase()}${b.statusReason === null ? '' : ` (${b.statusReason})`}`,
  },
  { name: 'Titel', of: (b) => b.title },
  { name: 'Huurder', of: (b) => b.renterName ?? '' },
  { name: 'Personen', of: (b) => count(b.expectedParticipants) },
  { name: 'Deelnemers', of: (b) => count(b.participants) },
  { name: 'Categorie', of: (b) => categoryWords[b.category] },
  { name: 'Gebruik', of: (b) => usageWords[b.usage] },
  { name: 'Opstelling', of: (b) => (b.layout === null ? '' : layoutWords[b.layout]) },
  { name: 'Faciliteiten', of: (b) => count(b.facilities.reduce((sum, one) => sum + one.quantity, 0) || null) },
  { name: 'Klaarzetten', of: (b) => b.preparation ?? '' },
  { name: 'Opbouw', of: (b) => `${b.setupMinutes} min` },
  { name: 'Afbouw', of: (b) => `${b.clearupMinutes} min` },
  { name: 'Thema', of: (b) => b.theme ?? '' },
  { name: 'Doelen', of: (b) => b.goals.join(', ') },
  { name: 'Soort activiteit', of: (b) => b.activityType ?? '' },
  { name: 'Wijkkalender', of: (b) => yesNo(b.public) },
  { name: 'Tekst in de wijkkalender', of: (b) => b.publicText ?? '' },
  { name: 'Organisator in de wijkkalender', of: (b) => b.publicOrganiser ?? '' },
  { name: 'Opent zelf', of: (b) => yesNo(b.selfService) },
  { name: 'Alcohol', of: (b) => yesNo(b.alcohol) },
  { name: 'Bewoners zetten klaar', of: (b) => yesNo(b.residentsSetUp) },
  { name: 'Contact', of: (b) => [b.contactName, b.contactPhone].filter(Boolean).join(', ') },
  { name: 'In rekening gebracht', of: (b) => (b.chargedCents === null ? '' : formatEuros(b.chargedCents)) },
  { name: 'Om niet', of: (b) => (b.waivedCents ? formatEuros(b.waivedCents) : '') },
  { name: 'Opmerkingen', of: (b) => b.remarks ?? '' },
]

const EMPTY = 'leeg'

/** What differs between two states of a booking, a Dutch line each: `Personen: 12 → 14`. */
export function differences(before: Booking, after: Booking, roomName: RoomName): string[] {
  return parts.flatMap(({ name, of }) => {
    const was = of(before, roomName)
    const is = of(after, roomName)
    return was === is ? [] : [`${name}: ${was || EMPTY} → ${is || EMPTY}`]
  })
}
