import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import type { DocumentKind } from '#shared/domain/documents'
import type { BookingStatus } from '#shared/domain/vocabulary'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { openMessage } from '../../lib/message'
import { useMay } from '../../lib/session'
import { documentWords, messageWayWords } from '../../lib/words/documents'

/** What fits a booking in each state; the first is the one that people want most. */
const kinds: Record<BookingStatus, readonly DocumentKind[]> = {
  request: ['quotation', 'refusal', 'confirmation'],
  option: ['option', 'quotation', 'confirmation', 'refusal'],
  confirmed: ['confirmation', 'quotation', 'proposal', 'cancellation'],
  held: ['proposal', 'confirmation'],
  no_show: ['proposal'],
  declined: ['refusal'],
  cancelled: ['cancellation'],
  expired: ['refusal', 'option'],
  displaced: ['displacement'],
}

/** Which messages went out about a booking, the invoice that it stands on, and the way to write a message. */
export function Messages({ booking }: { booking: Booking }) {
  const sent = useQuery(api.messages.list.queryOptions({ input: { bookingId: booking.id } }))
  const billed = useQuery(api.invoices.ofBooking.queryOptions({ input: { id: booking.id } }))
  const invoice = billed.data?.invoice ?? null
  const mayOpen = useMay('invoices.list')
  return (
    <section className="booking-messages" aria-label="Berichten en factuur">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconMail size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Bericht maken
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds[booking.status].map((kind) => (
            <Menu.Item key={kind} onClick={() => openMessage({ kind, bookingId: booking.id })}>
              {documentWords[kind]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {(sent.data?.length ?? 0) > 0 && (
        <ul>
          {sent.data?.map((message) => (
            <li key={message.id}>
              <b>{documentWords[message.kind]}</b> {messageWayWords[message.how]}, {formatDay(dateOf(message.sentAt))}{' '}
              {formatTime(message.sentAt)} door {message.user}
            </li>
          ))}
        </ul>
      )}
      {invoice !== null &&
        (mayOpen ? (
          <button type="button" className="link" onClick={() => navigate(`/facturen?factuur=${invoice.id}`)}>
            {standing(invoice)}
          </button>
        ) : (
          <p className="booking-hint">{standing(invoice)}</p>
        ))}
    </section>
  )
}

const standing = ({ number }: { number: string | null }) =>
  number === null ? 'Staat op een conceptfactuur' : `Staat op factuur ${number}`
