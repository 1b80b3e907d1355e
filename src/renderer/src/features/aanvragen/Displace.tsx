import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { Booking, BookingCheck } from '#shared/contract/booking'
import type { Alternative } from '#shared/domain/booking-rules'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { notifyFreed } from '../../lib/freed'
import { openMessage } from '../../lib/message'
import { notifyDone } from '../../lib/notify'
import { alternativesOf } from '../../ui/FindingList'

/** Asked as a new booking of its own slot, so that it stands in its own way and the answer names other places. */
const elsewhere = (b: Booking): BookingCheck => ({
  centreId: b.centreId,
  roomIds: b.roomIds,
  startsAt: b.startsAt,
  endsAt: b.endsAt,
  category: b.category,
  expectedParticipants: b.expectedParticipants,
  selfService: b.selfService,
  renterId: b.renterId,
})

const keyOf = (a: Alternative) => `${a.roomIds.join()} ${a.startsAt}`
const NONE = 'none'

const staysFree = (a: Alternative, taken: Booking) =>
  a.endsAt <= taken.startsAt ||
  a.startsAt >= taken.endsAt ||
  !a.roomIds.some((id) => taken.roomIds.includes(RoomId.parse(id)))

type Props = { by: Booking; id: Booking['id']; onClose: () => void }

/** A booking of primary care makes way for this request of residents, and is offered another place in the same act. */
export function Displace({ by, id, onClose }: Props) {
  const booking = useQuery(api.bookings.get.queryOptions({ input: { id } })).data
  return (
    <Modal opened onClose={onClose} title={`${by.title} laten voorgaan`} closeButtonProps={{ 'aria-label': 'Sluiten' }}>
      {booking && <Form by={by} booking={booking} onClose={onClose} />}
    </Modal>
  )
}

function Form({ by, booking, onClose }: { by: Booking; booking: Booking; onClose: () => void }) {
  const check = useQuery(api.bookings.check.queryOptions({ input: elsewhere(booking) }))
  const alternatives = alternativesOf(check.data?.findings ?? []).filter((a) => staysFree(a, by))
  const [choice, setChoice] = useState<string | null>(null)
  const [reason, setReason] = useState(`Bewoners gaan voor: ${by.title}`)
  const [tried, setTried] = useState(false)
  const displace = useMutation(
    api.bookings.displace.mutationOptions({
      onSuccess: ({ displaced, successor, waiting }) => {
        notifyDone(`${by.title} is bevestigd; ${booking.title} is verplaatst`, { undo: true })
        notifyFreed(waiting)
        onClose()
        openMessage({
          kind: 'displacement',
          bookingId: displaced.id,
          ...(successor && { newBookingId: successor.id }),
        })
      },
    }),
  )
  const first = alternatives[0]
  const chosen = choice ?? (first === undefined ? NONE : keyOf(first))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    const taken = alternatives.find((a) => keyOf(a) === chosen)
    displace.mutate({
      id: booking.id,
      revision: booking.revision,
      by: { id: by.id, revision: by.revision },
      reason: reason.trim(),
      ...(taken && {
        alternative: {
          roomIds: taken.roomIds.map((id) => RoomId.parse(id)),
          startsAt: taken.startsAt,
          endsAt: taken.endsAt,
        },
      }),
    })
  }
  return (
    <form onSubmit={submit} noValidate className="request-displace">
      <p>
        <b>{booking.title}</b>
        {booking.renterName !== null && ` van ${booking.renterName}`} staat er nu: {formatDay(dateOf(booking.startsAt))}
        , {formatTimes(booking.startsAt, booking.endsAt)}. Deze boeking wijkt; {by.title} wordt bevestigd.
      </p>
      <Radio.Group label="Wat biedt u in de plaats aan?" value={chosen} onChange={setChoice}>
        <Stack gap={8} mt={8}>
          {alternatives.map((a) => (
            <Radio
              key={keyOf(a)}
              value={keyOf(a)}
              label={a.roomNames.join(' en ')}
              description={`${formatDay(dateOf(a.startsAt))}, ${formatTimes(a.startsAt, a.endsAt)}`}
            />
          ))}
          <Radio value={NONE} label="Nog niets" description="U zoekt later een andere plek of tijd." />
        </Stack>
      </Radio.Group>
      <TextInput
        label="Waarom"
        description="Dit komt bij de boeking en in het logboek te staan."
        maxLength={2000}
        value={reason}
        error={tried && reason.trim() === '' ? 'Vul een reden in' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {displace.error !== null && (
        <p className="request-problem" role="alert">
          {messageFor(displace.error)}
        </p>
      )}
      <div className="request-buttons">
        <Button type="submit" loading={displace.isPending} data-autofocus>
          Laten voorgaan
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuleren
        </Button>
      </div>
    </form>
  )
}
