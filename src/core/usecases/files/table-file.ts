import type { Cell, Row, Sheet } from 'write-excel-file/node'
import { type letterheadOf, renderPaper } from '#core/usecases/papers/make'
import type { Paper } from '#core/usecases/papers/paper'
import { csvText, decimals } from '#core/usecases/reports/csv'
import type { ExportedFile } from '#shared/contract/report'
import { steadyZip } from './steady-zip'

/**
 * Figures in tables as a file: one CSV for Dutch Excel, a workbook with a sheet for each table, or a tagged PDF. The tables say
 * what stands in them; every format takes it from that.
 */
export type TableColumn = {
  title: string
  /** `hours`, `percent`, `decimal` and `euro` are whole minutes, percents and numbers with one decimal, and cents; null is nothing. */
  kind: 'text' | 'count' | 'hours' | 'percent' | 'decimal' | 'euro'
  /** Left out of the PDF, which has room for so many columns only. */
  notOnPaper?: true
}
export type TableValue = string | number | null
export type FigureTable = {
  /** Name of the sheet, and what the first column of the CSV says. */
  name: string
  columns: readonly TableColumn[]
  rows: readonly (readonly TableValue[])[]
  /** Left out of the PDF: it says again what another table shows. */
  notOnPaper?: true
}
export type FigureFile = {
  /** File name without its ending. */
  name: string
  title: string
  /** Lines below the title: period, moment, which centres. */
  intro: readonly string[]
  asOf: Paper['asOf']
  tables: readonly FigureTable[]
  definitions: readonly { term: string; meaning: string }[]
}
export const tableFormats = ['csv', 'xlsx', 'pdf'] as const
export type TableFormat = (typeof tableFormats)[number]
type Letterhead = Awaited<ReturnType<typeof letterheadOf>>

const makers: Record<
  TableFormat,
  { mediaType: string; make(file: FigureFile, from: Letterhead): Promise<Uint8Array> }
> = {
  csv: { mediaType: 'text/csv; charset=utf-8', make: async (file) => new TextEncoder().encode(csvOf(file)) },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsxOf },
  pdf: { mediaType: 'application/pdf', make: (file, from) => renderPaper(paperOf(file, from)) },
}

/** Makes the file; `from` is who a paper is from. */
export async function tableFile(format: TableFormat, file: FigureFile, from: Letterhead): Promise<ExportedFile> {
  const { mediaType, make } = makers[format]
  const bytes = await make(file, from)
  return { fileName: `${file.name}.${format}`, mediaType, base64: Buffer.from(bytes).toString('base64') }
}

function csvOf({ tables }: FigureFile): string {
  const titles = [...new Set(tables.flatMap((table) => table.columns.map((column) => csvTitle(column))))]
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => {
      const cells = new Map(table.columns.map((column, i) => [csvTitle(column), csvCell(column, row[i] ?? null)]))
      return [table.name, ...titles.map((title) => cells.get(title) ?? null)]
    }),
  )
  return csvText([['Onderdeel', ...titles], ...rows])
}

/** In CSV durations are whole minutes, so that nothing is lost to rounding. */
const csvTitle = ({ title, kind }: TableColumn): string =>
  kind === 'hours' ? `${title} (minuten)` : kind === 'percent' ? `${title} (%)` : title

const csvCell = ({ kind }: TableColumn, value: TableValue) =>
  typeof value !== 'number'
    ? value
    : kind === 'percent' || kind === 'decimal'
      ? decimals(value, 1)
      : kind === 'euro'
        ? decimals(value / 100, 2)
        : value

async function xlsxOf({ title, intro, tables, definitions }: FigureFile): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const words: FigureTable = {
    name: 'Definities',
    columns: [
      { title: 'Begrip', kind: 'text' },
      { title: 'Betekenis', kind: 'text' },
    ],
    rows: definitions.map(({ term, meaning }) => [term, meaning]),
  }
  const sheets = [...tables, words].map((table) => sheetOf(table, [title, ...intro]))
  return steadyZip(await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer())
}

const HEAD = '#e8edf2'
const WIDE = 90
function sheetOf({ name, columns, rows }: FigureTable, top: readonly string[]): Sheet<never> {
  const [title = '', ...intro] = top
  return {
    sheet: name,
    data: [
      [{ value: title, fontWeight: 'bold', fontSize: 14 }],
      [intro.join(' · ')],
      columns.map((column): Cell => ({ value: column.title, fontWeight: 'bold', backgroundColor: HEAD, wrap: true })),
      ...rows.map((row): Row => columns.map((column, i) => xlsxCell(column, row[i] ?? null))),
    ],
    orientation: 'landscape',
    columns: columns.map(({ title: text, kind }) => ({
      width: text === 'Betekenis' ? WIDE : kind === 'text' ? 30 : 14,
    })),
    stickyRowsCount: 3,
    stickyColumnsCount: 1,
  }
}

function xlsxCell({ kind }: TableColumn, value: TableValue): Cell {
  if (value === null) return null
  if (typeof value === 'string') return { value, wrap: true, alignVertical: 'top' }
  if (kind === 'hours') return { value: value / 60, type: Number, format: '#,##0.0' }
  if (kind === 'percent') return { value: value / 100, type: Number, format: '0.0%' }
  if (kind === 'decimal') return { value, type: Number, format: '0.0' }
  if (kind === 'euro') return { value: value / 100, type: Number, format: '#,##0.00' }
  return { value, type: Number, format: '#,##0' }
}

const paperOf = ({ title, intro, asOf, tables, definitions }: FigureFile, from: Letterhead): Paper => ({
  ...from,
  title,
  intro,
  asOf,
  landscape: true,
  blocks: [
    ...tables.flatMap((table): Paper['blocks'] => {
      if (table.notOnPaper) return []
      const shown = table.columns.flatMap((column, i) => (column.notOnPaper ? [] : [{ column, i }]))
      return [
        { type: 'heading', level: 2, text: table.name },
        {
          type: 'table',
          caption: `${title}: ${table.name}`,
          columns: shown.map(({ column }) => ({
            head: column.title,
            ...(column.kind === 'text' ? {} : { align: 'right' as const }),
          })),
          rows: table.rows.map((row) => ({
            cells: shown.map(({ column, i }) => paperText(column, row[i] ?? null)),
          })),
        },
      ]
    }),
    { type: 'heading', level: 2, text: 'Wat de cijfers betekenen' },
    { type: 'definitions', items: definitions },
  ],
})

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const cents = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
const tenth = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
function paperText({ kind }: TableColumn, value: TableValue): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  if (kind === 'percent') return `${tenth.format(value)} %`
  if (kind === 'euro') return cents.format(value / 100)
  if (kind === 'decimal') return tenth.format(value)
  return kind === 'hours' ? tenth.format(value / 60) : whole.format(value)
}
