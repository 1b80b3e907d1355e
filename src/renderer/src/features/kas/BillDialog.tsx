import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { isOver } from '#shared/domain/vocabulary'
import { formatTimes } from '#shared/time/format'
import { api, client } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { onTheBill } from './bill'
import { neighbour } from './neighbour'
import type { ReceiptLine } from './receipt'

/** Puts a receipt on the bill of a booking of today: it is paid with the booking, not from the drawer. */
export function BillDialog({
  centreId,
  lines,
  totalCents,
  onDone,
  onClose,
}: {
  centreId: CentreId
  lines: readonly ReceiptLine[]
  totalCents: number
  onDone: () => void
  onClose: () => void
}) {
  const { today } = useHere()
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const day = useQuery(api.bookings.today.queryOptions({ input: { centreId, date: today } }))
  const isNow = (b: Booking) => b.startsAt <= now && now < b.endsAt
  const bookings = (day.data?.bookings ?? [])
    .filter((b) => !isOver(b.status))
    .sort((a, b) => Number(isNow(b)) - Number(isNow(a)) || a.startsAt.localeCompare(b.startsAt))

  const list = useRef<HTMLDivElement>(null)
  const ready = bookings.length > 0
  // They may come after the dialog stands.
  useEffect(() => {
    if (ready) list.current?.querySelector('button')?.focus()
  }, [ready])

  const put = async (booking: Booking) => {
    if (busy) return
    setBusy(true)
    try {
      // The list may be a moment behind: of this one, how it is now.
      const { revision } = await client.bookings.get({ id: booking.id })
      const { price } = await client.prices.ofBooking({ id: booking.id })
      const refreshments = onTheBill(price?.agreement.refreshments ?? [], lines)
      await client.prices.overrule({ id: booking.id, revision, refreshments })
      notifyDone(`${formatEuros(totalCents)} staat op de rekening van ${booking.title}`, { undo: true })
      onDone()
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`${formatEuros(totalCents)} op rekening van een boeking`} size="md">
      {day.data && bookings.length === 0 && <p>Vandaag is er geen boeking om dit op te zetten.</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves between the buttons inside */}
      <div
        ref={list}
        className="kas-bill"
        onKeyDown={(event) => {
          const next = neighbour(event.currentTarget, event.target, event.key)
          if (!next) return
          event.preventDefault()
          next.focus()
        }}
      >
        {bookings.map((booking, i) => (
          <button
            key={booking.id}
            type="button"
            className="alternative"
            data-autofocus={i === 0 ? true : undefined}
            disabled={busy}
            onClick={() => void put(booking)}
          >
            <b>{booking.title}</b>
            <small>
              {[formatTimes(booking.startsAt, booking.endsAt), booking.renterName, isNow(booking) ? 'nu bezig' : null]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
          </button>
        ))}
      </div>
    </Modal>
  )
}
