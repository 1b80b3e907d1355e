import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { type Agreement, noAgreement, type Price, type Quote } from '#shared/contract/price'
import { api } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { useRooms } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyDone } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { PriceTable } from '../../ui/PriceTable'
import { AgreementForm } from './AgreementForm'

const useRoomName = (centreId: CentreId) => {
  const rooms = useRooms(centreId)
  return (id: string) => rooms.find((room) => room.id === id)?.name ?? 'deze ruimte'
}

type NewProps = {
  centreId: CentreId
  /** What the core says that it costs; null where there are no tariffs. */
  quote: Quote | null
  agreement: Agreement | null
  onChange: (agreement: Agreement | null) => void
}

/** What a new booking will cost, and what is agreed about it. */
export function NewPrice({ centreId, quote, agreement, onChange }: NewProps) {
  const roomName = useRoomName(centreId)
  const [open, setOpen] = useState(false)
  const sees = useMay('prices.ofBooking')
  if (quote === null || !sees) return null
  return (
    <section className="booking-price" aria-label="Prijs">
      <h3>Prijs</h3>
      <PriceTable {...quote} roomName={roomName} />
      {open ? (
        <AgreementForm
          centreId={centreId}
          agreement={agreement ?? noAgreement}
          lines={quote.lines}
          depositCents={quote.depositCents}
          onApply={(next) => {
            onChange(next)
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <May call="prices.overrule" at={centreId}>
          <div className="booking-price-acts">
            <button type="button" className="link" onClick={() => setOpen(true)}>
              Korting, vast bedrag of consumpties
            </button>
          </div>
        </May>
      )}
    </section>
  )
}

type StoredProps = {
  booking: Booking
  price: Price | null
  /** What it will cost once what was typed is kept; null when nothing was typed that the price depends on. */
  quote: Quote | null
  /** Something else was typed: keep that first. */
  dirty: boolean
  onDone: (after: Booking) => void
  onProblem: (error: unknown) => void
}

/** The price that is stored with a booking. It changes when the booking does, or when someone asks for it here. */
export function StoredPrice({ booking, price, quote, dirty, onDone, onProblem }: StoredProps) {
  const roomName = useRoomName(booking.centreId)
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const settled = (text: string) => (result: { booking: Booking; price: Price | null }) => {
    queries.setQueryData(api.prices.ofBooking.queryKey({ input: { id: booking.id } }), { price: result.price })
    onDone(result.booking)
    setOpen(false)
    if (result.booking.revision > booking.revision) notifyDone(text, { undo: true })
    else notifyDone('Er is geen tarief voor deze boeking')
  }
  const overrule = useMutation(
    api.prices.overrule.mutationOptions({ onError: onProblem, onSuccess: settled('Prijs aangepast') }),
  )
  const renew = useMutation(
    api.prices.renew.mutationOptions({ onError: onProblem, onSuccess: settled('Prijs opnieuw berekend') }),
  )
  const which = { id: booking.id, revision: booking.revision }
  // Who does not get to see a price must not read that there is none.
  if (!useMay('prices.ofBooking')) return null
  return (
    <section className="booking-price" aria-label="Prijs">
      <h3>{quote === null ? 'Prijs' : 'Nieuwe prijs, na bewaren'}</h3>
      {quote !== null ? (
        <PriceTable {...quote} roomName={roomName} />
      ) : price !== null ? (
        <PriceTable {...price} roomName={roomName} />
      ) : (
        <p className="price-note">
          {booking.chargedCents === null
            ? 'Er is geen prijs berekend.'
            : `Ingevuld bedrag: ${formatEuros(booking.chargedCents)}.`}
        </p>
      )}
      {quote !== null && price !== null && (
        <p className="price-note">Nu afgesproken: {formatEuros(booking.chargedCents ?? 0)}.</p>
      )}
      {open ? (
        <AgreementForm
          centreId={booking.centreId}
          agreement={price?.agreement ?? noAgreement}
          lines={price?.lines ?? []}
          depositCents={price?.depositCents ?? 0}
          busy={overrule.isPending}
          onApply={(agreement) => overrule.mutate({ ...which, ...agreement })}
          onCancel={() => setOpen(false)}
        />
      ) : (
        !dirty && (
          <div className="booking-price-acts">
            <May call="prices.overrule" at={booking.centreId}>
              <button type="button" className="link" onClick={() => setOpen(true)}>
                Korting, vast bedrag of consumpties
              </button>
            </May>
            <May call="prices.renew" at={booking.centreId}>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                c="var(--text-2)"
                loading={renew.isPending}
                onClick={() => renew.mutate(which)}
              >
                Opnieuw berekenen
              </Button>
            </May>
          </div>
        )
      )}
    </section>
  )
}

/** The stored price of a booking; null until it is there, and when there is none. */
export const usePrice = (id: Booking['id']): Price | null =>
  useQuery(api.prices.ofBooking.queryOptions({ input: { id } })).data?.price ?? null
