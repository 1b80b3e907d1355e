import type { Unit } from '#core/app/context'
import { listLabels } from '#core/store/places'
import { listSeries } from '#core/store/series'
import { addSheets } from '#core/usecases/satisfaction/answers'
import { addSurvey } from '#core/usecases/satisfaction/surveys'
import type { Centre } from '#shared/contract/place'
import type { Survey } from '#shared/contract/satisfaction'
import { type Sheet, topScore } from '#shared/domain/satisfaction'
import { addDays, dateOf, daysBetween } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { between, pick, type Random, randomFrom } from './random'

/** So many series of each centre have a questionnaire, answered so many days ago. */
const SERIES = 4
const AGO = [14, 45, 85, 120]
/** One in so many writes something. */
const WRITES = 4

const remarks = [
  'Altijd gezellig hier.',
  'De koffie mag sterker.',
  'Het is fijn om even de deur uit te zijn.',
  'Graag wat later beginnen, dan haal ik de bus.',
  'Dankzij deze groep ken ik nu mijn buren.',
  'De zaal is koud in de winter.',
  'Goede begeleiding, er is tijd voor iedereen.',
  'Mag van mij elke week.',
  'Door de galm is het soms moeilijk te volgen.',
  'Ik kom volgende keer weer en neem mijn zus mee.',
  'Er zijn te weinig stoelen met leuningen.',
]

/** Questionnaires of some series of each centre and of its open door, answered in this quarter and the one before. */
export async function addSatisfaction(unit: Unit, centres: readonly Centre[]): Promise<void> {
  const today = dateOf(unit.wall)
  const themeId =
    (await listLabels(unit.tx)).find(({ kind, name }) => kind === 'theme' && name === 'Meedoen')?.id ?? null
  for (const centre of centres.filter(({ managed }) => managed)) {
    const random = randomFrom(`${centre.name}|satisfaction`)
    const titles = new Set<string>()
    for (const series of await listSeries(unit.tx, centre.id, today)) {
      if (titles.size === SERIES) break
      if (!series.template.theme || titles.has(series.title)) continue
      titles.add(series.title)
      const survey = await addSurvey(unit, { seriesId: series.id })
      const days = AGO.map((ago) => addDays(today, -ago)).filter((day) => day >= series.first)
      const level = between(random, 0, 2)
      for (const day of days) await answer(unit, survey, onWeekday(series.first, day), random, level)
    }
    const open = await addSurvey(unit, { centreId: centre.id, title: 'Inloop en ontmoeting', themeId })
    for (const ago of AGO) await answer(unit, open, addDays(today, -ago), random, 1)
  }
}

/** The last day up to `day` with the weekday of `first`. */
const onWeekday = (first: CivilDate, day: CivilDate): CivilDate => addDays(day, -(daysBetween(first, day) % 7))

/** Some sheets of a day; `level` 0 to 2 is how well an activity does. */
async function answer(unit: Unit, survey: Survey, day: CivilDate, random: Random, level: number): Promise<void> {
  const sheets = Array.from({ length: between(random, 2, 9) }, (): Sheet => {
    const scores = survey.questions.map(({ id, kind }) => {
      const top = topScore[kind]
      const low = kind === 'mark' ? 6 + level : 2 + level
      return [id, Math.min(top, between(random, low, top))] as const
    })
    return {
      scores: Object.fromEntries(scores),
      remark: between(random, 1, WRITES) === 1 ? pick(random, remarks) : null,
    }
  })
  await addSheets(unit, survey, day, sheets)
}
