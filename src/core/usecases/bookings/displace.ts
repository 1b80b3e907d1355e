import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { pricesOf } from '#core/store/prices'
import { type Booking, type Displacement, type DisplacementResult, plainBooking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import { mayDisplace } from '#shared/domain/priority'
import { mayStep } from '#shared/domain/transitions'
import { assertFresh, found } from '../common'
import { write } from './book'
import { freshNumbers, refuse, refusedBy } from './changed'
import { judge } from './judge'
import { deadlineFor } from './options'
import { assertPlaceAndTime, buffersOf, loadPlace, type Place } from './surroundings'
import { waitingFor } from './waiting'

/**
 * Lets a booking of primary care make way for residents (domain, section 3), in one act: it is displaced with the
 * reason, offered an option at the alternative when one is chosen, and the residents' booking is confirmed. Undo takes
 * all of it back.
 *
 * @throws wrong_state `not_displaceable` when the rule of priority does not allow it or nothing is won by it;
 *   room_conflict and the like when the alternative or the slot itself is not free: then nothing has changed
 */
export function displaceBooking(ctx: Ctx, input: Displacement): Promise<DisplacementResult> {
  return ctx.change({ action: 'bookings.displace', undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    const winner = found(await bookings.get(unit.tx, input.by.id), 'booking', input.by.id)
    assertFresh(winner, input.by.revision, 'booking')
    const place = await loadPlace(unit.tx, before.centreId)
    await assertDisplaceable(unit, place, before, winner)

    const displaced: Booking = {
      ...before,
      status: 'displaced',
      statusReason: input.reason,
      displacedById: winner.id,
      revision: before.revision + 1,
    }
    await write(unit, place, before, displaced, await judge(unit.tx, place, displaced, unit.wall, false))

    const confirmed: Booking = {
      ...winner,
      status: 'confirmed',
      statusReason: null,
      optionUntil: null,
      revision: winner.revision + 1,
    }
    const verdict = await judge(unit.tx, place, confirmed, unit.wall, true)
    refuse(refusedBy(null, confirmed, verdict.findings), verdict.findings)
    await write(unit, place, winner, confirmed, verdict)

    const successor = input.alternative ? await offer(unit, place, before, input.alternative) : null
    return {
      result: {
        displaced,
        successor,
        booking: { ...confirmed, findings: verdict.findings },
        waiting: await waitingFor(unit.tx, place, before, before.id, unit.wall),
      },
      subject: before.title,
    }
  })
}

async function assertDisplaceable(unit: Unit, place: Place, booking: Booking, winner: Booking): Promise<void> {
  const { findings } = await judge(unit.tx, place, winner, unit.wall, false)
  const inTheWay = findings.some((f) => f.code === 'room_conflict' && f.data.bookingId === booking.id)
  if (!inTheWay || !mayStep('confirm', winner.status) || !mayDisplace(winner, booking, place.displaceDays, unit.wall))
    throw failure('wrong_state', { reason: 'not_displaceable', detail: booking.title })
}

/**
 * The same booking at another time or place, also at another centre, as an option: the renter has yet to agree. What it
 * claimed of the facilities of a centre it does not claim at another.
 * @throws room_conflict and the like when it does not fit there
 */
export async function offer(
  unit: Unit,
  place: Place,
  lost: Booking,
  slot: Pick<Booking, 'roomIds' | 'startsAt' | 'endsAt'>,
): Promise<Booking> {
  assertPlaceAndTime(place, slot)
  const roomIds = [...new Set(slot.roomIds)]
  const [number = ''] = await freshNumbers(unit, [slot.startsAt])
  const price = (await pricesOf(unit.tx, [lost.id])).get(lost.id)
  const option: Booking = {
    ...lost,
    ...plainBooking,
    // What was worked out for the old slot does not hold here; an amount that was only typed does.
    ...(price ? { chargedCents: null } : { waivedCents: lost.waivedCents }),
    centreId: place.id as Booking['centreId'],
    facilities: place.id === lost.centreId ? lost.facilities : [],
    ...slot,
    roomIds,
    ...buffersOf(place, roomIds, lost.layout),
    id: unit.newId() as Booking['id'],
    number,
    status: 'option',
    statusReason: null,
    replacesId: lost.id,
    createdAt: unit.now,
    revision: 1,
  }
  option.optionUntil = deadlineFor(option, place, unit.wall)
  const verdict = await judge(unit.tx, place, option, unit.wall, true)
  refuse(refusedBy(null, option, verdict.findings), verdict.findings)
  await write(unit, place, null, option, verdict, price?.agreement)
  return option
}
