import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import type { Referral } from '#shared/contract/self-service'
import { clockOf, dateOf, minutesBetween } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { findAddress } from '../../lib/find-address'
import { useMay } from '../../lib/session'

/** For a request: where else there is room, and to which places those who asked were referred. */
export function Referrals({ booking, mayMove }: { booking: Booking; mayMove: boolean }) {
  const enabled = useMay('referrals.list')
  const input = { bookingId: booking.id }
  const referrals = useQuery(api.referrals.list.queryOptions({ input, enabled })).data ?? []
  const open = mayMove && (booking.status === 'request' || booking.status === 'option')
  if (!open && referrals.length === 0) return null
  return (
    <div className="booking-referrals">
      {referrals.map((referral) => (
        <p key={referral.id} className="booking-hint">
          Doorverwezen naar <b>{referral.centreName}</b>
          {referral.contact !== null && ` (${referral.contact})`}, {formatDate(referral.date)}
          {referral.remark !== null && `. ${referral.remark}`}
        </p>
      ))}
      {open && (
        <Anchor size="sm" href={`#${addressFor(booking)}`}>
          Zoek een andere plek
        </Anchor>
      )}
    </div>
  )
}

/** Where to, with whom was spoken or is to be called, and what was said. */
export const referralText = ({ centreName, contact, remark }: Referral): string =>
  [`Naar ${centreName}${contact === null ? '' : ` (${contact})`}`, ...(remark === null ? [] : [remark])].join('. ')

/** The search for the same time of the same day, for as many people. */
function addressFor(booking: Booking): string {
  const day = dateOf(booking.startsAt)
  const sameDay = dateOf(booking.endsAt) === day
  return findAddress({
    bookingId: booking.id,
    from: day,
    to: day,
    duration: minutesBetween(booking.startsAt, booking.endsAt),
    ...(sameDay && { earliest: clockOf(booking.startsAt), latest: clockOf(booking.endsAt) }),
    people: booking.expectedParticipants,
    layout: booking.layout,
    category: booking.category,
  })
}
