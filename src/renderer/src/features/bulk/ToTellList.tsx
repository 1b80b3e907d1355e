import { Button } from '@mantine/core'
import type { BookingId } from '#shared/contract/base'
import type { ToTell } from '#shared/contract/bulk'
import { formatCount } from '../../lib/format'
import { openMessage } from '../../lib/message'

type Props = { renters: readonly ToTell[]; cancelled: ReadonlySet<BookingId> }

/** Whom to tell, with phone and e-mail; a message for those whose bookings were cancelled. */
export function ToTellList({ renters, cancelled }: Props) {
  return (
    <ul className="bulk-list">
      {renters.map((renter) => {
        const bookingIds = renter.bookingIds.filter((id) => cancelled.has(id))
        return (
          <li className="bulk-row" key={renter.bookingIds.join()}>
            <span>
              <b>{renter.name}</b>
              <small>
                {[
                  formatCount(renter.bookingIds.length, 'boeking', 'boekingen'),
                  renter.contactName,
                  renter.phone,
                  renter.email,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {renter.renterId !== null && bookingIds.length > 0 && (
              <Button size="xs" variant="default" onClick={() => openMessage({ kind: 'cancellation', bookingIds })}>
                Bericht…
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
