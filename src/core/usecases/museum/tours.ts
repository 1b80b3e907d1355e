import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { getCaretaker, listCaretakers } from '#core/store/caretakers'
import * as store from '#core/store/museum'
import type { ReadTx } from '#core/store/open'
import type { BookingId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { BookedTour, GuideChange, MuseumTour, NewTour, TourQuery, TourRow } from '#shared/contract/museum'
import { guideClashes } from '#shared/domain/museum'
import { isOver } from '#shared/domain/vocabulary'
import { addMinutes } from '#shared/time/civil'
import type { WallSpan } from '#shared/time/types'
import { write } from '../bookings/book'
import { freshNumbers, refuse } from '../bookings/changed'
import { judge } from '../bookings/judge'
import { completeDraft, loadPlace } from '../bookings/surroundings'
import { assertFresh, found, invalid } from '../common'

/** Tours: bookings of what a museum offers, with a guide. */

/** Those that begin on these days, in order of start. */
export const listTours = (ctx: Ctx, query: z.infer<typeof TourQuery>): Promise<TourRow[]> =>
  ctx.read(async (tx) => rowsOf(tx, await bookings.getMany(tx, await store.tourIds(tx, query))))

/** What makes a booking a tour, or that it is none. */
export const tourOfBooking = (ctx: Ctx, { id }: { id: BookingId }): Promise<{ row: TourRow | null }> =>
  ctx.read(async (tx) => {
    const [row = null] = await rowsOf(tx, await bookings.getMany(tx, [id]))
    return { row }
  })

async function rowsOf(tx: ReadTx, list: readonly Booking[]): Promise<TourRow[]> {
  const tours = await store.toursOf(
    tx,
    list.map(({ id }) => id),
  )
  if (tours.size === 0) return []
  const names = new Map((await listCaretakers(tx)).map(({ id, name }) => [id as string, name]))
  const rows = list.flatMap((booking): TourRow[] => {
    const tour = tours.get(booking.id)
    const guideName = tour?.guideId == null ? null : (names.get(tour.guideId) ?? null)
    return tour ? [{ ...tour, centreId: booking.centreId, guideName, booking, clash: false }] : []
  })
  const open = rows.filter(({ booking }) => !isOver(booking.status))
  const clashes = guideClashes(
    open.map(({ id, guideId, booking: { startsAt, endsAt } }) => ({ bookingId: id, guideId, startsAt, endsAt })),
  )
  return rows.map((row) => ({ ...row, clash: clashes.has(row.id) }))
}

/**
 * Books a tour in one step. The booking is judged as any other; its price is that of the programme, per person.
 * @throws not_found, room_conflict, capacity_exceeded, rule_violated; invalid_input `too_many_people`;
 * wrong_state `programme_archived` or `guide_taken`
 */
export function bookTour(ctx: Ctx, input: NewTour): Promise<z.infer<typeof BookedTour>> {
  return ctx.change({ action: 'museum.book', undoable: true }, async (unit) => {
    const { booking, findings } = await addTour(unit, input)
    const [tour] = await rowsOf(unit.tx, [booking])
    return { result: { tour: found(tour, 'museumTour', booking.id), findings }, subject: booking.title }
  })
}

/** The same inside a unit of work; the demo uses it as well, which knows how many came to what is over. */
export async function addTour(unit: Unit, input: NewTour, participants: number | null = null) {
  const programme = found(await store.getProgramme(unit.tx, input.programmeId), 'museumProgramme', input.programmeId)
  const { name, minutes, mostPeople, personCents, vat, centreId, roomId } = programme
  if (programme.archived) throw failure('wrong_state', { reason: 'programme_archived', detail: name })
  if (input.people > mostPeople) invalid('people', 'too_many_people')
  const wanted = {
    centreId,
    roomIds: [roomId],
    startsAt: input.startsAt,
    endsAt: addMinutes(input.startsAt, minutes),
    title: `${name}: ${input.group}`,
    expectedParticipants: input.people,
    category: input.category ?? (input.renterId ? undefined : ('residents' as const)),
    renterId: input.renterId,
    contactName: input.contactName,
    contactPhone: input.contactPhone,
    remarks: input.remarks,
  }
  const place = await loadPlace(unit.tx, centreId, wanted)
  const draft = await completeDraft(unit.tx, place, wanted, unit.newId())
  const verdict = await judge(unit.tx, place, draft, unit.wall, true)
  refuse(
    verdict.findings.filter(({ severity }) => severity === 'error'),
    verdict.findings,
  )
  const guideId = input.guideId ?? null
  await assertGuide(unit.tx, guideId, draft, draft.id)
  const [number = ''] = await freshNumbers(unit, [draft.startsAt])
  const booking: Booking = { ...draft, participants, number, statusReason: null, createdAt: unit.now, revision: 1 }
  const tour: MuseumTour = { id: booking.id, programmeId: programme.id, name, personCents, vat, guideId, revision: 1 }
  // Before the booking, because the price looks at it; in the log after it, so that undo takes it away first.
  await store.putTour(unit.tx, tour)
  await write(unit, place, null, booking, verdict)
  unit.record({ kind: 'museumTour', id: tour.id, before: null, after: tour, centreId })
  return { booking, findings: verdict.findings }
}

/** Says who guides a tour, or that nobody does yet. @throws not_found, stale, wrong_state `guide_taken` */
export function setGuide(ctx: Ctx, input: z.infer<typeof GuideChange>): Promise<TourRow> {
  return ctx.change({ action: 'museum.guide', undoable: true }, async (unit) => {
    const before = found(await store.getTour(unit.tx, input.id), 'museumTour', input.id)
    const booking = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'museumTour')
    await assertGuide(unit.tx, input.guideId, booking, booking.id)
    const after: MuseumTour = { ...before, guideId: input.guideId, revision: before.revision + 1 }
    await store.putTour(unit.tx, after)
    unit.record({ kind: 'museumTour', id: after.id, before, after, centreId: booking.centreId })
    const [row] = await rowsOf(unit.tx, [booking])
    return { result: found(row, 'museumTour', input.id), subject: booking.title }
  })
}

async function assertGuide(
  tx: ReadTx,
  guideId: string | null,
  { startsAt, endsAt }: WallSpan,
  beside: string,
): Promise<void> {
  if (guideId === null) return
  const guide = found(await getCaretaker(tx, guideId), 'caretaker', guideId)
  if (guide.archived) invalid('guideId', 'archived')
  const other = await store.guidedAt(tx, { guideId, startsAt, endsAt, beside })
  if (other !== null) throw failure('wrong_state', { reason: 'guide_taken', detail: `${guide.name}: ${other}` })
}
