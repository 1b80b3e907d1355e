import { memo } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { Occupied } from '#shared/domain/occupancy'
import type { CivilDate } from '#shared/time/types'
import { bookingLabel, type RoomMap } from '../board'
import type { Look } from '../paint/look'
import type { Axis } from './axis'
import { Chip } from './Chip'
import { DayStrip } from './DayStrip'

type Props = {
  room: Room
  day: CivilDate
  compact: boolean
  axis: Axis
  taken: readonly Occupied[]
  byId: RoomMap
  here: readonly Booking[]
  looks: ReadonlyMap<string, Look>
  mayMove: (booking: Booking) => boolean
  active: boolean
  /** The booking that the hand holds, when it stands here. */
  held: string | null
}

/** What stands in a cell. It is not drawn anew while the hand moves: a month has hundreds of them. */
export const CellBody = memo(function CellBody(props: Props) {
  const { room, day, compact, axis, taken, byId, here, looks, mayMove, active, held } = props
  return (
    <>
      <DayStrip room={room} day={day} axis={axis} taken={taken} byId={byId} looks={looks} here={here} />
      {here.map((booking) => {
        const look = looks.get(booking.id)
        return look === undefined ? null : (
          <Chip
            key={booking.id}
            booking={booking}
            day={day}
            compact={compact}
            look={look}
            label={bookingLabel(booking, byId, look.said)}
            mayMove={mayMove(booking)}
            active={active}
            held={held === booking.id}
          />
        )
      })}
    </>
  )
})
