import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { PeriodOverview } from '#shared/contract/report'
import { definitions, overviewName } from '#shared/domain/figure-words'
import { formatPeriod } from '#shared/time/format'
import type { Logo } from '../papers/paper'
import {
  breakdownLines,
  type Compared,
  compare,
  comparedPlaces,
  headLines,
  type Line,
  partLines,
  type Unit,
} from './lines'
import { sheetNames } from './sheet-names'
import { allCentres, closedLine } from './words'

/**
 * The overview as a workbook: a row per centre, a sheet with everything per centre and for all together, and what the
 * figures mean. Numbers, amounts and dates are real ones, so that they can be calculated with.
 */
export async function xlsxOf({ logo, ...overview }: OverviewOnPaper): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const places = comparedPlaces(overview).map(({ name, figures }) => ({ name: name ?? allCentres, figures }))
  const all = places.at(-1)
  const centres = places.slice(0, -1)
  const parts = [
    { name: 'Overzicht', make: (name: string) => overviewSheet(name, overview, places) },
    ...(all ? [{ name: all.name, make: (name: string) => placeSheet(name, overview, all) }] : []),
    ...centres.map((place) => ({ name: place.name, make: (name: string) => placeSheet(name, overview, place) })),
    { name: 'Definities', make: definitionsSheet },
  ]
  const names = sheetNames(parts.map((part) => part.name))
  const sheets = parts.map((part, i) => part.make(names[i] ?? part.name))
  const [first] = sheets
  if (logo !== null && first) sheets[0] = withLogo(first, logo)
  return writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

type NodeSheet = Sheet<Buffer>
/** What the overview shows, and the logo above it; null for none. */
export type OverviewOnPaper = PeriodOverview & { logo: Logo | null }
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

/** As many cells as there are `columns`: those of the year earlier are left out where it is not shown. */
const numbers = (line: Line, figures: Compared, columns: number, style: object = {}): Cell[] =>
  compare(line, figures)
    .slice(0, columns)
    .map((value, i): Cell => {
      const format = formats[line.unit]
      // Columns 2 and 4 are differences.
      return value === null
        ? Object.keys(style).length > 0
          ? { ...style }
          : null
        : { value, type: Number, format: i === 2 || i === 4 ? signed(format) : format, ...style }
    })

function overviewSheet(sheet: string, overview: PeriodOverview, places: readonly Place[]): NodeSheet {
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
  const data: Row[] = [
    ...topRows(overviewName(overview.current.period), overview),
    [head(''), ...groups],
    [head('Centrum'), ...lines.flatMap(() => columns.map(head))],
    ...places.map((place, i): Row => {
      const style = i === places.length - 1 ? { fontWeight: 'bold' as const, backgroundColor: TOTAL } : {}
      return [
        { value: place.name, ...style },
        ...lines.flatMap((line) => numbers(line, place.figures, columns.length, style)),
      ]
    }),
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

function placeSheet(sheet: string, overview: PeriodOverview, { name, figures }: Place): NodeSheet {
  const lines = [...headLines, ...partLines([figures]), ...breakdownLines(figures)]
  const columns = columnHeads(overview)
  const data: Row[] = [
    ...topRows(name, overview),
    ['Onderdeel', 'Groep', 'Cijfer', ...columns].map(head),
    ...lines.map((line): Row => [line.part, line.group, line.figure, ...numbers(line, figures, columns.length)]),
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
