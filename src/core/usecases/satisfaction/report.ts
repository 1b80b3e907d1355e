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
import type { DateSpan } from '#shared/time/types'
import { found } from '../common'
import { tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { satisfactionTables } from './files'

/** Scores of a period against the period before (docs/reports.md). */
type Query = z.infer<typeof SatisfactionQuery>
const collator = new Intl.Collator('nl', { numeric: true })

/** @throws not_found when the centre is not there */
export const satisfactionReport = (ctx: Ctx, query: Query): Promise<SatisfactionReport> =>
  ctx.read((tx) => satisfactionOf(tx, query))

/** The same inside a transaction. */
export async function satisfactionOf(tx: ReadTx, { period, centreId }: Query): Promise<SatisfactionReport> {
  if (centreId !== undefined) found(await getCentre(tx, centreId), 'centre', centreId)
  const span = periodSpan(period)
  const previousPeriod = comparedWith(period).previous
  const figures = satisfactionFigures(await surveyedDays(tx, span, centreId))
  const before = satisfactionFigures(await surveyedDays(tx, periodSpan(previousPeriod), centreId))
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

async function surveyedDays(tx: ReadTx, { from, to }: DateSpan, centreId: string | undefined): Promise<SurveyedDay[]> {
  const surveys = new Map((await store.listSurveys(tx, centreId)).map((survey) => [survey.id, survey]))
  const themes = new Map((await listLabels(tx)).map(({ id, name }) => [id, name]))
  return (await store.daysOfPeriod(tx, { from, to, centreId })).flatMap((day) => {
    const survey = surveys.get(day.surveyId)
    if (!survey) return []
    const { title, themeId, questions } = survey
    const theme = themeId === null ? null : (themes.get(themeId) ?? null)
    return [{ ...day, title, questions, theme }]
  })
}

/** The scores as a file. @throws not_found when the centre is not there */
export async function exportSatisfaction(
  ctx: Ctx,
  { format, ...query }: z.infer<typeof SatisfactionFile>,
): Promise<ExportedFile> {
  const { report, from, scope } = await ctx.read(async (tx) => ({
    report: await satisfactionOf(tx, query),
    from: await letterheadOf(tx),
    scope: query.centreId === undefined ? 'Alle centra' : ((await getCentre(tx, query.centreId))?.name ?? ''),
  }))
  return tableFile(format, satisfactionTables(report, scope, dateOf(wallNow(ctx.clock))), from)
}
