import type { Ctx } from '#core/app/context'
import { listAbsences, listCaretakers } from '#core/store/caretakers'
import { getIncident } from '#core/store/incidents'
import { getShift, listShifts } from '#core/store/roster'
import { hasInstruction } from '#core/store/self-service'
import type { Booking } from '#shared/contract/booking'
import type {
  BookingAct,
  IncidentChoice,
  IncidentWays,
  IncidentWaysQuery,
  LineWays,
  TouchedBooking,
  WayOut,
} from '#shared/contract/incident'
import type { Caretaker, Shift } from '#shared/contract/roster'
import { intersect, lengthOf, merge as together } from '#shared/domain/hours'
import { presencesOf } from '#shared/domain/roster/gaps'
import { shortened, type TouchedFacts, waysWithout } from '#shared/domain/roster/incident'
import { spanOf } from '#shared/domain/roster/needs'
import type { RosterSlot } from '#shared/domain/roster/rules'
import { addDays, dateOf, minuteNumber, minutesBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallSpan } from '#shared/time/types'
import { judgeMany } from '../bookings/judge-many'
import { loadPlace } from '../bookings/surroundings'
import { found } from '../common'
import { findPlace } from '../find-place'
import { candidatesAt } from '../roster/shifts'
import { touchedBy } from './touched'

/** How many people are proposed for one shift. */
const MOST_TAKERS = 5
/** Bookings of one shift for which a place elsewhere is looked up: each costs a search over all centres. */
const MOST_SEARCHED = 12

/**
 * The ways out of every shift that an incident opened and that is open still: who can take it, ranked with reasons and
 * cost; else what can be done with each booking in that time. Who takes one shift counts for the others: as it was chosen
 * (on screen, else kept), and where nothing was chosen the best of who can, so that the best of all may stand together.
 * @throws not_found
 */
export async function incidentWays(ctx: Ctx, { id, takes = [] }: IncidentWaysQuery): Promise<IncidentWays> {
  const { open, chosen } = await ctx.read(async (tx) => {
    const incident = found(await getIncident(tx, id), 'incident', id)
    const shifts = await Promise.all(incident.lines.map((line) => getShift(tx, line.shiftId)))
    return {
      open: shifts.filter((shift): shift is Shift => shift !== null && shift.caretakerId === null),
      chosen: new Map<string, string | null>([
        ...incident.lines.flatMap(({ shiftId, choice }) => (choice ? [[shiftId, takerOf(choice)] as const] : [])),
        ...takes.map(({ shiftId, caretakerId }) => [shiftId, caretakerId] as const),
      ]),
    }
  })
  const lines: LineWays[] = []
  for (const shift of open) {
    const beside = open.flatMap((other) => {
      const caretakerId = other.id === shift.id ? null : (chosen.get(other.id) ?? null)
      return caretakerId === null ? [] : [{ ...other, caretakerId }]
    })
    const line = await waysOf(ctx, shift, beside)
    const [first] = line.ways
    if (!chosen.has(shift.id)) chosen.set(shift.id, first?.kind === 'take' ? first.candidate.caretakerId : null)
    lines.push(line)
  }
  return { lines }
}

const takerOf = (choice: IncidentChoice): string | null => (choice.way === 'take' ? choice.caretakerId : null)

async function waysOf(
  ctx: Ctx,
  shift: Shift,
  beside: readonly (RosterSlot & { caretakerId: string })[],
): Promise<LineWays> {
  const { can, cannot, touched, there, known } = await ctx.read(async (tx) => ({
    ...(await candidatesAt(tx, shift, beside)),
    ...(await touchedBy(tx, shift)),
    known: new Map((await listCaretakers(tx)).map((one): [string, Caretaker] => [one.id, one])),
  }))
  const facts = await actsOf(ctx, shift, touched)
  const takers = can.slice(0, MOST_TAKERS).map(
    (candidate): WayOut => ({
      kind: 'take',
      candidate,
      phone: known.get(candidate.caretakerId)?.phone ?? null,
      costCents: candidate.costCents,
    }),
  )
  const without = waysWithout(facts).map(
    ({ kind, left }): WayOut => ({ kind, left, bookings: facts.map((one) => one.act(kind)) }),
  )
  const counts = new Map<string, number>()
  for (const { findings } of cannot) {
    const code = findings[0]?.code
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return {
    shift,
    there: there.map((one) => ({ name: known.get(one.caretakerId)?.name ?? '', ...spanOf(one) })),
    bookings: facts.map(({ seen }) => seen),
    ways: [...takers, ...without],
    cannot: [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
  }
}

type Facts = TouchedFacts & { seen: TouchedBooking; act(kind: string): BookingAct }

async function actsOf(ctx: Ctx, shift: Shift, touched: readonly Booking[]): Promise<Facts[]> {
  if (touched.length === 0) return []
  const now = wallNow(ctx.clock)
  const day = dateOf(shift.startsAt)
  const { here, instructed, manned } = await ctx.read(async (tx) => {
    const place = await loadPlace(tx, shift.centreId)
    // Nobody is in the building: every room is seen as taken in that time, so that what is offered lies outside it.
    const shut = [...place.rooms.values()].map((room) => ({ ...closedOff(shift), roomId: room.id }))
    const judged = await judgeMany(
      tx,
      place,
      touched.map((before) => ({ draft: before, before })),
      { now, alsoTaken: shut, suggest: touched.length },
    )
    const span = { from: `${day}T00:00`, to: `${addDays(day, 2)}T00:00` } as {
      from: WallSpan['startsAt']
      to: WallSpan['endsAt']
    }
    const shifts = await listShifts(tx, span)
    return {
      here: judged.map(
        ({ findings }) => findings.flatMap((f) => ('alternatives' in f.data ? f.data.alternatives : []))[0] ?? null,
      ),
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
    const merge = index < MOST_SEARCHED ? await elsewhere(ctx, booking, manned) : null
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
async function elsewhere(ctx: Ctx, booking: Booking, manned: ReturnType<typeof presencesOf>) {
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
  const place = results.find((found) => found.centreId !== booking.centreId && isManned(found.centreId))
  return place ? { centreId: place.centreId, roomIds: place.roomIds, startsAt, endsAt } : null
}
