import { Select } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock, IconCurrencyEuro, IconPhone } from '@tabler/icons-react'
import type { Incident, IncidentChoice, LineWays, TouchedBooking, WayOut } from '#shared/contract/incident'
import type { RosterFindingCode } from '#shared/domain/roster/rules'
import { formatTimes } from '#shared/time/format'
import { formatCount, formatEuros } from '../../lib/format'
import { openPanel } from '../../lib/panel'
import { actText, happenedText, spanText, wayWords } from '../../lib/words/calamities'
import { sourceWords } from '../../lib/words/roster'
import { rosterFindingText } from '../../lib/words/roster-findings'
import { scoreReasonText } from '../../lib/words/score-reasons'
import { Tag } from '../../ui/Tag'
import type { Names } from './names'

/** The choice that a way out stands for. */
export const choiceOf = (way: WayOut): IncidentChoice =>
  way.kind === 'take'
    ? { way: 'take', caretakerId: way.candidate.caretakerId }
    : { way: 'without', bookings: way.bookings }
const isChosen = (way: WayOut, choice: IncidentChoice | null): boolean =>
  choice !== null && JSON.stringify(choiceOf(way)) === JSON.stringify(choice)

type Props = {
  incident: Incident
  line: LineWays
  choice: IncidentChoice | null
  names: Names
  /** Null for who does not decide. */
  onChoose: ((choice: IncidentChoice) => void) | null
}

