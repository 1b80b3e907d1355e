import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import type { Booking } from '#shared/contract/booking'
import type { Shift } from '#shared/contract/roster'
import { without } from '#shared/domain/caretaker-cost'
import { intersect, merge } from '#shared/domain/hours'
import type { Presence } from '#shared/domain/roster/gaps'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, dateOf, minuteNumber } from '#shared/time/civil'
import { loadPlace } from '../bookings/surroundings'
import { presenceAt } from '../roster/needs'

/**
 * What an open shift touches: bookings that hold their rooms, are not run by the renter, and in whose time nobody else is
 * there, or fewer than they ask for; in order of start. `there`: who else is in the building in the time of the shift.
 */
export async function touchedBy(tx: ReadTx, shift: Shift): Promise<{ touched: Booking[]; there: Presence[] }> {
  const place = await loadPlace(tx, shift.centreId)
  const days = { from: dateOf(shift.startsAt), to: dateOf(shift.endsAt) }
  const around = await bookings.list(tx, { centreId: shift.centreId, from: days.from, to: addDays(days.to, 1) })
  const { there, gaps } = await presenceAt(tx, shift.centreId, days)
  const time = { from: minuteNumber(shift.startsAt), to: minuteNumber(shift.endsAt) }
  const manned = merge(there)
  const short = new Set(
    gaps
      .filter((gap) => gap.startsAt < shift.endsAt && shift.startsAt < gap.endsAt)
      .flatMap((gap) => gap.reasons.flatMap(({ bookingId }) => bookingId ?? [])),
  )
  const isAlone = (booking: Booking) => {
    const own = { from: minuteNumber(booking.startsAt), to: minuteNumber(booking.endsAt) }
    return without(intersect([own], [time]), manned).length > 0
  }
  return {
    touched: around.filter(
      (b) =>
        b.startsAt < shift.endsAt &&
        shift.startsAt < b.endsAt &&
        holdsRoom(b.status, place.holds) &&
        !b.selfService &&
        (short.has(b.id) || isAlone(b)),
    ),
    there: there.filter(({ from, to }) => from < time.to && time.from < to),
  }
}
