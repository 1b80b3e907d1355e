import { Temporal } from 'temporal-polyfill'
import { minuteNumber, ZONE } from './civil'
import type { WallTime } from './types'

/** Minutes that the zone is ahead of UTC at the start and the end of a day, and when that changes (minutes since 1970). */
type DayZone = { before: number; after: number; change: number }

const days = new Map<string, DayZone>()
const DAYS_KEPT = 5_000

function zoneOn(date: string): DayZone {
  const known = days.get(date)
  if (known) return known
  const start = Temporal.PlainDate.from(date).toZonedDateTime(ZONE)
  const end = start.add({ days: 1 })
  const minutes = (time: Temporal.ZonedDateTime) => time.offsetNanoseconds / 60_000_000_000
  const next = minutes(start) === minutes(end) ? null : start.getTimeZoneTransition('next')
  const zone = {
    before: minutes(start),
    after: minutes(end),
    change: (next ?? start).epochMilliseconds / 60_000,
  }
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(date, zone)
  return zone
}

/**
 * Real minutes since 1 January 1970 (UTC) at which the clock on the wall in the Netherlands shows this time, so that a
 * difference is how long it lasted: a night in which the clock goes back has an hour more. A time that is skipped in spring
 * is the moment of the change; of a time that comes twice in autumn it is the first.
 */
export function elapsedMinutes(wall: WallTime): number {
  const zone = zoneOn(wall.slice(0, 10))
  const shown = minuteNumber(wall)
  if (zone.before === zone.after) return shown - zone.before
  const first = shown - zone.before
  return first < zone.change ? first : Math.max(zone.change, shown - zone.after)
}
