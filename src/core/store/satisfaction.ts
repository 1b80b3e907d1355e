import type { CentreId, LabelId, SurveyId } from '#shared/contract/base'
import type { Question, Questionnaire, Survey, SurveyDay } from '#shared/contract/satisfaction'
import { inOrder } from '#shared/domain/satisfaction'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** What is asked, questionnaires of activities, and their answers added up per day. */
export type StoredQuestionnaire = Questionnaire & { id: 'questionnaire' }

export async function getQuestionnaire(tx: ReadTx): Promise<StoredQuestionnaire | null> {
  const row = await tx.selectFrom('questionnaire').selectAll().executeTakeFirst()
  return row ? { id: row.id, questions: questionsOf(row), formAddress: row.form_address, revision: row.revision } : null
}

export async function putQuestionnaire(tx: WriteTx, value: StoredQuestionnaire): Promise<void> {
  const row: Tables['questionnaire'] = {
    id: value.id,
    questions: JSON.stringify(value.questions),
    form_address: value.formAddress,
    revision: value.revision,
  }
  await tx
    .insertInto('questionnaire')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeQuestionnaire(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('questionnaire').execute()
}

const questionsOf = ({ questions }: { questions: string }) => storedJson<Question[]>(questions, 'survey.questions')
const surveyOf = (row: Tables['survey']): Survey => ({
  id: row.id as SurveyId,
  code: row.code,
  centreId: row.centre_id as CentreId,
  bookingId: row.booking_id as Survey['bookingId'],
  seriesId: row.series_id as Survey['seriesId'],
  title: row.title,
  themeId: row.theme_id as LabelId | null,
  questions: questionsOf(row),
  archived: row.archived === 1,
  revision: row.revision,
})

/** Latest first; those of one centre when it is given. `heldOn` is the day of the booking. */
export async function listSurveys(tx: ReadTx, centreId?: string): Promise<(Survey & { heldOn: CivilDate | null })[]> {
  const rows = await tx
    .selectFrom('survey as s')
    .leftJoin('booking as b', 'b.id', 's.booking_id')
    .selectAll('s')
    .select('b.starts_at')
    .$if(centreId !== undefined, (query) => query.where('s.centre_id', '=', centreId ?? ''))
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...surveyOf(row),
    heldOn: row.starts_at === null ? null : (row.starts_at.slice(0, 10) as CivilDate),
  }))
}

export async function getSurvey(tx: ReadTx, id: string): Promise<Survey | null> {
  const row = await tx.selectFrom('survey').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? surveyOf(row) : null
}

