import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import { elementaryRooms, type Occupied } from '#shared/domain/occupancy'
import type { CivilDate, WallTime } from '#shared/time/types'
import { minuteOfDay, type RoomMap } from './board'

type Props = { room: Room; day: CivilDate; taken: readonly Occupied[]; byId: RoomMap; bookings: readonly Booking[] }

const FROM = 8 * 60
const TO = 23 * 60
const share = (minute: number) => ((Math.max(FROM, Math.min(TO, minute)) - FROM) / (TO - FROM)) * 100

/** How full a room is on a day, from eight to eleven at night: hatched where a part or the whole takes it. Only to look at. */
export function DayStrip({ room, day, taken, byId, bookings }: Props) {
  const parts = elementaryRooms([room.id], byId)
  const seen = new Map<string, Occupied>()
  for (const t of taken)
    if (parts.has(t.roomId) && t.from.slice(0, 10) <= day && t.to.slice(0, 10) >= day) seen.set(t.bookingId, t)
  return (
    <div className="strip" aria-hidden>
      {[...seen.values()].map((t) => {
        const booking = bookings.find((b) => b.id === t.bookingId)
        const left = share(minuteOfDay(t.from as WallTime, day))
        const width = share(minuteOfDay(t.to as WallTime, day)) - left
        const look = booking?.roomIds.includes(room.id) ? `usage-${booking.usage}` : 'ground-blocked'
        return width <= 0 ? null : (
          <i key={t.bookingId} className={look} style={{ left: `${left}%`, width: `${width}%` }} />
        )
      })}
    </div>
  )
}
