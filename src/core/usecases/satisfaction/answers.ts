import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/satisfaction'
import type { DayRemoval, NewSheet, Survey, SurveyDay } from '#shared/contract/satisfaction'
import { problemOf, type Sheet, withSheet } from '#shared/domain/satisfaction'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, invalid } from '../common'
import { pastDay } from '../day-log/common'

/**
 * Answers: each sheet goes into the tally of its questionnaire and day at once. The log says who entered a tally and when, as of
 * all that is entered; it knows nothing of who filled in the paper.
 */

/** Adds one sheet, so that two desks can enter at once. @throws not_found; invalid_input when it can't be taken */
export function addSheet(ctx: Ctx, input: z.infer<typeof NewSheet>): Promise<SurveyDay> {
  return ctx.change({ action: 'satisfaction.addSheet', undoable: true }, async (unit) => {
    const survey = found(await store.getSurvey(unit.tx, input.id), 'survey', input.id)
    pastDay(unit, 'date', input.date)
    const sheet: Sheet = { scores: input.scores, remark: input.remark || null }
    const problem = problemOf(sheet, survey.questions)
    if (problem) invalid(problem === 'contact_details' ? 'remark' : 'scores', problem)
    const after = await addSheets(unit, survey, input.date, [sheet])
    return { result: after, subject: `${survey.title}, ${after.sheets}` }
  })
}

/** Adds sheets of one day inside a unit of work; they must be sound. */
export async function addSheets(
  unit: Unit,
  { id, centreId }: Pick<Survey, 'id' | 'centreId'>,
  date: CivilDate,
  sheets: readonly Sheet[],
): Promise<SurveyDay> {
  const before = await store.dayAt(unit.tx, id, date)
  const tally = sheets.reduce(withSheet, before ?? { sheets: 0, scores: [], remarks: [] })
  const after: SurveyDay = {
    ...{ id: before?.id ?? unit.newId(), surveyId: id, centreId, date },
    ...{ sheets: tally.sheets, scores: tally.scores, remarks: tally.remarks },
    revision: (before?.revision ?? 0) + 1,
  }
  await store.putDay(unit.tx, after)
  unit.record({ kind: 'surveyDay', id: after.id, before, after, centreId })
  return after
}

/** Takes a day away, to enter it anew: one sheet can't be found back among the others. @throws not_found, stale */
export function removeDay(
  ctx: Ctx,
  { id, date, revision }: z.infer<typeof DayRemoval>,
): Promise<Record<string, never>> {
  return ctx.change({ action: 'satisfaction.removeDay', undoable: true }, async (unit) => {
    const survey = found(await store.getSurvey(unit.tx, id), 'survey', id)
    const before = found(await store.dayAt(unit.tx, id, date), 'surveyDay', `${id} ${date}`)
    assertFresh(before, revision, 'surveyDay')
    await store.removeDay(unit.tx, before.id)
    unit.record({ kind: 'surveyDay', id: before.id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: `${survey.title}, ${date}` }
  })
}
