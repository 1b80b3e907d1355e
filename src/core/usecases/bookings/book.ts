import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { resolveLabels } from '#core/store/places'
import { getRenter } from '#core/store/renters'
import type { Booking, BookingChange, BookingCheck, BookingWithFindings, NewBooking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { Finding, FindingCode } from '#shared/domain/booking-rules'
import { mayStep, type Transition, transitions } from '#shared/domain/transitions'
import { holdsRoom, isCounted, type LabelKind, usageOf } from '#shared/domain/vocabulary'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, given } from '../common'
import {
  assertFacilities,
  assertPlaceAndTime,
  buffersOf,
  completeDraft,
  judge,
  loadPlace,
  type Place,
  type Verdict,
} from './surroundings'

/** What is there to say about a booking that is being typed. Writes nothing. */
export function checkBooking(ctx: Ctx, input: BookingCheck): Promise<{ findings: Finding[] }> {
  return ctx.read(async (tx) => {
    const place = await loadPlace(tx, input.centreId, input)
    const draft = await completeDraft(tx, place, input, input.id ?? '')
    const { findings } = await judge(tx, place, draft, wallNow(ctx.clock), true)
    return { findings }
  })
}

/**
 * Books. Checks again inside the transaction; below it the database refuses a double booking by itself.
 * @throws room_conflict, capacity_exceeded, facility_exhausted, rule_violated, invalid_input, not_found
 */
export function createBooking(ctx: Ctx, input: NewBooking): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.create', undoable: true }, async (unit) => {
    const place = await loadPlace(unit.tx, input.centreId, input)
    const draft = await completeDraft(unit.tx, place, input, unit.newId())
    const verdict = await judge(unit.tx, place, draft, unit.wall, true)
    refuseOn(verdict.findings)
    const booking: Booking = {
      ...draft,
      number: await freshNumber(unit, draft.startsAt),
      statusReason: null,
      createdAt: unit.now,
      revision: 1,
    }
    await write(unit, place, null, booking, verdict)
    return { result: { ...booking, findings: verdict.findings }, subject: booking.title }
  })
}

/** An old system may have given out the very number that is next: pass it over. */
async function freshNumber(unit: Unit, startsAt: WallTime): Promise<string> {
  for (;;) {
    const number = (await bookings.takeNumbers(unit.tx, startsAt.slice(0, 4), 1))(0)
    if ((await bookings.idsByNumber(unit.tx, [number])).size === 0) return number
  }
}

/**
 * Changes a booking: move, resize, other rooms, other details. Hours are held against it only when its place, time or
 * self-service changes, so that a remark can be added to a booking that is outside hours by now.
 */
export function changeBooking(ctx: Ctx, input: BookingChange): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.change', undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    const place = await loadPlace(unit.tx, before.centreId)
    const { id: _id, revision: _revision, ...fields } = input
    const changes = given(fields)
    const after: Booking = { ...before, ...changes, revision: before.revision + 1 }
    after.roomIds = [...new Set(after.roomIds)]
    after.goals = [...new Set(after.goals)]
    if (changes.renterId !== undefined) {
      const renter =
        changes.renterId === null ? null : found(await getRenter(unit.tx, changes.renterId), 'renter', changes.renterId)
      after.renterName = renter?.name ?? null
      if (renter && changes.category === undefined) after.category = renter.category
    }
    if (after.category !== before.category && changes.usage === undefined) after.usage = usageOf(after.category)
    const minutesGiven = changes.setupMinutes !== undefined || changes.clearupMinutes !== undefined
    if ((changes.roomIds || after.layout !== before.layout) && !minutesGiven)
      Object.assign(after, buffersOf(place, after.roomIds, after.layout))
    if (changes.facilities) after.facilities = await assertFacilities(unit.tx, place, changes.facilities)
    for (const key of ['theme', 'activityType', 'preparation', 'contactName', 'contactPhone', 'remarks'] as const)
      if (after[key] === '') after[key] = null
    assertPlaceAndTime(place, after)
    const verdict = await judge(unit.tx, place, after, unit.wall, true)
    refuseOn(verdict.findings, placeChanged(before, after) ? undefined : aboutRooms)
    await write(unit, place, before, after, verdict)
    return { result: { ...after, findings: verdict.findings }, subject: after.title }
  })
}

