import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { api } from './client'

/** Names of the facilities of a centre by id, archived ones as well; empty while they are on their way. */
export function useFacilityNames(centreId: CentreId | null): ReadonlyMap<string, string> {
  const input = centreId === null ? {} : { centreId }
  const list = useQuery(api.facilities.list.queryOptions({ input })).data ?? []
  return new Map(list.map((facility) => [facility.id, facility.name]))
}

/** What has to stand ready: `Beamer, 60 × Stoelen`; empty when nothing was claimed. */
export const claimsText = (booking: Pick<Booking, 'facilities'>, names: ReadonlyMap<string, string>): string =>
  booking.facilities
    .map(({ facilityId, quantity }) => {
      const name = names.get(facilityId) ?? 'iets'
      return quantity === 1 ? name : `${quantity} × ${name}`
    })
    .join(', ')
