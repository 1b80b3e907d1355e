import { addDays } from '../time/civil'
import { periodAt, periodSpan } from '../time/period'
import type { DateSpan, Period } from '../time/types'
import { type AccountFigures, type AccountGroup, type AccountPart, kindsIn } from './accountability'
import { NONE, occupancyPct } from './report'
import type { CoverageFigures } from './roster/coverage-figures'

/**
 * Result agreements of a location (prestatieafspraken): what was agreed in words, and which figure answers it. A figure is
 * chosen from this list and computed; nobody types one.
 */
export const figureUnits = ['count', 'minutes', 'percent', 'cents'] as const
export type FigureUnit = (typeof figureUnits)[number]
export const agreementFigures = [
  'activities',
  'internal',
  'external',
  'participants',
  'minutes',
  'activities_of',
  'participants_of',
  'kinds_of',
  'public',
  'self_service',
  'counted_share',
  'theme_share',
  'occupancy',
  'visitors',
  'waived',
  'coverage',
  'fixed_face',
  'consultations',
] as const
export type AgreementFigure = (typeof agreementFigures)[number]

/** What a figure may be about: an item of a list. */
export const agreementSubjects = ['theme', 'goal', 'core', 'activity'] as const
export type AgreementSubject = (typeof agreementSubjects)[number]
const partOfSubject: Record<AgreementSubject, AccountPart> = {
  theme: 'byTheme',
  goal: 'byGoal',
  core: 'byCore',
  activity: 'byActivity',
}

/** What a figure is worked out from, of one centre and period. */
export type AgreementSources = {
  account: AccountFigures
  /** Null where nothing was agreed, rostered or reported. */
  coverage: Pick<CoverageFigures, 'desiredMinutes' | 'uncoveredMinutes' | 'fixedFacePct'> | null
  /** In percent; null when nothing was open. */
  occupancy: number | null
  /** Null where nobody counted. */
  visitors: number | null
  /** Consultations about the centre that were held. */
  consultations: number
}
/** `theme` and the name of one; null for a figure that is about the centre as a whole. */
export type Subject = { of: AgreementSubject; name: string }

type AnswerFrom<S extends keyof AgreementSources> = {
  from: S
  unit: FigureUnit
  /** Whether it is about an item of a list. */
  about?: true
  /** Whether it only grows while the period runs: then a number that was reached stays reached. */
  grows?: true
  of(source: AgreementSources[S], subject: Subject | null): number | null
}
type Answer = { [S in keyof AgreementSources]: AnswerFrom<S> }[keyof AgreementSources]

const ofAccount = (unit: FigureUnit, of: (account: AccountFigures) => number | null): AnswerFrom<'account'> => ({
  from: 'account',
  unit,
  ...(unit !== 'percent' && { grows: true }),
  of,
})
const ofGroup = (of: (group: AccountGroup) => number): AnswerFrom<'account'> => ({
  from: 'account',
  unit: 'count',
  about: true,
  grows: true,
  of: (account, subject) => {
    const groups = subject === null ? [] : account[partOfSubject[subject.of]]
    const group = groups.find(({ key }) => key === subject?.name)
    return group === undefined ? 0 : of(group)
  },
})
const withoutTheme = ({ byTheme }: AccountFigures): number => byTheme.find(({ key }) => key === NONE)?.activities ?? 0

/** How each figure is worked out; percentages with one decimal, null where there is nothing to divide by or to know. */
export const answers: Record<AgreementFigure, Answer> = {
  activities: ofAccount('count', ({ total }) => total.activities),
  internal: ofAccount('count', ({ internal }) => internal),
  external: ofAccount('count', ({ external }) => external),
  participants: ofAccount('count', ({ total }) => total.participants),
  minutes: ofAccount('minutes', ({ total }) => total.minutes),
  activities_of: ofGroup(({ activities }) => activities),
  participants_of: ofGroup(({ participants }) => participants),
  kinds_of: ofGroup(kindsIn),
  public: ofAccount('count', ({ publicActivities }) => publicActivities),
  self_service: ofAccount('count', ({ selfService }) => selfService),
  counted_share: ofAccount('percent', ({ total }) =>
    occupancyPct(total.activities - total.withoutCount, total.activities),
  ),
  theme_share: ofAccount('percent', (account) =>
    occupancyPct(account.total.activities - withoutTheme(account), account.total.activities),
  ),
  occupancy: { from: 'occupancy', unit: 'percent', of: (pct) => pct },
  visitors: { from: 'visitors', unit: 'count', grows: true, of: (count) => count },
  waived: ofAccount('cents', ({ waivedCents }) => waivedCents),
  coverage: {
    from: 'coverage',
    unit: 'percent',
    of: (coverage) =>
      coverage === null
        ? null
        : occupancyPct(coverage.desiredMinutes - coverage.uncoveredMinutes, coverage.desiredMinutes),
  },
  fixed_face: { from: 'coverage', unit: 'percent', of: (coverage) => coverage?.fixedFacePct ?? null },
  consultations: { from: 'consultations', unit: 'count', grows: true, of: (held) => held },
}

export const targetDirections = ['at_least', 'at_most'] as const
export const targetTerms = ['quarter', 'year'] as const
export type Target = {
  /** In the unit of the figure. */
  value: number
  direction: (typeof targetDirections)[number]
  per: (typeof targetTerms)[number]
}

/**
 * Over which days a target is looked at when figures of a period are shown: each calendar quarter or year that the period
 * touches, up to the last day of the period. `running` is true while days of it are still to come after that, or after today.
 */
export function targetSpans(
  period: Period,
  per: Target['per'],
  today: DateSpan['to'],
): { of: Period; span: DateSpan; running: boolean }[] {
  const shown = periodSpan(period)
  const spans: { of: Period; span: DateSpan; running: boolean }[] = []
  for (let day = shown.from; day <= shown.to; ) {
    const of = periodAt(per, day)
    const whole = periodSpan(of)
    const to = whole.to < shown.to ? whole.to : shown.to
    spans.push({ of, span: { from: whole.from, to }, running: to < whole.to || today <= to })
    day = addDays(whole.to, 1)
  }
  return spans
}

/** Whether the target was met with this figure; null without a figure. */
const isMet = ({ value, direction }: Target, figure: number | null): boolean | null =>
  figure === null ? null : direction === 'at_least' ? figure >= value : figure <= value

/**
 * `met` and `missed` are final. While days are still to come it is `on_track` or `not_yet`, unless more can't change it: what
 * only grows stays reached, or over the most. `unknown` without a figure.
 */
export const outcomes = ['met', 'missed', 'on_track', 'not_yet', 'unknown'] as const
export type Outcome = (typeof outcomes)[number]

/** How a target stands with the figure that answers it, null when there is none; `running` while days of its period are still to come. */
export function outcomeOf(target: Target, figure: AgreementFigure, value: number | null, running: boolean): Outcome {
  const met = isMet(target, value)
  if (met === null) return 'unknown'
  const final = !running || (answers[figure].grows === true && met === (target.direction === 'at_least'))
  if (final) return met ? 'met' : 'missed'
  return met ? 'on_track' : 'not_yet'
}
