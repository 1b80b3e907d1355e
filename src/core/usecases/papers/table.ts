import type { Cell, Column, Rich, Row, Table } from './paper'
import { type Element, ink, LEADING, type Sheet } from './sheet'
import { type Line, linesOf, type Measure, naturalWidth, widestWord } from './text'

/** Points: the text of tables, and the room around it. */
const SIZE = 8.5
const PAD = { x: 4, y: 3 }
const LINE = SIZE * LEADING
const GREYS = [null, '#f1eeea', '#e2ddd6', '#cfc8be', '#b7aea2'] as const

const cellText = (cell: Cell | undefined): Rich => (typeof cell === 'object' ? cell.text : (cell ?? ''))
const shadeOf = (cell: Cell | undefined) => (typeof cell === 'object' ? (GREYS[cell.shade ?? 0] ?? null) : null)

/** Draws a table with its caption. A row stays together unless it is longer than a page. */
export function drawTable(sheet: Sheet, table: Table): void {
  const measure = sheet.measure(SIZE)
  const widths = columnWidths(table, sheet.width, measure)
  const named = table.rowHeads ?? true
  const place = placesOf(sheet.left, widths)
  const rich = (text: Rich, column: number, bold: boolean) =>
    linesOf(text, (widths[column] ?? 0) - 2 * PAD.x, measure, bold)

  const caption = linesOf(table.caption, sheet.width, measure)
  const heads = table.columns.map(({ head }, i) => rich(head, i, true))
  const headHigh = highest(heads) * LINE + 2 * PAD.y
  const rows = table.rows.map((row) => laidOut(row, table, (text, i, bold) => rich(text, i, bold)))
  const first = Math.min(rows[0]?.height ?? 0, 6 * LINE)
  sheet.need(caption.length * LINE + PAD.y + headHigh + first)

  const top = sheet.tag('Table')
  sheet.root.add(top)
  top.add(
    sheet.tag('Caption', {}, () =>
      sheet.write(caption, { x: sheet.left, y: sheet.y, width: sheet.width, size: SIZE, colour: ink.quiet }),
    ),
  )
  sheet.y += caption.length * LINE + PAD.y

  const cellAt = (i: number, lines: readonly Line[], align: Column['align']) => {
    const { x, width } = place(i)
    sheet.write(lines, { x: x + PAD.x, y: sheet.y + PAD.y, width: width - 2 * PAD.x, size: SIZE, align })
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
  for (const { row, cells, count, height } of rows) {
    const tr = sheet.tag('TR')
    body.add(tr)
    const tags = cells.map((_, i) => (named && i === 0 ? sheet.tag('TH', { scope: 'Row' }) : sheet.tag('TD')))
    for (const tag of tags) tr.add(tag)
    if (height > sheet.room() && height <= sheet.full - headHigh) drawHeadsAgain()
    for (let from = 0; from < count; ) {
      const fits = Math.floor((sheet.room() - 2 * PAD.y) / LINE)
      if (fits < Math.min(2, count - from)) {
        drawHeadsAgain()
        continue
      }
      const to = Math.min(count, from + fits)
      const whole = from === 0 && to === count
      const high = whole ? height : (to - from) * LINE + 2 * PAD.y
      box(sheet, widths, high, (i) => shadeOf(row.cells[i]) ?? (row.total ? ink.total : null))
      cells.forEach((lines, i) => {
        const part = lines.slice(from, to)
        if (part.some(({ pieces }) => pieces.length > 0)) tags[i]?.add(() => cellAt(i, part, alignOf(i)))
      })
      sheet.y += high
      from = to
    }
    tr.end()
  }
  top.end()
  sheet.y += 14
}

type LaidOut = { row: Row; cells: Line[][]; count: number; height: number }

function laidOut(row: Row, table: Table, rich: (text: Rich, column: number, bold: boolean) => Line[]): LaidOut {
  const cells = table.columns.map((_, i) => rich(cellText(row.cells[i]), i, row.total === true))
  const count = highest(cells)
  return { row, cells, count, height: count * LINE + 2 * PAD.y }
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

/** Widths in points that make up the page: shares as asked, the others by what their text needs. */
function columnWidths({ columns, rows }: Table, total: number, measure: Measure): number[] {
  const padding = 2 * PAD.x
  const needs = columns.map(({ head, width }, i) => {
    if (width !== undefined) return { least: width * total, most: width * total }
    const of = (width: (text: Rich, bold: boolean) => number) =>
      Math.max(width(head, true), ...rows.map((row) => width(cellText(row.cells[i]), row.total === true))) + padding
    return {
      least: of((text, bold) => widestWord(text, measure, bold)),
      most: of((text, bold) => naturalWidth(text, measure, bold)),
    }
  })
  const sum = (of: (need: { least: number; most: number }) => number) => needs.reduce((all, need) => all + of(need), 0)
  const most = sum((need) => need.most)
  const least = sum((need) => need.least)
  if (least >= total) return needs.map((need) => (need.least * total) / least)
  if (most >= total) {
    const share = (total - least) / (most - least)
    return needs.map((need) => need.least + (need.most - need.least) * share)
  }
  // Room to spare goes to the first column that is free, where the names are, and evenly to the others.
  const free = columns.filter(({ width }) => width === undefined).length
  if (free === 0) return needs.map((need) => need.most)
  const each = (total - most) / free
  return needs.map((need, i) => need.most + (columns[i]?.width === undefined ? each : 0))
}
