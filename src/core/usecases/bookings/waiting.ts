import type { Ctx } from '#core/app/context'
import { takenBeside } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import type { Booking, FreedSlot, Slot, Waiting } from '#shared/contract/booking'
import type { Series } from '#shared/contract/series'
import { findingsFor, LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { type Occupied, occupancyOf, withBlocked } from '#shared/domain/occupancy'
import { inTurn } from '#shared/domain/priority'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallSpan, WallTime } from '#shared/time/types'
import { waitingInSeries } from '../series/read'
import { atTheTimeOf, requestsIn, wantsPartOf } from './rivals'
import { completeDraft, type Draft, loadPlace, type Place } from './surroundings'
import { createTimetable } from './timetable'

/** Nobody reads a longer list; who comes after still waits. */
const LIMIT = 30
/** A series moves at most six days from its dates; a buffer may take another. */
const NEAR_DAYS = 8

/**
 * The waiting list of a slot: whoever asked for it and has not got it, by priority, then age. A request for a slot that
 * is taken waits by itself; a date of a series when the series says so. Nothing has to be kept up.
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

/** A slot by its rooms and time, with what goes before and after. */
type Taking = Pick<Booking, 'roomIds' | 'startsAt' | 'endsAt' | 'setupMinutes' | 'clearupMinutes'>

/**
 * Who waits for the slot of a booking, inside a transaction; `without` is left out. What has begun waits no more.
 */
export async function waitingFor(
  tx: ReadTx,
  place: Place,
  slot: Taking,
  without: string,
  now: WallTime,
): Promise<Waiting[]> {
  const [freed] = await waitingForEach(tx, place, [slot], new Set([without]), now)
  return freed?.waiting ?? []
}

/**
 * The slots that bookings of one centre left in one act, in order of time, each with who waits for it; slots that nobody
 * waits for are not in it. Called after all of the act is written. What is asked of the store is asked once, however many
 * there are: a bulk act may free a year.
 */
export async function freedBy(
  tx: ReadTx,
  place: Place,
  bookings: readonly Booking[],
  now: WallTime,
): Promise<FreedSlot[]> {
  const left = bookings.filter((b) => holdsRoom(b.status, place.holds))
  const freed = await waitingForEach(tx, place, left, new Set(bookings.map((b) => b.id)), now)
  return freed
    .map(({ slot: { roomIds, startsAt, endsAt, title }, waiting }) => ({ roomIds, startsAt, endsAt, title, waiting }))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
}

/** Slots that somebody waits for, in the order given, with who: requests and dates of series by priority, then age. */
async function waitingForEach<S extends Taking>(
  tx: ReadTx,
  place: Place,
  slots: readonly S[],
  without: ReadonlySet<string>,
  now: WallTime,
): Promise<{ slot: S; waiting: Waiting[] }[]> {
  const wanted = slots.map((slot) => occupancyOf({ ...slot, id: '', expectedParticipants: null }, place.rooms))
  const inLine = [...(await requestsInLine(tx, place, wanted.flat())), ...(await datesInLine(tx, place, wanted.flat()))]
    .filter(({ draft }) => draft.startsAt > now && !without.has(draft.id))
    .sort(inTurn)
  const lines = slots.flatMap((slot, index) => {
    const occupied = wanted[index] ?? []
    const line = inLine.filter((one) => atTheTimeOf(one.wanted, occupied) && wantsPartOf(one.wanted, occupied, place))
    return line.length === 0 ? [] : [{ slot, line: line.slice(0, LIMIT) }]
  })
  const isFree = await roomFor(
    tx,
    place,
    lines.flatMap(({ line }) => line),
    now,
  )
  return lines.map(({ slot, line }) => ({ slot, waiting: line.map((one) => one.as(isFree(one))) }))
}

/** One in the line: what would be booked and what it would take, what its turn goes by, and how it is told. */
type InLine = {
  draft: Draft
  wanted: Occupied[]
  category: Draft['category']
  createdAt: string
  as: (free: boolean) => Waiting
}

/** Whether one of these could be given its rooms now, by itself. */
async function roomFor(
  tx: ReadTx,
  place: Place,
  inLine: readonly InLine[],
  now: WallTime,
): Promise<(one: InLine) => boolean> {
  const timetable = createTimetable()
  const all = [...new Set(inLine)].flatMap((one) => one.wanted)
  for (const taken of await takenBeside(tx, withBlocked(all, place.rooms))) timetable.add(taken)
  return ({ draft, wanted }) => {
    const taken = timetable.around(withBlocked(wanted, place.rooms)).filter((t) => t.bookingId !== draft.id)
    const { hours, holds, rooms } = place
    const findings = findingsFor({ ...draft, status: 'confirmed' }, { hours, holds, rooms, now, wanted, taken })
    return !findings.some((f) => f.code === 'room_conflict' || f.code === 'capacity_exceeded')
  }
}

/** Requests of the time of the slots. */
async function requestsInLine(tx: ReadTx, place: Place, slots: readonly Occupied[]): Promise<InLine[]> {
  return (await requestsIn(tx, place, slots)).map(({ booking, wanted }): InLine => {
    const { category, createdAt } = booking
    // What it asks for besides rooms has no say in who waits for them.
    const draft = { ...booking, facilities: [] }
    return { draft, wanted, category, createdAt, as: (free) => ({ kind: 'request', booking, free }) }
  })
}

/** Dates of series that wait, of the time of the slots. */
async function datesInLine(tx: ReadTx, place: Place, slots: readonly Occupied[]): Promise<InLine[]> {
  const starts = slots.map((slot) => slot.setupFrom).sort()
  const ends = slots.map((slot) => slot.clearTo).sort()
  const [first, last] = [starts[0], ends.at(-1)]
  if (first === undefined || last === undefined) return []
  // A series may be moved some days from its dates, and one that began days ago may still be there.
  const from = addDays(dateOf(first as WallTime), -LONGEST_BOOKING_DAYS - NEAR_DAYS)
  const to = addDays(dateOf(last as WallTime), NEAR_DAYS)
  const bases = new Map<string, Draft>()
  const found: InLine[] = []
  for (const { series, date, startsAt, endsAt } of await waitingInSeries(tx, { centreId: place.id, from, to })) {
    const base = bases.get(series.id) ?? (await baseOf(tx, place, series, { startsAt, endsAt }))
    bases.set(series.id, base)
    const draft = { ...base, id: `${series.id} ${date}` as Draft['id'], startsAt, endsAt }
    const { id, revision, title, createdAt } = series
    const { category, renterName, roomIds } = draft
    const told = { id, revision, date, title, createdAt, category, renterName, roomIds, startsAt, endsAt }
    const wanted = occupancyOf(draft, place.rooms)
    found.push({ draft, wanted, category, createdAt, as: (free) => ({ kind: 'series', series: told, free }) })
  }
  return found
}

/** What each date of a series would be; who it is for is looked up once. */
function baseOf(tx: ReadTx, place: Place, { template, centreId }: Series, span: WallSpan): Promise<Draft> {
  const { from: _from, minutes: _minutes, shiftDays: _shiftDays, ...fields } = template
  return completeDraft(tx, place, { ...fields, facilities: [], centreId, ...span }, '')
}
