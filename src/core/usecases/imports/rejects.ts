import { stringify } from 'csv-stringify/sync'
import type { ImportFile } from '#shared/contract/import'
import { rejectColumn } from './columns'
import type { Table } from './read'

/** A cell that a spreadsheet would work out gets a quote before it; reading the file takes it off again. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** The refused rows of a table as a file that can be mended and imported again, or null when there are none. */
export function rejectsOf(table: Table): ImportFile | null {
  const refused = table.rows.filter((row) => row.reasons.length > 0)
  if (refused.length === 0) return null
  const extra = rejectColumn(table.kind)
  // A file that was refused before has the column already: the old reason makes place for the new.
  const kept = table.header.flatMap((name, i) => (name.trim().toLowerCase() === extra ? [] : [i]))
  const lines = refused.map((row) => [
    ...kept.map((i) => harmless(row.cells[i] ?? '')),
    harmless(row.reasons.join(' ')),
  ])
  const text = stringify([[...kept.map((i) => table.header[i] ?? ''), extra], ...lines], {
    delimiter: ';',
    record_delimiter: '\r\n',
    bom: true,
  })
  const name = `${table.file.replace(/^.*\//, '').replace(/(-geweigerd)?\.[^.]*$/, '')}-geweigerd.csv`
  return { name, base64: Buffer.from(text).toString('base64') }
}
