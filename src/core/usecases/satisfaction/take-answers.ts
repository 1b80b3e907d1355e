import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/satisfaction'
import type { AnswerCheck, AnswerFile, Survey } from '#shared/contract/satisfaction'
import type { Sheet } from '#shared/domain/satisfaction'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { invalid } from '../common'
import { addSheets } from './answers'
import { readAnswers } from './read-answers'

/**
 * Takes over what a form of the organisation's own collected. A form gives all it has every time, so lines are known by a hash
 * of what stands in them: of whom a line is, is not kept, nor which answers it had.
 */
type Input = z.infer<typeof AnswerFile>
type Batch = { survey: Survey; date: CivilDate; sheets: Sheet[] }
type Taken = AnswerCheck & { batches: Batch[]; hashes: string[] }

/** What would be taken over; writes nothing. @throws invalid_input `no_codes` when it is no table with codes */
export function checkAnswers(ctx: Ctx, input: Input): Promise<AnswerCheck> {
  return ctx.read(async (tx) => answerOf(await sorted(tx, input, dateOf(wallNow(ctx.clock)))))
}

/** Takes over all lines without a fault in one act. @throws as checkAnswers */
export function takeAnswers(ctx: Ctx, input: Input): Promise<AnswerCheck> {
  return ctx.change({ action: 'satisfaction.takeAnswers', undoable: true }, async (unit) => {
    const today = dateOf(unit.wall)
    const { batches, hashes, ...rest } = await sorted(unit.tx, input, today)
    for (const { survey, date, sheets } of batches) await addSheets(unit, survey, date, sheets)
    if (hashes.length > 0) {
      // In order of the hashes, which is no order at all.
      const after = { id: unit.newId(), date: today, lines: hashes.sort(), revision: 1 }
      await store.putImport(unit.tx, after)
      unit.record({ kind: 'surveyImport', id: after.id, before: null, after })
    }
    return { result: answerOf({ batches, hashes, ...rest }), subject: `${rest.taken}` }
  })
}

const answerOf = ({ batches: _, hashes: __, ...check }: Taken): AnswerCheck => check

async function sorted(tx: ReadTx, { text, date, repeats }: Input, today: CivilDate): Promise<Taken> {
  const rows = await store.listSurveys(tx)
  const heldOn = new Map(rows.map((row) => [row.id, row.heldOn]))
  const read = readAnswers(text, rows)
  if (!read) return invalid('text', 'no_codes')
  const known = new Set((await store.listImports(tx)).flatMap(({ lines }) => lines))
  const batches = new Map<string, Batch>()
  const hashes: string[] = []
  const faults = [...read.faults]
  let repeated = 0
  let taken = 0
  for (const { survey, date: said, sheet, hash } of read.sheets) {
    if (known.has(hash) && repeats === 'skip') {
      repeated++
      continue
    }
    const day = said ?? heldOn.get(survey.id) ?? date
    if (day > today) {
      if (!faults.some(({ problem, text }) => problem === 'future' && text === survey.title))
        faults.push({ line: 0, problem: 'future', text: survey.title })
      continue
    }
    const key = `${survey.id} ${day}`
    const batch = batches.get(key) ?? { survey, date: day, sheets: [] }
    batches.set(key, batch)
    batch.sheets.push(sheet)
    if (!known.has(hash)) hashes.push(hash)
    taken++
  }
  const perSurvey = new Map<string, AnswerCheck['surveys'][number]>()
  for (const { survey, sheets } of batches.values()) {
    const { code, title } = survey
    perSurvey.set(code, { code, title, sheets: (perSurvey.get(code)?.sheets ?? 0) + sheets.length })
  }
  const { lines, unused } = read
  return {
    ...{ lines, taken, repeated, faults, unused, surveys: [...perSurvey.values()] },
    ...{ batches: [...batches.values()], hashes },
  }
}
