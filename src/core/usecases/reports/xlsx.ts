import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { Figures, PeriodOverview } from '#shared/contract/report'
import { definitions, overviewName } from '#shared/domain/figure-words'
import { formatPeriod } from '#shared/time/format'
import type { Logo } from '../papers/paper'
import { beside, type Formula, type Formulas, withFormulas } from './formulas'
import {
  breakdownLines,
  type Compared,
  compare,
  comparedPlaces,
  headLines,
  type Line,
  partKindWords,
  partLines,
  partName,
  placesInParts,
  type Unit,
  type WholeReport,
} from './lines'
import { sheetNames } from './sheet-names'
import { closedLine, togetherWord } from './words'

/**
 * The overview as a workbook: a row per centre, a sheet with everything per centre and for all together, and what the
 * figures mean. Numbers, amounts and dates are real ones, so that they can be calculated with.
 */
export async function xlsxOf({ logo, ...overview }: OverviewOnPaper): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const together = togetherWord(overview.current)
  const places = comparedPlaces(overview).map(({ name, figures }) => ({ name: name ?? together, figures }))
  const all = places.at(-1)
  const centres = places.slice(0, -1)
  const formulas: Formulas = new Map()
  const parts = [
    { name: 'Overzicht', make: (name: string) => overviewSheet(name, overview, places, formulas) },
    ...(all ? [{ name: all.name, make: (name: string) => placeSheet(name, overview, all, formulas) }] : []),
    ...centres.map((place) => ({
      name: place.name,
      make: (name: string) => placeSheet(name, overview, place, formulas),
    })),
    ...overview.parts.map((list) => ({
      name: partKindWords[list.by].title,
      make: (name: string) => partsSheet(name, overview, list, formulas),
    })),
    { name: 'Definities', make: definitionsSheet },
  ]
  const names = sheetNames(parts.map((part) => part.name))
  const sheets = parts.map((part, i) => part.make(names[i] ?? part.name))
  const [first] = sheets
  if (logo !== null && first) sheets[0] = withLogo(first, logo)
  const bytes = await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
  return withFormulas(
    bytes,
    sheets.map(({ data }) => data as Row[]),
    formulas,
  )
}

type NodeSheet = Sheet<Buffer>
/** What the overview shows, and the logo above it; null for none. */
export type OverviewOnPaper = WholeReport & { logo: Logo | null }
type Place = { name: string; figures: Compared }

const HEAD = '#e8edf2'
const TOTAL = '#f4f6f8'
const formats: Record<Unit, string> = { count: '#,##0', hours: '#,##0.0', percent: '0.0%', euro: '€ #,##0.00' }
/** A logo takes so much of the top of a sheet, in points and in pixels at 96 to the inch. */
const LOGO_ROW = 54
const LOGO_HIGH = 64
const LOGO_WIDE = 200
const DPI = 96
const signed = (format: string) => `+${format};-${format};${format}`

const head = (value: string): Cell => ({
  value,
  fontWeight: 'bold',
  backgroundColor: HEAD,
  wrap: true,
  alignVertical: 'center',
})
const title = (value: string): Cell => ({ value, fontWeight: 'bold', fontSize: 14 })

/** Title, and the period and moment of the figures as real dates: the two rows above every table. */
const topRows = (name: string, { current }: PeriodOverview): Row[] => [
  [title(`${name}, ${formatPeriod(current.period)}`)],
  ['Van', day(current.from), 'Tot en met', day(current.to), 'Peildatum', day(current.asOf), closedLine(current)],
]

/** The sheet with a row above it that holds the logo; the frozen head includes it. */
function withLogo(sheet: NodeSheet, logo: Logo): NodeSheet {
  const scale = Math.min(1, LOGO_WIDE / logo.width, LOGO_HIGH / logo.height)
  return {
    ...sheet,
    data: [[{ value: '', height: LOGO_ROW }], ...(sheet.data as Row[])],
    stickyRowsCount: (sheet.stickyRowsCount ?? 0) + 1,
    images: [
      {
        content: Buffer.from(logo.bytes),
        contentType: logo.mediaType,
        width: Math.round(logo.width * scale),
        height: Math.round(logo.height * scale),
        dpi: DPI,
        anchor: { row: 1, column: 1 },
        offsetX: 4,
        offsetY: 4,
        title: 'Logo',
        description: 'Logo van de organisatie',
      },
    ],
  }
}

