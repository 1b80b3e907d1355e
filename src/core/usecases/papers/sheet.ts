import { dateOf } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { FontName } from './fonts'
import type { Paper } from './paper'
import type { Line, Measure } from './text'

/** The sheets of a paper while it is made: where the next thing comes, and how it is drawn and tagged. Sizes in points. */
export type Doc = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement
type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Caption' | 'Figure' | Tables
type Tables = 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD'
/** What the library takes beside what its types know. */
export type TagOptions = { alt?: string; scope?: 'Row' | 'Column'; bbox?: [number, number, number, number] }

export const ink = {
  text: '#1f1c18',
  quiet: '#4d4841',
  line: '#b9b1a6',
  head: '#ece8e1',
  total: '#f5f2ee',
  bar: '#8f3a14',
} as const
export const LEADING = 1.4
const MARGIN = { side: 45, top: 42, bottom: 54 }
const FOOT = 7.5

export type Sheet = {
  doc: Doc
  left: number
  width: number
  /** Where the next thing comes. */
  y: number
  /** The whole document in the tree of tags. */
  root: Element
  /** What is left of this page. */
  room(): number
  /** What a new page has. */
  full: number
  newPage(): void
  /** A new page, unless this much fits on this one. */
  need(height: number): void
  measure(size: number): Measure
  /** Draws lines one below another; the text baseline of the first is in the middle of its leading. */
  write(lines: readonly Line[], at: WriteAt): void
  /** Draws what is no part of the text: rules, backgrounds, heads that come again. */
  decorate(draw: () => void, type?: 'Layout' | 'Pagination'): void
  /** A tag with what `draw` draws, or empty to put others in. */
  tag(type: Tag, options?: TagOptions, draw?: () => void): Element
}
type WriteAt = {
  x: number
  y: number
  width: number
  size: number
  align?: 'left' | 'right' | 'center' | undefined
  colour?: string
}

/** Starts the first page. The document must have the fonts `regular` and `bold`. */
export function openSheet(doc: Doc, { size = 'A4', landscape = false }: Pick<Paper, 'size' | 'landscape'>): Sheet {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const addPage = () => {
    doc.addPage({
      size,
      layout: landscape ? 'landscape' : 'portrait',
      margins: { left: MARGIN.side, right: MARGIN.side, top: MARGIN.top, bottom: MARGIN.bottom },
    })
    sheet.y = MARGIN.top
  }
  const bottom = () => doc.page.height - MARGIN.bottom
  const font = (name: FontName, points: number) => doc.font(name).fontSize(points)
  const sheet: Sheet = {
    doc,
    root,
    left: MARGIN.side,
    width: 0,
    full: 0,
    y: 0,
    room: () => bottom() - sheet.y,
    newPage: addPage,
    need: (height) => {
      if (sheet.room() < height && sheet.y > MARGIN.top) addPage()
    },
    measure: (points) => (text, name) => font(name, points).widthOfString(text),
    write: (lines, { x, y, width, size: points, align = 'left', colour = ink.text }) => {
      const measure = sheet.measure(points)
      lines.forEach((line, i) => {
        const spare = width - line.width
        let at = x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0)
        const baseline = y + points * (LEADING * i + LEADING / 2 + 0.36)
        for (const { text, font: name } of line.pieces) {
          font(name, points).fillColor(colour).text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
          at += measure(text, name)
        }
      })
    },
    decorate: (draw, type = 'Layout') => {
      doc.markContent('Artifact', { type })
      draw()
      doc.endMarkedContent()
    },
    tag: (type, options = {}, draw) => doc.struct(type, options, draw),
  }
  addPage()
  sheet.width = doc.page.width - 2 * MARGIN.side
  sheet.full = bottom() - MARGIN.top
  return sheet
}

/** Writes below every page what it is, of when, and which page of how many. */
export function writeFeet(sheet: Sheet, { title, organisation, asOf }: Paper): void {
  const { doc } = sheet
  const { start, count } = doc.bufferedPageRange()
  const measure = sheet.measure(FOOT)
  const lineOf = (text: string): Line[] => [{ pieces: [{ text, font: 'regular' }], width: measure(text, 'regular') }]
  const about = [organisation, title].filter((text) => text !== '').join(' · ')
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const number = lineOf(`${formatDate(dateOf(asOf))} · pagina ${page + 1} van ${count}`)
    const at = { x: sheet.left, y: doc.page.height - 36, width: sheet.width, size: FOOT, colour: ink.quiet }
    const room = sheet.width - (number[0]?.width ?? 0) - 12
    sheet.decorate(() => {
      sheet.write(lineOf(shortened(about, room, (text) => measure(text, 'regular'))), at)
      sheet.write(number, { ...at, align: 'right' })
    }, 'Pagination')
  }
}

function shortened(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  let kept = ''
  for (const word of text.split(' ')) {
    if (measure(`${kept} ${word} ...`) > width) break
    kept = `${kept} ${word}`.trimStart()
  }
  return `${kept} ...`
}
