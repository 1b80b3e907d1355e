import type { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { CentreHours, DayHours } from '#shared/domain/hours'
import type { Occupied } from '#shared/domain/occupancy'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import type { RoomMap } from '../board'
import type { Look } from '../paint/look'
import type { BoardRights } from '../useBoardRights'

/** What the table of a week or month is made of, and what it tells. */
export type PeriodProps = {
  /** A month: small marks instead of titles. */
  compact: boolean
  /** Room that the palette pointed at. */
  marked: string | null
  today: CivilDate
  now: WallTime
  date: CivilDate
  days: readonly DayHours[]
  hours: CentreHours
  rooms: readonly Room[]
  byId: RoomMap
  bookings: readonly Booking[]
  /** How each of them is coloured, by id. */
  looks: ReadonlyMap<string, Look>
  taken: readonly Occupied[]
  rights: BoardRights
  onDay: (day: CivilDate) => void
  onSelect: (span: WallSpan, roomId: RoomId) => void
  onOpen: (id: Booking['id']) => void
  /** False when it was refused: the booking stays where it was. */
  onMove: (booking: Booking, to: Partial<WallSpan> & { roomIds?: RoomId[] }) => Promise<boolean>
  onCancel: (booking: Booking) => void
}
