import type { Booking } from '#shared/contract/booking'
import { claimsText, useFacilityNames } from '../../lib/facilities'
import { formatEuros } from '../../lib/format'
import { useRooms } from '../../lib/here'
import { useHides } from '../../lib/session'
import { categoryWords, layoutWords, usageWords } from '../../lib/words/vocabulary'

type Props = { booking: Booking; priced: boolean }

/** What is known of a booking, as text: for who may not change it. */
export function Facts({ booking: b, priced }: Props) {
  const rooms = useRooms(b.centreId)
  const facilities = useFacilityNames(b.centreId)
  const hidesMoney = useHides('money')
  const marks = [
    b.public ? 'staat in de wijkkalender' : null,
    b.selfService ? 'de huurder opent en sluit zelf' : null,
    b.residentsSetUp ? 'bewoners zetten zelf klaar en ruimen op' : null,
    b.alcohol ? 'er wordt alcohol geschonken' : null,
  ].filter((mark) => mark !== null)
  const charged = priced || hidesMoney ? null : b.chargedCents
  const facts: [string, string | null][] = [
    ['Huurder', b.renterName],
    ['Ruimte', b.roomIds.map((id) => rooms.find((room) => room.id === id)?.name ?? 'andere ruimte').join(' en ')],
    ['Verwacht', b.expectedParticipants === null ? null : `${b.expectedParticipants} mensen`],
    ['Gekomen', b.participants === null ? null : `${b.participants} mensen`],
    ['Soort', `${categoryWords[b.category]}, ${usageWords[b.usage].toLowerCase()} gebruik`],
    ['Thema', [b.theme, b.activityType].filter(Boolean).join(', ')],
    ['Doelen', b.goals.join(', ')],
    ['Opstelling', b.layout === null ? null : layoutWords[b.layout]],
    ['Faciliteiten', claimsText(b, facilities)],
    ['Klaarzetten', b.preparation],
    ['Contact', [b.contactName, b.contactPhone].filter(Boolean).join(', ')],
    ['Kosten', charged === null ? null : formatEuros(charged)],
    ['Let op', marks.join(', ')],
    ['Opmerkingen', b.remarks],
  ]
  return (
    <dl className="booking-facts">
      {facts.map(
        ([label, value]) =>
          value !== null &&
          value !== '' && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
