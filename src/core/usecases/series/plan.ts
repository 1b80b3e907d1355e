import type { Ctx, Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import type { DateDecision, OnConflict, PlannedDate, Series, SeriesRule, SeriesTemplate } from '#shared/contract/series'
import type { Occupied } from '#shared/domain/occupancy'
import { occurrenceOn, type SeriesDateState, type SeriesReason } from '#shared/domain/series'
import { addDays, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import { judgeMany } from '../bookings/judge-many'
import {
  assertPlaceAndTime,
  buffersOf,
  completeDraft,
  type Draft,
  loadPlace,
  type Place,
} from '../bookings/surroundings'
import { invalid } from '../common'
import { type Skip, skipsOf } from './skips'

export type Decisions = ReadonlyMap<CivilDate, DateDecision>
/** What was decided, by date. */
export const decisionsOf = (list: readonly { date: CivilDate; decision: DateDecision }[] | undefined): Decisions =>
  new Map((list ?? []).map(({ date, decision }) => [date, decision]))

/** A date with what is to become of it; `draft` and `occupied` when a booking is. */
export type Planned = PlannedDate & { draft: Draft; occupied: Occupied[] }

type What = {
  centreId: Series['centreId']
  template: SeriesTemplate
  /** Null: nothing is passed over by rule. */
  rule: SeriesRule | null
  dates: readonly CivilDate[]
  decisions: Decisions
  onConflict: OnConflict
  /** Dates that begin before this are not looked at again. */
  notBefore?: WallTime
}

/** When it is, how many conflicts come with free places, and ids for what is to be made. */
export type Moment = { now: WallTime; suggest: number; newId(): string }
/** For somebody who looks at a plan: with alternatives for what does not fit. */
export const looking = (ctx: Ctx): Moment => ({ now: wallNow(ctx.clock), suggest: 60, newId: ctx.newId })
/** For what is about to be written: no alternatives, nobody reads them. */
export const writing = (unit: Unit): Moment => ({ now: unit.wall, suggest: 0, newId: unit.newId })

/** Place and bookings-to-be of dates, in order. Reads only; what is written from it, the database checks again. */
export async function planDates(
  tx: ReadTx,
  what: What,
  { now, suggest, newId }: Moment,
): Promise<{ place: Place; planned: Planned[] }> {
  const { template, decisions } = what
  const dates = what.dates
    .map((date) => ({ date, span: occurrenceOn(date, template), decision: decisions.get(date) }))
    .filter(({ span }) => what.notBefore === undefined || span.startsAt >= what.notBefore)
  const first = dates[0]?.span ?? occurrenceOn(dateOf(now), template)
  const last = dates.at(-1)?.span ?? first
  const place = await loadPlace(tx, what.centreId, { startsAt: first.startsAt, endsAt: last.endsAt })
  const { from: _from, minutes: _minutes, shiftDays: _shiftDays, ...fields } = template
  // Who it is for is looked up once; a date differs in place and time only.
  const base = await completeDraft(tx, place, { ...fields, centreId: what.centreId, ...first }, '')
  const skipOf =
    what.rule === null
      ? () => null
      : await skipsOf(tx, what.rule, place, {
          from: dateOf(first.startsAt),
          to: dateOf(last.endsAt),
        })

  const entries = dates.map(({ date, span, decision }) => {
    const elsewhere = typeof decision === 'object'
    const at = elsewhere
      ? { startsAt: decision.startsAt ?? span.startsAt, endsAt: decision.endsAt ?? span.endsAt }
      : span
    const roomIds = (elsewhere ? decision.roomIds : undefined) ?? base.roomIds
    assertNear(date, at)
    const draft: Draft = {
      ...base,
      id: newId() as Draft['id'],
      ...at,
      roomIds,
      ...buffersOf(place, roomIds, base.layout),
      seriesDate: date,
      detached: elsewhere,
    }
    if (elsewhere) assertPlaceAndTime(place, draft)
    return { date, draft, elsewhere, verdict: verdictOf(decision, () => skipOf(date, span)) }
  })
  const judged = await judgeMany(
    tx,
    place,
    entries.filter((entry) => entry.verdict === null).map(({ draft }) => ({ draft, before: null })),
    { now, suggest },
  )
  let next = 0
  const planned = entries.map(({ date, draft, elsewhere, verdict }): Planned => {
    const { startsAt, endsAt, roomIds } = draft
    const plain = { date, startsAt, endsAt, roomIds, elsewhere, bookingId: null, cents: null, draft }
    if (verdict) return { ...plain, ...verdict, findings: [], occupied: [] }
    const one = judged[next++]
    const { findings = [], errors = [], occupied = [] } = one ?? {}
    if (errors.length === 0) return { ...plain, state: 'booked', reason: null, detail: null, findings, occupied }
    const state = what.onConflict === 'wait' ? 'waiting' : 'refused'
    return { ...plain, state, reason: 'conflict', detail: null, findings, occupied: [] }
  })
  return { place, planned }
}

type Verdict = { state: SeriesDateState; reason: SeriesReason; detail: string | null }

/** What is settled before any rule looks: by choice, or by the rule of the series; null when the date is to be judged. */
function verdictOf(decision: DateDecision | undefined, skip: () => Skip | null): Verdict | null {
  if (decision === 'skip') return { state: 'skipped', reason: 'chosen', detail: null }
  if (decision === 'wait') return { state: 'waiting', reason: 'chosen', detail: null }
  if (decision !== undefined) return null
  const skipped = skip()
  return skipped ? { state: 'skipped', ...skipped } : null
}

const NEAR_DAYS = 62

/** An occurrence that is put elsewhere stays near its date: else it belongs to another series. */
function assertNear(date: CivilDate, { startsAt }: WallSpan): void {
  if (dateOf(startsAt) < addDays(date, -NEAR_DAYS) || dateOf(startsAt) > addDays(date, NEAR_DAYS))
    invalid('dates', 'too_far')
}
