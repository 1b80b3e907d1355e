import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import type { Booking, Slot, Waiting } from '#shared/contract/booking'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { type Occupied, occupancyOf } from '#shared/domain/occupancy'
import { inTurn } from '#shared/domain/priority'
import { addDays, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { waitingInSeries } from '../series/read'
import { requestsFor, wantsPartOf } from './rivals'
import { completeDraft, type Draft, judge, loadPlace, type Place } from './surroundings'

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

/**
 * Who waits for the slot of a booking, inside a transaction; `without` is left out. What has begun waits no more.
 */
export async function waitingFor(
  tx: ReadTx,
  place: Place,
  slot: Pick<Booking, 'roomIds' | 'startsAt' | 'endsAt' | 'setupMinutes' | 'clearupMinutes'>,
  without: string,
  now: WallTime,
): Promise<Waiting[]> {
  const wanted = occupancyOf({ ...slot, id: without, expectedParticipants: null }, place.rooms)
  const requests = (await requestsFor(tx, place, wanted, without)).map(({ booking }): InLine => {
    const { category, createdAt } = booking
    return { draft: booking, category, createdAt, as: (free) => ({ kind: 'request', booking, free }) }
  })
  const inLine = [...requests, ...(await datesFor(tx, place, wanted))]
    .filter(({ draft }) => draft.startsAt > now)
    .sort(inTurn)
  const waiting: Waiting[] = []
  for (const { draft, as } of inLine.slice(0, LIMIT)) {
    const { findings } = await judge(tx, place, { ...draft, status: 'confirmed' }, now, false)
    waiting.push(as(!findings.some((f) => f.code === 'room_conflict' || f.code === 'capacity_exceeded')))
  }
  return waiting
}

/** One in the line: what would be booked, what its turn goes by, and how it is told. */
type InLine = { draft: Draft; category: Draft['category']; createdAt: string; as: (free: boolean) => Waiting }

/** Dates of series that wait for a slot. */
async function datesFor(tx: ReadTx, place: Place, slot: readonly Occupied[]): Promise<InLine[]> {
  const [first] = slot
  if (!first) return []
  // A series may be moved some days from its dates, and one that began days ago may still be there.
  const from = addDays(dateOf(first.setupFrom as WallTime), -LONGEST_BOOKING_DAYS - NEAR_DAYS)
  const to = addDays(dateOf(first.clearTo as WallTime), NEAR_DAYS)
  const found: InLine[] = []
  for (const { series, date, startsAt, endsAt } of await waitingInSeries(tx, { centreId: place.id, from, to })) {
    const { from: _from, minutes: _minutes, shiftDays: _shiftDays, ...fields } = series.template
    // What it asks for besides rooms has no say in who waits for them.
    const asked = { ...fields, facilities: [], centreId: series.centreId, startsAt, endsAt }
    const draft = await completeDraft(tx, place, asked, `${series.id} ${date}`)
    if (!wantsPartOf(occupancyOf(draft, place.rooms), slot, place)) continue
    const { id, revision, title, createdAt } = series
    const { category, renterName, roomIds } = draft
    const told = { id, revision, date, title, createdAt, category, renterName, roomIds, startsAt, endsAt }
    found.push({ draft, category, createdAt, as: (free) => ({ kind: 'series', series: told, free }) })
  }
  return found
}
