import type { Finding, FindingCode } from '#shared/domain/booking-rules'
import { formatDate, formatTime, formatTimes } from '#shared/time/format'
import { formatEuros } from '../format'
import { categoryWords } from './vocabulary'

type Text = { title: string; detail: string | null }
type DataOf<C extends FindingCode> = Extract<Finding, { code: C }>['data']
type Words = { [C in FindingCode]: (data: DataOf<C>) => Text }

const people = (n: number) => (n === 1 ? '1 persoon' : `${n} personen`)

const words: Words = {
  room_conflict: (d) => ({
    title: `${d.blockedBy === undefined ? `${d.roomName} is` : `${d.roomName} kan niet: ${d.blockedBy} is`} bezet van ${formatTimes(d.startsAt, d.endsAt).replace('–', ' tot ')}`,
    detail: d.alternatives.length > 0 ? `${d.title} staat er al. Kies een vrije plek:` : `${d.title} staat er al.`,
  }),
  capacity_exceeded: (d) => ({
    title: `${d.roomName} zou te vol worden`,
    detail: `Er zouden ${people(d.people)} zijn, er passen er ${d.capacity}.`,
  }),
  facility_exhausted: (d) => ({
    title:
      d.free === 0
        ? `${d.name}: op deze tijd niets meer vrij`
        : `${d.name}: op deze tijd nog ${d.free} van de ${d.stock} vrij`,
    detail: [
      d.takenBy.length > 0 ? `In gebruik bij ${d.takenBy.slice(0, 3).join(', ')}.` : '',
      d.freeFrom === null ? '' : `Vrij vanaf ${formatTime(d.freeFrom)}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  }),
  facility_elsewhere: (d) => ({
    title: `${d.name} hoort bij ${d.roomName}`,
    detail: `Boek ${d.roomName} erbij, of kies iets anders.`,
  }),
  over_capacity: (d) => ({
    title: `Te veel mensen voor ${d.roomName}`,
    detail: `U verwacht ${people(d.people)}, er passen er ${d.capacity}.`,
  }),
  people_unknown: (d) => ({
    title: 'Aantal personen ontbreekt',
    detail: `${d.roomName} wordt gedeeld: vul in hoeveel mensen er komen.`,
  }),
  outside_opening_hours: () => ({ title: 'Buiten de openingstijden', detail: 'Het centrum is dan (deels) niet open.' }),
  closed_day: (d) => ({ title: `Gesloten op ${formatDate(d.date)}`, detail: d.reason }),
  centre_inactive: (d) => ({ title: `Het centrum is op ${formatDate(d.date)} niet in gebruik`, detail: null }),
  after_staffed_hours: (d) => {
    if (d.there && d.paidBy !== 'other_booking')
      return {
        title: 'Er is een beheerder ingeroosterd',
        detail:
          d.paidBy === 'renter' && d.cents !== null
            ? `Buiten de vaste uren. Dat kost deze huurder ${formatEuros(d.cents)}.`
            : 'Ook buiten de vaste uren is er dan iemand.',
      }
    if (d.paidBy === 'other_booking')
      return {
        title: 'Er is een beheerder voor een andere boeking',
        detail: 'Die boeking betaalt de beheerder op deze uren. Deze huurder betaalt daar niets voor.',
      }
    return {
      title: 'Er is dan geen beheerder',
      detail:
        d.cents === null
          ? 'Spreek af wie opent en sluit.'
          : `Komt er een beheerder, dan kost dat ${formatEuros(d.cents)}. Of de huurder opent en sluit zelf.`,
    }
  },
  caretaker_missing: (d) => ({
    title: 'Nog geen beheerder gevonden',
    detail: `${listGaps(d.gaps)}${d.required ? ' De boeking kan pas definitief worden als er iemand is.' : ''}`,
  }),
  instruction_missing: () => ({
    title: 'Deze huurder heeft hier nog geen uitleg gehad',
    detail: 'Geef eerst uitleg over openen en sluiten, en noteer dat bij de huurder.',
  }),
  past_date: (d) => ({ title: 'Dat moment is al geweest', detail: formatDate(d.date) }),
  may_displace: (d) => ({
    title: `${d.title} kan wijken voor bewoners`,
    detail: `Dat mag tot en met ${formatDate(d.until)}. Bied dan meteen een andere plek of tijd aan.`,
  }),
  others_wait: (d) => ({
    title: d.reason === null ? 'Anderen die voorgaan wachten op deze plek' : 'Gaat voor op anderen die wachten',
    detail:
      d.reason === null
        ? `${listed(d.waiting)}. Schrijf op waarom deze huurder toch voorgaat.`
        : `${listed(d.waiting)}. Reden: ${d.reason}`,
  }),
  room_archived: (d) => ({ title: `${d.roomName} is niet meer in gebruik`, detail: 'Kies een andere ruimte.' }),
}

/** Where somebody is missing: `Van 19:00 tot 22:00 is er nog niemand ingeroosterd.` */
function listGaps(gaps: DataOf<'caretaker_missing'>['gaps']): string {
  const [first] = gaps
  if (!first) return ''
  const when = `Van ${formatTimes(first.startsAt, first.endsAt).replace('–', ' tot ')}`
  const more = gaps.length > 1 ? ` En nog ${gaps.length === 2 ? 'een tijd' : `${gaps.length - 1} tijden`}.` : ''
  if (first.missing === 0) return `${when} is er niemand met geldige sociale hygiëne.${more}`
  if (first.present > 0) return `${when} is er nog een beheerder extra nodig.${more}`
  return `${when} is er nog niemand ingeroosterd.${more}`
}

const listed = (waiting: DataOf<'others_wait'>['waiting']) =>
  waiting.map(({ title, category }) => `${title} (${categoryWords[category].toLowerCase()})`).join(', ')

/** The Dutch words of a finding; `detail` says more, or is null. */
export function findingText(finding: Finding): Text {
  const say = words[finding.code] as (data: Finding['data']) => Text
  return say(finding.data)
}