/** A date or wall-clock time as the calendar shows it: the library takes the UTC fields. */
const day = (text: string): Cell => ({
  value: new Date(text.length > 10 ? `${text}:00Z` : `${text}T00:00:00Z`),
  type: Date,
  format: text.length > 10 ? 'dd-mm-yyyy hh:mm' : 'dd-mm-yyyy',
  align: 'left',
})

const columnHeads = ({ current, previous, yearEarlier }: PeriodOverview): string[] => [
  current.period,
  previous.period,
  'Verschil',
  ...(yearEarlier ? [yearEarlier.period, 'Verschil'] : []),
]

/** Where a line stands from another, for a formula: so many columns and rows. */
type Step = (from: Line, to: Line) => { columns: number; rows: number }

/**
 * As many cells as there are `columns`: those of the year earlier are left out where it is not shown. Differences, and
 * figures that follow from others, are formulas that hold their value.
 */
function numbers(
  { line, lines, figures, step }: { line: Line; lines: readonly Line[]; figures: Compared; step: Step },
  columns: number,
  formulas: Formulas,
  style: object = {},
): Cell[] {
  const follows = followsFrom(line, lines, step)
  return compare(line, figures)
    .slice(0, columns)
    .map((value, i): Cell => {
      if (value === null) return Object.keys(style).length > 0 ? { ...style } : null
      const isDifference = i === 2 || i === 4
      const format = formats[line.unit]
      const cell = { value, type: Number, format: isDifference ? signed(format) : format, ...style }
      if (isDifference) formulas.set(cell, (at) => `${beside(at, -i)}-${beside(at, -1)}`)
      else if (follows) formulas.set(cell, follows)
      return cell
    })
}

/** The formula of a line that is worked out from others that stand in the same table. */
function followsFrom(line: Line, lines: readonly Line[], step: Step): Formula | undefined {
  const { from } = line
  if (from === undefined) return undefined
  const related = lines.filter(
    ({ part, group, figure }) =>
      part === line.part &&
      ('groups' in from
        ? figure === line.figure && from.groups.includes(group)
        : group === line.group && (figure === from.figure || figure === from.by)),
  )
  const names = (at: Parameters<Formula>[0]) =>
    related.map((other) => {
      const { columns, rows } = step(line, other)
      return { figure: other.figure, name: beside(at, columns, rows) }
    })
  if ('groups' in from) {
    if (related.length !== from.groups.length) return undefined
    return (at) =>
      names(at)
        .map(({ name }) => name)
        .join('+')
  }
  if (related.length !== 2) return undefined
  return (at) => {
    const named = (figure: string) => names(at).find((one) => one.figure === figure)?.name ?? ''
    return `ROUND(${named(from.figure)}/${named(from.by)},3)`
  }
}

function overviewSheet(
  sheet: string,
  overview: PeriodOverview,
  places: readonly Place[],
  formulas: Formulas,
): NodeSheet {
  const columns = columnHeads(overview)
  const lines = [...headLines, ...partLines(places.map(({ figures }) => figures))]
  const groups = lines.flatMap(
    (line): Row => [
      {
        value: [line.figure, line.group === 'Totaal' ? '' : line.group.toLowerCase()].join(' ').trim(),
        fontWeight: 'bold',
        backgroundColor: HEAD,
        align: 'center',
        columnSpan: columns.length,
      },
      ...columns.slice(1).map(() => null),
    ],
  )
  const step: Step = (from, to) => ({ columns: (lines.indexOf(to) - lines.indexOf(from)) * columns.length, rows: 0 })
  const rows = places.map((place, i): Row => {
    const style = i === places.length - 1 ? { fontWeight: 'bold' as const, backgroundColor: TOTAL } : {}
    const cells = lines.map((line) =>
      numbers({ line, lines, figures: place.figures, step }, columns.length, formulas, style),
    )
    return [{ value: place.name, ...style }, ...cells.flat()]
  })
  const isOnce = (column: number) => lines[Math.floor((column - 1) / columns.length)]?.once === true
  addTotals(rows, isOnce, formulas)
  const data: Row[] = [
    ...topRows(overviewName(overview.current.period), overview),
    [head(''), ...groups],
    [head('Centrum'), ...lines.flatMap(() => columns.map(head))],
    ...rows,
  ]
  return {
    data,
    sheet,
    orientation: 'landscape',
    columns: [{ width: 30 }, ...lines.flatMap(() => columns.map(() => ({ width: 12 })))],
    stickyRowsCount: 4,
    stickyColumnsCount: 1,
  }
}

