import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listRooms } from '#core/store/places'
import { roomBookings } from '#core/store/room-use'
import type { CentreId } from '#shared/contract/base'
import type { Centre, Room } from '#shared/contract/place'
import type { ReportPeriod } from '#shared/domain/report'
import type { UseBooking, UseCentre } from '#shared/domain/room-use'
import { minuteNumber } from '#shared/time/civil'
import { found } from '../common'

/** A centre as the figures need it: its ordinary rooms, and its closures. */
export type LoadedCentre = Omit<UseCentre, 'rooms' | 'id'> & Centre & { rooms: readonly Room[] }

/** Which centres: one, those of a district (empty: those without one), or all. */
export type Scope = { centreId?: CentreId | undefined; district?: string | undefined }

/** Centres in order of name. @throws not_found when the centre that is asked for is not there */
export async function loadCentres(tx: ReadTx, { centreId, district }: Scope): Promise<LoadedCentre[]> {
  const all = await listCentres(tx)
  if (centreId !== undefined)
    found(
      all.find((centre) => centre.id === centreId),
      'centre',
      centreId,
    )
  const centres = all.filter(
    (centre) =>
      (centreId === undefined || centre.id === centreId) &&
      (district === undefined || (centre.district ?? '') === district),
  )
  const rooms = (await listRooms(tx, centreId)).filter((room) => room.partIds.length === 0)
  const closures = await listClosures(tx, { centreId })
  return centres.map((centre) => ({
    ...centre,
    rooms: rooms.filter((room) => room.centreId === centre.id),
    closures: closures.filter((closure) => closure.centreId === centre.id),
  }))
}

/**
 * Slim bookings of a centre in the period. The few combinations of rooms that there are come back as the same list each time:
 * a year has tens of thousands of bookings.
 */
export async function readUse(
  tx: ReadTx,
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
  centreId: string,
): Promise<UseBooking[]> {
  const lists = new Map<string, readonly string[]>()
  const roomsOf = (ids: string): readonly string[] => {
    const list = lists.get(ids) ?? ids.split(',')
    lists.set(ids, list)
    return list
  }
  return (await roomBookings(tx, { from, to, centreId })).map((row) => ({
    id: row.id,
    start: minuteNumber(row.starts_at),
    end: minuteNumber(row.ends_at),
    status: row.status,
    participants: row.participants,
    expected: row.expected_participants,
    category: row.category,
    activityId: row.activity_id,
    renterId: row.renter_id,
    roomIds: row.room_ids === null ? nothing : roomsOf(row.room_ids),
  }))
}

const nothing: readonly string[] = []
