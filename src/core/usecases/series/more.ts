import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getSeries, type StoredSeries } from '#core/store/series'
import type { SeriesExtension, SeriesPlan, SeriesResult, SeriesRetry, SeriesRule } from '#shared/contract/series'
import { datesOfRule, MOST_DATES } from '#shared/domain/series'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, invalid } from '../common'
import { dateOfPlan, plain, pricedPlan, refuseAny, skippedOf, writeBookings, writeSeries } from './add'
import { decisionsOf, looking, type Moment, type Planned, planDates, writing } from './plan'
import { viewOf } from './read'

/** What would become of the dates of the coming season, the list of what no longer fits included. Writes nothing. */
export function previewExtend(ctx: Ctx, input: SeriesExtension): Promise<SeriesPlan> {
  return ctx.read(async (tx) => {
    const series = await seen(tx, input)
    const { place, planned } = await planExtension(tx, series, input, looking(ctx))
    return pricedPlan(tx, place, planned, series.template.price)
  })
}

/** Makes a series longer by its own rule. @throws as `series.create`; stale */
export function extendSeries(ctx: Ctx, input: SeriesExtension): Promise<SeriesResult> {
  return ctx.change({ action: 'series.extend', undoable: true }, async (unit) => {
    const before = await seen(unit.tx, input)
    const { place, planned, rule } = await planExtension(unit.tx, before, input, writing(unit))
    if (input.onConflict === 'refuse') refuseAny(planned)
    const dates = [...before.dates, ...planned.map(dateOfPlan)].sort((a, b) => (a.date < b.date ? -1 : 1))
    const after = { ...before, rule, dates, revision: before.revision + 1 }
    await writeSeries(unit, after, before)
    const made = await writeBookings(unit, place, after, planned)
    return { result: { series: plain(after), bookings: made, skipped: skippedOf(planned) }, subject: after.title }
  })
}

async function planExtension(tx: ReadTx, series: StoredSeries, input: SeriesExtension, moment: Moment) {
  const rule = longer(series, input)
  const known = series.dates.at(-1)?.date ?? addDays(series.first, -1)
  const start = input.from === undefined ? known : later(known, addDays(input.from, -1))
  const all = await datesOfRule(rule, series.first, start)
  if (typeof all === 'string') return invalid('rule', all)
  const dates = all.slice(0, input.count ?? MOST_DATES)
  const { centreId, template } = series
  const plan = await planDates(
    tx,
    {
      centreId,
      template,
      rule,
      dates,
      decisions: decisionsOf(input.dates),
      onConflict: input.onConflict,
      notBefore: moment.now,
    },
    moment,
  )
  if (plan.planned.length === 0) invalid('until', 'no_dates')
  // From now on it lasts until its last date, however that was asked for.
  const until = plan.planned.at(-1)?.date
  return { ...plan, rule: rule.frequency === 'dates' || until === undefined ? rule : { ...rule, until } }
}

const later = (a: CivilDate, b: CivilDate) => (a > b ? a : b)
/** A rule that only counts is followed as far as this; the count cuts it off. */
const FAR_DAYS = 3660

function longer({ rule, dates }: StoredSeries, { until, count, extra, from }: SeriesExtension): SeriesRule {
  const { count: _count, until: _until, ...endless } = rule
  if (rule.frequency === 'dates') return { ...endless, dates: [...(rule.dates ?? []), ...(extra ?? [])] }
  if (until !== undefined) return { ...endless, until }
  if (count === undefined) return endless
  const last = dates.at(-1)?.date
  const start = from ?? last
  return start === undefined ? endless : { ...endless, until: addDays(start, FAR_DAYS) }
}

/** What would become of dates that are offered again. Writes nothing. */
export function previewRetry(ctx: Ctx, input: SeriesRetry): Promise<SeriesPlan> {
  return ctx.read(async (tx) => {
    const series = await seen(tx, input)
    const { place, planned } = await planRetry(tx, series, input, looking(ctx))
    return pricedPlan(tx, place, planned, series.template.price)
  })
}

/** Offers coming dates without a booking again. @throws as `series.create`; stale */
export function retrySeries(ctx: Ctx, input: SeriesRetry): Promise<SeriesResult> {
  return ctx.change({ action: 'series.retry', undoable: true }, async (unit) => {
    const result = await retrySeriesIn(unit, input)
    return { result, subject: result.series.title }
  })
}

/** `retrySeries` inside a unit of work: also how a waiting date is given what came free. */
export async function retrySeriesIn(unit: Unit, input: SeriesRetry): Promise<SeriesResult> {
  const before = await seen(unit.tx, input)
  const { place, planned } = await planRetry(unit.tx, before, input, writing(unit))
  if (input.onConflict === 'refuse') refuseAny(planned)
  const news = new Map(planned.map((one) => [one.date, dateOfPlan(one)]))
  const dates = before.dates.map((date) => news.get(date.date) ?? date)
  const after = { ...before, dates, revision: before.revision + 1 }
  await writeSeries(unit, after, before)
  const made = await writeBookings(unit, place, after, planned)
  return { series: plain(after), bookings: made, skipped: skippedOf(planned) }
}

async function planRetry(tx: ReadTx, series: StoredSeries, input: SeriesRetry, moment: Moment) {
  const only = input.only && new Set(input.only)
  const open = viewOf(series, await bookings.ofSeries(tx, series.id), moment.now).filter(
    (date) =>
      date.state !== 'booked' && (only ? only.has(date.date) : date.state === 'refused' || date.state === 'waiting'),
  )
  const { centreId, template } = series
  const plan = await planDates(
    tx,
    {
      centreId,
      template,
      // Whoever offers a date again wants it, holiday or not.
      rule: null,
      dates: open.map((date) => date.date),
      decisions: decisionsOf(input.dates),
      onConflict: input.onConflict,
      notBefore: moment.now,
    },
    moment,
  )
  // A date that waits keeps its place in line.
  const waits = new Set(open.filter((date) => date.state === 'waiting').map((date) => date.date))
  const planned = plan.planned.map(
    (one): Planned => (one.state === 'refused' && waits.has(one.date) ? { ...one, state: 'waiting' } : one),
  )
  return { ...plan, planned }
}

/** The series as the caller saw it. @throws not_found, stale */
export async function seen(tx: ReadTx, input: { id: string; revision: number }): Promise<StoredSeries> {
  const series = found(await getSeries(tx, input.id), 'series', input.id)
  assertFresh(series, input.revision, 'series')
  return series
}
