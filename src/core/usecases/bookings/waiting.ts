import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import type { Booking, Slot, Waiting } from '#shared/contract/booking'
import { occupancyOf } from '#shared/domain/occupancy'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { requestsFor } from './rivals'
import { judge, loadPlace, type Place } from './surroundings'

/** Nobody reads a longer list; who comes after is still there as a request. */
const LIMIT = 30

/**
 * The waiting list of a slot: whoever asked for it and has not got it, by priority, then age. A request for a slot that
 * is taken waits by itself; nothing has to be kept up.
 */
export function waitingForSlot(ctx: Ctx, slot: Slot & { without?: Booking['id'] | undefined }): Promise<Waiting[]> {
  return ctx.read(async (tx) => {
    const place = await loadPlace(tx, slot.centreId, slot)
    return waitingFor(
      tx,
      place,
      { ...slot, setupMinutes: 0, clearupMinutes: 0 },
      slot.without ?? '',
      wallNow(ctx.clock),
    )
  })
}

/** Who waits for the slot of a booking, inside a transaction; `without` is left out. Requests of the past wait no more. */
export async function waitingFor(
  tx: ReadTx,
  place: Place,
  slot: Pick<Booking, 'roomIds' | 'startsAt' | 'endsAt' | 'setupMinutes' | 'clearupMinutes'>,
  without: string,
  now: WallTime,
): Promise<Waiting[]> {
  const wanted = occupancyOf({ ...slot, id: without, expectedParticipants: null }, place.rooms)
  const requests = (await requestsFor(tx, place, wanted, without)).filter(({ booking }) => booking.startsAt > now)
  const waiting: Waiting[] = []
  for (const { booking } of requests.slice(0, LIMIT)) {
    const { findings } = await judge(tx, place, { ...booking, status: 'confirmed' }, now, false)
    const taken = findings.some((f) => f.code === 'room_conflict' || f.code === 'capacity_exceeded')
    waiting.push({ booking, free: !taken })
  }
  return waiting
}
