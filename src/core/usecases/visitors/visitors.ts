import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { centreIdsOf, listDistricts } from '#core/store/calendar'
import { countVisitors } from '#core/store/day-log'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres } from '#core/store/places'
import * as store from '#core/store/year-numbers'
import type { PeriodQuery } from '#shared/contract/report'
import type { VisitorReport, YearNumber, YearNumberInput, YearNumberRemoval } from '#shared/contract/visitor'
import type { dayparts } from '#shared/domain/report'
import { growthOf, numberOfYear, shareOf } from '#shared/domain/visitors'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { addPeriods, periodSpan, yearEarlier } from '#shared/time/period'
import type { DateSpan } from '#shared/time/types'
import { assertFresh, found } from '../common'

type Centre = VisitorReport['centres'][number]
const sumOf = (counts: readonly (number | null)[]): number | null =>
  counts.every((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)

/** Visitors of a period per centre and district, against the period before, a year earlier and the residents. @throws not_found */
export function visitorReport(ctx: Ctx, { period, centreId }: Omit<PeriodQuery, 'asOf'>): Promise<VisitorReport> {
  const span = periodSpan(period)
  const today = dateOf(wallNow(ctx.clock))
  const year = Number(span.to.slice(0, 4))
  return ctx.read(async (tx) => {
    if (centreId !== undefined) found(await getCentre(tx, centreId), 'centre', centreId)
    const numbers = await store.listYearNumbers(tx)
    const numberAt = (kind: YearNumber['kind'], placeId: string) =>
      numberOfYear(
        numbers.filter((one) => one.kind === kind && one.placeId === placeId),
        year,
      )
    const districts = await listDistricts(tx)
    const districtOf = new Map<string, string>()
    for (const { id } of districts) for (const centre of await centreIdsOf(tx, id)) districtOf.set(centre, id)
    const centres: Centre[] = []
    for (const centre of await listCentres(tx)) {
      if (centreId === undefined ? centre.archived || !centre.managed : centre.id !== centreId) continue
      const visitors = await countsOf(tx, centre.id, span)
      const previous = (await countsOf(tx, centre.id, periodSpan(addPeriods(period, -1))))?.total ?? null
      const earlier = (await countsOf(tx, centre.id, periodSpan(yearEarlier(period))))?.total ?? null
      centres.push({
        centreId: centre.id,
        name: centre.name,
        type: centre.type,
        districtId: districtOf.get(centre.id) ?? null,
        visitors,
        previous,
        yearEarlier: earlier,
        growth: growthOf(visitors?.total ?? null, previous),
        yearGrowth: growthOf(visitors?.total ?? null, earlier),
        frequent: numberAt('frequent', centre.id),
      })
    }
    return {
      period,
      ...span,
      until: today < span.to ? today : span.to,
      centres,
      districts: districts.flatMap(({ id, name }) => {
        const there = centres.filter(({ districtId }) => districtId === id)
        if (there.length === 0) return []
        const residents = numberAt('residents', id)
        const frequent = sumOf(there.map((centre) => centre.frequent?.count ?? null))
        const frequentPct = shareOf(frequent, residents?.count ?? null)
        const visitors = sumOf(there.map((centre) => centre.visitors?.total ?? null))
        return [{ districtId: id, name, visitors, residents, frequent, frequentPct }]
      }),
      total: {
        visitors: sumOf(centres.map((centre) => centre.visitors?.total ?? null)),
        previous: sumOf(centres.map((centre) => centre.previous)),
        yearEarlier: sumOf(centres.map((centre) => centre.yearEarlier)),
      },
    }
  })
}

/** What was counted at a centre; null when nobody counted. */
async function countsOf(tx: ReadTx, centreId: string, { from, to }: DateSpan): Promise<Centre['visitors']> {
  const rows = await countVisitors(tx, centreId, from, to)
  if (rows.length === 0) return null
  const of = (daypart: (typeof dayparts)[number]) => rows.find((row) => row.daypart === daypart)?.count ?? 0
  const [morning, afternoon, evening] = [of('morning'), of('afternoon'), of('evening')]
  return { morning, afternoon, evening, total: morning + afternoon + evening }
}

/** Everything that was entered, earliest year first. */
export const listYearNumbers = (ctx: Ctx): Promise<YearNumber[]> => ctx.read(store.listYearNumbers)

/** Sets the number of a year with its source. @throws not_found for the district or centre, stale */
export function setYearNumber(ctx: Ctx, { revision, ...input }: z.infer<typeof YearNumberInput>): Promise<YearNumber> {
  return ctx.change({ action: 'visitors.setNumber', undoable: true }, async (unit) => {
    const name = await placeName(unit, input)
    const id = `${input.kind}:${input.placeId}:${input.year}`
    const before = await store.getYearNumber(unit.tx, id)
    assertFresh(before ?? { id, revision: 0 }, revision, 'yearNumber')
    const after: YearNumber = { ...input, id, revision: revision + 1 }
    await store.putYearNumber(unit.tx, after)
    unit.record({ kind: 'yearNumber', id, before, after })
    return { result: after, subject: `${name}, ${input.year}` }
  })
}

/** @throws not_found, stale */
export function removeYearNumber(
  ctx: Ctx,
  { id, revision }: z.infer<typeof YearNumberRemoval>,
): Promise<Record<string, never>> {
  return ctx.change({ action: 'visitors.removeNumber', undoable: true }, async (unit) => {
    const before = found(await store.getYearNumber(unit.tx, id), 'yearNumber', id)
    assertFresh(before, revision, 'yearNumber')
    await store.removeYearNumber(unit.tx, id)
    unit.record({ kind: 'yearNumber', id, before, after: null })
    return { result: {}, subject: `${await placeName(unit, before)}, ${before.year}` }
  })
}

async function placeName(unit: Unit, { kind, placeId }: Pick<YearNumber, 'kind' | 'placeId'>): Promise<string> {
  if (kind === 'frequent') return found(await getCentre(unit.tx, placeId), 'centre', placeId).name
  const district = (await listDistricts(unit.tx)).find(({ id }) => id === placeId)
  return found(district, 'centre', placeId).name
}
