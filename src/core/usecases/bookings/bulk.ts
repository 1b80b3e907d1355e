import type { Ctx } from '#core/app/context'
import { getMany, list, type Taken } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { Bulk, BulkItem, BulkPreview, BulkQuery, BulkResult, ToTell } from '#shared/contract/bulk'
import { failure } from '#shared/contract/failure'
import type { Alternative, Finding } from '#shared/domain/booking-rules'
import { elementaryRooms } from '#shared/domain/occupancy'
import { mayStep } from '#shared/domain/transitions'
import { isOver } from '#shared/domain/vocabulary'
import { addDays, daysBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, invalid } from '../common'
import { refuse, withChanges } from './changed'
import { type Judged, judgeMany } from './judge-many'
import { loadPlace, type Place } from './surroundings'
import { freedBy } from './waiting'
import { writeChanged } from './write-many'

const LONGEST_DAYS = 366
const MOST_SUGGESTED = 200

/** What stands in a room or centre on some days, who is to be told, and the nearest free places outside of them. */
export function previewBulk(ctx: Ctx, query: BulkQuery): Promise<BulkPreview> {
  if (query.to < query.from) invalid('to', 'ends_before_start')
  if (daysBetween(query.from, query.to) > LONGEST_DAYS) invalid('to', 'too_long')
  return ctx.read(async (tx) => {
    const place = await loadPlace(tx, query.centreId)
    const now = wallNow(ctx.clock)
    const shut = shutRooms(place, query)
    const to = addDays(query.to, 1)
    const touching = await list(tx, { centreId: query.centreId, from: query.from, to })
    const coming = touching.filter(
      (b) =>
        b.startsAt >= now &&
        !isOver(b.status) &&
        [...elementaryRooms(b.roomIds, place.rooms).keys()].some((id) => shut.has(id)),
    )
    // The days themselves are no place to go to: they are seen as taken.
    const span = { startsAt: `${query.from}T00:00` as WallTime, endsAt: `${to}T00:00` as WallTime }
    const judged = await judgeMany(
      tx,
      place,
      coming.map((before) => ({ draft: before, before })),
      { now, alsoTaken: [...shut].map((roomId) => closedOff(roomId, span)), suggest: MOST_SUGGESTED },
    )
    const renters: ToTell[] = []
    for (const booking of coming) {
      const known = renters.find((renter) => renter.renterId === booking.renterId && renter.renterId !== null)
      if (known) known.bookingIds.push(booking.id)
      else renters.push(await toTell(booking))
    }
    return {
      items: coming.map((booking, index) => ({ booking, alternatives: freeFor(judged[index]?.findings ?? []) })),
      renters: renters.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    }

    async function toTell(booking: Booking): Promise<ToTell> {
      const renter = booking.renterId === null ? null : await getRenter(tx, booking.renterId)
      return {
        renterId: booking.renterId,
        name: renter?.name ?? booking.title,
        contactName: booking.contactName ?? renter?.contactName ?? null,
        phone: booking.contactPhone ?? renter?.phone ?? null,
        email: renter?.email ?? null,
        bookingIds: [booking.id],
      }
    }
  })
}

function shutRooms(place: Place, { roomIds }: BulkQuery): ReadonlySet<string> {
  for (const id of roomIds ?? []) if (!place.rooms.has(id)) invalid('roomIds', 'room_not_in_centre')
  return new Set(elementaryRooms(roomIds ?? [...place.rooms.keys()], place.rooms).keys())
}

const closedOff = (roomId: string, { startsAt, endsAt }: { startsAt: WallTime; endsAt: WallTime }): Taken => ({
  bookingId: '',
  roomId,
  from: startsAt,
  to: endsAt,
  setupFrom: startsAt,
  clearTo: endsAt,
  exclusive: true,
  people: 0,
  title: '',
  startsAt,
  endsAt,
})

