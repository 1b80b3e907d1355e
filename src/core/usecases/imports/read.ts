import { CsvError, Parser } from 'csv-parse'
import { columnsOf, type FileKind, knownColumns, rejectColumn } from './columns'
import { decode } from './decode'
import type { Source } from './files'
import { cut, type Report, type Row } from './report'
import { type Progress, pause } from './run'
import { wordKey } from './words'

/** A file as a table. `usable` is null, or why none of its rows can be read. */
export type Table = {
  kind: FileKind
  file: string
  /** As written in the file. */
  header: readonly string[]
  /** Where each known column stands. */
  columns: ReadonlyMap<string, number>
  rows: Row[]
  unusable: string | null
}

const CHUNK = 64 * 1024
const DELIMITERS = [';', ',', '\t'] as const
/** More than this needs more memory than a desk has; ten years of ten centres stay below it. */
const MOST_ROWS = 500_000

/** Reads a file into rows; what is wrong with the file as a whole is reported. Null when there is nothing to read. */
export async function* readTable(
  source: Source,
  report: Report,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Table | null> {
  const { kind, name: file } = source
  const decoded = decode(source.bytes)
  if ('problem' in decoded) {
    report.add('error', { file }, decoded.problem)
    return null
  }
  const { text, delimiter: told, firstRow } = withoutPreamble(decoded.text)
  if (text.trim() === '') {
    report.add('error', { file }, 'Dit bestand is leeg. Vul het in, of laat het weg.')
    return null
  }
  const delimiter = told ?? detectDelimiter(text, kind)
  const records: string[][] = []
  const problem = yield* parse(text, delimiter, records, signal)
  if (problem !== null) {
    report.add('error', { file, row: records.length + firstRow }, problem)
    return null
  }
  // Empty lines above the header count in Excel, so they stay in the numbering.
  const at = records.findIndex((cells) => !isBlank(cells))
  const header = (records[at] ?? []).map((cell) => cell.trim())
  const table: Table = {
    kind,
    file,
    header,
    columns: new Map(),
    rows: records
      .map((cells, i): Row => ({ row: i + firstRow, cells, reasons: [] }))
      .slice(at + 1)
      .filter((row) => !isBlank(row.cells)),
    unusable: null,
  }
  return matchHeader(table, at + firstRow, report)
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Takes off the byte order mark and the line `sep=;` that some programs write for Excel. */
function withoutPreamble(all: string): { text: string; delimiter: string | null; firstRow: number } {
  const text = all.replace(/^\u{FEFF}/u, '')
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)
  return told?.[1]
    ? { text: text.slice(told[0].length), delimiter: told[1], firstRow: 2 }
    : { text, delimiter: null, firstRow: 1 }
}

/** The delimiter that yields the most known columns in the header. */
function detectDelimiter(text: string, kind: FileKind): string {
  const line =
    text
      .trimStart()
      .slice(0, 20_000)
      .split(/\r\n|\r|\n/, 1)[0] ?? ''
  const known = new Set(knownColumns(kind))
  const score = (delimiter: string) => {
    const names = line.split(delimiter).map((cell) => wordKey(cell.replaceAll('"', '')))
    return names.filter((name) => known.has(name)).length * 1000 + names.length
  }
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] ?? ';'
}

/** Fills `records`; the answer is what is wrong with the file, or null. */
async function* parse(
  text: string,
  delimiter: string,
  records: string[][],
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, string | null> {
  const bytes = Buffer.from(text)
  const parser = new Parser({ delimiter, relax_column_count: true, relax_quotes: true })
  let failed: unknown = null
  parser.on('data', (record: string[]) => records.push(record))
  parser.on('error', (error) => {
    failed = error
  })
  const finished = new Promise<void>((resolve) => {
    parser.on('close', resolve)
  })
  try {
    for (let from = 0; from < bytes.length && failed === null; from += CHUNK) {
      await pause(signal)
      parser.write(bytes.subarray(from, from + CHUNK))
      if (records.length > MOST_ROWS)
        return `Dit bestand heeft meer dan ${MOST_ROWS.toLocaleString('nl-NL')} regels. Splits het, bijvoorbeeld per jaar.`
      yield { type: 'progress', phase: 'read', done: Math.min(from + CHUNK, bytes.length), total: bytes.length }
    }
    if (failed === null) parser.end()
    await finished
  } finally {
    parser.destroy()
  }
  if (failed === null) return null
  return failed instanceof CsvError && failed.code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'Vanaf deze regel staat een aanhalingsteken (") dat niet wordt afgesloten. Zet er een bij, of haal het weg.'
    : 'Vanaf deze regel is het bestand niet als CSV te lezen. Sla het in Excel opnieuw op als CSV.'
}

function matchHeader(table: Table, row: number, report: Report): Table {
  const { file, header, kind } = table
  const known = new Set(knownColumns(kind))
  const columns = new Map<string, number>()
  const unknown: string[] = []
  header.forEach((name, i) => {
    const key = wordKey(name)
    if (!known.has(key)) {
      if (key !== '' && key !== rejectColumn(kind)) unknown.push(name)
    } else if (!columns.has(key)) columns.set(key, i)
    else report.add('warning', { file, row, column: name }, 'Deze kolom komt twee keer voor. De eerste telt.')
  })
  if (columns.size === 0) {
    const message = `Dit lijkt geen ${kind}.csv: op de eerste regel staat geen enkele bekende kolom. Zet daar de kolomnamen: ${knownColumns(kind).join(', ')}.`
    report.add('error', { file, row, value: header.join(' ') }, message)
    return { ...table, unusable: message }
  }
  for (const name of unknown)
    report.add('info', { file, row, column: cut(name) }, 'Deze kolom is niet bekend en wordt overgeslagen.')
  const missing = columnsOf[kind].required.filter((column) => !columns.has(column))
  for (const column of missing)
    report.add(
      'error',
      { file, row, column },
      `De kolom ${column} ontbreekt. Voeg hem toe; wel gevonden: ${[...columns.keys()].join(', ')}.`,
    )
  if (missing.length === 0 && table.rows.length === 0)
    report.add('warning', { file }, 'Dit bestand heeft alleen een kopregel: er is niets om te importeren.')
  return { ...table, columns, unusable: missing.length > 0 ? `De kolom ${missing.join(', ')} ontbreekt.` : null }
}
