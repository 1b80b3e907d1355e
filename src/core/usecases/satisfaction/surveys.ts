import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getCentre, getLabel, listLabels } from '#core/store/places'
import * as store from '#core/store/satisfaction'
import { getSeries } from '#core/store/series'
import type { LabelId, SurveyId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import type {
  BySurvey,
  NewSurvey,
  Question,
  Questionnaire,
  QuestionnaireChange,
  Survey,
  SurveyChange,
  SurveyRow,
} from '#shared/contract/satisfaction'
import { codeFrom, usualQuestions } from '#shared/domain/satisfaction'
import { assertFresh, found, given } from '../common'

/** What is asked, and the questionnaires of activities (docs/adr/0031). */
export const getQuestions = (ctx: Ctx): Promise<Questionnaire> => ctx.read(questionsNow)

/** What is asked now: the usual questions until somebody asks something else. */
async function questionsNow(tx: ReadTx): Promise<Questionnaire> {
  const kept = await store.getQuestionnaire(tx)
  return { questions: [...usualQuestions], formAddress: null, revision: 0, ...kept }
}

/** A question that says something else is another question: only one that stays the same keeps its id. @throws stale */
export function changeQuestions(ctx: Ctx, input: z.infer<typeof QuestionnaireChange>): Promise<Questionnaire> {
  return ctx.change({ action: 'satisfaction.changeQuestions', undoable: true }, async (unit) => {
    const before = await store.getQuestionnaire(unit.tx)
    const now = await questionsNow(unit.tx)
    assertFresh({ id: 'questionnaire', ...now }, input.revision, 'questionnaire')
    const idOf = (kind: Question['kind'], text: string) =>
      [...now.questions, ...usualQuestions].find((one) => one.kind === kind && one.text === text)?.id ?? unit.newId()
    const statements = [...new Set(input.statements)]
    const after: store.StoredQuestionnaire = {
      id: 'questionnaire',
      questions: [
        { id: idOf('mark', input.mark), kind: 'mark', text: input.mark },
        ...statements.map((text): Question => ({ id: idOf('agree', text), kind: 'agree', text })),
      ],
      formAddress: input.formAddress,
      revision: now.revision + 1,
    }
    await store.putQuestionnaire(unit.tx, after)
    unit.record({ kind: 'questionnaire', id: after.id, before, after })
    return { result: after, subject: input.mark }
  })
}

/** Questionnaires with how many sheets came in, latest first. */
export function listSurveys(ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<SurveyRow[]> {
  return ctx.read(async (tx) => {
    const asked = JSON.stringify((await questionsNow(tx)).questions)
    const days = await store.listDays(tx, centreId)
    return (await store.listSurveys(tx, centreId)).map((survey) => {
      const own = days.filter((day) => day.surveyId === survey.id).map(({ surveyId: _, ...day }) => day)
      const sheets = own.reduce((sum, day) => sum + day.sheets, 0)
      return { ...survey, sheets, days: own, current: JSON.stringify(survey.questions) === asked }
    })
  })
}

/** A questionnaire that asks what is asked now. @throws not_found */
export function createSurvey(ctx: Ctx, input: z.infer<typeof NewSurvey>): Promise<Survey> {
  return ctx.change({ action: 'satisfaction.create', undoable: true }, async (unit) => {
    const survey = await addSurvey(unit, input)
    return { result: survey, subject: survey.title }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function addSurvey(unit: Unit, input: z.infer<typeof NewSurvey>): Promise<Survey> {
  const about = await activityOf(unit.tx, input)
  found(await getCentre(unit.tx, about.centreId), 'centre', about.centreId)
  if (about.themeId !== null) await themeOf(unit.tx, about.themeId)
  const { questions } = await questionsNow(unit.tx)
  const after: Survey = {
    id: unit.newId() as SurveyId,
    code: await freeCode(unit),
    bookingId: 'bookingId' in input ? input.bookingId : null,
    seriesId: 'seriesId' in input ? input.seriesId : null,
    ...about,
    questions,
    archived: false,
    revision: 1,
  }
  await store.putSurvey(unit.tx, after)
  unit.record({ kind: 'survey', id: after.id, before: null, after, centreId: after.centreId })
  return after
}

/** Where and what it is: as the booking or series says. */
async function activityOf(
  tx: ReadTx,
  input: z.infer<typeof NewSurvey>,
): Promise<Pick<Survey, 'centreId' | 'title' | 'themeId'>> {
  if ('title' in input) return { centreId: input.centreId, title: input.title, themeId: input.themeId }
  const themeId = async (name: string | null | undefined) =>
    (await listLabels(tx)).find((label) => label.kind === 'theme' && label.name === name)?.id ?? null
  if ('bookingId' in input) {
    const { centreId, title, theme } = found(await bookings.get(tx, input.bookingId), 'booking', input.bookingId)
    return { centreId, title, themeId: await themeId(theme) }
  }
  const { centreId, title, template } = found(await getSeries(tx, input.seriesId), 'series', input.seriesId)
  return { centreId, title, themeId: await themeId(template.theme) }
}

async function themeOf(tx: ReadTx, id: LabelId): Promise<void> {
  const label = found(await getLabel(tx, id), 'label', id)
  if (label.kind !== 'theme') throw failure('not_found', { kind: 'label', id })
}

async function freeCode(unit: Unit): Promise<string> {
  for (;;) {
    const code = codeFrom(createHash('sha256').update(unit.newId()).digest())
    if (!(await store.hasCode(unit.tx, code))) return code
  }
}

/** Another name or theme, or to the archive and back. What it asks stays. @throws not_found, stale */
export function changeSurvey(ctx: Ctx, { id, revision, ...fields }: z.infer<typeof SurveyChange>): Promise<Survey> {
  return ctx.change({ action: 'satisfaction.change', undoable: true }, async (unit) => {
    const before = found(await store.getSurvey(unit.tx, id), 'survey', id)
    assertFresh(before, revision, 'survey')
    const after: Survey = { ...before, ...given(fields), revision: revision + 1 }
    if (after.themeId !== null) await themeOf(unit.tx, after.themeId)
    await store.putSurvey(unit.tx, after)
    unit.record({ kind: 'survey', id, before, after, centreId: after.centreId })
    return { result: after, subject: after.title }
  })
}

/** @throws not_found, stale; wrong_state `has_answers` */
export function removeSurvey(
  ctx: Ctx,
  { id, revision }: z.infer<typeof BySurvey> & { revision: number },
): Promise<Record<string, never>> {
  return ctx.change({ action: 'satisfaction.remove', undoable: true }, async (unit) => {
    const before = found(await store.getSurvey(unit.tx, id), 'survey', id)
    assertFresh(before, revision, 'survey')
    const days = await store.listDays(unit.tx, before.centreId)
    if (days.some(({ surveyId }) => surveyId === id))
      throw failure('wrong_state', { reason: 'has_answers', detail: before.title })
    await store.removeSurvey(unit.tx, id)
    unit.record({ kind: 'survey', id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: before.title }
  })
}
