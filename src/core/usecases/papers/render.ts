import PDFDocument from 'pdfkit'
import { elapsedMinutes } from '#shared/time/elapsed'
import { barsNeed, drawBars } from './bars'
import { registerFonts } from './fonts'
import { drawGrid } from './grid'
import { drawLogo } from './logo'
import { metadataOf } from './metadata'
import type { Block, Paper, Rich } from './paper'
import { type Doc, ink, LEADING, openSheet, type Sheet, type TagOptions, writeFeet } from './sheet'
import { drawSlips } from './slips'
import { drawTable, tableNeed } from './table'
import { linesOf } from './text'

/** Points. */
const sizes = { H1: 19, H2: 13, H3: 10.5, P: 9.5 } as const
/** A heading never stands alone: so much of a text that follows comes along. */
const WITH_HEADING = 70

/**
 * Makes the tagged PDF of a paper: with a title, a language, a tree of tags, embedded fonts and bookmarks, by PDF/UA-1
 * as far as a program can see to it. The same paper gives the same bytes.
 */
export function render(paper: Paper): Promise<Uint8Array> {
  const doc = documentFor(paper)
  const bytes = collect(doc)
  const sheet = openSheet(doc, paper)
  if (!paper.bare) drawTop(sheet, paper)
  paper.blocks.forEach((block, i) => {
    if (block.type === 'heading') sheet.need(needOf(sheet, paper.blocks, i))
    drawers[block.type](sheet, block as never)
  })
  sheet.root.end()
  if (!paper.bare) writeFeet(sheet, paper)
  doc.end()
  return bytes
}

function documentFor(paper: Paper): Doc {
  const info = {
    Title: paper.title,
    Author: paper.organisation,
    Creator: 'Buurtbalie',
    Producer: 'Buurtbalie',
    CreationDate: new Date(elapsedMinutes(paper.asOf) * 60_000),
  }
  // `subset` takes PDF/UA too, which its types don't know; an empty font keeps the standard ones out.
  const subset = { subset: 'PDF/UA' } as object
  const options = { pdfVersion: '1.7', lang: 'nl-NL', tagged: true, displayTitle: true } as const
  const doc = new PDFDocument({ ...options, ...subset, font: '', info, bufferPages: true, autoFirstPage: false })
  registerFonts(doc)
  // The library writes titles into the XML as they are, also with & and <.
  Object.assign(doc, { _addInfo: () => doc.appendXML(metadataOf(info)) })
  return doc
}

/** Organisation and logo, the title and what it is about. */
function drawTop(sheet: Sheet, { title, intro, organisation, logo }: Paper): void {
  const logoHigh = logo === null ? 0 : drawLogo(sheet, logo, organisation)
  const top = sheet.y
  write(sheet, 'P', { text: organisation, size: 10, bold: true, colour: ink.quiet, after: 2 })
  sheet.y = Math.max(sheet.y, top + logoHigh) + (logoHigh > 0 ? 6 : 0)
  write(sheet, 'H1', { text: title, size: sizes.H1, bold: true, after: 4 })
  for (const text of intro) write(sheet, 'P', { text, size: sizes.P, colour: ink.quiet, after: 2 })
  sheet.y += 10
}

/** What has to be free for a heading, with the beginning of what comes under it; a heading right below it as well. */
function needOf(sheet: Sheet, blocks: readonly Block[], at: number): number {
  const block = blocks[at]
  if (block?.type === 'heading') return HEADINGS[block.level] * LEADING + 10 + needOf(sheet, blocks, at + 1)
  if (block?.type === 'table') return tableNeed(sheet, block)
  if (block?.type === 'bars') return barsNeed(sheet, block)
  if (block?.type !== 'definitions') return WITH_HEADING
  const measure = sheet.measure(sizes.P)
  const lines = block.items.reduce((sum, item) => sum + linesOf(definitionOf(item), sheet.width, measure).length, 0)
  const whole = lines * sizes.P * LEADING + block.items.length * AFTER_ITEM
  return whole <= TOGETHER * sheet.full ? whole : WITH_HEADING
}
/** Definitions that take no more of a page than this stand on one. */
const TOGETHER = 0.4
const AFTER_ITEM = 3
const definitionOf = ({ term, meaning }: { term: string; meaning: string }): Rich => [
  { bold: `${term}.` },
  ` ${meaning}`,
]
const HEADINGS = { 2: sizes.H2, 3: sizes.H3 } as const

/** How each kind of block is drawn. */
const drawers: { [K in Block['type']]: (sheet: Sheet, block: Extract<Block, { type: K }>) => void } = {
  heading: (sheet, { level, text }) => {
    const tag = `H${level}` as const
    const size = sizes[tag]
    sheet.y += level === 2 ? 6 : 2
    if (level === 2) sheet.doc.outline.addItem(text)
    write(sheet, tag, { text, size, bold: true, after: 4 })
  },
  paragraph: (sheet, { text, quiet }) =>
    write(sheet, 'P', { text, size: sizes.P, ...(quiet && { colour: ink.quiet }), after: 7 }),
  list: (sheet, { items }) => drawList(sheet, items, '•'),
  definitions: (sheet, { items }) => drawList(sheet, items.map(definitionOf), null),
  table: drawTable,
  grid: drawGrid,
  bars: drawBars,
  'page-break': (sheet) => sheet.newPage(),
  slips: drawSlips,
}

type Text = { text: Rich; size: number; bold?: boolean; colour?: string; after: number }

/** Text over the width of the page under one tag, over as many pages as it takes. */
function write(sheet: Sheet, type: 'H1' | 'H2' | 'H3' | 'P', { text, size, bold = false, after, ...at }: Text): void {
  const element = sheet.tag(type)
  sheet.root.add(element)
  flow(sheet, element, { text, size, bold, indent: 0, ...at })
  element.end()
  sheet.y += after
}

type Flow = Omit<Text, 'after'> & { indent: number }

function flow(sheet: Sheet, element: PDFKit.PDFStructureElement, { text, size, bold, indent, colour }: Flow): void {
  const width = sheet.width - indent
  const lines = linesOf(text, width, sheet.measure(size), bold)
  const high = size * LEADING
  for (let from = 0; from < lines.length; ) {
    // No single line of a longer text at the foot of a page.
    sheet.need(high * Math.min(2, lines.length - from))
    const to = Math.min(lines.length, from + Math.max(1, Math.floor(sheet.room() / high)))
    const part = lines.slice(from, to)
    const at = { x: sheet.left + indent, y: sheet.y, width, size, ...(colour && { colour }) }
    element.add(() => sheet.write(part, at))
    sheet.y += part.length * high
    from = to
  }
}

/** A list, with a mark before each item or, without one, as it is. */
function drawList(sheet: Sheet, items: readonly Rich[], mark: string | null): void {
  const list = sheet.tag('L')
  sheet.root.add(list)
  for (const text of items) {
    sheet.need(sizes.P * LEADING * 2)
    const item = sheet.tag('LI')
    list.add(item)
    if (mark !== null) {
      const at = { x: sheet.left, y: sheet.y, width: 12, size: sizes.P }
      item.add(
        sheet.tag('Lbl', {} satisfies TagOptions, () => sheet.write(linesOf(mark, 12, sheet.measure(sizes.P)), at)),
      )
    }
    const body = sheet.tag('LBody')
    item.add(body)
    flow(sheet, body, { text, size: sizes.P, indent: mark === null ? 0 : 12 })
    sheet.y += AFTER_ITEM
  }
  list.end()
  sheet.y += 6
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = []
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    doc.on('error', reject)
  })
}