/** Whether a questionnaire has this code already. */
export async function hasCode(tx: ReadTx, code: string): Promise<boolean> {
  return (await tx.selectFrom('survey').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}

export async function putSurvey(tx: WriteTx, value: Survey): Promise<void> {
  const row: Tables['survey'] = {
    id: value.id,
    code: value.code,
    centre_id: value.centreId,
    booking_id: value.bookingId,
    series_id: value.seriesId,
    title: value.title,
    theme_id: value.themeId,
    questions: JSON.stringify(value.questions),
    archived: value.archived ? 1 : 0,
    revision: value.revision,
  }
  await tx
    .insertInto('survey')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeSurvey(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('survey').where('id', '=', id).execute()
}

/** Days with answers, latest first, without what was answered. */
export async function listDays(
  tx: ReadTx,
  centreId?: string,
): Promise<{ surveyId: string; date: CivilDate; sheets: number; revision: number }[]> {
  const rows = await tx
    .selectFrom('survey_day as d')
    .innerJoin('survey as s', 's.id', 'd.survey_id')
    .select(['d.survey_id', 'd.date', 'd.sheets', 'd.revision'])
    .$if(centreId !== undefined, (query) => query.where('s.centre_id', '=', centreId ?? ''))
    .orderBy('d.date', 'desc')
    .execute()
  return rows.map((row) => ({
    surveyId: row.survey_id,
    date: row.date as CivilDate,
    sheets: row.sheets,
    revision: row.revision,
  }))
}

/** What was entered for a questionnaire on a day; null when nothing was. */
export const dayAt = async (tx: ReadTx, surveyId: string, date: CivilDate): Promise<SurveyDay | null> =>
  (await daysWhere(tx, { surveyId, date }))[0] ?? null

export const getDay = async (tx: ReadTx, id: string): Promise<SurveyDay | null> =>
  (await daysWhere(tx, { id }))[0] ?? null

/** The days of a period (both included), of one centre when it is given. */
export const daysOfPeriod = (
  tx: ReadTx,
  span: { from: CivilDate; to: CivilDate; centreId?: string | undefined },
): Promise<SurveyDay[]> => daysWhere(tx, span)

type DayWhere = {
  id?: string
  surveyId?: string
  date?: CivilDate
  from?: CivilDate
  to?: CivilDate
  centreId?: string | undefined
}

async function daysWhere(tx: ReadTx, where: DayWhere): Promise<SurveyDay[]> {
  const { id, surveyId, date, from, to, centreId } = where
  const some = tx
    .selectFrom('survey_day as d')
    .innerJoin('survey as s', 's.id', 'd.survey_id')
    .$if(id !== undefined, (query) => query.where('d.id', '=', id ?? ''))
    .$if(surveyId !== undefined, (query) => query.where('d.survey_id', '=', surveyId ?? ''))
    .$if(date !== undefined, (query) => query.where('d.date', '=', date ?? ''))
    .$if(from !== undefined, (query) => query.where('d.date', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('d.date', '<=', to ?? ''))
    .$if(centreId !== undefined, (query) => query.where('s.centre_id', '=', centreId ?? ''))
  const days = await some
    .select(['d.id', 'd.survey_id', 's.centre_id', 'd.date', 'd.sheets', 'd.revision'])
    .orderBy('d.date')
    .orderBy('d.id')
    .execute()
  const scores = await some
    .innerJoin('survey_score as c', 'c.day_id', 'd.id')
    .select(['c.day_id', 'c.question_id', 'c.score', 'c.answers'])
    .orderBy('c.question_id')
    .orderBy('c.score')
    .execute()
  const remarks = await some
    .innerJoin('survey_remark as r', 'r.day_id', 'd.id')
    .select(['r.day_id', 'r.text', 'r.times'])
    .execute()
  const byDay = new Map(
    days.map((row): [string, SurveyDay] => [
      row.id,
      {
        id: row.id,
        surveyId: row.survey_id as SurveyId,
        centreId: row.centre_id as CentreId,
        date: row.date as CivilDate,
        sheets: row.sheets,
        scores: [],
        remarks: [],
        revision: row.revision,
      },
    ]),
  )
  for (const { day_id, question_id, score, answers } of scores)
    byDay.get(day_id)?.scores.push({ questionId: question_id, score, answers })
  for (const { day_id, text, times } of remarks) byDay.get(day_id)?.remarks.push({ text, times })
  // The database sorts by bytes, which is another order for some signs.
  for (const day of byDay.values()) day.remarks.sort((a, b) => inOrder(a.text, b.text))
  return [...byDay.values()]
}

export async function putDay(tx: WriteTx, value: SurveyDay): Promise<void> {
  const row: Tables['survey_day'] = {
    id: value.id,
    survey_id: value.surveyId,
    date: value.date,
    sheets: value.sheets,
    revision: value.revision,
  }
  await tx
    .insertInto('survey_day')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('survey_score').where('day_id', '=', value.id).execute()
  await tx.deleteFrom('survey_remark').where('day_id', '=', value.id).execute()
  if (value.scores.length > 0)
    await tx
      .insertInto('survey_score')
      .values(
        value.scores.map(({ questionId, score, answers }) => ({
          day_id: value.id,
          question_id: questionId,
          score,
          answers,
        })),
      )
      .execute()
  if (value.remarks.length > 0)
    await tx
      .insertInto('survey_remark')
      .values(value.remarks.map(({ text, times }) => ({ day_id: value.id, text, times })))
      .execute()
}

export async function removeDay(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('survey_day').where('id', '=', id).execute()
}

/** Lines of a form that were taken over at once, so that they are known when they come again. */
export type SurveyImport = { id: string; date: CivilDate; lines: string[]; revision: number }
const importOf = (row: Tables['survey_import']): SurveyImport => ({
  id: row.id,
  date: row.date as CivilDate,
  lines: storedJson<string[]>(row.lines, 'survey_import.lines'),
  revision: row.revision,
})

export async function listImports(tx: ReadTx): Promise<SurveyImport[]> {
  return (await tx.selectFrom('survey_import').selectAll().execute()).map(importOf)
}

export async function getImport(tx: ReadTx, id: string): Promise<SurveyImport | null> {
  const row = await tx.selectFrom('survey_import').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? importOf(row) : null
}

export async function putImport(tx: WriteTx, { id, date, lines, revision }: SurveyImport): Promise<void> {
  const row = { id, date, lines: JSON.stringify(lines), revision }
  await tx
    .insertInto('survey_import')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeImport(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('survey_import').where('id', '=', id).execute()
}