const aboutRooms: readonly FindingCode[] = [
  'room_conflict',
  'capacity_exceeded',
  'facility_exhausted',
  'facility_elsewhere',
]
const placeChanged = (a: Booking, b: Booking): boolean =>
  a.startsAt !== b.startsAt ||
  a.endsAt !== b.endsAt ||
  a.selfService !== b.selfService ||
  a.roomIds.join() !== b.roomIds.join()

/**
 * A step of `transitions`: confirm, decline, cancel, reactivate, noShow. A step to a status that holds the rooms is
 * judged like a new booking: confirming the second of two requests for one slot is refused.
 */
export function stepBooking(
  ctx: Ctx,
  step: Transition,
  input: { id: string; revision: number; reason?: string | undefined },
): Promise<BookingWithFindings> {
  return ctx.change({ action: `bookings.${step}`, undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    if (!mayStep(step, before.status))
      throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: step })
    const after: Booking = {
      ...before,
      status: transitions[step].to,
      statusReason: input.reason || null,
      revision: before.revision + 1,
    }
    const place = await loadPlace(unit.tx, before.centreId)
    const holds = holdsRoom(after.status, place.holds)
    const verdict = await judge(unit.tx, place, after, unit.wall, holds)
    if (holds) refuseOn(verdict.findings)
    await write(unit, place, before, after, verdict)
    return { result: { ...after, findings: holds ? verdict.findings : [] }, subject: after.title }
  })
}

/** Fills in how many people came. @throws wrong_state when the booking does not count in the figures */
export function setAttendance(
  ctx: Ctx,
  input: { id: string; revision: number; participants: number | null },
): Promise<BookingWithFindings> {
  return ctx.change({ action: 'bookings.attendance', undoable: true }, async (unit) => {
    const before = found(await bookings.get(unit.tx, input.id), 'booking', input.id)
    assertFresh(before, input.revision, 'booking')
    if (!isCounted(before.status))
      throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: 'attendance' })
    const after: Booking = { ...before, participants: input.participants, revision: before.revision + 1 }
    const place = await loadPlace(unit.tx, before.centreId)
    const verdict = await judge(unit.tx, place, after, unit.wall, false)
    await write(unit, place, before, after, verdict)
    return { result: { ...after, findings: [] }, subject: after.title }
  })
}

async function write(
  unit: Unit,
  place: Place,
  before: Booking | null,
  after: Booking,
  verdict: Verdict,
): Promise<void> {
  const labelId = await resolveLabels(unit.tx, labelsOf(after), unit.newId)
  await bookings.save(
    unit.tx,
    after,
    holdsRoom(after.status, place.holds) ? verdict.occupied : [],
    labelId,
    before === null,
  )
  unit.record({ kind: 'booking', id: after.id, before, after, centreId: after.centreId })
}

/** The names of lists that a booking uses. */
export function labelsOf(
  booking: Pick<Booking, 'theme' | 'activityType' | 'goals'>,
): { kind: LabelKind; name: string }[] {
  return [
    ...(booking.theme === null ? [] : [{ kind: 'theme' as const, name: booking.theme }]),
    ...(booking.activityType === null ? [] : [{ kind: 'activity' as const, name: booking.activityType }]),
    ...booking.goals.map((name) => ({ kind: 'goal' as const, name })),
  ]
}

/** The code that the worst finding is refused with; findings about the place come before rules about hours. */
function refuseOn(findings: readonly Finding[], only?: readonly FindingCode[]): void {
  const errors = findings.filter((f) => f.severity === 'error' && (only === undefined || only.includes(f.code)))
  if (errors.length === 0) return
  const codes = new Set(errors.map((f) => f.code))
  const code =
    (['room_conflict', 'capacity_exceeded', 'facility_exhausted'] as const).find((c) => codes.has(c)) ?? 'rule_violated'
  throw failure(code, { findings: [...findings] })
}