/** The last row as the sum of those above it, where it is that: a percentage, or who is counted once, is not. */
function addTotals(rows: readonly Row[], isOnce: (column: number) => boolean, formulas: Formulas): void {
  const last = rows.at(-1)
  const above = rows.slice(0, -1)
  if (last === undefined || above.length < 2) return
  last.forEach((cell: Cell, column) => {
    if (!isNumber(cell) || formulas.has(cell) || isOnce(column)) return
    const parts = above.map((row) => row[column] ?? null)
    const sum = parts.reduce((all: number, part) => all + (isNumber(part) ? part.value : 0), 0)
    if (Math.abs(sum - cell.value) > 1e-6) return
    formulas.set(cell, (at) => `SUM(${beside(at, 0, -above.length)}:${beside(at, 0, -1)})`)
  })
}

const isNumber = (cell: Cell): cell is { value: number; type: NumberConstructor } =>
  cell !== null && typeof cell === 'object' && 'value' in cell && typeof cell.value === 'number'

function placeSheet(sheet: string, overview: PeriodOverview, { name, figures }: Place, formulas: Formulas): NodeSheet {
  const lines = [...headLines, ...partLines([figures]), ...breakdownLines(figures)]
  const columns = columnHeads(overview)
  const step: Step = (from, to) => ({ columns: 0, rows: lines.indexOf(to) - lines.indexOf(from) })
  const data: Row[] = [
    ...topRows(name, overview),
    ['Onderdeel', 'Groep', 'Cijfer', ...columns].map(head),
    ...lines.map(
      (line): Row => [
        line.part,
        line.group,
        line.figure,
        ...numbers({ line, lines, figures, step }, columns.length, formulas),
      ],
    ),
  ]
  return {
    data,
    sheet,
    orientation: 'landscape',
    columns: [16, 30, 18, 14, 14, 16, 14, 14].map((width) => ({ width })),
    stickyRowsCount: 3,
    stickyColumnsCount: 3,
  }
}

/** Each place with its figures part by part, and the whole period as their sum where it is that. */
function partsSheet(
  sheet: string,
  overview: WholeReport,
  list: WholeReport['parts'][number],
  formulas: Formulas,
): NodeSheet {
  const places = placesInParts(overview, list)
  const rows = [...places.slice(-1), ...places.slice(0, -1)].flatMap(({ name, whole, parts }): Row[] => {
    const lines = [...headLines, ...partLines([whole, ...parts].flatMap((one) => (one ? [asCompared(one)] : [])))]
    const step: Step = (from, to) => ({ columns: 0, rows: lines.indexOf(to) - lines.indexOf(from) })
    const number = (line: Line, figures: Figures | null, style: object = {}): Cell =>
      figures === null
        ? null
        : (numbers({ line, lines, figures: asCompared(figures), step }, 1, formulas, style)[0] ?? null)
    return lines.map((line) => {
      const cells = parts.map((figures) => number(line, figures))
      const total = number(line, whole, { fontWeight: 'bold', backgroundColor: TOTAL })
      const sum = cells.reduce((all: number, cell) => all + (isNumber(cell) ? cell.value : 0), 0)
      // Who came in several parts counts once, a share is no sum, and what was closed may differ from what is so now.
      const adds = line.once !== true && line.unit !== 'percent'
      if (adds && isNumber(total) && Math.abs(sum - total.value) <= 1e-6)
        formulas.set(total, (at) => `SUM(${beside(at, -parts.length)}:${beside(at, -1)})`)
      return [name ?? togetherWord(overview.current), line.part, line.group, line.figure, ...cells, total]
    })
  })
  return {
    data: [
      ...topRows(`${overviewName(overview.current.period)} ${sheet.toLowerCase()}`, overview),
      ['Centrum', 'Onderdeel', 'Groep', 'Cijfer', ...list.reports.map(partName), 'Hele periode'].map(head),
      ...rows,
    ],
    sheet,
    orientation: 'landscape',
    columns: [26, 16, 20, 24, ...list.reports.map(() => 12), 14].map((width) => ({ width })),
    stickyRowsCount: 3,
    stickyColumnsCount: 4,
  }
}

const asCompared = (current: Figures): Compared => ({ current, previous: null, yearEarlier: null })

function definitionsSheet(sheet: string): NodeSheet {
  return {
    data: [
      [head('Begrip'), head('Betekenis')],
      ...definitions.map(
        ({ term, meaning }): Row => [
          { value: term, fontWeight: 'bold', alignVertical: 'top' },
          { value: meaning, wrap: true, alignVertical: 'top' },
        ],
      ),
    ],
    sheet,
    columns: [{ width: 28 }, { width: 100 }],
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }
}
