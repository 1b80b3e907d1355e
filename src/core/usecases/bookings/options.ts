import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import { deadlineOf, notAfter, usualDeadline } from '#shared/domain/options'
import type { WallTime } from '#shared/time/types'
import { invalid } from '../common'
import type { Place } from './surroundings'

type Optional = Pick<Booking, 'status' | 'startsAt' | 'optionUntil'>

/**
 * The deadline of a booking that is made or changed: null unless it is an option; as long as the centre gives when none
 * is named; never after its start.
 *
 * @throws invalid_input when it has passed already
 */
export function deadlineFor(booking: Optional, place: Place, now: WallTime): WallTime | null {
  if (booking.status !== 'option') return null
  if (booking.optionUntil === null) return deadlineOf(booking.startsAt, now, place.optionDays)
  if (booking.optionUntil <= now) invalid('optionUntil', 'past')
  return notAfter(booking.optionUntil, booking.startsAt)
}

/**
 * The deadline of an option that gets more time: as named, else the days of the centre after its present deadline.
 *
 * @throws wrong_state `no_later` when it stands until its start already; invalid_input when the named time has passed
 */
export function extendedDeadline(
  option: Optional,
  wanted: WallTime | undefined,
  place: Place,
  now: WallTime,
): WallTime | null {
  if (wanted !== undefined) return deadlineFor({ ...option, optionUntil: wanted }, place, now)
  if ((option.optionUntil ?? option.startsAt) >= option.startsAt)
    throw failure('wrong_state', { reason: 'no_later', detail: '' })
  return usualDeadline(option, now, place.optionDays)
}
