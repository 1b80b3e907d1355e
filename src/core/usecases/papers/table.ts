import type { Cell, Column, Rich, Row, Table } from './paper'
import { type Element, ink, LEADING, type Sheet } from './sheet'
import { type Line, linesOf, type Measure, naturalWidth, widestWord } from './text'

/** Points: the text of tables, smaller only where words would have to be cut, and the room around it. */
const SIZES = [8.5, 8, 7.5, 7] as const
const PAD = { x: 4, y: 3 }
/** A table that takes no more of a page than this stands on one. */
const TOGETHER = 0.45
/** Rows that stand together at the end, so that no single one stands on a page of its own. */
const LAST = 3
const GREYS = [null, '#f1eeea', '#e2ddd6', '#cfc8be', '#b7aea2'] as const

const cellText = (cell: Cell | undefined): Rich => (typeof cell === 'object' ? cell.text : (cell ?? ''))
const shadeOf = (cell: Cell | undefined) => (typeof cell === 'object' ? (GREYS[cell.shade ?? 0] ?? null) : null)

type LaidOut = {
  size: number
  line: number
  widths: number[]
  caption: Line[]
  heads: Line[][]
  headHigh: number
  rows: LaidOutRow[]
  /** What must be on the page that it begins on. */
  need: number
}
/** Tables that are laid out already, when a heading asked how high they are. */
const known = new WeakMap<Table, LaidOut>()

/** The height that has to be free on the page that a table begins on. */
export const tableNeed = (sheet: Sheet, table: Table): number => laidOutOf(sheet, table).need

function laidOutOf(sheet: Sheet, table: Table): LaidOut {
  const there = known.get(table)
  if (there) return there
  const { size, widths } = columnWidths(table, sheet.width, sheet.measure(SIZES[0]))
  const measure = sheet.measure(size)
  const line = size * LEADING
  const rich = (text: Rich, column: number, bold: boolean) =>
    linesOf(text, (widths[column] ?? 0) - 2 * PAD.x, measure, bold)
  const caption = linesOf(table.caption, sheet.width, measure)
  const heads = table.columns.map(({ head }, i) => rich(head, i, true))
  const headHigh = highest(heads) * line + 2 * PAD.y
  const rows = table.rows.map((row) => laidOutRow(row, table, line, rich))
  const top = caption.length * line + PAD.y + headHigh
  const whole = top + rows.reduce((sum, { height }) => sum + height, 0)
  const need = whole <= TOGETHER * sheet.full ? whole : top + Math.min(rows[0]?.height ?? 0, 6 * line)
  const made = { size, line, widths, caption, heads, headHigh, rows, need }
  known.set(table, made)
  return made
}

/** Draws a table with its caption. A row stays together unless it is longer than a page. */
export function drawTable(sheet: Sheet, table: Table): void {
  const { size, line, widths, caption, heads, headHigh, rows, need } = laidOutOf(sheet, table)
  const named = table.rowHeads ?? true
  const place = placesOf(sheet.left, widths)
  sheet.need(need)

  const top = sheet.tag('Table')
  sheet.root.add(top)
  top.add(
    sheet.tag('Caption', {}, () =>
      sheet.write(caption, { x: sheet.left, y: sheet.y, width: sheet.width, size, colour: ink.quiet }),
    ),
  )
  sheet.y += caption.length * line + PAD.y

  const cellAt = (i: number, lines: readonly Line[], align: Column['align']) => {
    const { x, width } = place(i)
    sheet.write(lines, { x: x + PAD.x, y: sheet.y + PAD.y, width: width - 2 * PAD.x, size, align })
  }
  const alignOf = (i: number) => table.columns[i]?.align
  const headBack = () => box(sheet, widths, headHigh, () => ink.head)
  const drawHeads = (row: Element) => {
    headBack()
    heads.forEach((lines, i) => {
      row.add(sheet.tag('TH', { scope: 'Column' }, () => cellAt(i, lines, alignOf(i))))
    })
    sheet.y += headHigh
  }
  const drawHeadsAgain = () => {
    sheet.newPage()
    headBack()
    sheet.decorate(() => {
      for (const [i, lines] of heads.entries()) cellAt(i, lines, alignOf(i))
    }, 'Pagination')
    sheet.y += headHigh
  }

  const thead = sheet.tag('THead')
  top.add(thead)
  const headRow = sheet.tag('TR')
  thead.add(headRow)
  drawHeads(headRow)
  thead.end()

  const body = sheet.tag('TBody')
  top.add(body)
  const end = rows.slice(-LAST).reduce((sum, { height }) => sum + height, 0)
  rows.forEach(({ row, cells, count, height }, r) => {
    if (r > 0 && r === rows.length - LAST && end > sheet.room() && end <= sheet.full - headHigh) drawHeadsAgain()
    const tr = sheet.tag('TR')
    body.add(tr)
    const tags = cells.map((_, i) => (named && i === 0 ? sheet.tag('TH', { scope: 'Row' }) : sheet.tag('TD')))
    for (const tag of tags) tr.add(tag)
    if (height > sheet.room() && height <= sheet.full - headHigh) drawHeadsAgain()
    for (let from = 0; from < count; ) {
      const fits = Math.floor((sheet.room() - 2 * PAD.y) / line)
      if (fits < Math.min(2, count - from)) {
        drawHeadsAgain()
        continue
      }
      const to = Math.min(count, from + fits)
      const whole = from === 0 && to === count
      const high = whole ? height : (to - from) * line + 2 * PAD.y
      box(sheet, widths, high, (i) => shadeOf(row.cells[i]) ?? (row.total ? ink.total : null))
      cells.forEach((lines, i) => {
        const part = lines.slice(from, to)
        if (part.some(({ pieces }) => pieces.length > 0)) tags[i]?.add(() => cellAt(i, part, alignOf(i)))
      })
      sheet.y += high
      from = to
    }
    tr.end()
  })
  top.end()
  sheet.y += 14
}

