import type { Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import type { Booking, BookingChange } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { Renter } from '#shared/contract/renter'
import type { Finding, FindingCode } from '#shared/domain/booking-rules'
import { notAfter } from '#shared/domain/options'
import { usageOf } from '#shared/domain/vocabulary'
import type { WallTime } from '#shared/time/types'
import { found, given } from '../common'
import { assertFacilities, assertPlaceAndTime, buffersOf, type Place } from './surroundings'

/** What changing one booking and changing many have in common. */
export type Changes = Omit<BookingChange, 'id' | 'revision'>

/** What changes refer to, looked up once for one booking or many. `renter`: null takes the renter off, undefined leaves it. */
export type Referred = { renter: Renter | null | undefined; facilities: Booking['facilities'] | undefined }

/** @throws not_found for an unknown renter; invalid_input for a facility that is not of the centre */
export async function referredBy(tx: ReadTx, place: Place, changes: Changes): Promise<Referred> {
  const { renterId } = changes
  const renter = renterId == null ? renterId : found(await getRenter(tx, renterId), 'renter', renterId)
  return { renter, facilities: changes.facilities && (await assertFacilities(tx, place, changes.facilities)) }
}

/**
 * A booking with changes filled in, one revision further: usage follows the category, setup and clear-up the rooms.
 * @throws invalid_input when the times are wrong or a room is not of the centre
 */
export function withChanges(
  place: Place,
  before: Booking,
  changes: Changes,
  { renter, facilities }: Referred,
): Booking {
  const after: Booking = { ...before, ...given(changes), revision: before.revision + 1 }
  after.roomIds = [...new Set(after.roomIds)]
  after.goals = [...new Set(after.goals)]
  if (renter !== undefined) {
    after.renterName = renter?.name ?? null
    if (renter && changes.category === undefined) after.category = renter.category
  }
  if (after.category !== before.category && changes.usage === undefined) after.usage = usageOf(after.category)
  const minutesGiven = changes.setupMinutes !== undefined || changes.clearupMinutes !== undefined
  if ((changes.roomIds || after.layout !== before.layout) && !minutesGiven)
    Object.assign(after, buffersOf(place, after.roomIds, after.layout))
  if (facilities) after.facilities = facilities
  for (const key of emptied) if (after[key] === '') after[key] = null
  if (after.optionUntil !== null) after.optionUntil = notAfter(after.optionUntil, after.startsAt)
  assertPlaceAndTime(place, after)
  return after
}

const emptied = [
  'theme',
  'activityType',
  'preparation',
  'contactName',
  'contactPhone',
  'remarks',
  'priorityReason',
  'publicText',
] as const

const aboutRooms: readonly FindingCode[] = [
  'room_conflict',
  'capacity_exceeded',
  'facility_exhausted',
  'facility_elsewhere',
]
type Where = Pick<
  Booking,
  'startsAt' | 'endsAt' | 'selfService' | 'roomIds' | 'alcohol' | 'expectedParticipants' | 'usage'
>
const placeChanged = (a: Where, b: Where): boolean =>
  a.startsAt !== b.startsAt ||
  a.endsAt !== b.endsAt ||
  a.selfService !== b.selfService ||
  a.roomIds.join() !== b.roomIds.join()

/** Whether it may ask for another caretaker than before, at the same time and place. */
const askChanged = (a: Where, b: Where): boolean =>
  a.alcohol !== b.alcohol || a.expectedParticipants !== b.expectedParticipants || a.usage !== b.usage

/**
 * Findings that refuse a change: hours count only when place, time or self-service changes, a caretaker also when what
 * asks for one changes.
 */
export const refusedBy = (before: Where | null, after: Where, findings: readonly Finding[]): Finding[] => {
  const all = before === null || placeChanged(before, after)
  const asks = all || askChanged(before, after)
  const counts = ({ code }: Finding) => aboutRooms.includes(code) || (asks && code === 'caretaker_missing')
  return findings.filter((f) => f.severity === 'error' && (all || counts(f)))
}

/** The code that the worst finding is refused with; findings about the place come before rules about hours. */
export function refuse(errors: readonly Finding[], findings: readonly Finding[]): void {
  if (errors.length === 0) return
  const codes = new Set(errors.map((f) => f.code))
  const code =
    (['room_conflict', 'capacity_exceeded', 'facility_exhausted'] as const).find((c) => codes.has(c)) ?? 'rule_violated'
  throw failure(code, { findings: [...findings] })
}

/**
 * A fresh number for each start, in that order: taken in one go per year. An old system may have given out the very
 * number that is next: it is passed over.
 */
export async function freshNumbers(unit: Unit, starts: readonly WallTime[]): Promise<string[]> {
  const numbers = starts.map(() => '')
  let open = starts.map((_start, index) => index)
  while (open.length > 0) {
    const perYear = new Map<string, number[]>()
    for (const index of open) {
      const year = (starts[index] ?? '').slice(0, 4)
      perYear.set(year, [...(perYear.get(year) ?? []), index])
    }
    for (const [year, indexes] of perYear) {
      const numberAt = await bookings.takeNumbers(unit.tx, year, indexes.length)
      for (const [offset, index] of indexes.entries()) numbers[index] = numberAt(offset)
    }
    const known = await bookings.idsByNumber(
      unit.tx,
      open.map((index) => numbers[index] ?? ''),
    )
    open = open.filter((index) => known.has(numbers[index] ?? ''))
  }
  return numbers
}
