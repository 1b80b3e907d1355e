import { AGREES, type DayTally, inOrder, type Question } from './satisfaction'

/**
 * Scores of a period per activity, theme and centre (docs/reports.md). A score stands on five answers at least, and what is
 * not shown can't be worked out from what is.
 */
export const LEAST_ANSWERS = 5

export type SurveyedDay = DayTally & {
  centreId: string
  /** Of the activity, as people know it. */
  title: string
  theme: string | null
  questions: readonly Question[]
}
/** `value` is a mean mark, or the percentage that agrees, with one decimal; null when too few answered. */
export type Score = { answers: number; value: number | null }
export type Scores = { sheets: number; mark: Score; agree: Score[] }
export type Statement = { id: string; text: string }
export type SatisfactionFigures = {
  /** What was asked in the period beside the mark, in the order of the form; `agree` of each row is in this order. */
  statements: Statement[]
  total: Scores
  centres: (Scores & { centreId: string })[]
  themes: (Scores & { theme: string | null })[]
  /** `remarks` null when too few sheets came in; in order of their text. */
  activities: (Scores & { centreId: string; title: string; theme: string | null; remarks: string[] | null })[]
}

type Measure = { answers: number; sum: number; agrees: number }
type Group = { sheets: number; mark: Measure; agree: Map<string, Measure>; remarks: string[]; day: SurveyedDay }

/** All figures of the days of a period. An activity is known by its centre, title (capitals don't matter) and theme. */
export function satisfactionFigures(days: readonly SurveyedDay[]): SatisfactionFigures {
  const total = grouped(days, () => '')
  const statements = statementsOf(days, total[0])
  const ids = statements.map(({ id }) => id)
  const centres = grouped(days, ({ centreId }) => centreId)
  const themes = grouped(days, ({ theme }) => theme ?? '')
  const activities = grouped(days, (day) => activityKey(day))
  const measures: ((group: Group) => Measure)[] = [({ mark }) => mark, ...ids.map((id) => measureOf(id))]
  const shown = measures.map((measure) => shownOf(centres, themes, activities, measure))
  const scoresOf = (group: Group, of: keyof Shown, at: number): Scores => {
    const [mark, ...agree] = measures.map((measure, i): Score => {
      const { answers, sum, agrees } = measure(group)
      const value = i === 0 ? sum / answers : (100 * agrees) / answers
      return { answers, value: shown[i]?.[of][at] === true ? Math.round(value * 10) / 10 : null }
    })
    return { sheets: group.sheets, mark: mark ?? nothing, agree }
  }
  const whole = total[0]
  return {
    statements,
    total: whole ? scoresOf(whole, 'total', 0) : { sheets: 0, mark: nothing, agree: [] },
    centres: centres.map((group, i) => ({ centreId: group.day.centreId, ...scoresOf(group, 'centres', i) })),
    themes: themes.map((group, i) => ({ theme: group.day.theme, ...scoresOf(group, 'themes', i) })),
    activities: activities.map((group, i) => ({
      centreId: group.day.centreId,
      title: group.day.title,
      theme: group.day.theme,
      ...scoresOf(group, 'activities', i),
      remarks: group.sheets >= LEAST_ANSWERS ? group.remarks.sort(inOrder) : null,
    })),
  }
}

/** By what an activity is the same one in another period. */
export const activityKey = ({ centreId, title, theme }: Pick<SurveyedDay, 'centreId' | 'title' | 'theme'>): string =>
  [centreId, title.trim().toLowerCase(), theme ?? ''].join('\n')

const nothing: Score = { answers: 0, value: null }
const emptyMeasure = (): Measure => ({ answers: 0, sum: 0, agrees: 0 })
const measureOf =
  (id: string) =>
  (group: Group): Measure =>
    group.agree.get(id) ?? emptyMeasure()

