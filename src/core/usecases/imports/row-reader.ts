import { withoutControls } from '#shared/domain/plain-text'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { type Parsed, parseDate, parseList, parseMoney, parseNumber, parseTime, parseWhole } from './cells'
import { isDamaged } from './decode'
import type { Table } from './read'
import { cut, type Report, type Row } from './report'
import type { Choice } from './words'

const LONGEST_NAME = 120

/**
 * Reads the cells of one row in the types of the product. What is wrong is reported at once and reads as null, so that
 * all faults of a row are named together; `failed` says that there was one.
 */
export class RowReader {
  /** The cells do not stand under their own headers: what they say means nothing. */
  private readonly shifted: boolean

  constructor(
    private readonly table: Table,
    readonly row: Row,
    private readonly report: Report,
  ) {
    const shifted = row.cells.length > table.header.length && row.cells.slice(table.header.length).some((c) => c.trim())
    if (shifted) {
      this.shifted = false
      this.error(
        null,
        'Deze regel heeft meer cellen dan de kopregel kolommen heeft. Zet tekst met een scheidingsteken tussen aanhalingstekens.',
      )
    }
    this.shifted = shifted
  }

  get failed(): boolean {
    return this.row.reasons.length > 0
  }

  /** The cell as it stands, trimmed; empty when the column is not there. The quote that guards a formula is taken off. */
  raw(column: string): string {
    const at = this.table.columns.get(column)
    const cell = at === undefined ? '' : (this.row.cells[at] ?? '').trim()
    if (/^'[=+\-@\t\r]/.test(cell)) return cell.slice(1).trim()
    return /^="[^"]*"$/.test(cell) ? cell.slice(2, -1).trim() : cell
  }

  has(column: string): boolean {
    return this.raw(column) !== ''
  }

  error(column: string | null, message: string): null {
    if (this.shifted) return null
    const value = column === null ? null : this.raw(column)
    this.report.add('error', { file: this.table.file, row: this.row.row, column, value }, message)
    this.row.reasons.push(column === null ? message : `${column}: ${message}`)
    return null
  }

  warn(column: string | null, message: string): void {
    this.say('warning', column, message)
  }

  info(column: string | null, message: string): void {
    this.say('info', column, message)
  }

  private say(severity: 'warning' | 'info', column: string | null, message: string): void {
    const value = column === null ? null : this.raw(column)
    this.report.add(severity, { file: this.table.file, row: this.row.row, column, value }, message)
  }

  /** Text of at most `longest` characters; null when the cell is empty. */
  text(column: string, longest = LONGEST_NAME): string | null {
    const raw = this.raw(column)
    if (raw === '') return null
    if (raw.length > longest)
      return this.error(
        column,
        `Deze tekst is te lang: ${raw.length.toLocaleString('nl-NL')} tekens, ten hoogste ${longest.toLocaleString('nl-NL')}.`,
      )
    if (isDamaged(raw))
      this.warn(
        column,
        'Deze tekst heeft beschadigde letters. Sla het bestand opnieuw op als "CSV UTF-8" en importeer het dan.',
      )
    if (raw.startsWith('=')) this.warn(column, 'Dit lijkt een formule. De tekst is overgenomen zoals die er staat.')
    const clean = withoutControls(raw).replaceAll('\r\n', '\n').trim()
    return clean === '' ? null : clean
  }

  /** Text that must be there. */
  need(column: string, longest = LONGEST_NAME): string | null {
    if (this.has(column)) return this.text(column, longest)
    return this.error(column, `Vul ${column} in: deze cel mag niet leeg zijn.`)
  }

  date(column: string): CivilDate | null {
    return this.parsed(column, parseDate)
  }

  time(column: string): ClockTime | null {
    return this.parsed(column, parseTime)
  }

  whole(column: string, least: number, most: number): number | null {
    return this.parsed(column, (text) => parseWhole(text, least, most))
  }

  number(column: string, least: number, most: number): number | null {
    return this.parsed(column, (text) => parseNumber(text, least, most))
  }

  money(column: string): number | null {
    return this.parsed(column, parseMoney)
  }

  choice<T>(column: string, words: Choice<T>): T | null {
    return this.parsed(column, (text) => {
      const code = words.of(text)
      return code === undefined
        ? { problem: `"${cut(text)}" ken ik niet bij ${column}. Kies uit: ${words.listed}.` }
        : { value: code }
    })
  }

  list(column: string, most: number): string[] {
    const parts = parseList(this.text(column, most * LONGEST_NAME) ?? '')
    if (parts.length > most) this.error(column, `Te veel in deze lijst: ${parts.length}, ten hoogste ${most}.`)
    const long = parts.find((part) => part.length > LONGEST_NAME)
    if (long) this.error(column, `"${cut(long)}" is te lang: ten hoogste ${LONGEST_NAME} tekens.`)
    return parts
  }

  private parsed<T>(column: string, parse: (text: string) => Parsed<T>): T | null {
    const raw = this.raw(column)
    if (raw === '') return null
    const result = parse(raw.length > 200 ? raw.slice(0, 200) : raw)
    return 'value' in result ? result.value : this.error(column, result.problem)
  }
}
