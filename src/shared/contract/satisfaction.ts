import { z } from 'zod'
import { isFormAddress, MOST_QUESTIONS, questionKinds } from '../domain/satisfaction'
import { BookingId, CentreId, Day, LabelId, PeriodText, Revision, SeriesId, SurveyId, Text } from './base'
import { ClosedAs, NotKept, PeriodQuery } from './report'

/** Satisfaction: what is asked, questionnaires of activities, their answers as tallies, and the scores of a period. */
const count = z.number().int()
const questionText = z.string().trim().min(3).max(120)
export const Question = z.object({ id: z.string().min(1).max(64), kind: z.enum(questionKinds), text: questionText })
export type Question = z.infer<typeof Question>

export const Questionnaire = z.object({
  /** The mark first, then the statements. */
  questions: z.array(Question),
  /** Address of a form of the organisation's own, with `{code}` where the code of the questionnaire comes. */
  formAddress: z.string().nullable(),
  /** 0 as long as the usual questions are asked. */
  revision: count,
})
export type Questionnaire = z.infer<typeof Questionnaire>
export const QuestionnaireChange = z.object({
  /** Of the mark. */
  mark: questionText,
  statements: z.array(questionText).max(MOST_QUESTIONS - 1),
  formAddress: z.string().trim().max(400).refine(isFormAddress, { error: 'form_address' }).nullable(),
  revision: z.number().int().min(0),
})

/** The questionnaire of one activity: a booking, a series, or an activity that is only named. */
export const Survey = z.object({
  id: SurveyId,
  /** Stands on the paper and goes with what comes from a form. */
  code: z.string(),
  centreId: CentreId,
  bookingId: BookingId.nullable(),
  seriesId: SeriesId.nullable(),
  title: z.string(),
  themeId: LabelId.nullable(),
  /** What is asked, as it was when the questionnaire was made: it never changes. */
  questions: z.array(Question),
  archived: z.boolean(),
  revision: Revision,
})
export type Survey = z.infer<typeof Survey>
export const SurveyRow = Survey.extend({
  /** The day of the booking. */
  heldOn: Day.nullable(),
  sheets: count,
  /** Days with answers, latest first. */
  days: z.array(z.object({ date: Day, sheets: count, revision: Revision })),
  /** Asks what is asked now. */
  current: z.boolean(),
})
export type SurveyRow = z.infer<typeof SurveyRow>
const title = z.string().trim().min(1).max(200)
/** Of a booking or series; or of what is only named, with its centre. */
export const NewSurvey = z.union([
  z.object({ bookingId: BookingId }),
  z.object({ seriesId: SeriesId }),
  z.object({ centreId: CentreId, title, themeId: LabelId.nullable() }),
])
export const SurveyChange = z.object({
  id: SurveyId,
  title: title.optional(),
  themeId: LabelId.nullable().optional(),
  archived: z.boolean().optional(),
  revision: Revision,
})
export const BySurvey = z.object({ id: SurveyId })

/** All sheets of a questionnaire and day added up; there is no row of one person. */
export const SurveyDay = z.object({
  id: z.string(),
  surveyId: SurveyId,
  centreId: CentreId,
  date: Day,
  sheets: count,
  scores: z.array(z.object({ questionId: z.string(), score: count, answers: count })),
  remarks: z.array(z.object({ text: z.string(), times: count })),
  revision: Revision,
})
export type SurveyDay = z.infer<typeof SurveyDay>
export const NewSheet = z.object({
  id: SurveyId,
  date: Day,
  scores: z.record(z.string().max(64), z.number().int().min(1).max(10)),
  remark: Text.nullable(),
})
export const DayRemoval = z.object({ id: SurveyId, date: Day, revision: Revision })

/** Answers of a form as text: a head, then a line for each sheet. */
export const AnswerFile = z.object({
  text: z.string().min(1).max(2_000_000),
  /** The day of what is no booking and says no day itself. */
  date: Day,
  /** Lines that came in before: pass them over, as a form gives all it has every time, or take them once more. */
  repeats: z.enum(['skip', 'add']),
})
export const answerFaults = [
  'unknown_code',
  'empty',
  'unknown_question',
  'out_of_scale',
  'contact_details',
  'bad_date',
  'future',
] as const
export const AnswerCheck = z.object({
  lines: count,
  taken: count,
  /** Lines that were taken over before and are passed over. */
  repeated: count,
  faults: z.array(z.object({ line: count, problem: z.enum(answerFaults), text: z.string() })),
  /** Columns that nothing is taken from. */
  unused: z.array(z.string()),
  surveys: z.array(z.object({ code: z.string(), title: z.string(), sheets: count })),
})
export type AnswerCheck = z.infer<typeof AnswerCheck>

const Score = z.object({ answers: count, value: z.number().nullable() })
const Scores = z.object({
  sheets: count,
  mark: Score,
  agree: z.array(Score),
  /** The mark of the period before, when enough people gave one. */
  previous: z.number().nullable(),
})
export const SatisfactionReport = z.object({
  period: PeriodText,
  /** There when these are the scores of a closed quarter, as they were when it was closed; remarks are those of now. */
  closed: ClosedAs.optional(),
  notKept: NotKept.optional(),
  previousPeriod: PeriodText,
  from: Day,
  to: Day,
  /** So many answers there must be for a score. */
  least: count,
  statements: z.array(z.object({ id: z.string(), text: z.string() })),
  total: Scores,
  centres: z.array(Scores.extend({ centreId: CentreId, name: z.string() })),
  themes: z.array(Scores.extend({ theme: z.string().nullable() })),
  activities: z.array(
    Scores.extend({
      centreId: CentreId,
      centre: z.string(),
      title: z.string(),
      theme: z.string().nullable(),
      /** In order of the alphabet; null when too few sheets came in. */
      remarks: z.array(z.string()).nullable(),
    }),
  ),
})
export type SatisfactionReport = z.infer<typeof SatisfactionReport>
export const SatisfactionQuery = PeriodQuery.omit({ asOf: true })
export const satisfactionFormats = ['csv', 'xlsx', 'pdf'] as const
export const SatisfactionFile = SatisfactionQuery.extend({ format: z.enum(satisfactionFormats) })
