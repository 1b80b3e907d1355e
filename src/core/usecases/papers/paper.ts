import type { Picture } from '#core/store/logo'
import type { WallTime } from '#shared/time/types'

/**
 * A paper as data: what stands on it, in reading order. `renderPaper` makes the tagged PDF; a paper says nothing of fonts,
 * places or pages (docs/adr/0026).
 */
export type Paper = {
  /** Stands on top, in the file's properties and in the foot: `Kwartaaloverzicht 2e kwartaal 2024`. */
  title: string
  /** Lines under the title: about what, over which period, as of when. */
  intro: readonly Rich[]
  organisation: string
  logo: Logo | null
  /**
   * The moment that the paper speaks of. It dates the file too, so that the same paper made again is the same to the byte:
   * never the clock.
   */
  asOf: WallTime
  size?: 'A4' | 'A3'
  landscape?: boolean
  /** Without the title on top and the foot: a form that says all itself. */
  bare?: true
  blocks: readonly Block[]
}
export type Logo = Omit<Picture, 'id'>

/** Text with bold pieces. A line break starts a new line. */
export type Rich = string | readonly (string | { bold: string })[]

export type Block =
  /** Headings go from 2 down without leaving one out; 2 also stands in the list of bookmarks. */
  | { type: 'heading'; level: 2 | 3; text: string }
  | { type: 'paragraph'; text: Rich; quiet?: boolean }
  | { type: 'list'; items: readonly Rich[] }
  /** A closing list of words and what they mean. */
  | { type: 'definitions'; items: readonly { term: string; meaning: string }[] }
  | Table
  | Grid
  | Bars
  | { type: 'page-break' }
  | Slips

/** A form to fill in by hand, twice on a lying page to cut in two; the only block of its paper. */
export type Slips = {
  type: 'slips'
  from: string
  title: string
  intro: string
  /** Boxes from 1 to `steps`, with words at both ends when given. */
  questions: readonly { text: string; steps: number; ends: { low: string; high: string } | null }[]
  /** Asked above lines to write on. */
  remark: string
  /** A QR code to an address, with what stands beside it. */
  link: { address: string; say: string } | null
  foot: string
}

export type Column = {
  head: string
  /** Numbers stand right, and under each other. */
  align?: 'left' | 'right' | 'center'
  /** Share of the width; without it a column takes what its text needs. */
  width?: number
}
export type Cell = string | { text: Rich; shade?: Shade }
/** Grey behind a cell, 0 none to 4 dark, to see a pattern at a glance; the text says the same. */
export type Shade = 0 | 1 | 2 | 3 | 4
/** `total` stands out. */
export type Row = { cells: readonly Cell[]; total?: boolean }
/** The heads come again on every page that the table reaches. */
export type Table = {
  type: 'table'
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
  /** Whether the first cell of each row names the row; true unless said otherwise. */
  rowHeads?: boolean
}

/**
 * A poster that takes what is left of the page and no more: rows of boxes, as the weeks of a month. What does not fit in its box is
 * counted there and stands in a list on the page after.
 */
export type Grid = {
  type: 'grid'
  caption: string
  heads: readonly string[]
  rows: readonly (readonly Box[])[]
  /** Below the boxes, on the same page. */
  foot: Rich | null
  /** The list of what did not fit. */
  rest: { caption: string; heads: readonly [string, string] }
}
/** `head` stands on top of the box, `name` in the list of what did not fit; `outside` is grey. */
export type Box = { head: string; name: string; items: readonly Rich[]; outside?: boolean }

/**
 * Lying bars, one for each series under each label. They differ by pattern and have their number behind them, so that they
 * can be read without colour. A table with the same figures belongs beside them: a picture is not read aloud.
 */
export type Bars = {
  type: 'bars'
  /** What the picture shows: its caption, and the text instead of it. */
  title: string
  series: readonly string[]
  rows: readonly { label: string; values: readonly BarValue[] }[]
}
/** How long, and what stands behind it; null where there is nothing. */
export type BarValue = { value: number; text: string } | null
