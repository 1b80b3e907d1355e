import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { api } from '../../lib/client'
import { useMay } from '../../lib/session'
import { PhoneLink } from '../../ui/PhoneLink'

/** Whom to call about a booking: its own contact, else that of the renter. Nothing where that is not known. */
export function ToCall({ booking: { renterId, contactName, contactPhone } }: { booking: Booking }) {
  const mayAsk = useMay('renters.get')
  const lacks = contactPhone === null && renterId !== null && mayAsk
  const renter = useQuery({
    ...api.renters.get.queryOptions({ input: { id: renterId as NonNullable<typeof renterId> } }),
    enabled: lacks,
  }).data
  const name = contactName ?? renter?.contactName ?? null
  const phone = contactPhone ?? renter?.phone ?? null
  if (name === null && phone === null) return null
  return (
    <p className="booking-hint">
      Contact: {name}
      {name !== null && phone !== null && ', '}
      {phone !== null && <PhoneLink phone={phone} />}
    </p>
  )
}
