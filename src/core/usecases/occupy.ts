import type { Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { refusalOf } from '#core/store/open'
import { listRooms } from '#core/store/places'
import { openOf } from '#core/store/requests'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { Room } from '#shared/contract/place'
import type { Finding } from '#shared/domain/booking-rules'
import { occupancyOf, peakPeople } from '#shared/domain/occupancy'
import { type Holds, holdsRoom } from '#shared/domain/vocabulary'
import { addDays, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'

/** Ten years: nobody books further ahead. */
const FAR_AHEAD_DAYS = 3650

/**
 * Bookings of a centre take their rooms anew: a room was divided or shared otherwise, or the centre lets options or
 * requests hold their slot from now on, or no longer.
 *
 * @param which all that are booked from today on, or only what is open: requests and options, of any day
 * @throws room_conflict or capacity_exceeded with every booking in the way; then nothing changes
 */
export async function occupyAnew(
  unit: Unit,
  centre: { id: Booking['centreId'] } & Holds,
  which: 'coming' | 'open',
): Promise<void> {
  const today = dateOf(unit.wall)
  const rooms = new Map((await listRooms(unit.tx, centre.id)).map((room): [string, Room] => [room.id, room]))
  const affected =
    which === 'open'
      ? await openOf(unit.tx, centre.id)
      : await bookings.list(unit.tx, { centreId: centre.id, from: today, to: addDays(today, FAR_AHEAD_DAYS) })
  for (const booking of affected) await bookings.occupy(unit.tx, booking.id, [])
  const findings: Finding[] = []
  for (const booking of affected) {
    if (!holdsRoom(booking.status, centre)) continue
    try {
      await bookings.occupy(unit.tx, booking.id, occupancyOf(booking, rooms))
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === null || refusal === 'facility_exhausted') throw error
      findings.push(await cannotStand(unit, booking, rooms))
    }
  }
  if (findings.length === 0) return
  throw failure(findings.some((f) => f.code === 'room_conflict') ? 'room_conflict' : 'capacity_exceeded', { findings })
}

/** Which booking can't take its rooms: the shared room that would be too full, else that somebody else is there. */
async function cannotStand(unit: Unit, booking: Booking, rooms: ReadonlyMap<string, Room>): Promise<Finding> {
  const wanted = occupancyOf(booking, rooms)
  for (const want of wanted) {
    const room = rooms.get(want.roomId)
    if (want.exclusive || room?.capacity == null) continue
    const [from, to] = [want.setupFrom as WallTime, want.clearTo as WallTime]
    const taken = await bookings.taken(unit.tx, [want.roomId], from, to, booking.id)
    const people = peakPeople(want, taken)
    if (people > room.capacity && !taken.some((other) => other.exclusive))
      return {
        code: 'capacity_exceeded',
        severity: 'error',
        data: { roomId: room.id, roomName: room.name, people, capacity: room.capacity, alternatives: [] },
      }
  }
  const { id: bookingId, title, startsAt, endsAt } = booking
  const roomName = booking.roomIds.map((id) => rooms.get(id)?.name ?? '').join(' en ')
  return {
    code: 'room_conflict',
    severity: 'error',
    data: { roomId: booking.roomIds[0] ?? '', roomName, bookingId, title, startsAt, endsAt, alternatives: [] },
  }
}
