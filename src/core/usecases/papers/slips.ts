import { generate } from 'lean-qr'
import type { Slips } from './paper'
import { ink, LEADING, type Sheet } from './sheet'
import { linesOf } from './text'

/**
 * A slip twice beside each other on a lying page, to cut in the middle. Only the first is text for who listens: the second is the
 * same, and is drawn as decoration.
 */
const EDGE = 34
const BOX = 23
const QR = 104
/** White around the code, in modules, as its standard asks. */
const QUIET = 4
const LINE_HIGH = 22

/** @throws Error when the text of the code is too long for any code */
export function drawSlips(sheet: Sheet, slips: Slips): void {
  const { width, height } = sheet.doc.page
  const half = width / 2
  drawSlip({ sheet, slips, left: EDGE, right: half - EDGE, bottom: height - EDGE, copy: false })
  sheet.decorate(() => {
    drawSlip({ sheet, slips, left: half + EDGE, right: width - EDGE, bottom: height - EDGE, copy: true })
    const { doc } = sheet
    doc
      .moveTo(half, 12)
      .lineTo(half, height - 12)
      .dash(4, { space: 4 })
      .lineWidth(0.5)
      .stroke(ink.line)
      .undash()
  })
}

type Place = { sheet: Sheet; slips: Slips; left: number; right: number; bottom: number; copy: boolean }
type Tag = 'H1' | 'P' | 'Figure'

function drawSlip({ sheet, slips, left, right, bottom, copy }: Place): void {
  const { doc } = sheet
  const width = right - left
  let y = EDGE
  const put = (tag: Tag, draw: () => void, options = {}) => {
    if (copy) draw()
    else sheet.root.add(sheet.tag(tag, options, draw))
  }
  const ornament = (draw: () => void) => (copy ? draw() : sheet.decorate(draw))
  const text = (
    tag: Tag,
    said: string,
    size: number,
    more: { bold?: boolean; colour?: string; across?: number } = {},
  ) => {
    const { bold = false, colour = ink.text, across = width } = more
    const lines = linesOf(said, across, sheet.measure(size), bold)
    put(tag, () => sheet.write(lines, { x: left, y, width: across, size, colour }))
    y += lines.length * size * LEADING
  }
  text('P', slips.from, 9.5, { bold: true, colour: ink.quiet })
  y += 2
  text('H1', slips.title, 17, { bold: true })
  text('P', slips.intro, 9.5, { colour: ink.quiet })
  y += 10
  for (const { text: question, steps, ends } of slips.questions) {
    text('P', question, 11, { bold: true })
    y += 4
    const lead = ends ? sheet.measure(9)(`${ends.low} `, 'regular') + 6 : 0
    const step = steps > 5 ? width / steps : BOX + 12
    const boxes = Array.from({ length: steps }, (_, i) => ({ x: left + lead + i * step, number: String(i + 1) }))
    ornament(() => {
      for (const { x } of boxes) doc.roundedRect(x, y, BOX, BOX, 3).lineWidth(0.8).stroke(ink.quiet)
    })
    put('P', () => {
      const measure = sheet.measure(9)
      const word = (said: string, x: number, wide: number, align: 'left' | 'center') => {
        // With a space behind it, so that it is read as a word of its own.
        const line = { pieces: [{ text: `${said} `, font: 'regular' as const }], width: measure(said, 'regular') }
        sheet.write([line], { x, y: y + (BOX - 9 * LEADING) / 2, width: wide, size: 9, align, colour: ink.quiet })
      }
      if (ends) word(ends.low, left, lead, 'left')
      for (const { x, number } of boxes) word(number, x, BOX, 'center')
      if (ends) word(ends.high, left + lead + steps * step - 4, width, 'left')
    })
    y += BOX + 12
  }
  text('P', slips.remark, 11, { bold: true })
  const foot = bottom - (slips.link === null ? 14 : QR)
  const lines = Math.max(1, Math.min(5, Math.floor((foot - 16 - y) / LINE_HIGH)))
  ornament(() => {
    for (let i = 1; i <= lines; i++)
      doc
        .moveTo(left, y + i * LINE_HIGH)
        .lineTo(right, y + i * LINE_HIGH)
        .lineWidth(0.5)
        .stroke(ink.line)
  })
  y = foot
  if (slips.link !== null) {
    const { address, say } = slips.link
    const at = { x: right - QR, y: bottom - QR }
    const bbox = [at.x, at.y, right, bottom] as [number, number, number, number]
    put('Figure', () => drawCode(sheet, address, at), { alt: `QR-code naar ${address}`, bbox })
    y = bottom - QR + 14
    text('P', say, 10.5, { bold: true, across: width - QR - 12 })
  }
  y = bottom - 13
  text('P', slips.foot, 8.5, { colour: ink.quiet, across: width - (slips.link === null ? 0 : QR + 12) })
}

/** A QR code as black rectangles, sharp at every size. */
function drawCode({ doc }: Sheet, address: string, at: { x: number; y: number }): void {
  const code = generate(address)
  const module = QR / (code.size + 2 * QUIET)
  for (let row = 0; row < code.size; row++)
    for (let column = 0; column < code.size; column++) {
      if (!code.get(column, row)) continue
      let run = 1
      while (code.get(column + run, row)) run++
      doc.rect(at.x + (column + QUIET) * module, at.y + (row + QUIET) * module, run * module, module)
      column += run
    }
  doc.fill('#000000')
}
