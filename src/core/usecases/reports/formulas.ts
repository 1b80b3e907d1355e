import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Cell, Row } from 'write-excel-file/node'

/**
 * Formulas in cells that also hold their outcome, so that a program that does not calculate shows it: the library that
 * writes the workbook writes one or the other.
 */

/** Where a cell stands: rows count from 1 as in the sheet, columns from 0. */
type Place = { row: number; column: number }
/** The formula of a cell once its place is known, without `=`. */
export type Formula = (at: Place) => string
/** Cells of a workbook that are worked out, with how. */
export type Formulas = Map<object, Formula>

/** `A`, `Z`, `AA` from 0, 25, 26. */
export const columnName = (column: number): string =>
  `${column >= 26 ? columnName(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`

/** `B5`: the cell so many rows and columns further. */
export const beside = ({ row, column }: Place, columns: number, rows = 0): string =>
  `${columnName(column + columns)}${row + rows}`

/** The workbook with the formulas beside their values, zipped without a date: the same cells give the same bytes. */
export function withFormulas(
  workbook: Uint8Array,
  sheets: readonly (readonly Row[])[],
  formulas: Formulas,
): Uint8Array {
  const files = unzipSync(workbook)
  sheets.forEach((rows, i) => {
    const path = `xl/worksheets/sheet${i + 1}.xml`
    const xml = files[path]
    const own = formulasOf(rows, formulas)
    if (xml === undefined || own.size === 0) return
    const added = strFromU8(xml).replace(/<c r="([A-Z]+\d+)"([^>]*)><v>/g, (whole, place: string, style: string) => {
      const formula = own.get(place)
      return formula === undefined ? whole : `<c r="${place}"${style}><f>${formula}</f><v>`
    })
    files[path] = strToU8(added)
  })
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}

function formulasOf(rows: readonly Row[], formulas: Formulas): Map<string, string> {
  const found = new Map<string, string>()
  rows.forEach((cells, i) => {
    cells.forEach((cell: Cell, column) => {
      const formula = cell !== null && typeof cell === 'object' ? formulas.get(cell) : undefined
      const at = { row: i + 1, column }
      if (formula) found.set(beside(at, 0), formula(at))
    })
  })
  return found
}
