import { z } from 'zod'
import { accountParts } from '../domain/accountability'
import {
  agreementFigures,
  agreementSubjects,
  figureUnits,
  outcomes,
  targetDirections,
  targetTerms,
} from '../domain/result-agreement'
import {
  CentreId,
  CoreActivityId,
  Day,
  Name,
  NarrativeId,
  PeriodText,
  QuarterText,
  ResultAgreementId,
  Revision,
  SortOrder,
  Wall,
} from './base'
import { ClosedAs, NotKept, PeriodQuery } from './report'

/** What a welfare organisation accounts for: figures per theme, goal and core activity, result agreements, and the story. */
const count = z.number().int()
const tally = { activities: count, minutes: count, participants: count, withoutCount: count }
const KindTally = z.object({ key: z.string(), ...tally })
/** `key` is the name of the theme, goal, core activity or kind, or `none`. */
export const AccountGroup = KindTally.extend({ kinds: z.array(KindTally) })
export type AccountGroup = z.infer<typeof AccountGroup>
export const AccountFigures = z.object({
  total: z.object(tally),
  byTheme: z.array(AccountGroup),
  byGoal: z.array(AccountGroup),
  byCore: z.array(AccountGroup),
  byActivity: z.array(AccountGroup),
  internal: count,
  external: count,
  selfService: count,
  publicActivities: count,
  waivedCents: count,
})
export type AccountFigures = z.infer<typeof AccountFigures>
export const CentreAccount = AccountFigures.extend({ centre: z.string(), centreId: CentreId })
export type CentreAccount = z.infer<typeof CentreAccount>
/** The figures of a period, of all centres or one. */
export const AccountReport = z.object({
  period: PeriodText,
  quarter: QuarterText.optional(),
  /** There when this is what was closed of a quarter. */
  closed: ClosedAs.optional(),
  from: Day,
  to: Day,
  asOf: Wall,
  centres: z.array(CentreAccount),
  total: AccountFigures,
})
export type AccountReport = z.infer<typeof AccountReport>

/** A core activity (kernactiviteit) of the organisation; a kind of activity belongs to one at most. */
export const CoreActivity = z.object({
  id: CoreActivityId,
  name: Name,
  sortOrder: z.number().int(),
  archived: z.boolean(),
  revision: Revision,
})
export type CoreActivity = z.infer<typeof CoreActivity>
export const NewCoreActivity = z.object({ name: Name })
export const CoreActivityChange = z.object({
  id: CoreActivityId,
  revision: Revision,
  name: Name.optional(),
  sortOrder: SortOrder.optional(),
  archived: z.boolean().optional(),
})

const Target = z.object({
  /** People, minutes, percent or cents, as the figure has it. */
  value: z.number().min(0).max(1_000_000_000),
  direction: z.enum(targetDirections),
  per: z.enum(targetTerms),
})
const agreementFields = {
  text: z.string().trim().min(1).max(1000),
  from: Day,
  to: Day.nullable(),
  /** Which figure answers it; null when only words do. */
  figure: z.enum(agreementFigures).nullable(),
  /** The theme, goal, core activity or kind that the figure is about. */
  subject: z.object({ of: z.enum(agreementSubjects), id: z.string().min(1).max(64) }).nullable(),
  target: Target.nullable(),
}
/** What was agreed about a location, in words, with the figure that answers it. */
export const ResultAgreement = z.object({
  id: ResultAgreementId,
  centreId: CentreId,
  ...agreementFields,
  sortOrder: z.number().int(),
  revision: Revision,
})
export type ResultAgreement = z.infer<typeof ResultAgreement>
export const NewResultAgreement = z
  .object(agreementFields)
  .partial({ to: true, figure: true, subject: true, target: true })
  .extend({ centreId: CentreId })
export const ResultAgreementChange = z
  .object(agreementFields)
  .partial()
  .extend({ id: ResultAgreementId, revision: Revision })
/** All agreements of a centre in the order that they are to have. */
export const AgreementOrder = z.object({ centreId: CentreId, ids: z.array(ResultAgreementId).max(200) })
export const AgreementCopy = z.object({ from: CentreId, to: CentreId })

export const storyFields = ['effort', 'effect', 'noticed', 'next'] as const
export const narrativeFields = [...storyFields, 'answer'] as const
/** What somebody wrote about a period: of a centre or of all together; or as the answer to an agreement. */
export const Narrative = z.object({
  id: NarrativeId,
  period: PeriodText,
  centreId: CentreId.nullable(),
  agreementId: ResultAgreementId.nullable(),
  field: z.enum(narrativeFields),
  text: z.string(),
  by: z.string(),
  at: Wall,
  revision: Revision,
})
export type Narrative = z.infer<typeof Narrative>
export const NarrativeWriting = z.object({
  period: PeriodText,
  centreId: CentreId.nullable(),
  agreementId: ResultAgreementId.nullish(),
  field: z.enum(narrativeFields),
  /** Empty takes it away. */
  text: z.string().trim().max(5000),
  /** Of what was there; null when there was nothing. */
  revision: Revision.nullable(),
})
export type NarrativeWriting = z.infer<typeof NarrativeWriting>

/** An agreement with what the figures and the words of a period say of it. */
export const AnsweredAgreement = ResultAgreement.extend({
  unit: z.enum(figureUnits).nullable(),
  /** Name of what the figure is about. */
  about: z.string().nullable(),
  /** Of the period that is shown. */
  value: z.number().nullable(),
  /** Of each calendar quarter or year that the period touches, up to its last day. */
  results: z.array(
    z.object({ of: PeriodText, from: Day, to: Day, value: z.number().nullable(), outcome: z.enum(outcomes) }),
  ),
  note: Narrative.nullable(),
})
export type AnsweredAgreement = z.infer<typeof AnsweredAgreement>

/** Everything that is accounted for in a period: plain data, so that it can be kept as it was. */
export const Accountability = AccountReport.extend({
  agreements: z.array(AnsweredAgreement),
  narratives: z.array(Narrative),
  notKept: NotKept.optional(),
})
export type Accountability = z.infer<typeof Accountability>
/** With the figures of the period before and a year earlier. */
export const AccountabilityOverview = z.object({
  current: Accountability,
  previous: AccountReport,
  yearEarlier: AccountReport.nullable(),
  /** Marks of satisfaction per theme, by the rules of that report: null where too few people answered. */
  marks: z.array(z.object({ theme: z.string().nullable(), value: z.number().nullable() })),
})
export type AccountabilityOverview = z.infer<typeof AccountabilityOverview>

export const accountFormats = ['pdf', 'xlsx', 'csv', 'json'] as const
export const AccountExport = PeriodQuery.extend({ format: z.enum(accountFormats) })
export type AccountExport = z.infer<typeof AccountExport>

/** Which bookings stand behind a figure: of a group, of a kind of activity within it, or those that something is true of. */
export const AccountDrill = PeriodQuery.extend({
  part: z.enum(accountParts).optional(),
  key: z.string().max(200).optional(),
  kind: z.string().max(200).optional(),
  only: z.enum(['internal', 'external', 'public', 'self_service', 'without_count']).optional(),
})
export type AccountDrill = z.infer<typeof AccountDrill>
