import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres, listLabels } from '#core/store/places'
import * as store from '#core/store/satisfaction'
import type { CentreId } from '#shared/contract/base'
import type { ExportedFile } from '#shared/contract/report'
import type { SatisfactionFile, SatisfactionQuery, SatisfactionReport } from '#shared/contract/satisfaction'
import { activityKey, LEAST_ANSWERS, type SurveyedDay, satisfactionFigures } from '#shared/domain/satisfaction-report'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { comparedWith, periodSpan } from '#shared/time/period'
import type { CivilDate, DateSpan } from '#shared/time/types'
import { found } from '../common'
import { type TableFormat, tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { closedFile } from '../reports/closed'
import { closedScores, closedWithoutScores, withRemarks } from './closed'
import { ALL_CENTRES, satisfactionTables } from './files'

/** Scores of a period against the period before (docs/reports.md). */
type Query = z.infer<typeof SatisfactionQuery>
const collator = new Intl.Collator('nl', { numeric: true })

/** @throws not_found when the centre is not there */
export const satisfactionReport = (ctx: Ctx, query: Query): Promise<SatisfactionReport> =>
  ctx.read((tx) => satisfactionOf(tx, query))

/** The same inside a transaction: of a closed quarter the scores that it was closed with. */
export async function satisfactionOf(tx: ReadTx, query: Query): Promise<SatisfactionReport> {
  const now = await scoresNow(tx, query)
  const kept = await closedScores(tx, query)
  if (kept) return withRemarks(kept, now)
  const notKept = await closedWithoutScores(tx, query.period)
  return { ...now, ...(notKept !== null && { notKept }) }
}

/**
 * The scores as they are now, also of a closed quarter; what they are compared with is as it was closed.
 *
 * @param labels names of themes that go before those of now, by id
 * @throws not_found when the centre is not there
 */
export async function scoresNow(
  tx: ReadTx,
  { period, centreId }: Query,
  labels: Record<string, string> = {},
): Promise<SatisfactionReport> {
  if (centreId !== undefined) found(await getCentre(tx, centreId), 'centre', centreId)
  const span = periodSpan(period)
  const previousPeriod = comparedWith(period).previous
  const figures = satisfactionFigures(await surveyedDays(tx, span, centreId, labels))
  const before =
    (await closedScores(tx, { period: previousPeriod, centreId })) ??
    satisfactionFigures(await surveyedDays(tx, periodSpan(previousPeriod), centreId, labels))
  const marks = {
    centres: new Map(before.centres.map(({ centreId, mark }) => [centreId, mark.value])),
    themes: new Map(before.themes.map(({ theme, mark }) => [theme, mark.value])),
    activities: new Map(before.activities.map((row) => [activityKey(row), row.mark.value])),
  }
  const centreNames = new Map((await listCentres(tx)).map(({ id, name }) => [id as string, name]))
  const nameOf = (id: string) => centreNames.get(id) ?? ''
  return {
    ...{ period, previousPeriod, ...span, least: LEAST_ANSWERS, statements: figures.statements },
    total: { ...figures.total, previous: before.total.mark.value },
    centres: figures.centres
      .map((row) => ({
        ...row,
        centreId: row.centreId as CentreId,
        name: nameOf(row.centreId),
        previous: marks.centres.get(row.centreId) ?? null,
      }))
      .sort((a, b) => collator.compare(a.name, b.name)),
    themes: figures.themes
      .map((row) => ({ ...row, previous: marks.themes.get(row.theme) ?? null }))
      // What has no theme comes last.
      .sort(
        (a, b) => Number(a.theme === null) - Number(b.theme === null) || collator.compare(a.theme ?? '', b.theme ?? ''),
      ),
    activities: figures.activities
      .map((row) => ({
        ...row,
        centreId: row.centreId as CentreId,
        centre: nameOf(row.centreId),
        previous: marks.activities.get(activityKey(row)) ?? null,
      }))
      .sort((a, b) => collator.compare(a.title, b.title) || collator.compare(a.centre, b.centre)),
  }
}

async function surveyedDays(
  tx: ReadTx,
  { from, to }: DateSpan,
  centreId: string | undefined,
  labels: Record<string, string>,
): Promise<SurveyedDay[]> {
  const surveys = new Map((await store.listSurveys(tx, centreId)).map((survey) => [survey.id, survey]))
  const themes = new Map((await listLabels(tx)).map(({ id, name }) => [id as string, labels[id] ?? name]))
  return (await store.daysOfPeriod(tx, { from, to, centreId })).flatMap((day) => {
    const survey = surveys.get(day.surveyId)
    if (!survey) return []
    const { title, themeId, questions } = survey
    const theme = themeId === null ? null : (themes.get(themeId) ?? null)
    return [{ ...day, title, questions, theme }]
  })
}

/** The scores as a file; of a closed quarter the file that went out. @throws not_found when the centre is not there */
export async function exportSatisfaction(
  ctx: Ctx,
  { format, ...query }: z.infer<typeof SatisfactionFile>,
): Promise<ExportedFile> {
  const asOf = wallNow(ctx.clock)
  const make = await ctx.read(async (tx) => {
    const stored = await closedFile(tx, { ...query, asOf, asClosed: true }, `satisfaction-${format}`)
    if (stored) return async () => stored
    const report = (await closedScores(tx, query)) ?? (await satisfactionOf(tx, query))
    const from = await letterheadOf(tx)
    // What is closed is of a centre as it was called then.
    const named = async (id: string) => report.centres[0]?.name ?? (await getCentre(tx, id))?.name
    const scope = query.centreId === undefined ? ALL_CENTRES : await named(query.centreId)
    return () => scoresFile(format, report, dateOf(asOf), from, scope)
  })
  return make()
}

/** Scores as a file; `scope` is the centre that they are of. */
export const scoresFile = (
  format: TableFormat,
  report: SatisfactionReport,
  today: CivilDate,
  from: Awaited<ReturnType<typeof letterheadOf>>,
  scope: string = ALL_CENTRES,
): Promise<ExportedFile> => tableFile(format, satisfactionTables(report, scope, today), from)
