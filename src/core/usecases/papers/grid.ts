import type { Grid, Rich } from './paper'
import { fitting, sharedHeights } from './share'
import { ink, LEADING, type Sheet } from './sheet'
import { drawTable } from './table'
import { type Line, linesOf } from './text'

/** Points: text sizes of a poster, the largest that holds everything is taken; its heads; and the room around text. */
const LARGE = { sizes: [12, 10.5, 9.5, 8.5, 7.5], head: 11 }
const SMALL = { sizes: [9.5, 8.5, 8, 7.5], head: 9 }
/** Wider than a lying A4. */
const LARGE_FROM = 800
const PAD = { x: 4, y: 3 }
const GREY = '#f1eeea'
/** A single row need not fill the page. */
const ONE_ROW = 320
/** What the foot leaves free above it. */
const GAP = 8

type LaidOut = { size: number; rows: { boxes: { head: Line[]; items: Line[][] }[]; need: number }[] }

/**
 * Draws a poster on what is left of this page: rows of boxes that share the height. A box that is full says how many more there
 * are; these stand in a list on the page after, which is there only then.
 */
export function drawGrid(sheet: Sheet, grid: Grid): void {
  const { sizes, head: headSize } = sheet.width > LARGE_FROM ? LARGE : SMALL
  const width = sheet.width / grid.heads.length
  const textWidth = width - 2 * PAD.x
  const foot = grid.foot === null ? [] : linesOf(grid.foot, sheet.width, sheet.measure(headSize))
  const caption = linesOf(grid.caption, sheet.width, sheet.measure(headSize))
  const high = headSize * LEADING
  const headHigh = high + 2 * PAD.y
  const room =
    sheet.room() - caption.length * high - PAD.y - headHigh - (foot.length > 0 ? GAP + foot.length * high : 0)
  const { size, rows } = laidOut(sheet, grid, textWidth, room, sizes)
  const needs = rows.map(({ need }) => need)
  const heights = sharedHeights(needs, rows.length === 1 ? Math.min(room, Math.max(ONE_ROW, ...needs)) : room)
  const line = size * LEADING

  const top = sheet.tag('Table')
  sheet.root.add(top)
  const at = { x: sheet.left, width: sheet.width, size: headSize, colour: ink.quiet }
  top.add(sheet.tag('Caption', {}, () => sheet.write(caption, { ...at, y: sheet.y })))
  sheet.y += caption.length * high + PAD.y
  const thead = sheet.tag('THead')
  top.add(thead)
  const headRow = sheet.tag('TR')
  thead.add(headRow)
  frame(sheet, width, headHigh, () => ink.head, grid.heads.length)
  grid.heads.forEach((head, i) => {
    const lines = linesOf(head, textWidth, sheet.measure(headSize), true)
    const place = { x: sheet.left + i * width + PAD.x, y: sheet.y + PAD.y, width: textWidth, size: headSize }
    headRow.add(sheet.tag('TH', { scope: 'Column' }, () => sheet.write(lines, place)))
  })
  sheet.y += headHigh
  thead.end()

  const left: { name: string; items: readonly Rich[] }[] = []
  const body = sheet.tag('TBody')
  top.add(body)
  rows.forEach(({ boxes }, r) => {
    const height = heights[r] ?? 0
    const tr = sheet.tag('TR')
    body.add(tr)
    frame(sheet, width, height, (i) => (grid.rows[r]?.[i]?.outside ? GREY : null), boxes.length)
    boxes.forEach(({ head, items }, i) => {
      const box = grid.rows[r]?.[i]
      if (!box) return
      const count = fitting(
        items.map(({ length }) => length),
        Math.floor((height - 2 * PAD.y) / line + 0.01) - head.length,
      )
      const rest = box.items.slice(count)
      if (rest.length > 0) left.push({ name: box.name, items: rest })
      const more = linesOf([{ bold: `en nog ${rest.length}` }], textWidth, sheet.measure(size))
      const lines = [...head, ...items.slice(0, count).flat(), ...(rest.length > 0 ? more : [])]
      const place = { x: sheet.left + i * width + PAD.x, y: sheet.y + PAD.y, width: textWidth, size }
      tr.add(sheet.tag('TD', {}, () => sheet.write(lines, place)))
    })
    tr.end()
    sheet.y += height
  })
  top.end()

  if (foot.length > 0) {
    sheet.y += GAP
    const paragraph = sheet.tag('P', {}, () => sheet.write(foot, { ...at, y: sheet.y }))
    sheet.root.add(paragraph)
    paragraph.end()
    sheet.y += foot.length * high
  }
  if (left.length > 0) drawRest(sheet, grid, left)
}

/** In the largest size in which everything fits, and else in the smallest. */
function laidOut(sheet: Sheet, { rows }: Grid, width: number, room: number, sizes: readonly number[]): LaidOut {
  const inSize = (size: number): LaidOut => {
    const measure = sheet.measure(size)
    return {
      size,
      rows: rows.map((row) => {
        const boxes = row.map(({ head, items }) => ({
          head: linesOf([{ bold: head }], width, measure),
          items: items.map((item) => linesOf(item, width, measure)),
        }))
        const most = Math.max(...boxes.map(({ head, items }) => head.length + items.flat().length))
        return { boxes, need: most * size * LEADING + 2 * PAD.y }
      }),
    }
  }
  const fits = (one: LaidOut) => one.rows.reduce((sum, { need }) => sum + need, 0) <= room
  const tried = sizes.map(inSize)
  return tried.find(fits) ?? (tried.at(-1) as LaidOut)
}

function frame(sheet: Sheet, width: number, height: number, colourOf: (i: number) => string | null, count: number) {
  sheet.decorate(() => {
    for (let i = 0; i < count; i++) {
      const colour = colourOf(i)
      if (colour !== null) sheet.doc.rect(sheet.left + i * width, sheet.y, width, height).fill(colour)
    }
    sheet.doc.lineWidth(0.5).strokeColor(ink.line)
    for (let i = 0; i < count; i++) sheet.doc.rect(sheet.left + i * width, sheet.y, width, height).stroke()
  })
}

/** What did not fit, by its box, on a page of its own. */
function drawRest(sheet: Sheet, { rest }: Grid, left: readonly { name: string; items: readonly Rich[] }[]): void {
  sheet.newPage()
  drawTable(sheet, {
    type: 'table',
    caption: rest.caption,
    columns: [
      { head: rest.heads[0], width: 0.2 },
      { head: rest.heads[1], width: 0.8 },
    ],
    rows: left.flatMap(({ name, items }) => items.map((text) => ({ cells: [name, { text }] }))),
  })
}
