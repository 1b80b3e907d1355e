import type { Taken } from '#core/store/bookings'
import type { Occupied } from '#shared/domain/occupancy'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

/** What is taken, by room and day: a slot is held against one day, however much there is. */
export function createTimetable() {
  const days = new Map<string, Taken[]>()
  return {
    add(taken: Taken): void {
      for (const key of daysTouched(taken)) {
        const known = days.get(key)
        if (known) known.push(taken)
        else days.set(key, [taken])
      }
    },
    /** Everything that could stand in the way. */
    around(wanted: readonly Occupied[]): Taken[] {
      const keys = wanted.flatMap(daysTouched)
      const [only] = keys
      if (keys.length === 1 && only !== undefined) return days.get(only) ?? []
      // What lasts several days is found on each of them.
      return [...new Set(keys.flatMap((key) => days.get(key) ?? []))]
    },
    /** Everything in these rooms on the days of a period, both included. */
    within(roomIds: readonly string[], from: CivilDate, to: CivilDate): Taken[] {
      const keys = roomIds.flatMap((roomId) => daysTouched({ roomId, setupFrom: from, clearTo: to }))
      return [...new Set(keys.flatMap((key) => days.get(key) ?? []))]
    },
    /** How full the fullest of those days is. */
    crowd: (wanted: readonly Occupied[]): number =>
      Math.max(0, ...wanted.flatMap(daysTouched).map((key) => days.get(key)?.length ?? 0)),
  }
}
export type Timetable = ReturnType<typeof createTimetable>

/** Keys of the room on each day that is touched, setup and clear-up included. */
export function daysTouched({
  roomId,
  setupFrom,
  clearTo,
}: Pick<Occupied, 'roomId' | 'setupFrom' | 'clearTo'>): string[] {
  const last = clearTo.slice(0, 10)
  const keys: string[] = []
  let day = setupFrom.slice(0, 10)
  for (; day < last; day = addDays(day as CivilDate, 1)) keys.push(`${roomId} ${day}`)
  keys.push(`${roomId} ${day}`)
  return keys
}