type LaidOutRow = { row: Row; cells: Line[][]; count: number; height: number }

function laidOutRow(
  row: Row,
  table: Table,
  line: number,
  rich: (text: Rich, column: number, bold: boolean) => Line[],
): LaidOutRow {
  const cells = table.columns.map((_, i) => rich(cellText(row.cells[i]), i, row.total === true))
  const count = highest(cells)
  return { row, cells, count, height: count * line + 2 * PAD.y }
}

const highest = (cells: readonly Line[][]) => Math.max(1, ...cells.map((lines) => lines.length))

const placesOf = (left: number, widths: readonly number[]) => (i: number) => ({
  x: left + widths.slice(0, i).reduce((sum, width) => sum + width, 0),
  width: widths[i] ?? 0,
})

/** Backgrounds of a row and the rule below it. */
function box(
  sheet: Sheet,
  widths: readonly number[],
  height: number,
  colourOf: (column: number) => string | null,
): void {
  const { doc, y } = sheet
  const place = placesOf(sheet.left, widths)
  const right = sheet.left + widths.reduce((sum, width) => sum + width, 0)
  sheet.decorate(() => {
    widths.forEach((width, i) => {
      const colour = colourOf(i)
      if (colour !== null) doc.rect(place(i).x, y, width, height).fill(colour)
    })
    doc.lineWidth(0.5).strokeColor(ink.line)
    doc
      .moveTo(sheet.left, y + height)
      .lineTo(right, y + height)
      .stroke()
  })
}

/**
 * Widths in points that make up the page: shares as asked, the others by what their text needs; in the largest size in which no
 * word has to be cut.
 *
 * @param measure in the largest size
 */
function columnWidths({ columns, rows }: Table, total: number, measure: Measure): { size: number; widths: number[] } {
  const padding = 2 * PAD.x
  const natural = columns.map(({ head, width }, i) => {
    if (width !== undefined) return null
    const of = (width: (text: Rich, bold: boolean) => number) =>
      Math.max(width(head, true), ...rows.map((row) => width(cellText(row.cells[i]), row.total === true)))
    return {
      least: of((text, bold) => widestWord(text, measure, bold)),
      most: of((text, bold) => naturalWidth(text, measure, bold)),
    }
  })
  // Text grows with its size.
  const inSize = (size: number) => {
    const scaled = (points: number) => (points * size) / SIZES[0] + padding
    return natural.map((need, i) => {
      const fixed = (columns[i]?.width ?? 0) * total
      return need === null ? { least: fixed, most: fixed } : { least: scaled(need.least), most: scaled(need.most) }
    })
  }
  const sum = (needs: ReturnType<typeof inSize>, of: 'least' | 'most') => needs.reduce((all, need) => all + need[of], 0)
  const size = SIZES.find((one) => sum(inSize(one), 'least') <= total) ?? SIZES[SIZES.length - 1] ?? SIZES[0]
  const needs = inSize(size)
  const [least, most] = [sum(needs, 'least'), sum(needs, 'most')]
  if (least >= total) return { size, widths: needs.map((need) => (need.least * total) / least) }
  if (most >= total) {
    const share = (total - least) / (most - least)
    return { size, widths: needs.map((need) => need.least + (need.most - need.least) * share) }
  }
  // Room to spare goes to the first column that is free, where the names are, and evenly to the others.
  const free = columns.filter(({ width }) => width === undefined).length
  const each = free === 0 ? 0 : (total - most) / free
  return { size, widths: needs.map((need, i) => need.most + (columns[i]?.width === undefined ? each : 0)) }
}
