import { addDays } from '../time/civil'
import { periodAt, periodSpan } from '../time/period'
import type { DateSpan, Period } from '../time/types'
import { type AccountFigures, type AccountPart, kindsIn } from './accountability'
import { type Figures, NONE, occupancyPct } from './report'
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
export type AgreementFacts = {
  figures: Pick<Figures, 'internal' | 'external' | 'total' | 'occupancyPct' | 'waivedCents'> & {
    visitors?: { total: number } | undefined
    coverage?: Pick<CoverageFigures, 'desiredMinutes' | 'uncoveredMinutes' | 'fixedFacePct'> | undefined
  }
  account: AccountFigures
  /** Consultations about the centre that were held. */
  consultations: number
}
/** `theme` and the name of one; null for a figure that is about the centre as a whole. */
export type Subject = { of: AgreementSubject; name: string }

type Answer = {
  unit: FigureUnit
  /** Whether it is about an item of a list. */
  about?: true
  /** Whether it only grows while the period runs: then a number that was reached stays reached. */
  grows?: true
  of(facts: AgreementFacts, subject: Subject | null): number | null
}

const groupOf = ({ account }: AgreementFacts, subject: Subject | null) =>
  subject === null ? undefined : account[partOfSubject[subject.of]].find(({ key }) => key === subject.name)

/** How each figure is worked out; percentages with one decimal, null where there is nothing to divide by or to know. */
export const answers: Record<AgreementFigure, Answer> = {
  activities: { unit: 'count', grows: true, of: ({ figures }) => figures.total.activities },
  internal: { unit: 'count', grows: true, of: ({ figures }) => figures.internal.activities },
  external: { unit: 'count', grows: true, of: ({ figures }) => figures.external.activities },
  participants: { unit: 'count', grows: true, of: ({ figures }) => figures.total.participants },
  minutes: { unit: 'minutes', grows: true, of: ({ figures }) => figures.total.minutes },
  activities_of: { unit: 'count', about: true, grows: true, of: (facts, s) => groupOf(facts, s)?.activities ?? 0 },
  participants_of: { unit: 'count', about: true, grows: true, of: (facts, s) => groupOf(facts, s)?.participants ?? 0 },
  kinds_of: {
    unit: 'count',
    about: true,
    grows: true,
    of: (facts, s) => {
      const group = groupOf(facts, s)
      return group === undefined ? 0 : kindsIn(group)
    },
  },
  public: { unit: 'count', grows: true, of: ({ account }) => account.publicActivities },
  self_service: { unit: 'count', grows: true, of: ({ account }) => account.selfService },
  counted_share: {
    unit: 'percent',
    of: ({ figures: { total } }) => occupancyPct(total.activities - total.withoutCount, total.activities),
  },
  theme_share: {
    unit: 'percent',
    of: ({ account: { total, byTheme } }) =>
      occupancyPct(total.activities - (byTheme.find(({ key }) => key === NONE)?.activities ?? 0), total.activities),
  },
  occupancy: { unit: 'percent', of: ({ figures }) => figures.occupancyPct },
  visitors: { unit: 'count', grows: true, of: ({ figures }) => figures.visitors?.total ?? null },
  waived: { unit: 'cents', grows: true, of: ({ figures }) => figures.waivedCents },
  coverage: {
    unit: 'percent',
    of: ({ figures: { coverage } }) =>
      coverage === undefined
        ? null
        : occupancyPct(coverage.desiredMinutes - coverage.uncoveredMinutes, coverage.desiredMinutes),
  },
  fixed_face: { unit: 'percent', of: ({ figures: { coverage } }) => coverage?.fixedFacePct ?? null },
  consultations: { unit: 'count', grows: true, of: ({ consultations }) => consultations },
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

export function outcomeOf(target: Target, figure: AgreementFigure, value: number | null, running: boolean): Outcome {
  const met = isMet(target, value)
  if (met === null) return 'unknown'
  const final = !running || (answers[figure].grows === true && met === (target.direction === 'at_least'))
  if (final) return met ? 'met' : 'missed'
  return met ? 'on_track' : 'not_yet'
}
