import { stringify } from 'csv-stringify/sync'
import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { TurnoverReport, turnoverFormats } from '#shared/contract/register'
import type { ExportedFile } from '#shared/contract/report'
import { type Column, dutchDay, type Table, tablesOf, type Value } from './tables'

type Format = (typeof turnoverFormats)[number]
const makers: Record<Format, { mediaType: string; make(tables: readonly Table[]): Promise<Uint8Array> }> = {
  csv: { mediaType: 'text/csv; charset=utf-8', make: async (tables) => new TextEncoder().encode(csvOf(tables)) },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsxOf },
}

/** The report as a file with a name that sorts by period: `kas-2026-05-01-2026-05-31.xlsx`. */
export async function fileOf(format: Format, report: TurnoverReport): Promise<ExportedFile> {
  const { mediaType, make } = makers[format]
  const bytes = await make(tablesOf(report))
  return {
    fileName: `kas-${report.from}-${report.to}.${format}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }
}

/** One table for Dutch Excel, so that a pivot table can take it: the first column says which part a row belongs to. */
function csvOf(tables: readonly Table[]): string {
  const titles = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.title)))]
  const lines = tables.flatMap((table) =>
    table.rows.map((row) => {
      const cells = new Map(table.columns.map((column, i) => [column.title, csvCell(column, row[i] ?? null)]))
      return [table.name, ...titles.map((title) => cells.get(title) ?? '')]
    }),
  )
  return stringify([['Onderdeel', ...titles], ...lines], { delimiter: ';', record_delimiter: '\r\n', bom: true })
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
const FORMULA = /^[=+\-@\t\r\n]/
function csvCell({ kind }: Column, value: Value): string {
  if (value === null) return ''
  if (kind === 'euro') return (Number(value) / 100).toFixed(2).replace('.', ',')
  if (kind === 'date') return dutchDay(String(value))
  return kind === 'text' && FORMULA.test(String(value)) ? `'${value}` : String(value)
}

/** A sheet per part, with real numbers and dates. */
async function xlsxOf(tables: readonly Table[]): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(tables.map(sheetOf), { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

const sheetOf = ({ name, columns, rows }: Table): Sheet<never> => ({
  sheet: name,
  data: [
    columns.map(({ title }): Cell => ({ value: title, fontWeight: 'bold', backgroundColor: '#e8edf2', wrap: true })),
    ...rows.map((row): Row => columns.map((column, i) => xlsxCell(column, row[i] ?? null))),
  ],
  orientation: 'landscape',
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
})

function xlsxCell({ kind }: Column, value: Value): Cell {
  if (value === null) return null
  if (kind === 'euro') return { value: Number(value) / 100, type: Number, format: '€ #,##0.00;[Red]-€ #,##0.00' }
  if (kind === 'date') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy', align: 'left' }
  return kind === 'count' ? { value: Number(value), type: Number } : { value: String(value) }
}
