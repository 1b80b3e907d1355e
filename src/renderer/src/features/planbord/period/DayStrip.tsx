import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import { elementaryRooms, type Occupied } from '#shared/domain/occupancy'
import type { CivilDate, WallTime } from '#shared/time/types'
import { minuteOfDay, type RoomMap } from '../board'
import type { Look } from '../paint/look'
import { type Axis, shareOf } from './axis'

type Props = {
  room: Room
  day: CivilDate
  axis: Axis
  taken: readonly Occupied[]
  byId: RoomMap
  /** How a booking is coloured, by its id. */
  looks: ReadonlyMap<string, Look>
  /** Bookings of the room itself on this day; what else takes it is hatched. */
  here: readonly Booking[]
}

/** How full a room is on a day: a line of time, hatched where a part or the whole takes it. Only to look at. */
export function DayStrip({ room, day, axis, taken, byId, looks, here }: Props) {
  const parts = elementaryRooms([room.id], byId)
  const own = new Set<string>(here.map((booking) => booking.id))
  const seen = new Map<string, Occupied>()
  for (const t of taken)
    if (parts.has(t.roomId) && t.from.slice(0, 10) <= day && t.to.slice(0, 10) >= day) seen.set(t.bookingId, t)
  return (
    <div className="strip" aria-hidden>
      {[...seen.values()].map((t) => {
        const left = shareOf(minuteOfDay(t.from as WallTime, day), axis)
        const width = shareOf(minuteOfDay(t.to as WallTime, day), axis) - left
        const look = own.has(t.bookingId) ? (looks.get(t.bookingId)?.className ?? '') : 'ground-blocked'
        return width <= 0 ? null : (
          <i key={t.bookingId} className={look} style={{ left: `${left}%`, width: `${width}%` }} />
        )
      })}
    </div>
  )
}
