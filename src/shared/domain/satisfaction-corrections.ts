import type { Score, Scores, Statement } from './satisfaction-report'
import { activityKey, hideSmall } from './satisfaction-report'

/**
 * What is otherwise in the scores of a closed period (docs/adr/0041). Old and new beside each other would tell what the few said
 * who came between, so a new score stands there only when it differs by five answers at least, and so do the rows that could give
 * it away. Activities tell how many sheets there are and no scores.
 */
type Report = {
  statements: readonly Statement[]
  total: Scores
  centres: readonly (Scores & { centreId: string; name: string })[]
  themes: readonly (Scores & { theme: string | null })[]
  activities: readonly (Scores & { centreId: string; centre: string; title: string; theme: string | null })[]
}
export type ScorePart = 'total' | 'centre' | 'theme' | 'activity'
export type ScoreCorrection = {
  part: ScorePart
  /** Name of the centre; null for all together. */
  centre: string | null
  /** Theme or title; null for a whole centre or all, and where there is no theme. */
  name: string | null
  /** `sheets`, `mark`, or the text of a statement. */
  measure: 'sheets' | 'mark' | { statement: string }
  old: number | null
  new: number | null
  /** The new score is left out, because too few answers make the difference. */
  few: boolean
}

type Pair = { part: ScorePart; centre: string | null; name: string | null; old: Side; now: Side }
type Side = { scores: Scores; at: (id: string) => Score }
const nothing: Score = { answers: 0, value: null }
const noScores: Scores = { sheets: 0, mark: nothing, agree: [] }

/** Every line that is otherwise: all together, then centres, themes and activities, each with its sheets before its scores. */
export function scoreCorrections(old: Report, now: Report): ScoreCorrection[] {
  const side = (report: Report, scores: Scores = noScores): Side => ({
    scores,
    at: (id) => scores.agree[report.statements.findIndex((one) => one.id === id)] ?? nothing,
  })
  const paired = <R extends Scores>(
    rows: (report: Report) => readonly R[],
    keyOf: (row: R) => string,
    named: (row: R) => Pick<Pair, 'part' | 'centre' | 'name'>,
  ): Pair[] => {
    const later = new Map(rows(now).map((row) => [keyOf(row), row]))
    const keys = new Map([...rows(now), ...rows(old)].map((row) => [keyOf(row), named(row)]))
    const before = new Map(rows(old).map((row) => [keyOf(row), row]))
    const order = [...new Set([...before.keys(), ...later.keys()])]
    return order.flatMap((key) => {
      const about = keys.get(key)
      return about ? [{ ...about, old: side(old, before.get(key)), now: side(now, later.get(key)) }] : []
    })
  }
  const total: Pair[] = [
    { part: 'total', centre: null, name: null, old: side(old, old.total), now: side(now, now.total) },
  ]
  const centres = paired(
    ({ centres }) => centres,
    ({ centreId }) => centreId,
    ({ name }) => ({ part: 'centre', centre: name, name: null }),
  )
  const themes = paired(
    ({ themes }) => themes,
    ({ theme }) => theme ?? '',
    ({ theme }) => ({ part: 'theme', centre: null, name: theme }),
  )
  const activities = paired(
    ({ activities }) => activities,
    (row) => activityKey(row),
    ({ centre, title }) => ({ part: 'activity', centre, name: title }),
  )
  const texts = new Map([...now.statements, ...old.statements].map(({ id, text }) => [id, text]))
  const lines = [total, centres, themes].flatMap((pairs) => {
    const marks = scoreLines(pairs, 'mark', ({ scores }) => scores.mark)
    const statements = [...texts].map(([id, statement]) => scoreLines(pairs, { statement }, ({ at }) => at(id)))
    return pairs.flatMap((pair, i) => [
      ...sheetLine(pair),
      ...(marks[i] ?? []),
      ...statements.flatMap((lines) => lines[i] ?? []),
    ])
  })
  return [...lines, ...activities.flatMap(sheetLine)]
}

const sheetLine = ({ part, centre, name, old, now }: Pair): ScoreCorrection[] => {
  const values = { old: old.scores.sheets, new: now.scores.sheets }
  return values.old === values.new ? [] : [{ part, centre, name, measure: 'sheets', ...values, few: false }]
}

/** The lines of one measure of rows that add up to a whole, per row none or one. */
function scoreLines(
  pairs: readonly Pair[],
  measure: ScoreCorrection['measure'],
  of: (side: Side) => Score,
): ScoreCorrection[][] {
  const scores = pairs.map(({ old, now }) => ({ old: of(old), now: of(now) }))
  const sizes = scores.map(({ old, now }) =>
    Math.max(Math.abs(now.answers - old.answers), old.value === now.value ? 0 : 1),
  )
  const shown = hideSmall(sizes, [pairs.map((_, i) => i)])
  return pairs.map(({ part, centre, name }, i) => {
    const score = scores[i]
    if (!score || score.old.value === score.now.value) return []
    const few = shown[i] !== true
    return [{ part, centre, name, measure, old: score.old.value, new: few ? null : score.now.value, few }]
  })
}
