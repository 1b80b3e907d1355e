import type { Finding, FindingCode } from '#shared/domain/booking-rules'
import { formatDate, formatTimes } from '#shared/time/format'

type Text = { title: string; detail: string | null }
type DataOf<C extends FindingCode> = Extract<Finding, { code: C }>['data']
type Words = { [C in FindingCode]: (data: DataOf<C>) => Text }

const people = (n: number) => (n === 1 ? '1 persoon' : `${n} personen`)

const words: Words = {
  room_conflict: (d) => ({
    title: `${d.roomName} is bezet van ${formatTimes(d.startsAt, d.endsAt).replace('–', ' tot ')}`,
    detail: d.alternatives.length > 0 ? `${d.title} staat er al. Kies een vrije plek:` : `${d.title} staat er al.`,
  }),
  capacity_exceeded: (d) => ({
    title: `${d.roomName} zou te vol worden`,
    detail: `Er zouden ${people(d.people)} zijn, er passen er ${d.capacity}.`,
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
  after_staffed_hours: () => ({ title: 'Er is dan geen beheerder', detail: 'Spreek af wie opent en sluit.' }),
  past_date: (d) => ({ title: 'Deze dag is al geweest', detail: formatDate(d.date) }),
  room_archived: (d) => ({ title: `${d.roomName} is niet meer in gebruik`, detail: 'Kies een andere ruimte.' }),
}

/** The Dutch words of a finding; `detail` says more, or is null. */
export function findingText(finding: Finding): Text {
  const say = words[finding.code] as (data: Finding['data']) => Text
  return say(finding.data)
}
