import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/school-holidays'
import type {
  NewSchoolHoliday,
  SchoolHoliday,
  SchoolHolidayChange,
  SchoolHolidayImport,
} from '#shared/contract/school-holiday'
import { schoolRegions } from '#shared/domain/vocabulary'
import { daysBetween, isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, given, invalid } from './common'

/** School holidays per region: typed in, or taken from a file. The program knows none by itself. */
export const listSchoolHolidays = (ctx: Ctx): Promise<SchoolHoliday[]> => ctx.read((tx) => store.listSchoolHolidays(tx))

/** Adds a school holiday. @throws invalid_input `to` */
export function createSchoolHoliday(ctx: Ctx, input: NewSchoolHoliday): Promise<SchoolHoliday> {
  return ctx.change({ action: 'schoolHolidays.create', undoable: true }, async (unit) => {
    const holiday = await add(unit, input)
    return { result: holiday, subject: holiday.name }
  })
}

async function add(unit: Unit, input: NewSchoolHoliday): Promise<SchoolHoliday> {
  const holiday: SchoolHoliday = { ...input, id: unit.newId() as SchoolHoliday['id'], revision: 1 }
  assertHoliday(holiday)
  await store.putSchoolHoliday(unit.tx, holiday)
  unit.record({ kind: 'school_holiday', id: holiday.id, before: null, after: holiday })
  return holiday
}

const LONGEST_DAYS = 100

function assertHoliday({ from, to }: NewSchoolHoliday): void {
  if (to < from) invalid('to', 'ends_before_start')
  if (daysBetween(from, to) > LONGEST_DAYS) invalid('to', 'too_long')
}

/** Changes a school holiday. @throws not_found, stale, invalid_input `to` */
export function changeSchoolHoliday(ctx: Ctx, input: SchoolHolidayChange): Promise<SchoolHoliday> {
  return ctx.change({ action: 'schoolHolidays.change', undoable: true }, async (unit) => {
    const before = found(await store.getSchoolHoliday(unit.tx, input.id), 'school_holiday', input.id)
    assertFresh(before, input.revision, 'school_holiday')
    const after: SchoolHoliday = { ...before, ...given(input), revision: before.revision + 1 }
    assertHoliday(after)
    await store.putSchoolHoliday(unit.tx, after)
    unit.record({ kind: 'school_holiday', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

/** Takes a school holiday away. @throws not_found, stale */
export function removeSchoolHoliday(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'schoolHolidays.remove', undoable: true }, async (unit) => {
    const before = found(await store.getSchoolHoliday(unit.tx, input.id), 'school_holiday', input.id)
    assertFresh(before, input.revision, 'school_holiday')
    await store.removeSchoolHoliday(unit.tx, before.id)
    unit.record({ kind: 'school_holiday', id: before.id, before, after: null })
    return { result: {}, subject: before.name }
  })
}

type Problem = SchoolHolidayImport['problems'][number]

/**
 * Adds the holidays of a CSV file: naam, regio, van, tot en met, with or without a heading, comma or semicolon; dates as
 * 2026-07-11 or 11-7-2026. All or none; what is there already is passed over.
 */
export function addSchoolHolidaysFromFile(ctx: Ctx, input: { text: string }): Promise<SchoolHolidayImport> {
  return ctx.change({ action: 'schoolHolidays.addFromFile', undoable: true }, async (unit) => {
    const { rows, problems } = readHolidays(input.text)
    const there = new Set((await store.listSchoolHolidays(unit.tx)).map(key))
    const added: SchoolHoliday[] = []
    let known = 0
    for (const row of problems.length > 0 ? [] : rows) {
      if (there.has(key(row))) known++
      else added.push(await add(unit, row))
      there.add(key(row))
    }
    return { result: { added, known, problems }, subject: `${added.length}` }
  })
}

const key = (h: NewSchoolHoliday) => `${h.name.toLowerCase()}|${h.region}|${h.from}|${h.to}`

/** Reads the lines; a line that is not understood is named with its number. */
export function readHolidays(text: string): { rows: NewSchoolHoliday[]; problems: Problem[] } {
  const lines = linesOf(text)
  if (lines === null) return { rows: [], problems: [{ line: 1, problem: 'columns' }] }
  const rows: NewSchoolHoliday[] = []
  const problems: Problem[] = []
  lines.forEach((cells, index) => {
    if (index === 0 && cells[1]?.toLowerCase() === 'regio') return
    const row = rowOf(cells)
    if (typeof row === 'string') problems.push({ line: index + 1, problem: row })
    else rows.push(row)
  })
  return { rows, problems }
}

function linesOf(text: string): string[][] | null {
  const [heading = ''] = text.split('\n', 1)
  const options = { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true } as const
  try {
    return parse(text, { ...options, delimiter: heading.includes(';') ? ';' : ',' })
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

function rowOf([name = '', place = '', first = '', last = '', ...more]: string[]):
  | NewSchoolHoliday
  | Problem['problem'] {
  if (last === '' || more.some((cell) => cell !== '')) return 'columns'
  if (name === '' || name.length > 120) return 'name'
  const region = schoolRegions.find((one) => one === place.toLowerCase().replace(/^regio\s+/, ''))
  if (!region) return 'region'
  const [from, to] = [dayOf(first), dayOf(last)]
  if (from === null || to === null) return 'date'
  return to < from || daysBetween(from, to) > LONGEST_DAYS ? 'order' : { name, region, from, to }
}

/** `2026-07-11` or `11-7-2026`. */
function dayOf(text: string): CivilDate | null {
  const dutch = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text
  return isCivilDate(iso) ? iso : null
}
