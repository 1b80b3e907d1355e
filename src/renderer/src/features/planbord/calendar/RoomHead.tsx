import { IconLink } from '@tabler/icons-react'
import type { Room } from '#shared/contract/place'
import type { Occupied } from '#shared/domain/occupancy'
import type { CivilDate, WallTime } from '#shared/time/types'
import { fullness } from '../board'
import { nameParts } from './room-name'

/** The top of a column: which room, how many fit, and of a shared one how full it is now, or at most. */
export function RoomHead({
  room,
  taken,
  date,
  now,
}: {
  room: Room
  taken: readonly Occupied[]
  date: CivilDate
  now: WallTime
}) {
  if (room.use !== 'shared' || room.capacity === null)
    return (
      <div className="room-head">
        <RoomName name={room.name} />
        <span>
          {room.partIds.length > 0 && <IconLink size={12} aria-label="samengesteld" />}
          {room.capacity === null ? '' : `${room.capacity} pers.`}
        </span>
      </div>
    )
  const { people, isNow, hours } = fullness(room.id, taken, date, now)
  const capacity = room.capacity
  const text = `${people}/${capacity}`
  return (
    <div className="room-head">
      <RoomName name={room.name} />
      <span>
        {isNow ? 'nu' : 'top'} {text}
        <span
          className="gauge"
          role="img"
          aria-label={`${isNow ? 'Nu' : 'Op het drukst'} ${people} van ${capacity} plaatsen bezet`}
        >
          {hours.map((n, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day stand in a fixed order
            <i key={i} style={{ height: `${Math.max(8, Math.min(100, (n / Math.max(1, capacity)) * 100))}%` }} />
          ))}
        </span>
      </span>
    </div>
  )
}

/** In a narrow column the end stays: rooms are often told apart by their number only. */
function RoomName({ name }: { name: string }) {
  const [start, end] = nameParts(name)
  return (
    <b title={name}>
      <span>{start}</span>
      {end}
    </b>
  )
}
