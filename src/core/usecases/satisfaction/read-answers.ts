import { createHash } from 'node:crypto'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { AnswerCheck, Survey } from '#shared/contract/satisfaction'
import { problemOf, type Question, type Sheet } from '#shared/domain/satisfaction'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

/**
 * Reads what a form gives, as CSV or pasted from a spreadsheet: a head, then a line for each sheet. Taken are the code, a day, the
 * remark, and the questions by their text, by `cijfer` or by `vraag 2`. All other columns, such as names, are left where they are.
 */
export type ReadSheet = { survey: Survey; date: CivilDate | null; sheet: Sheet; hash: string }
type Fault = AnswerCheck['faults'][number]
export type ReadAnswers = { lines: number; sheets: ReadSheet[]; faults: Fault[]; unused: string[] }

type Column = { as: 'code' | 'date' | 'remark' } | { as: 'question'; name: string } | { as: 'unused' }
const names: Readonly<Record<string, 'code' | 'date' | 'remark'>> = {
  code: 'code',
  activiteitcode: 'code',
  'code activiteit': 'code',
  datum: 'date',
  dag: 'date',
  opmerking: 'remark',
  opmerkingen: 'remark',
  toelichting: 'remark',
  remark: 'remark',
  'wat wilt u ons nog zeggen?': 'remark',
}
const markNames = ['cijfer', 'score', 'rapportcijfer']
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** @returns null when there is no column with codes, or it is no table at all */
export function readAnswers(text: string, surveys: readonly Survey[]): ReadAnswers | null {
  const rows = rowsOf(text)
  const head = rows?.[0]
  if (!rows || !head) return null
  const asked = new Set(surveys.flatMap((survey) => survey.questions.map((question) => plain(question.text))))
  const columns = head.map((name) => columnOf(plain(name), asked))
  const codeAt = columns.findIndex(({ as }) => as === 'code')
  if (codeAt < 0) return null
  const byCode = new Map(surveys.map((survey) => [survey.code, survey]))
  const seen = new Map<string, number>()
  const out: ReadAnswers = {
    lines: rows.length - 1,
    sheets: [],
    faults: [],
    unused: head.filter((_, i) => columns[i]?.as === 'unused' && head[i] !== ''),
  }
  for (const [i, cells] of rows.slice(1).entries()) {
    const read = readLine(cells, columns, byCode.get((cells[codeAt] ?? '').toUpperCase()))
    if ('problem' in read) {
      out.faults.push({ line: i + 2, ...read })
      continue
    }
    // The same line may be there twice, of two people: then each has its own number.
    const key = cells.join('\n')
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    out.sheets.push({ ...read, hash: createHash('sha256').update(`${nth}\n${key}`).digest('base64') })
  }
  return out
}

/** What is in one line, or what is wrong with it. */
function readLine(
  cells: readonly string[],
  columns: readonly Column[],
  survey: Survey | undefined,
): Omit<ReadSheet, 'hash'> | Omit<Fault, 'line'> {
  if (!survey) return { problem: 'unknown_code', text: cells[columns.findIndex(({ as }) => as === 'code')] ?? '' }
  const { sheet, dateText } = sheetOf(cells, columns, survey.questions)
  const date = dateText === '' ? null : dayOf(dateText)
  if (dateText !== '' && date === null) return { problem: 'bad_date', text: dateText }
  const problem = problemOf(sheet, survey.questions)
  return problem ? { problem, text: survey.title } : { survey, date, sheet }
}

function rowsOf(text: string): string[][] | null {
  const [head = ''] = text.split('\n', 1)
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') ? ';' : ','
  try {
    const shape = { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true } as const
    return parse(text, { ...shape, delimiter, skip_records_with_empty_values: true })
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

function columnOf(name: string, asked: ReadonlySet<string>): Column {
  const as = names[name]
  if (as) return { as }
  return asked.has(name) || markNames.includes(name) || /^vraag \d$/.test(name)
    ? { as: 'question', name }
    : { as: 'unused' }
}

function sheetOf(
  cells: readonly string[],
  columns: readonly Column[],
  questions: readonly Question[],
): { sheet: Sheet; dateText: string } {
  const scores: Record<string, number> = {}
  let remark: string | null = null
  let dateText = ''
  columns.forEach((column, i) => {
    const cell = cells[i] ?? ''
    if (cell === '') return
    if (column.as === 'remark') remark = cell.slice(0, 2000)
    if (column.as === 'date') dateText = cell
    if (column.as !== 'question') return
    const question = questionOf(column.name, questions)
    // `5 - helemaal wel` is an answer as forms write it. What is no number is out of scale.
    if (question) scores[question.id] = Number(/^\d+/.exec(cell)?.[0] ?? 0)
  })
  return { sheet: { scores, remark }, dateText }
}

function questionOf(name: string, questions: readonly Question[]): Question | undefined {
  if (markNames.includes(name)) return questions.find(({ kind }) => kind === 'mark')
  const nth = /^vraag (\d)$/.exec(name)?.[1]
  return nth === undefined ? questions.find(({ text }) => plain(text) === name) : questions[Number(nth) - 1]
}

/** `2026-07-11`, `11-7-2026` or `11/7/2026`; a time behind it is left out. */
function dayOf(text: string): CivilDate | null {
  const day = text.split(/[ T]/, 1)[0] ?? ''
  const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(day)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : day
  return isCivilDate(iso) ? iso : null
}
