import type { Bars } from './paper'
import { type Doc, ink, LEADING, type Sheet } from './sheet'
import { type Line, linesOf, naturalWidth } from './text'

const SIZE = 8
const BAR = 9
const GAP = 2
const BETWEEN = 6

/** Rows that stand together with the title, of bars that take more of a page than `TOGETHER`. */
const FIRST = 3
const TOGETHER = 0.45

/** The height that has to be free on the page that bars begin on. */
export const barsNeed = (sheet: Sheet, bars: Bars): number => {
  const { top, rows } = laidOut(sheet, bars)
  return neededFrom(sheet, top, rows)
}
function neededFrom(sheet: Sheet, top: number, rows: readonly { high: number }[]): number {
  const of = (some: typeof rows) => top + some.reduce((sum, row) => sum + row.high, 0)
  return of(rows) <= TOGETHER * sheet.full ? of(rows) : of(rows.slice(0, FIRST))
}

function laidOut(sheet: Sheet, bars: Bars) {
  const measure = sheet.measure(SIZE)
  const most = Math.max(0, ...bars.rows.flatMap(({ values }) => values.map((value) => value?.value ?? 0)))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => naturalWidth(text, measure, false)))
  const labelWide = Math.min(sheet.width * 0.32, widest(bars.rows.map(({ label }) => label))) + 8
  const textWide = widest(bars.rows.flatMap(({ values }) => values.map((value) => value?.text ?? ''))) + 6
  const barWide = sheet.width - labelWide - textWide
  const rows = bars.rows.map((row) => {
    const label = linesOf(row.label, labelWide - 8, measure)
    const high = Math.max(label.length * SIZE * LEADING, bars.series.length * (BAR + GAP))
    return { ...row, label, high: high + BETWEEN }
  })
  const title = linesOf(bars.title, sheet.width, measure)
  const top = title.length * SIZE * LEADING + 4 + (bars.series.length > 1 ? SIZE * LEADING + 6 : 0)
  return { measure, most, labelWide, textWide, barWide, rows, title, top }
}

/** Draws bars with their title and, for more than one series, a legend. Long ones go on on the next page as another picture. */
export function drawBars(sheet: Sheet, bars: Bars): void {
  const { measure, most, labelWide, textWide, barWide, rows, title, top } = laidOut(sheet, bars)
  for (let from = 0; from < rows.length; ) {
    sheet.need(neededFrom(sheet, top, rows.slice(from)))
    let height = top
    let to = from
    while (to < rows.length && (to === from || height + (rows[to]?.high ?? 0) <= sheet.room()))
      height += rows[to++]?.high ?? 0
    const part = rows.slice(from, to)
    const { left, y, width } = sheet
    const draw = () => {
      sheet.write(title, { x: left, y, width, size: SIZE, colour: ink.quiet })
      if (bars.series.length > 1) legend(sheet, bars.series, y + title.length * SIZE * LEADING + 4)
      let at = y + top
      for (const { label, values, high } of part) {
        sheet.write(label, { x: left, y: at, width: labelWide - 8, size: SIZE })
        values.forEach((value, i) => {
          if (value === null) return
          const lying = { x: left + labelWide, y: at + i * (BAR + GAP), high: BAR }
          const wide = most > 0 ? (value.value / most) * barWide : 0
          if (wide > 0) pattern(sheet.doc, i, { ...lying, wide })
          const text: Line = { pieces: [{ text: value.text, font: 'regular' }], width: measure(value.text, 'regular') }
          sheet.write([text], { x: lying.x + wide + 4, y: lying.y - 1, width: textWide, size: SIZE })
        })
        at += high
      }
    }
    const alt = `Staafdiagram: ${bars.title}. De cijfers staan ook in een tabel.`
    sheet.root.add(sheet.tag('Figure', { alt, bbox: [left, y, left + width, y + height] }, draw))
    sheet.y += height + 8
    from = to
  }
}

type Box = { x: number; y: number; wide: number; high: number }

/** The first series is filled, the second has slanting lines, others lines across: told apart without colour. */
function pattern(doc: Doc, series: number, { x, y, wide, high }: Box): void {
  if (series === 0) {
    doc.rect(x, y, wide, high).fill(ink.bar)
    return
  }
  doc.save()
  doc.rect(x, y, wide, high).clip()
  doc.lineWidth(0.8).strokeColor(ink.text)
  const slant = series === 1 ? high : 0
  for (let at = x - slant; at < x + wide; at += series === 1 ? 4 : 3)
    doc
      .moveTo(at, y + high)
      .lineTo(at + slant, y)
      .stroke()
  doc.restore()
  doc.lineWidth(0.6).strokeColor(ink.text).rect(x, y, wide, high).stroke()
}

function legend(sheet: Sheet, series: readonly string[], y: number): void {
  const measure = sheet.measure(SIZE)
  let x = sheet.left
  series.forEach((name, i) => {
    pattern(sheet.doc, i, { x, y: y + 1, wide: 18, high: BAR })
    const width = measure(name, 'regular')
    sheet.write([{ pieces: [{ text: name, font: 'regular' }], width }], { x: x + 23, y, width, size: SIZE })
    x += 23 + width + 18
  })
}
