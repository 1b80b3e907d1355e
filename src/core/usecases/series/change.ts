import type { Ctx } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import type { StoredSeries } from '#core/store/series'
import type { Booking } from '#shared/contract/booking'
import {
  type DateDecision,
  type PlannedDate,
  Series,
  type SeriesCancel,
  type SeriesCancelled,
  type SeriesChange,
  type SeriesDate,
  type SeriesPlan,
  type SeriesResult,
} from '#shared/contract/series'
import { inScope, occurrenceOn, type SeriesTime } from '#shared/domain/series'
import { mayStep } from '#shared/domain/transitions'
import { isOver } from '#shared/domain/vocabulary'
import { clockOf, dateOf, daysBetween, minutesBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { type Changes, referredBy, refuse, withChanges } from '../bookings/changed'
import { type Judged, judgeMany } from '../bookings/judge-many'
import { loadPlace, type Place } from '../bookings/surroundings'
import { freedBy } from '../bookings/waiting'
import { writeChanged } from '../bookings/write-many'
import { found, given, invalid } from '../common'
import { plain, writeSeries } from './add'
import { seen } from './more'
import { type Decisions, decisionsOf } from './plan'

/** What would become of each occurrence in scope; those that stay as they are say why. Writes nothing. */
export function previewChange(ctx: Ctx, input: SeriesChange): Promise<SeriesPlan> {
  return ctx.read(async (tx) => {
    const { judged, left } = await planChange(tx, await seen(tx, input), input, wallNow(ctx.clock), 60)
    const dates = [...judged.map(plannedOf), ...left.map(leftOf)].sort((a, b) => (a.date < b.date ? -1 : 1))
    return { dates }
  })
}

/**
 * Changes this occurrence, this and the following, or all that are still to come. What has begun is never touched or even
 * looked at, what was changed by hand stays unless said otherwise, and a date that was dropped is no obstacle. A date that
 * would come to lie in the past is refused, unless its moment was chosen by hand.
 * @throws room_conflict and so on when one does not fit and `onConflict` is `refuse`; stale
 */
export function changeSeries(ctx: Ctx, input: SeriesChange): Promise<SeriesResult> {
  return ctx.change({ action: 'series.change', undoable: true }, async (unit) => {
    const before = await seen(unit.tx, input)
    const { place, judged, time, changes } = await planChange(unit.tx, before, input, unit.wall, 0)
    if (input.onConflict === 'refuse') refuseAll(judged)
    const after = input.scope === 'this' ? before : changedSeries(before, changes, time)
    if (after !== before) await writeSeries(unit, after, before)
    const fitting = judged.filter((one) => one.errors.length === 0)
    const rows = fitting.flatMap(({ before: was, draft, occupied }) =>
      was === null ? [] : [{ before: was, booking: draft as Booking, occupied }],
    )
    await writeChanged(unit, place, rows)
    const bookingsAfter = rows.map((row) => row.booking)
    const skipped = judged.filter((one) => one.errors.length > 0).map((one) => dateOfPlanned(plannedOf(one)))
    return { result: { series: plain(after), bookings: bookingsAfter, skipped }, subject: after.title }
  })
}

type Left = { booking: Booking; reason: 'chosen' | 'detached' }
type ChangePlan = { place: Place; judged: Judged[]; left: Left[]; time: SeriesTime | null; changes: Changes }

async function planChange(
  tx: ReadTx,
  series: StoredSeries,
  input: SeriesChange,
  now: WallTime,
  suggest: number,
): Promise<ChangePlan> {
  const coming = (await bookings.ofSeries(tx, series.id)).filter(
    (booking) => booking.startsAt >= now && !isOver(booking.status),
  )
  const at = coming.filter((b) => b.seriesDate !== null && inScope(input.scope, input.date, b.seriesDate))
  const { startsAt, endsAt, ...changes } = input.changes
  const time = timeOf(
    series,
    input,
    coming.find((b) => b.seriesDate === input.date),
    { startsAt, endsAt },
  )
  const decisions = decisionsOf(input.dates)
  const leaves = (b: Booking) => leaveReason(b, input, decisions)
  const place = await loadPlace(tx, series.centreId, spanOf(at))
  const referred = await referredBy(tx, place, changes)
  const wishes = at
    .filter((b) => leaves(b) === null)
    .map((before) => {
      const date = before.seriesDate ?? dateOf(before.startsAt)
      const decision = decisions.get(date)
      const elsewhere = typeof decision === 'object' ? given(decision) : {}
      const draft = withChanges(
        place,
        before,
        { ...changes, ...(time && occurrenceOn(date, time)), ...elsewhere },
        referred,
      )
      const follows = time !== null || changes.roomIds !== undefined
      draft.detached = input.scope === 'this' || Object.keys(elsewhere).length > 0 || (before.detached && !follows)
      return { draft, before, refusePast: !chosenItself(input, decision, before) }
    })
  const left = at.flatMap((booking) => {
    const reason = leaves(booking)
    return reason === null ? [] : [{ booking, reason }]
  })
  return { place, judged: await judgeMany(tx, place, wishes, { now, suggest }), left, time, changes }
}

/**
 * Whether the moment of this very date was chosen by hand, as with a booking by itself: it alone is changed, it got a place
 * of its own, or somebody said of it "all the same". Then it may also be put in the past.
 */
const chosenItself = ({ scope }: SeriesChange, decision: DateDecision | undefined, { detached }: Booking): boolean =>
  scope === 'this' || typeof decision === 'object' || (decision === 'book' && !detached)

function leaveReason(b: Booking, input: SeriesChange, decisions: Decisions): Left['reason'] | null {
  const decision = b.seriesDate === null ? undefined : decisions.get(b.seriesDate)
  if (decision === 'skip' || decision === 'wait') return 'chosen'
  return b.detached && input.scope !== 'this' && !input.includeDetached && decision !== 'book' ? 'detached' : null
}

/** From the first to the last of these, which are in order. */
const spanOf = (list: readonly Booking[]) => {
  const [first, last] = [list[0], list.at(-1)]
  return first && last ? { startsAt: first.startsAt, endsAt: last.endsAt } : undefined
}

const MOST_SHIFT = 6

/** The time that the series is to get, from when the occurrence in hand is to be; null when the time stays. */
function timeOf(
  { template }: Series,
  { date }: SeriesChange,
  inHand: Booking | undefined,
  to: { startsAt: WallTime | undefined; endsAt: WallTime | undefined },
): SeriesTime | null {
  if (to.startsAt === undefined && to.endsAt === undefined) return null
  const now = inHand ?? occurrenceOn(date, template)
  const span = { startsAt: to.startsAt ?? now.startsAt, endsAt: to.endsAt ?? now.endsAt }
  const minutes = minutesBetween(span.startsAt, span.endsAt)
  if (minutes <= 0) invalid('changes.endsAt', 'ends_before_start')
  const shiftDays = daysBetween(date, dateOf(span.startsAt))
  if (Math.abs(shiftDays) > MOST_SHIFT) invalid('changes.startsAt', 'too_far')
  return { from: clockOf(span.startsAt), minutes, shiftDays }
}

function changedSeries(before: StoredSeries, changes: Changes, time: SeriesTime | null): StoredSeries {
  const { setupMinutes: _setup, clearupMinutes: _clearup, ...fields } = given(changes)
  const template = { ...before.template, ...fields, ...time }
  const title = template.title
  const { dates, ...rest } = before
  return { ...Series.parse({ ...rest, title, template, revision: before.revision + 1 }), dates }
}

function refuseAll(judged: readonly Judged[]): void {
  refuse(
    judged.flatMap((one) => one.errors),
    judged.filter((one) => one.errors.length > 0).flatMap((one) => one.findings),
  )
}

const plannedOf = ({ draft, before, findings, errors }: Judged): PlannedDate => ({
  date: draft.seriesDate ?? dateOf(draft.startsAt),
  startsAt: draft.startsAt,
  endsAt: draft.endsAt,
  roomIds: draft.roomIds,
  elsewhere: draft.detached,
  bookingId: before?.id ?? null,
  cents: null,
  ...(errors.length > 0
    ? { state: 'refused' as const, reason: 'conflict' as const }
    : { state: 'booked' as const, reason: null }),
  detail: null,
  findings,
})

const leftOf = ({ booking, reason }: Left): PlannedDate => ({
  date: booking.seriesDate ?? dateOf(booking.startsAt),
  startsAt: booking.startsAt,
  endsAt: booking.endsAt,
  roomIds: booking.roomIds,
  elsewhere: booking.detached,
  bookingId: booking.id,
  cents: null,
  state: 'skipped',
  reason,
  detail: null,
  findings: [],
})

const dateOfPlanned = ({ date, state, reason, detail, findings }: PlannedDate): SeriesDate => ({
  date,
  state,
  reason,
  detail,
  findings,
})

/**
 * Cancels this occurrence, this and the following, or all that are still to come; dates in scope that had no booking are
 * dropped, so that nothing of them waits on. What has begun stays. Answers who waits for the dates that came free.
 */
export function cancelSeries(ctx: Ctx, input: SeriesCancel): Promise<SeriesCancelled> {
  return ctx.change({ action: 'series.cancel', undoable: true }, async (unit) => {
    const before = await seen(unit.tx, input)
    const { scope, date: from } = input
    const inHand = before.dates.find((date) => date.date === from)
    found(inHand, 'series', from)
    const list = (await bookings.ofSeries(unit.tx, before.id)).filter(
      (b) =>
        b.seriesDate !== null &&
        inScope(scope, from, b.seriesDate) &&
        b.startsAt >= unit.wall &&
        mayStep('cancel', b.status) &&
        (scope === 'this' || !b.detached || input.includeDetached === true),
    )
    const rows = list.map((b) => ({
      before: b,
      booking: {
        ...b,
        status: 'cancelled' as const,
        statusReason: input.reason || null,
        revision: b.revision + 1,
      },
      occupied: [],
    }))
    const after = { ...before, dates: before.dates.map(dropped), revision: before.revision + 1 }
    await writeSeries(unit, after, before)
    const place = await loadPlace(unit.tx, before.centreId)
    await writeChanged(unit, place, rows)
    const freed = await freedBy(unit.tx, place, list, unit.wall)
    return {
      result: { series: plain(after), bookings: rows.map((row) => row.booking), skipped: [], freed },
      subject: after.title,
    }

    function dropped(date: SeriesDate): SeriesDate {
      const open = date.state === 'skipped' || date.state === 'refused' || date.state === 'waiting'
      const coming = occurrenceOn(date.date, before.template).startsAt >= unit.wall
      if (!open || !coming || !inScope(scope, from, date.date)) return date
      return { ...date, state: 'dropped', reason: 'stopped', detail: input.reason || null }
    }
  })
}
