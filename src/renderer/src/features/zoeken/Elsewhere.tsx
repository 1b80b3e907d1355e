import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BookingId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Elsewhere } from '#shared/contract/find'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'

function Refer({ place, bookingId }: { place: Elsewhere; bookingId: BookingId }) {
  const [remark, setRemark] = useState('')
  const done = useQuery(api.referrals.list.queryOptions({ input: { bookingId } })).data ?? []
  const refer = useMutation(
    api.referrals.create.mutationOptions({
      onSuccess: (referral) => {
        setRemark('')
        notifyDone(`Genoteerd bij de aanvraag: doorverwezen naar ${referral.centreName}`, { undo: true })
      },
      onError: notifyError,
    }),
  )
  if (done.some((referral) => referral.centreId === place.centreId))
    return <p className="find-referred">Doorverwezen, staat bij de aanvraag.</p>
  const contact = place.contacts[0]?.name
  return (
    <form
      className="find-refer"
      onSubmit={(event) => {
        event.preventDefault()
        const said = remark.trim()
        refer.mutate({
          bookingId,
          centreId: place.centreId,
          ...(contact !== undefined && { contact }),
          ...(said !== '' && { remark: said }),
        })
      }}
    >
      <TextInput
        aria-label={`Opmerking bij doorverwijzen naar ${place.name}`}
        placeholder="Opmerking"
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={refer.isPending}>
        Doorverwijzen
      </Button>
    </form>
  )
}

/** Places that others manage, with whom to call. With a request, the referral is noted with it. */
export function ElsewhereCard({ places, request }: { places: readonly Elsewhere[]; request: Booking | null }) {
  const mayRefer = useMay('referrals.create', request?.centreId)
  const mayAddContacts = useMay('centres.change')
  if (places.length === 0) return null
  return (
    <Card title="Elders in de wijk" note="niet door u beheerd: bel of mail om te vragen">
      <ul className="list">
        {places.map((place) => (
          <li key={place.centreId} className="list-item find-elsewhere">
            <div className="list-text">
              <b>{place.name}</b>
              <small>{[place.district, place.address].filter((text) => text !== null).join(', ')}</small>
              {place.rooms.length > 0 && (
                <small>
                  {place.rooms
                    .map((room) => (room.capacity === null ? room.name : `${room.name} (${room.capacity} pers.)`))
                    .join(', ')}
                </small>
              )}
            </div>
            <div className="find-contacts">
              {place.contacts.map((contact) => (
                <p key={contact.name}>
                  <b>{contact.name}</b>
                  {contact.phone !== null && (
                    <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>
                  )}
                  {contact.email !== null && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
                  {contact.remarks !== null && <small>{contact.remarks}</small>}
                </p>
              ))}
              {place.contacts.length === 0 && (
                <small>Nog geen contactpersoon.{mayAddContacts && ' Vul die in bij Instellingen, Centra.'}</small>
              )}
              {request !== null && mayRefer && <Refer place={place} bookingId={request.id} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
