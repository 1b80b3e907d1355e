import type { CivilDate } from '../time/types'
import { type BookingStatus, isCounted, type RenterCategory, type Usage, usageOf } from './vocabulary'

/**
 * What somebody should look at before a quarter is closed: things that are missing in its bookings, or that can't both be true.
 * None of them refuses the closing: who closes decides, and the number that was left open is kept with it.
 */
export const closingPoints = [
  /** A request or option whose time has passed: did it go on or not? */
  'undecided',
  'without_count',
  'without_theme',
  /** Internal use by a renter of another category, or the other way round. */
  'usage_category',
  /** More people than the rooms hold. */
  'too_many',
  /** Nobody came, yet people were counted. */
  'no_show_people',
  /** It counts, on a day that the centre was closed. */
  'on_closure',
  /** It counts, on a day before the centre was there or after it was gone. */
  'outside_active',
] as const
export type ClosingPoint = (typeof closingPoints)[number]

export type ClosingBooking = {
  date: CivilDate
  status: BookingStatus
  usage: Usage
  category: RenterCategory
  participants: number | null
  hasTheme: boolean
  /** What its rooms hold together; null when that is not known of one of them. */
  capacity: number | null
}
export type ClosingPlace = {
  closures: readonly { from: CivilDate; to: CivilDate }[]
  activeFrom: CivilDate | null
  activeTo: CivilDate | null
}

/** The points of one booking that starts in the quarter, after the quarter is over. */
export function pointsOf(booking: ClosingBooking, place: ClosingPlace): ClosingPoint[] {
  const { date, status, participants } = booking
  const counted = isCounted(status)
  const holds: Record<ClosingPoint, boolean> = {
    undecided: status === 'request' || status === 'option',
    without_count: counted && participants === null,
    // Commercial letting is no activity of the neighbourhood, so it answers to no theme.
    without_theme: counted && !booking.hasTheme && booking.category !== 'commercial',
    usage_category: counted && usageOf(booking.category) !== booking.usage,
    too_many: counted && participants !== null && booking.capacity !== null && participants > booking.capacity,
    no_show_people: status === 'no_show' && (participants ?? 0) > 0,
    on_closure: counted && place.closures.some(({ from, to }) => from <= date && date <= to),
    outside_active:
      counted &&
      ((place.activeFrom !== null && date < place.activeFrom) || (place.activeTo !== null && date > place.activeTo)),
  }
  return closingPoints.filter((point) => holds[point])
}

/** The fields of a booking that figures are made of. */
export const correctedFields = [
  'centre',
  'start',
  'end',
  'rooms',
  'status',
  'usage',
  'category',
  'participants',
  'theme',
  'goals',
  'chargedCents',
  'waivedCents',
] as const
export type CorrectedField = (typeof correctedFields)[number]
export type Countable = Record<CorrectedField, string | number | null>
export type FieldChange = { field: CorrectedField; old: string | number | null; new: string | number | null }

/** What became of a booking after the closing. */
export type Correction = { id: string; kind: 'added' | 'removed' | 'changed'; changes: FieldChange[] }

/** What differs between the rows that were closed and those of now, in the order of the closed rows, added ones last. */
export function correctionsOf(
  closed: ReadonlyMap<string, Countable>,
  now: ReadonlyMap<string, Countable>,
): Correction[] {
  const found: Correction[] = []
  for (const [id, old] of closed) {
    const row = now.get(id)
    const changes = correctedFields.flatMap((field) =>
      row && row[field] !== old[field] ? [{ field, old: old[field], new: row[field] }] : [],
    )
    if (!row) found.push({ id, kind: 'removed', changes: [] })
    else if (changes.length > 0) found.push({ id, kind: 'changed', changes })
  }
  for (const id of now.keys()) if (!closed.has(id)) found.push({ id, kind: 'added', changes: [] })
  return found
}
