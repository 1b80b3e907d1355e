import { Anchor, Button, Popover, TextInput } from '@mantine/core'
import { IconCalendarDue, IconCheck, IconCircleCheck, IconExternalLink, IconHourglass } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { Booking, BookingCheck } from '#shared/contract/booking'
import type { Alternative } from '#shared/domain/booking-rules'
import { dateOf, minutesBetween, wallTimeOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTime, formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { api } from '../../lib/client'
import { urgencyOf } from '../../lib/deadline'
import { findAddress } from '../../lib/find-address'
import { May } from '../../lib/May'
import { OptionDeadline } from '../../lib/OptionDeadline'
import { openPanel } from '../../lib/panel'
import { useRights } from '../../lib/session'
import { categoryWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { alternativesOf, FindingList } from '../../ui/FindingList'
import { StatusTag } from '../../ui/StatusTag'
import { Tag } from '../../ui/Tag'
import { UsageTag } from '../../ui/UsageTag'
import { DeclineButton } from './DeclineButton'
import { Displace } from './Displace'
import { useSteps } from './useSteps'
import { WaitingList } from './WaitingList'

type Props = { booking: Booking; place: string; now: WallTime; onChoose: (id: Booking['id']) => void }

/** What the rules would say if it were confirmed as it is. */
const asConfirmed = (b: Booking): BookingCheck => ({
  id: b.id,
  centreId: b.centreId,
  roomIds: b.roomIds,
  startsAt: b.startsAt,
  endsAt: b.endsAt,
  status: 'confirmed',
  category: b.category,
  renterId: b.renterId,
  expectedParticipants: b.expectedParticipants,
  selfService: b.selfService,
  layout: b.layout,
  facilities: b.facilities,
  priorityReason: b.priorityReason,
})

/** The search for as much time of the same day, for as many people; a place that is chosen there is for this request. */
const elsewhere = (b: Booking) => ({
  bookingId: b.id,
  from: dateOf(b.startsAt),
  to: dateOf(b.startsAt),
  duration: minutesBetween(b.startsAt, b.endsAt),
  people: b.expectedParticipants,
  layout: b.layout,
})

/** One request or option: can it, who is in the way, who else waits, and the steps with one key each. */
export function RequestDetail({ booking, place, now, onChoose }: Props) {
  const check = useQuery(
    api.bookings.check.queryOptions({ input: asConfirmed(booking), placeholderData: keepPreviousData, staleTime: 0 }),
  )
  const findings = check.data?.findings ?? []
  const steps = useSteps(booking)
  const [dating, setDating] = useState(false)
  const [declining, setDeclining] = useState(false)
  const [displacing, setDisplacing] = useState<Booking['id'] | null>(null)
  const [priorityReason, setPriorityReason] = useState('')
  const isOption = booking.status === 'option'
  const alternatives = alternativesOf(findings)
  const displaceable = findings.find((f) => f.code === 'may_displace')?.data.bookingId as Booking['id'] | undefined
  const asksWhy = findings.some((f) => f.code === 'others_wait' && f.severity === 'error')
  const take = ({ roomIds, startsAt, endsAt }: Alternative) =>
    steps.move({ roomIds: roomIds.map((id) => RoomId.parse(id)), startsAt, endsAt })
  const open = () => openPanel({ kind: 'booking', id: booking.id })
  const group = 'Aanvragen'
  const at = booking.centreId
  const may = useRights()
  const mayDecide = may('bookings.confirm', at)
  const mayDisplace = may('bookings.displace', at)
  // A board alters requests only.
  const mayMove = may('bookings.change', at) && (mayDecide || booking.status === 'request')
  useActions([
    {
      id: 'request.confirm',
      label: 'Aanvraag bevestigen',
      needs: 'bookings.confirm',
      at,
      keys: ['B'],
      group,
      run: () => steps.confirm(priorityReason),
    },
    {
      id: 'request.option',
      label: isOption ? 'Optie verlengen' : 'Optie geven',
      needs: isOption ? 'bookings.extend' : 'bookings.toOption',
      at,
      keys: ['O'],
      group,
      run: () => steps.option(priorityReason),
    },
    {
      id: 'request.deadline',
      label: 'Optie tot en met een dag',
      needs: isOption ? 'bookings.extend' : 'bookings.toOption',
      at,
      keys: ['Shift+O'],
      group,
      run: () => setDating(true),
    },
    {
      id: 'request.decline',
      label: 'Aanvraag afwijzen',
      needs: 'bookings.decline',
      at,
      keys: ['A'],
      group,
      run: () => setDeclining(true),
    },
    { id: 'request.open', label: 'Aanvraag openen', keys: ['E'], group, run: open },
    ...(displaceable === undefined || !mayDisplace
      ? []
      : [
          {
            id: 'request.displace',
            label: 'Bewoners laten voorgaan',
            keys: ['V'],
            group,
            run: () => setDisplacing(displaceable),
          },
        ]),
    ...(mayMove ? alternatives : []).slice(0, 9).map((a, n) => ({
      id: `request.place.${n + 1}`,
      label: `Naar ${a.roomNames.join(' en ')}, ${formatDay(dateOf(a.startsAt))} ${formatTimes(a.startsAt, a.endsAt)}`,
      keys: [`Alt+${n + 1}`],
      group,
      run: () => take(a),
    })),
  ])
  return (
    <div className="request">
      <header className="request-head">
        <div>
          <h2>{booking.title}</h2>
          <div className="request-tags">
            <StatusTag status={booking.status} />
            <UsageTag usage={booking.usage} />
            <span>{categoryWords[booking.category]}</span>
          </div>
        </div>
        <div className="request-buttons">
          <May call="bookings.confirm" at={at}>
            <Button
              leftSection={<IconCheck size={16} aria-hidden />}
              disabled={steps.busy}
              onClick={() => steps.confirm(priorityReason)}
            >
              Bevestigen
              <span className="button-key" aria-hidden>
                &nbsp;B
              </span>
            </Button>
            <Button.Group>
              <Button
                variant="default"
                leftSection={<IconHourglass size={16} aria-hidden />}
                disabled={steps.busy}
                onClick={() => steps.option(priorityReason)}
              >
                {isOption ? 'Verlengen' : 'Optie geven'}
                <span className="button-key" aria-hidden>
                  &nbsp;O
                </span>
              </Button>
              <Popover
                opened={dating}
                onChange={setDating}
                position="bottom-end"
                width={280}
                trapFocus
                withArrow
                shadow="md"
              >
                <Popover.Target>
                  <Button
                    variant="default"
                    px={8}
                    disabled={steps.busy}
                    aria-label="Optie tot en met een dag…"
                    onClick={() => setDating(!dating)}
                  >
                    <IconCalendarDue size={16} aria-hidden />
                  </Button>
                </Popover.Target>
                <Popover.Dropdown>
                  <OptionDeadline
                    booking={booking}
                    act={isOption ? 'Verlengen' : 'Optie geven'}
                    onGive={(until) => {
                      setDating(false)
                      steps.option(priorityReason, until)
                    }}
                  />
                </Popover.Dropdown>
              </Popover>
            </Button.Group>
            <DeclineButton opened={declining} onOpen={setDeclining} busy={steps.busy} onDecline={steps.decline} />
          </May>
          <Button variant="default" leftSection={<IconExternalLink size={16} aria-hidden />} onClick={open}>
            Openen
            <span className="button-key" aria-hidden>
              &nbsp;E
            </span>
          </Button>
        </div>
      </header>
      <Facts booking={booking} place={place} now={now} />
      <Card title="Kan dit?">
        <div className="request-findings" aria-live="polite">
          {check.isSuccess && findings.length === 0 && (
            <p className="request-free">
              <IconCircleCheck size={16} aria-hidden />
              Ja. De plek is vrij en er is niets bijzonders.
            </p>
          )}
          <FindingList findings={findings} {...(mayMove && { onAlternative: take })} />
          {mayMove && (
            <Anchor size="sm" href={`#${findAddress(elsewhere(booking))}`}>
              Zoek een andere plek
            </Anchor>
          )}
          {displaceable !== undefined && mayDisplace && (
            <Button variant="default" onClick={() => setDisplacing(displaceable)}>
              Laten voorgaan…
              <span className="button-key" aria-hidden>
                &nbsp;V
              </span>
            </Button>
          )}
          {asksWhy && mayDecide && (
            <TextInput
              label="Waarom gaat deze huurder voor?"
              maxLength={2000}
              value={priorityReason}
              onChange={(event) => setPriorityReason(event.currentTarget.value)}
            />
          )}
        </div>
      </Card>
      <WaitingList booking={booking} now={now} onChoose={onChoose} />
      {displacing !== null && <Displace by={booking} id={displacing} onClose={() => setDisplacing(null)} />}
    </div>
  )
}

function Facts({ booking, place, now }: Pick<Props, 'booking' | 'place' | 'now'>) {
  const urgency = urgencyOf(booking, now)
  const asked = wallTimeOf(booking.createdAt)
  const contact = [booking.contactName, booking.contactPhone].filter(Boolean).join(', ')
  const until = booking.optionUntil ?? booking.startsAt
  const facts = [
    {
      label: 'Wanneer',
      value: `${formatDate(dateOf(booking.startsAt))}, ${formatTimes(booking.startsAt, booking.endsAt)}`,
    },
    { label: 'Waar', value: place },
    { label: 'Huurder', value: booking.renterName },
    { label: 'Contact', value: contact },
    { label: 'Personen', value: booking.expectedParticipants === null ? null : String(booking.expectedParticipants) },
    { label: 'Opmerking', value: booking.remarks },
  ].flatMap((f) => (f.value === null || f.value === '' ? [] : [f]))
  return (
    <Card title="Gegevens">
      <dl className="request-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{booking.status === 'option' ? 'Optie tot' : 'Gevraagd op'}</dt>
          <dd>
            {booking.status === 'option'
              ? `${formatDay(dateOf(until))}, ${formatTime(until)}`
              : formatDate(dateOf(asked))}{' '}
            <Tag tone={urgency.tone}>{urgency.text}</Tag>
          </dd>
        </div>
      </dl>
    </Card>
  )
}
