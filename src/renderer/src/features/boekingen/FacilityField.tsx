import { MultiSelect, NumberInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import type { Facility } from '#shared/contract/place'
import { belongsTo } from '#shared/domain/facilities'
import { buffersFor } from '#shared/domain/layouts'
import { addMinutes } from '#shared/time/civil'
import { api } from '../../lib/client'
import { useRooms } from '../../lib/here'
import { type Fields, spanOf } from './fields'

type Props = { fields: Fields; bookingId?: Booking['id']; onChange: (change: Partial<Fields>) => void }

/** What is free of each facility during the booking, set-up and clear-up included; empty while there is no time. */
function useFree(fields: Fields, bookingId: Booking['id'] | undefined): ReadonlyMap<string, number> {
  const rooms = useRooms(fields.centreId).filter((room) => fields.roomIds.includes(room.id))
  const span = spanOf(fields)
  const { setupMinutes, clearupMinutes } = buffersFor(rooms, fields.layout)
  const input = {
    centreId: fields.centreId,
    from: span === null ? '' : addMinutes(span.startsAt, -setupMinutes),
    to: span === null ? '' : addMinutes(span.endsAt, clearupMinutes),
    ...(bookingId !== undefined && { without: bookingId }),
  }
  const query = useQuery({
    ...api.places.facilities.queryOptions({ input: input as never, placeholderData: keepPreviousData }),
    enabled: span !== null,
  })
  return new Map((query.data ?? []).map((one) => [one.facilityId, one.free]))
}

/** Which facilities the booking takes along, how many, and what is free then. */
export function FacilityField({ fields, bookingId, onChange }: Props) {
  const list = useQuery(api.facilities.list.queryOptions({ input: { centreId: fields.centreId } })).data ?? []
  const rooms = new Map(useRooms(fields.centreId).map((room) => [room.id as string, room]))
  const free = useFree(fields, bookingId)
  const chosen = new Map(fields.facilities.map((claim) => [claim.facilityId, claim.quantity]))
  const offered = list.filter(
    (facility) => chosen.has(facility.id) || (!facility.archived && belongsTo(facility, fields.roomIds, rooms)),
  )
  if (offered.length === 0) return null
  const label = (facility: Facility) => {
    const left = free.get(facility.id)
    return left === undefined ? facility.name : `${facility.name}: ${left} van ${facility.stock} vrij`
  }
  const choose = (ids: string[]) =>
    onChange({
      facilities: offered
        .filter((facility) => ids.includes(facility.id))
        .map((facility) => ({ facilityId: facility.id, quantity: chosen.get(facility.id) ?? 1 }))
        .sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1)),
    })
  const count = (id: Facility['id'], quantity: number) =>
    onChange({ facilities: fields.facilities.map((one) => (one.facilityId === id ? { ...one, quantity } : one)) })
  return (
    <>
      <MultiSelect
        label="Faciliteiten"
        placeholder={chosen.size === 0 ? 'Bijvoorbeeld een beamer' : undefined}
        data={offered.map((facility) => ({ value: facility.id, label: label(facility) }))}
        value={[...chosen.keys()]}
        onChange={choose}
        searchable
        hidePickedOptions
      />
      {offered
        .filter((facility) => chosen.has(facility.id) && facility.stock > 1)
        .map((facility) => (
          <NumberInput
            key={facility.id}
            label={`Aantal: ${facility.name}`}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={chosen.get(facility.id) ?? 1}
            onChange={(value) => count(facility.id, typeof value === 'number' && value > 0 ? value : 1)}
          />
        ))}
    </>
  )
}