/** One open shift: what it touches, the ways out best first, and what happens to each booking without a caretaker. */
export function LineCards({ incident, line, choice, names, onChoose }: Props) {
  const { shift, bookings, there } = line
  const title = `${names.centre(shift.centreId)}, ${spanText(shift)}`
  return (
    <section className="ca-line" aria-label={title}>
      <div className="ca-touches">
        <h2>
          <IconAlertTriangle size={16} aria-hidden /> {title}
        </h2>
        <p>
          {happenedText(incident.kind, names.person(incident.caretakerId))} {touchesText(bookings)}
        </p>
        {there.length > 0 && <p>In deze tijd is er ook: {there.map(presentText).join(', ')}.</p>}
      </div>
      <h3>Oplossingen, beste eerst</h3>
      <ol className="ca-ways">
        {line.ways.map((way, index) => (
          <Way
            key={way.kind === 'take' ? way.candidate.caretakerId : way.kind}
            way={way}
            number={index + 1}
            chosen={isChosen(way, choice)}
            onChoose={onChoose && (() => onChoose(choiceOf(way)))}
          />
        ))}
      </ol>
      {line.ways[0]?.kind !== 'take' && <p className="ca-note">Geen beheerder kan deze dienst overnemen.</p>}
      {line.cannot.length > 0 && (
        <p className="ca-note">
          Kan niet:{' '}
          {line.cannot.map(({ code, count }) => `${count} × ${cannotWords[code as RosterFindingCode]}`).join(', ')}.
        </p>
      )}
      {choice?.way === 'without' && bookings.length > 0 && (
        <>
          <h3>Wat er met de boekingen gebeurt</h3>
          <ul className="ca-bookings">
            {bookings.map((booking) => (
              <Booked key={booking.bookingId} {...{ booking, choice, names, onChoose }} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const presentText = ({ name, ...span }: LineWays['there'][number]): string =>
  `${name} (${formatTimes(span.startsAt, span.endsAt)})`

function touchesText(bookings: readonly TouchedBooking[]): string {
  if (bookings.length === 0) return 'Dit raakt geen boekingen.'
  const largest = [...bookings].sort((a, b) => (b.people ?? 0) - (a.people ?? 0)).slice(0, 3)
  const named = largest.map(({ title, people }) => (people === null ? title : `${title} (${people})`))
  const last = named.pop() ?? ''
  const list = named.length > 0 ? `${named.join(', ')} en ${last}` : last
  const count = formatCount(bookings.length, 'boeking', 'boekingen')
  return bookings.length <= 3 ? `Dit raakt ${count}: ${list}.` : `Dit raakt ${count}, waaronder ${list}.`
}

type WayProps = { way: WayOut; number: number; chosen: boolean; onChoose: (() => void) | null }

function Way({ way, number, chosen, onChoose }: WayProps) {
  const words = way.kind === 'take' ? null : wayWords[way.kind]
  const title = way.kind === 'take' ? `${way.candidate.name} neemt over` : words?.title
  const body = (
    <>
      <span className="ca-way-head">
        <i aria-hidden>{number}</i>
        <b>{title}</b>
        <Tag>{way.kind === 'take' ? sourceWords[way.candidate.source] : words?.tag}</Tag>
      </span>
      {way.kind === 'take' ? <Why way={way} /> : <Loses way={way} />}
    </>
  )
  return (
    <li className="ca-way" data-chosen={chosen || undefined}>
      {onChoose === null ? (
        <div className="ca-way-body">{body}</div>
      ) : (
        <button type="button" className="ca-way-body" aria-pressed={chosen} onClick={onChoose}>
          {body}
        </button>
      )}
      {way.kind === 'take' && way.phone !== null && (
        <a href={`tel:${way.phone.replace(/[^+\d]/g, '')}`}>
          <IconPhone size={14} aria-hidden /> Bel {way.phone}
        </a>
      )}
    </li>
  )
}

function Why({ way }: { way: Extract<WayOut, { kind: 'take' }> }) {
  const { reasons, findings } = way.candidate
  const against = ['over_contract', 'avoids', 'evenings_and_weekends']
  return (
    <>
      {reasons
        .filter(({ code }) => code !== 'cost' && code !== 'employed' && code !== 'flex_pool')
        .map((reason) => (
          <small key={reason.code}>
            {against.includes(reason.code) ? (
              <IconClock size={14} aria-hidden />
            ) : (
              <IconCheck size={14} color="var(--ok)" aria-hidden />
            )}
            {scoreReasonText(reason)}
          </small>
        ))}
      <small>
        <IconCurrencyEuro size={14} aria-hidden />
        {way.costCents === null
          ? 'kosten niet bekend'
          : way.costCents === 0
            ? 'geen kosten'
            : `kost ${formatEuros(way.costCents)}`}
      </small>
      {findings.map((finding) => (
        <small key={finding.code}>
          <IconAlertTriangle size={14} color="var(--warn)" aria-hidden />
          {rosterFindingText(finding).title}
        </small>
      ))}
    </>
  )
}

function Loses({ way }: { way: Exclude<WayOut, { kind: 'take' }> }) {
  const { left, bookings } = way
  if (bookings.length === 0) return null
  const kept = bookings.length - left
  return (
    <>
      {kept > 0 && (
        <small>
          <IconCheck size={14} color="var(--ok)" aria-hidden />
          {formatCount(kept, 'boeking houdt', 'boekingen houden')} een plek
        </small>
      )}
      {left > 0 && (
        <small>
          <IconAlertTriangle size={14} color="var(--warn)" aria-hidden />
          {formatCount(left, 'boeking vervalt', 'boekingen vervallen')}
        </small>
      )}
    </>
  )
}

type BookedProps = Pick<Props, 'names' | 'onChoose'> & {
  booking: TouchedBooking
  choice: Extract<IncidentChoice, { way: 'without' }>
}

function Booked({ booking, choice, names, onChoose }: BookedProps) {
  const current = choice.bookings.find((act) => act.bookingId === booking.bookingId)
  const options = booking.acts.map((act, index) => ({ value: String(index), label: actText(act, booking, names) }))
  const at = booking.acts.findIndex((act) => JSON.stringify(act) === JSON.stringify(current))
  return (
    <li>
      <span>
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.bookingId })}>
          {booking.title}
        </button>
        <small>
          {spanText(booking)}
          {booking.people !== null && `, ${booking.people} personen`}
          {booking.renterName !== null && `, ${booking.renterName}`}
        </small>
      </span>
      {onChoose === null ? (
        <span>{options[at]?.label}</span>
      ) : (
        <Select
          aria-label={`Wat er gebeurt met ${booking.title}`}
          data={options}
          value={at < 0 ? null : String(at)}
          allowDeselect={false}
          onChange={(value) => {
            const act = booking.acts[Number(value)]
            if (!act) return
            const others = choice.bookings.filter((one) => one.bookingId !== booking.bookingId)
            onChoose({ way: 'without', bookings: [...others, act] })
          }}
        />
      )}
    </li>
  )
}

const cannotWords: Record<RosterFindingCode, string> = {
  double_shift: 'heeft dan dienst',
  absent: 'is afwezig',
  caretaker_archived: 'werkt hier niet meer',
  not_active: 'is niet actief',
  certificate_missing: 'mist een certificaat',
  certificate_expired: 'certificaat verlopen',
  certificate_expires: 'certificaat verloopt',
  unavailable: 'kan dan niet',
  not_offered: 'is dan niet beschikbaar',
  shift_too_long: 'te veel uren op een dag',
  break_too_short: 'te korte pauze',
  daily_rest: 'te weinig rust',
  weekly_rest: 'te weinig vrij in de week',
  week_hours: 'te veel uren in de week',
  average_hours: 'gemiddeld te veel uren',
}
