import { EARLY_DAYS, LATE_DAYS } from '#shared/domain/roster/certificates'
import type { RosterFinding, RosterFindingCode } from '#shared/domain/roster/rules'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatDuration, formatTimes } from '#shared/time/format'
import type { WallSpan } from '#shared/time/types'
import { absenceWords, certificateWords } from './roster'

type Text = { title: string; detail: string | null }
type DataOf<C extends RosterFindingCode> = Extract<RosterFinding, { code: C }>['data']
type Words = { [C in RosterFindingCode]: (data: DataOf<C>) => Text }

const when = (span: WallSpan) => `${formatDay(dateOf(span.startsAt))}, ${formatTimes(span.startsAt, span.endsAt)}`
/** `10 uur en 59 minuten`: limits are exact to the minute, so that is how they are told. */
function exact(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [hours > 0 ? `${hours} uur` : '', rest > 0 || hours === 0 ? `${rest} minuten` : '']
  return parts.filter((part) => part !== '').join(' en ')
}

const words: Words = {
  double_shift: (d) => ({ title: 'Heeft dan al een dienst', detail: `${when(d)}.` }),
  absent: (d) => ({
    title: d.kind === 'sick' ? 'Is dan ziek' : d.kind === 'leave' ? 'Heeft dan verlof' : 'Is dan afwezig',
    detail: `${absenceWords[d.kind]}: ${when(d)}.`,
  }),
  caretaker_archived: () => ({ title: 'Is niet meer actief', detail: 'Kies een andere beheerder.' }),
  not_active: (d) => ({
    title: `Is op ${formatDate(d.date)} niet actief`,
    detail:
      d.activeFrom !== null && d.date < d.activeFrom
        ? `Begint op ${formatDate(d.activeFrom)}.`
        : d.activeTo !== null
          ? `Laatste dag: ${formatDate(d.activeTo)}.`
          : null,
  }),
  certificate_missing: (d) => ({
    title: `Heeft geen geldig certificaat ${certificateWords[d.kind]}`,
    detail: 'Vul het certificaat in bij de beheerder, of kies iemand anders.',
  }),
  certificate_expired: (d) => ({
    title: `${certificateWords[d.kind]} is verlopen`,
    detail: `Geldig tot en met ${formatDate(d.expiresOn)}.`,
  }),
  certificate_expires: (d) => ({
    title: `${certificateWords[d.kind]} verloopt binnen ${d.days <= LATE_DAYS ? LATE_DAYS : EARLY_DAYS} dagen`,
    detail: `Geldig tot en met ${formatDate(d.expiresOn)}.`,
  }),
  unavailable: (d) => ({ title: 'Kan dan niet', detail: `Niet beschikbaar: ${when(d)}.` }),
  not_offered: (d) => ({ title: 'Is dan niet beschikbaar', detail: `Niet opgegeven als beschikbaar: ${when(d)}.` }),
  shift_too_long: (d) => ({
    title: `Werkt dan ${exact(d.minutes)} op één dag`,
    detail: `Er mag hooguit ${formatDuration(d.limit)}, zonder pauzes.`,
  }),
  break_too_short: (d) => ({
    title: 'De pauze is te kort',
    detail: `Bij ${exact(d.work)} werk hoort ${d.needed} minuten pauze; nu is het ${d.minutes} minuten.`,
  }),
  daily_rest: (d) => ({
    title: `Heeft te weinig rust: ${exact(d.minutes)}`,
    detail:
      d.other === null
        ? `In de 24 uur vanaf ${formatDay(dateOf(d.since))}, ${formatTimes(d.since, d.since).split('–')[0]} moet ${formatDuration(d.needed)} rust achter elkaar zitten.`
        : `Rust korter dan ${formatDuration(d.needed)} mag eens in de 7 dagen, en dat is al op ${formatDay(d.other)}.`,
  }),
  weekly_rest: (d) => ({
    title: `Heeft geen lang genoeg vrij: ${exact(d.minutes)} achter elkaar`,
    detail: `In de 7 dagen vanaf ${formatDay(dateOf(d.since))} moet ${formatDuration(d.needed)} achter elkaar vrij zijn, of 72 uur in 14 dagen.`,
  }),
  week_hours: (d) => ({
    title: `Werkt die week ${exact(d.minutes)}`,
    detail: `In de week van ${formatDay(d.from)} mag het hooguit ${formatDuration(d.limit)} zijn.`,
  }),
  average_hours: (d) => ({
    title: `Werkt gemiddeld ${exact(d.minutes)} in de week`,
    detail: `Van ${formatDate(d.from)} tot en met ${formatDate(d.to)} mag het gemiddeld hooguit ${formatDuration(d.limit)} zijn.`,
  }),
}

/** The Dutch words of a finding about somebody on a shift; `detail` says more, or is null. */
export function rosterFindingText(finding: RosterFinding): Text {
  const say = words[finding.code] as (data: RosterFinding['data']) => Text
  return say(finding.data)
}
