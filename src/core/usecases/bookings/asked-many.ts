import { claimsIn, guardedSince, type TakenClaim } from '#core/store/claims'
import type { ReadTx } from '#core/store/open'
import { listFacilities } from '#core/store/places'
import { listInstructions } from '#core/store/self-service'
import type { Instruction } from '#shared/contract/self-service'
import type { Surroundings } from '#shared/domain/booking-rules'
import type { RuleFacility } from '#shared/domain/facilities'
import type { Occupied } from '#shared/domain/occupancy'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import type { Draft, Place } from './surroundings'

type About = Pick<Surroundings, 'facilities' | 'instructed'>
type Claiming = Pick<Draft, 'id' | 'title' | 'facilities'>

/**
 * Facilities and instruction for many bookings of one centre, read once. `claims` of the bookings `without` are left out;
 * `about` answers what the rules ask for one of them, `mine` being what others of them take.
 */
export async function askedForMany(tx: ReadTx, place: Place, drafts: readonly Draft[], without: ReadonlySet<string>) {
  const claiming = drafts.filter((draft) => draft.facilities.length > 0)
  const facilities = claiming.length > 0 ? await facilitiesFor(tx, place, claiming, without) : null
  const renterIds = new Set(drafts.flatMap((draft) => (draft.selfService ? (draft.renterId ?? []) : [])))
  const instructions: Instruction[] = []
  for (const renterId of renterIds) instructions.push(...(await listInstructions(tx, { renterId, centreId: place.id })))

  const about = (draft: Draft, mine: readonly TakenClaim[]): About => {
    const day = dateOf(draft.startsAt)
    const found: About = {}
    if (facilities && draft.facilities.length > 0) {
      const [from, to] = [`${addDays(day, -1)}T00:00`, `${addDays(dateOf(draft.endsAt), 2)}T00:00`]
      const claims = [...facilities.claims, ...mine].filter(
        (claim) => claim.setupFrom < to && claim.clearTo > from && claim.bookingId !== draft.id,
      )
      found.facilities = { known: facilities.known, claims }
    }
    if (draft.selfService && draft.renterId !== null)
      found.instructed = instructions.some(
        (one) =>
          one.renterId === draft.renterId && one.givenOn <= day && (one.returnedOn === null || one.returnedOn >= day),
      )
    return found
  }
  return about
}

/** What a booking claims for as long as it takes its rooms. */
export const claimsOf = ({ id, title, facilities }: Claiming, [time]: readonly Occupied[]): TakenClaim[] =>
  time === undefined
    ? []
    : facilities.map(({ facilityId, quantity }) => ({
        bookingId: id,
        title,
        facilityId,
        quantity,
        setupFrom: time.setupFrom,
        clearTo: time.clearTo,
      }))

async function facilitiesFor(tx: ReadTx, place: Place, drafts: readonly Draft[], without: ReadonlySet<string>) {
  const facilityIds = [...new Set(drafts.flatMap((draft) => draft.facilities.map((claim) => claim.facilityId)))]
  const starts = drafts.map((draft) => draft.startsAt).sort()
  const ends = drafts.map((draft) => draft.endsAt).sort()
  const at = (wall: WallTime | undefined, days: number) =>
    `${addDays(dateOf(wall ?? ('2000-01-01T00:00' as WallTime)), days)}T00:00` as WallTime
  const since = await guardedSince(tx)
  const known = (await listFacilities(tx, place.id)).map((f): RuleFacility => ({ ...f, since: since.get(f.id) }))
  const claims = await claimsIn(tx, at(starts[0], -1), at(ends.at(-1), 2), { facilityIds })
  return {
    known: new Map(known.map((facility) => [facility.id, facility])),
    claims: claims.filter((claim) => !without.has(claim.bookingId)),
  }
}