function grouped(days: readonly SurveyedDay[], keyOf: (day: SurveyedDay) => string): Group[] {
  const groups = new Map<string, Group>()
  for (const day of days) {
    const key = keyOf(day)
    const group = groups.get(key) ?? {
      sheets: 0,
      mark: emptyMeasure(),
      agree: new Map<string, Measure>(),
      remarks: [] as string[],
      day,
    }
    groups.set(key, group)
    group.sheets += day.sheets
    for (const { text, times } of day.remarks) for (let i = 0; i < times; i++) group.remarks.push(text)
    for (const { questionId, score, answers } of day.scores) {
      const question = day.questions.find(({ id }) => id === questionId)
      if (!question) continue
      const measure = question.kind === 'mark' ? group.mark : (group.agree.get(questionId) ?? emptyMeasure())
      if (question.kind === 'agree') group.agree.set(questionId, measure)
      measure.answers += answers
      measure.sum += score * answers
      if (score >= AGREES) measure.agrees += answers
    }
  }
  return [...groups.values()]
}

/** By their place on the form, so that a column is where people know it; where forms differed, the one most answered first. */
function statementsOf(days: readonly SurveyedDay[], whole: Group | undefined): Statement[] {
  const places = new Map<string, Statement & { place: number }>()
  for (const { questions } of days)
    for (const [i, { id, kind, text }] of questions.entries())
      if (kind === 'agree') places.set(id, { id, text, place: Math.min(i, places.get(id)?.place ?? i) })
  const answersTo = (id: string) => whole?.agree.get(id)?.answers ?? 0
  return [...places.values()]
    .filter(({ id }) => answersTo(id) > 0)
    .sort((a, b) => a.place - b.place || answersTo(b.id) - answersTo(a.id) || inOrder(a.text, b.text))
    .map(({ id, text }) => ({ id, text }))
}

type Shown = { total: boolean[]; centres: boolean[]; themes: boolean[]; activities: boolean[] }

/**
 * Which rows may show a score. First those with enough answers; then, as rows add up to a sum that is shown as well, what is
 * left out of a sum must be nothing, or enough answers together: else the smallest row that is shown goes too. An activity
 * does not show where its centre or its theme does not.
 */
function shownOf(
  centres: readonly Group[],
  themes: readonly Group[],
  activities: readonly Group[],
  measure: (group: Group) => Measure,
): Shown {
  const count = (groups: readonly Group[]) => groups.map((group) => measure(group).answers)
  const [ofCentres, ofThemes, ofActivities] = [count(centres), count(themes), count(activities)]
  const all = (length: number) => [Array.from({ length }, (_, i) => i)]
  const shownCentres = hideSmall(ofCentres, all(ofCentres.length))
  const shownThemes = hideSmall(ofThemes, all(ofThemes.length))
  const centreAt = new Map(centres.map(({ day }, i) => [day.centreId, i]))
  const themeAt = new Map(themes.map(({ day }, i) => [day.theme, i]))
  const parents = activities.map(({ day }) => [centreAt.get(day.centreId) ?? -1, themeAt.get(day.theme) ?? -1] as const)
  const may = parents.map(([centre, theme]) => shownCentres[centre] === true && shownThemes[theme] === true)
  const members = (side: 0 | 1, parent: number) => parents.flatMap((of, i) => (of[side] === parent ? [i] : []))
  const sums = [
    ...shownCentres.flatMap((show, i) => (show ? [members(0, i)] : [])),
    ...shownThemes.flatMap((show, i) => (show ? [members(1, i)] : [])),
  ]
  const sum = ofCentres.reduce((a, b) => a + b, 0)
  return {
    total: [sum >= LEAST_ANSWERS],
    centres: shownCentres,
    themes: shownThemes,
    activities: hideSmall(ofActivities, sums, may),
  }
}

/**
 * @param answers of each row
 * @param sums which rows add up to a figure that is shown too
 * @param may rows that may be shown at all
 */
export function hideSmall(
  answers: readonly number[],
  sums: readonly (readonly number[])[],
  may: readonly boolean[] = answers.map(() => true),
): boolean[] {
  const shown = answers.map((count, i) => count >= LEAST_ANSWERS && may[i] === true)
  for (let again = true; again; ) {
    again = false
    for (const rows of sums) {
      const left = rows.reduce((sum, row) => sum + (shown[row] ? 0 : (answers[row] ?? 0)), 0)
      if (left === 0 || left >= LEAST_ANSWERS) continue
      const open = rows.filter((row) => shown[row])
      const smallest = open.reduce(
        (least, row) => ((answers[row] ?? 0) < (answers[least] ?? 0) ? row : least),
        open[0] ?? -1,
      )
      if (smallest < 0) continue
      shown[smallest] = false
      again = true
    }
  }
  return shown
}
