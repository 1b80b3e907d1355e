import type { Ctx } from '#core/app/context'
import type { Taken } from '#core/store/bookings'
import { listAbsences, listCaretakers } from '#core/store/caretakers'
import type { ReadTx } from '#core/store/open'
import { listShifts } from '#core/store/roster'
import { hasInstruction } from '#core/store/self-service'
import type { Booking } from '#shared/contract/booking'
import type { BookingAct, TouchedBooking } from '#shared/contract/incident'
import type { Shift } from '#shared/contract/roster'
import type { Alternative } from '#shared/domain/booking-rules'
import { intersect, lengthOf, merge as together } from '#shared/domain/hours'
import { occupancyOf, overlaps } from '#shared/domain/occupancy'
import { type Presence, presencesOf } from '#shared/domain/roster/gaps'
import { shortened, type TouchedFacts } from '#shared/domain/roster/incident'
import { addDays, dateOf, minuteNumber, minutesBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallSpan, WallTime } from '#shared/time/types'
import { judgeMany } from '../bookings/judge-many'
import { loadPlace, type Place } from '../bookings/surroundings'
import { findPlace } from '../find-place'

/** Bookings of one shift for which a place elsewhere is looked up: each costs a search over all centres. */
const MOST_SEARCHED = 12

export type Facts = TouchedFacts & { seen: TouchedBooking; act(kind: string): BookingAct }

/**
 * What may be done with each booking in the time of an open shift. Places that are offered to one are not offered to the
 * next, so that all that is offered can be done together; `offered` holds them over several shifts.
 */
export async function actsOf(ctx: Ctx, shift: Shift, touched: readonly Booking[], offered: Taken[]): Promise<Facts[]> {
  if (touched.length === 0) return []
  const now = wallNow(ctx.clock)
  const day = dateOf(shift.startsAt)
  const { here, instructed, manned } = await ctx.read(async (tx) => {
    const span = { from: `${day}T00:00`, to: `${addDays(day, 2)}T00:00` } as {
      from: WallSpan['startsAt']
      to: WallSpan['endsAt']
    }
    const shifts = await listShifts(tx, span)
    return {
      here: await otherTimes(tx, shift, touched, offered, now),
      instructed: await Promise.all(
        touched.map((b) =>
          b.renterId === null ? false : hasInstruction(tx, b.renterId, b.centreId, dateOf(b.startsAt)),
        ),
      ),
      manned: presencesOf(shifts, await listCaretakers(tx), await listAbsences(tx, span)),
    }
  })
  const out: Facts[] = []
  for (const [index, booking] of touched.entries()) {
    const one = { bookingId: booking.id, revision: booking.revision }
    const merge = index < MOST_SEARCHED ? await elsewhere(ctx, booking, manned, offered) : null
    const shorter = booking.startsAt > now ? shortened(booking, shift) : null
    const slot = here[index] ?? null
    const acts: { [act in 'self_service' | 'merge' | 'here' | 'shorten']?: BookingAct } = {
      ...(instructed[index] === true && { self_service: { act: 'self_service', ...one } }),
      ...(merge && { merge: { act: 'move', ...one, ...merge } }),
      ...(slot && {
        here: {
          act: 'move',
          ...one,
          centreId: booking.centreId,
          roomIds: slot.roomIds as Booking['roomIds'],
          startsAt: slot.startsAt,
          endsAt: slot.endsAt,
        },
      }),
      ...(shorter && {
        shorten: { act: 'move', ...one, centreId: booking.centreId, roomIds: booking.roomIds, ...shorter },
      }),
    }
    const cancel: BookingAct = { act: 'cancel', ...one }
    const first: Record<string, BookingAct | undefined> = {
      self_service: acts.self_service,
      shorten: acts.shorten,
      merge: acts.merge,
      close: undefined,
    }
    out.push({
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      instructed: acts.self_service !== undefined,
      merge: acts.merge !== undefined,
      here: acts.here !== undefined,
      shorter: acts.shorten !== undefined,
      act: (kind) => first[kind] ?? acts.here ?? acts.merge ?? cancel,
      seen: {
        ...one,
        title: booking.title,
        renterName: booking.renterName,
        startsAt: booking.startsAt,
        endsAt: booking.endsAt,
        people: booking.expectedParticipants,
        acts: [acts.self_service, acts.shorten, acts.merge, acts.here, cancel].filter((act) => act !== undefined),
      },
    })
  }
  return out
}

/** Another time or room here for each booking; null where there is none. */
async function otherTimes(
  tx: ReadTx,
  shift: Shift,
  touched: readonly Booking[],
  offered: Taken[],
  now: WallTime,
): Promise<(Alternative | null)[]> {
  const place = await loadPlace(tx, shift.centreId)
  // Nobody is in the building: every room is seen as taken in that time, so that what is offered lies outside it.
  const shut = [...place.rooms.values()].map((room) => ({ ...closedOff(shift), roomId: room.id }))
  const slots: (Alternative | null)[] = []
  for (const before of touched) {
    const options = { now, alsoTaken: [...shut, ...offered], suggest: 1 }
    const [judged] = await judgeMany(tx, place, [{ draft: before, before }], options)
    const [slot] = judged?.findings.flatMap((f) => ('alternatives' in f.data ? f.data.alternatives : [])) ?? []
    if (slot) offered.push(...takenBy(before, slot, place))
    slots.push(slot ?? null)
  }
  return slots
}

type At = WallSpan & { roomIds: readonly string[] }

/** What a booking would take elsewhere or at another time. */
const takenBy = (booking: Booking, { startsAt, endsAt, roomIds }: At, place: Place): Taken[] =>
  occupancyOf({ ...booking, startsAt, endsAt, roomIds: roomIds as Booking['roomIds'] }, place.rooms).map((one) => ({
    ...one,
    title: booking.title,
    startsAt,
    endsAt,
  }))

const closedOff = (span: WallSpan) => ({
  bookingId: '',
  from: span.startsAt,
  to: span.endsAt,
  setupFrom: span.startsAt,
  clearTo: span.endsAt,
  exclusive: true,
  people: 0,
  title: '',
  startsAt: span.startsAt,
  endsAt: span.endsAt,
})

/** The best place at the same time at another centre where somebody is in the building. */
async function elsewhere(ctx: Ctx, booking: Booking, manned: readonly Presence[], offered: Taken[]) {
  const { startsAt, endsAt, expectedParticipants } = booking
  const { results } = await findPlace(ctx, {
    from: startsAt,
    to: endsAt,
    durationMinutes: minutesBetween(startsAt, endsAt),
    ...(expectedParticipants !== null && { people: expectedParticipants }),
  })
  const wanted = { from: minuteNumber(startsAt), to: minuteNumber(endsAt) }
  const isManned = (centreId: string) => {
    const there = together(manned.filter((presence) => presence.centreId === centreId))
    return lengthOf(intersect(there, [wanted])) === wanted.to - wanted.from
  }
  for (const { centreId, roomIds } of results) {
    if (centreId === booking.centreId || !isManned(centreId)) continue
    const place = await ctx.read((tx) => loadPlace(tx, centreId))
    const takes = takenBy(booking, { startsAt, endsAt, roomIds }, place)
    if (takes.some((one) => offered.some((other) => other.roomId === one.roomId && overlaps(one, other)))) continue
    offered.push(...takes)
    return { centreId, roomIds, startsAt, endsAt }
  }
  return null
}
