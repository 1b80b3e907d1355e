import type { Ctx, Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { putSeries, type StoredSeries } from '#core/store/series'
import type { Booking } from '#shared/contract/booking'
import {
  type NewSeries,
  Series,
  type SeriesDate,
  type SeriesPlan,
  type SeriesPreview,
  type SeriesResult,
  type SeriesTemplate,
} from '#shared/contract/series'
import { spanProblem } from '#shared/domain/booking-rules'
import { datesOfRule } from '#shared/domain/series'
import { clockOf, dateOf, minutesBetween } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { freshNumbers, refuse } from '../bookings/changed'
import { deadlineFor } from '../bookings/options'
import type { Place } from '../bookings/surroundings'
import { writeNew } from '../bookings/write-many'
import { invalid } from '../common'
import { pricesOfNew } from '../prices/booking-price'
import { decisionsOf, looking, type Moment, type Planned, planDates, writing } from './plan'

/** What would become of each date, with free alternatives where one does not fit. Writes nothing. */
export function previewSeries(ctx: Ctx, input: SeriesPreview): Promise<SeriesPlan> {
  return ctx.read(async (tx) => {
    const { place, planned } = await plannedFor(tx, input, looking(ctx))
    return pricedPlan(tx, place, planned, input.price)
  })
}

/** The dates of what was filled in, with what would become of each. @throws invalid_input */
export async function plannedFor(
  tx: ReadTx,
  input: SeriesPreview,
  moment: Moment,
): Promise<{ place: Place; planned: Planned[] }> {
  const { template, dates } = await opened(input)
  const { centreId, rule } = input
  const decisions = decisionsOf(input.dates)
  return planDates(tx, { centreId, template, rule, dates, decisions, onConflict: 'skip' }, moment)
}

/** Books a series. @throws invalid_input for a rule without an end or dates; as `bookings.create` when it refuses clashes */
export function createSeries(ctx: Ctx, input: NewSeries): Promise<SeriesResult> {
  return ctx.change({ action: 'series.create', undoable: true }, async (unit) => {
    const result = await addSeries(unit, input)
    return { result, subject: result.series.title }
  })
}

/**
 * Books a series inside a unit of work: the dates that fit become bookings, the others stay as data with the reason.
 * With `refuse` one date that does not fit throws and the unit is undone; `skip` and `wait` never touch what others have.
 */
export async function addSeries(unit: Unit, input: NewSeries): Promise<SeriesResult> {
  const { template, dates } = await opened(input)
  const { centreId, rule, onConflict } = input
  const { place, planned } = await planDates(
    unit.tx,
    { centreId, template, rule, dates, decisions: decisionsOf(input.dates), onConflict },
    writing(unit),
  )
  if (onConflict === 'refuse') refuseAny(planned)
  const series: StoredSeries = {
    ...Series.parse({
      id: unit.newId(),
      centreId,
      title: input.title,
      first: dateOf(input.startsAt),
      rule,
      template,
      createdAt: unit.now,
      revision: 1,
    }),
    dates: planned.map(dateOfPlan),
  }
  await writeSeries(unit, series, null)
  const made = await writeBookings(unit, place, series, planned)
  return { series: plain(series), bookings: made, skipped: skippedOf(planned) }
}

/** The template and the dates of what was filled in. @throws invalid_input */
async function opened(input: SeriesPreview): Promise<{ template: SeriesTemplate; dates: CivilDate[] }> {
  const { centreId: _centreId, startsAt, endsAt, rule, dates: _dates, ...fields } = input
  const problem = spanProblem(input)
  if (problem) invalid('endsAt', problem)
  const dates = await datesOfRule(rule, dateOf(startsAt))
  if (typeof dates === 'string') return invalid('rule', dates)
  if ('onConflict' in fields) delete fields.onConflict
  const template = { ...fields, from: clockOf(startsAt), minutes: minutesBetween(startsAt, endsAt), shiftDays: 0 }
  return { template, dates }
}

/** Throws with all that was found when a date does not fit. */
export function refuseAny(planned: readonly Planned[]): void {
  const findings = planned.filter((one) => one.reason === 'conflict').flatMap((one) => one.findings)
  refuse(
    findings.filter((f) => f.severity === 'error'),
    findings,
  )
}

/** The plan as it is shown: with what each date that would be booked costs, as it would be written. */
export async function pricedPlan(
  tx: ReadTx,
  place: Place,
  planned: readonly Planned[],
  agreed: NewSeries['price'],
): Promise<SeriesPlan> {
  const booked = planned.filter((one) => one.state === 'booked').map((one) => one.draft)
  const prices = await pricesOfNew(tx, place, booked, agreed)
  return {
    dates: planned.map(({ draft, occupied: _occupied, ...date }) => ({ ...date, cents: prices.get(draft) ?? null })),
  }
}

/** What is kept of a date: why it has no booking. */
export const dateOfPlan = ({ date, state, reason, detail, findings }: Planned): SeriesDate => ({
  date,
  state,
  reason,
  detail,
  findings: state === 'booked' ? [] : findings,
})

/** The dates that get no booking, each with the reason. */
export const skippedOf = (planned: readonly Planned[]): SeriesDate[] =>
  planned.filter((one) => one.state !== 'booked').map(dateOfPlan)

/** A series without its dates. */
export const plain = ({ dates: _dates, ...series }: StoredSeries): Series => series

/** Writes and records a series whole. */
export async function writeSeries(unit: Unit, after: StoredSeries, before: StoredSeries | null): Promise<void> {
  await putSeries(unit.tx, after, before)
  unit.record({ kind: 'series', id: after.id, before, after, centreId: after.centreId })
}

/** Makes the bookings of the dates that fit: numbers in one go, few statements. What was agreed holds for each of them. */
export async function writeBookings(
  unit: Unit,
  place: Place,
  series: Series,
  planned: readonly Planned[],
): Promise<Booking[]> {
  const fitting = planned.filter((one) => one.state === 'booked')
  const [first] = fitting
  if (!first) return []
  const numbers = await freshNumbers(
    unit,
    fitting.map((one) => one.startsAt),
  )
  const rows = fitting.map(({ draft, occupied }, index) => {
    const rest = { statusReason: null, createdAt: unit.now, revision: 1 }
    const optionUntil = deadlineFor(draft, place, unit.wall)
    const booking: Booking = { ...draft, optionUntil, seriesId: series.id, number: numbers[index] ?? '', ...rest }
    return { booking, occupied }
  })
  await writeNew(unit, place, rows, series.template.price)
  return rows.map((row) => row.booking)
}
