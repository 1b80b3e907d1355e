import { NONE, type ReportPeriod, roleOf, startsIn } from './report'
import type { UseBooking } from './room-use'

/** Who and what a programme is made of: counted bookings that start in the period, by kind of group. */
export const groupings = {
  category: (b: UseBooking): string => b.category,
  activity: (b: UseBooking): string => b.activityId ?? NONE,
  renter: (b: UseBooking): string => b.renterId ?? NONE,
} as const
export type Grouping = keyof typeof groupings
export type Programme = Record<Grouping, Map<string, number>>

/** Nothing took place. */
export const emptyProgramme = (): Programme => ({ category: new Map(), activity: new Map(), renter: new Map() })

/** The programme of a centre, how many activities that is, and the programme of each room in which something took place. */
export function programmesOf(
  bookings: readonly UseBooking[],
  period: ReportPeriod,
): { activities: number; all: Programme; byRoom: Map<string, Programme> } {
  const all = emptyProgramme()
  const byRoom = new Map<string, Programme>()
  let activities = 0
  for (const booking of bookings) {
    if (!startsIn(booking, period) || roleOf(booking, period) !== 'counted') continue
    activities += 1
    add(all, booking)
    for (const roomId of booking.roomIds) {
      const programme = byRoom.get(roomId) ?? emptyProgramme()
      byRoom.set(roomId, programme)
      add(programme, booking)
    }
  }
  return { activities, all, byRoom }
}

function add(programme: Programme, booking: UseBooking): void {
  for (const by of Object.keys(groupings) as Grouping[]) {
    const key = groupings[by](booking)
    programme[by].set(key, (programme[by].get(key) ?? 0) + 1)
  }
}