const freeFor = (findings: readonly Finding[]): Alternative[] =>
  findings.flatMap((f) => ('alternatives' in f.data ? f.data.alternatives : [])).slice(0, 4)

/**
 * Cancels and moves bookings of one centre in one act. What is cancelled makes room for what is moved; all are judged
 * together, and one that does not fit refuses all. What has begun can't be changed this way. Answers who waits for what
 * was cancelled.
 * @throws room_conflict and so on; stale; wrong_state
 */
export function changeInBulk(ctx: Ctx, input: Bulk): Promise<BulkResult> {
  return ctx.change({ action: 'bookings.bulk', undoable: true }, async (unit) => {
    const { tx } = unit
    const place = await loadPlace(tx, input.centreId)
    const items = new Map(input.items.map((item) => [item.id, item]))
    const befores = await getMany(tx, [...items.keys()])
    for (const id of items.keys())
      found(
        befores.find((b) => b.id === id && b.centreId === input.centreId),
        'booking',
        id,
      )
    const cancelled: { before: Booking; booking: Booking }[] = []
    const moved: { before: Booking; draft: Booking }[] = []
    for (const before of befores) {
      const item = items.get(before.id)
      if (!item) continue
      assertFresh(before, item.revision, 'booking')
      if (before.startsAt < unit.wall) throw failure('wrong_state', { reason: 'begun', detail: before.title })
      if (item.act === 'move') moved.push({ before, draft: elsewhere(place, before, item) })
      else {
        if (!mayStep('cancel', before.status))
          throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: 'cancel' })
        const statusReason = input.reason || null
        cancelled.push({
          before,
          booking: { ...before, status: 'cancelled', statusReason, revision: before.revision + 1 },
        })
      }
    }
    await writeChanged(
      unit,
      place,
      cancelled.map((one) => ({ ...one, occupied: [] })),
    )
    const judged = await judgeMoved(tx, place, moved, input.priorityReason, unit.wall)
    refuse(
      judged.flatMap((one) => one.errors),
      judged.filter((one) => one.errors.length > 0).flatMap((one) => one.findings),
    )
    const there = judged.map(({ before, draft, occupied }) => ({ before, booking: draft, occupied }))
    await writeChanged(unit, place, there)
    const done = [...cancelled, ...there]
    const left = cancelled.map(({ before }) => before)
    return {
      result: {
        bookings: done.map(({ booking }) => booking),
        freed: await freedBy(tx, place, left, unit.wall),
      },
      subject: input.reason || `${done.length}`,
    }
  })
}

type Moved = { before: Booking; draft: Booking }

/** Judges what is moved; the reason counts, and is kept, only where a commercial booking goes before others who wait. */
async function judgeMoved(
  tx: ReadTx,
  place: Place,
  moved: readonly Moved[],
  priorityReason: string | undefined,
  now: WallTime,
): Promise<(Moved & Judged)[]> {
  const judge = async (wishes: readonly Moved[]) => {
    const judged = await judgeMany(tx, place, wishes, { now, suggest: 0 })
    return wishes.map((wish, index) => ({ occupied: [], findings: [], errors: [], ...judged[index], ...wish }))
  }
  const judged = await judge(moved)
  const asks = judged.map((one) => one.errors.some((f) => f.code === 'others_wait'))
  if (!priorityReason || !asks.includes(true)) return judged
  return judge(
    moved.map(({ before, draft }, index) => ({ before, draft: asks[index] ? { ...draft, priorityReason } : draft })),
  )
}

function elsewhere(place: Place, before: Booking, item: Extract<BulkItem, { act: 'move' }>): Booking {
  if (isOver(before.status)) throw failure('wrong_state', { reason: `not_from_${before.status}`, detail: 'change' })
  const { roomIds, startsAt, endsAt } = item
  const nothing = { renter: undefined, facilities: undefined }
  const after = withChanges(place, before, { roomIds, startsAt, endsAt }, nothing)
  after.detached = before.seriesId !== null
  return after
}
