import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import type { BookingAct, Incident } from '#shared/contract/incident'
import type { DocumentKind } from '#shared/domain/documents'
import { api } from '../../lib/client'
import { openMessage } from '../../lib/message'
import { openPanel } from '../../lib/panel'
import { actText, incidentStateWords, spanText } from '../../lib/words/calamities'
import { Card } from '../../ui/Card'
import type { Names } from './names'

/** A calamity that is over: what was decided about each shift, and the renters to tell. */
export function Decided({ incident, names }: { incident: Incident; names: Names }) {
  const acts = incident.state === 'decided' ? actsOf(incident) : []
  return (
    <div className="ca-body">
      <Card title={incidentStateWords[incident.state]}>
        <ul className="ca-answers">
          {incident.lines.map((line) => (
            <li key={line.shiftId}>
              {names.centre(line.centreId)}, {spanText(line)}:{' '}
              {line.choice === null || incident.state === 'withdrawn'
                ? 'niets besloten'
                : line.choice.way === 'take'
                  ? `${names.person(line.choice.caretakerId)} neemt over`
                  : 'geen beheerder'}
            </li>
          ))}
          {incident.lines.length === 0 && <li>Er stonden in deze tijd geen diensten.</li>}
        </ul>
      </Card>
      {acts.length > 0 && (
        <Card title="Wie moet het weten">
          <ul className="ca-bookings">
            {acts.map((act) => (
              <Tell key={act.bookingId} act={act} names={names} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function actsOf(incident: Incident): BookingAct[] {
  const acts = new Map<string, BookingAct>()
  for (const { choice } of incident.lines)
    if (choice?.way === 'without')
      for (const act of choice.bookings) if (!acts.has(act.bookingId)) acts.set(act.bookingId, act)
  return [...acts.values()]
}

function Tell({ act, names }: { act: BookingAct; names: Names }) {
  const id = act.bookingId
  const booking = useQuery(api.bookings.get.queryOptions({ input: { id } })).data
  const moved = booking?.status === 'displaced'
  // At another centre it is a new booking: the message names that place.
  const links = useQuery(api.bookings.links.queryOptions({ input: moved ? { id } : skipToken })).data
  if (!booking || (moved && !links)) return null
  const successor = links?.successor ?? null
  const kind: DocumentKind = act.act === 'cancel' ? 'cancellation' : moved ? 'displacement' : 'confirmation'
  return (
    <li>
      <span>
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id })}>
          {booking.title}
        </button>
        <small>
          {booking.renterName ?? 'geen huurder'}: {actText(act, booking, names).toLowerCase()}
        </small>
      </span>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMail size={14} aria-hidden />}
        onClick={() => openMessage({ kind, bookingId: id, ...(successor && { newBookingId: successor.id }) })}
      >
        Bericht
      </Button>
    </li>
  )
}
