import type { Unit } from '#core/app/context'
import { insertMany, saveMany } from '#core/store/bookings'
import type { Booking, NewBooking } from '#shared/contract/booking'
import type { Occupied } from '#shared/domain/occupancy'
import { holdsRoom } from '#shared/domain/vocabulary'
import { repriceMany } from '../prices/booking-price'
import { labelIdsOf } from './labels'
import type { Place } from './surroundings'

/** A booking of many, and what it takes while its status holds its rooms. */
export type Written = { booking: Booking; occupied: readonly Occupied[] }

const held = (place: Place, { booking, occupied }: Written): Written => ({
  booking,
  occupied: holdsRoom(booking.status, place.holds) ? occupied : [],
})

/** Stores, prices and records new bookings of one centre, in few statements. Puts the sums on them; `agreed` holds for each. */
export async function writeNew(
  unit: Unit,
  place: Place,
  rows: readonly Written[],
  agreed?: NewBooking['price'],
): Promise<void> {
  const made = rows.map((row) => row.booking)
  const keepPrices = await repriceMany(
    unit,
    place,
    made.map((after) => ({ before: null, after })),
    agreed,
  )
  const written = rows.map((row) => held(place, row))
  await insertMany(unit.tx, written, await labelIdsOf(unit, made))
  for (const booking of made)
    unit.record({ kind: 'booking', id: booking.id, before: null, after: booking, centreId: booking.centreId })
  await keepPrices()
}

/** Stores and records changed bookings of one centre; what they took is free before the first of them is put anew. */
export async function writeChanged(
  unit: Unit,
  place: Place,
  rows: readonly (Written & { before: Booking })[],
): Promise<void> {
  const changed = rows.map((row) => row.booking)
  const keepPrices = await repriceMany(
    unit,
    place,
    rows.map(({ before, booking }) => ({ before, after: booking })),
  )
  await saveMany(
    unit.tx,
    rows.map((row) => held(place, row)),
    await labelIdsOf(unit, changed),
  )
  for (const { before, booking } of rows)
    unit.record({ kind: 'booking', id: booking.id, before, after: booking, centreId: booking.centreId })
  await keepPrices()
}
