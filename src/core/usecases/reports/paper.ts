import type { Heatmap, PeriodOverview } from '#shared/contract/report'
import { definitions, overviewName } from '#shared/domain/figure-words'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod, formatPeriodShort, formatTime, weekdayName } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import type { BarValue, Block, Paper, Row, Shade } from '../papers/paper'
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
  type WholeReport,
} from './lines'
import { shown, signed } from './numbers'
import { allCentres, closedLine } from './words'

/** The overview on paper: the same lines as the workbook, with charts of what they are made up of. */
export type OverviewPaper = WholeReport & { heatmap: Heatmap } & Pick<Paper, 'organisation' | 'logo'>

/** The paper of a period: all together first, then each centre with everything, and what the figures mean. */
export function overviewPaper({ organisation, logo, heatmap, ...overview }: OverviewPaper): Paper {
  const { current } = overview
  const places = comparedPlaces(overview)
  const all = places.at(-1)?.figures ?? { current: current.total, previous: null, yearEarlier: null }
  const centres = places.slice(0, -1).map(({ name, figures }) => ({ name: name ?? allCentres, figures }))
  const [only] = centres
  const scope = centres.length === 1 && only ? only.name : allCentres
  return {
    title: `${overviewName(current.period)} ${formatPeriod(current.period)}`,
    intro: [
      [{ bold: scope }, `. Periode ${formatDate(current.from)} tot en met ${formatDate(current.to)}.`],
      `Stand van ${formatDate(dateOf(current.asOf))}, ${formatTime(clockOf(current.asOf))}. ${againstWhat(overview)}`,
      ...[closedLine(current) ?? []].flat(),
    ],
    organisation,
    logo,
    asOf: current.asOf,
    blocks: [
      { type: 'heading', level: 2, text: 'Cijfers' },
      linesTable(overview, `Cijfers van ${scope === allCentres ? 'alle centra samen' : scope}`, all, [
        ...headLines,
        ...partLines([all]),
      ]),
      ...(centres.length > 1 ? centreBlocks(overview, centres, all) : []),
      ...overview.parts.flatMap((list) => partBlocks(overview, list)),
      ...breakdownBlocks(overview, all),
      ...heatBlocks(heatmap),
      ...(centres.length > 1 ? centres.flatMap((place) => placeBlocks(overview, place)) : []),
      { type: 'heading', level: 2, text: 'Wat de cijfers betekenen' },
      { type: 'definitions', items: definitions },
    ],
  }
}

type Place = { name: string; figures: Compared }

/** `2e kw. ’24`, that is not broken over lines. */
const short = (period: Period) => formatPeriodShort(period).replaceAll(' ', '\u00a0')

const againstWhat = ({ previous, yearEarlier }: PeriodOverview): string =>
  `Vergeleken met ${[previous, ...(yearEarlier ? [yearEarlier] : [])].map(({ period }) => formatPeriod(period)).join(' en ')}.`

/** This period and those beside it, as heads of columns; differences stand between them. */
const periodHeads = ({ current, previous, yearEarlier }: PeriodOverview): { head: string; align: 'right' }[] =>
  [
    short(current.period),
    short(previous.period),
    'verschil',
    ...(yearEarlier ? [short(yearEarlier.period), 'verschil'] : []),
  ].map((head) => ({ head, align: 'right' }))

const numbers = (overview: PeriodOverview, line: Line, figures: Compared): string[] =>
  compare(line, figures)
    .slice(0, overview.yearEarlier ? 5 : 3)
    .map((value, i) => (i === 2 || i === 4 ? signed(line.unit, value) : shown(line.unit, value)))

/** Every line with the periods it is compared with. */
function linesTable(overview: PeriodOverview, caption: string, figures: Compared, lines: readonly Line[]): Block {
  return {
    type: 'table',
    caption,
    columns: [{ head: 'Onderdeel' }, { head: 'Groep' }, { head: 'Cijfer' }, ...periodHeads(overview)],
    rows: lines.map((line) => ({
      cells: [line.part, line.group, line.figure, ...numbers(overview, line, figures)],
    })),
  }
}

const barOf = (line: Line, figures: Compared['previous']): BarValue => {
  const value = figures && line.of(figures)
  return value === null ? null : { value, text: shown(line.unit, value) }
}
const seriesOf = ({ current, previous, yearEarlier }: PeriodOverview): string[] =>
  [current, previous, ...(yearEarlier ? [yearEarlier] : [])].map(({ period }) => formatPeriod(period))
const barsOf = (overview: PeriodOverview, line: Line, { current, previous, yearEarlier }: Compared): BarValue[] => [
  barOf(line, current),
  barOf(line, previous),
  ...(overview.yearEarlier ? [barOf(line, yearEarlier)] : []),
]

/** The lines that stand beside each other for every centre; what they are compared with is in the part of the centre. */
const BESIDE = ['Activiteiten', 'Uren', 'Deelnemers', 'Zonder aantal']

/** The few figures that tell a place or a part of the period on one line. */
const mainLines = [
  ...headLines.filter(({ part, group, figure }) => part === 'Gebruik' && group === 'Totaal' && BESIDE.includes(figure)),
  ...headLines.filter(({ group, figure }) => group === 'Totaal' && (figure === 'Bezetting' || figure === 'Opbrengst')),
]

/** A longer period part by part: a chart of the activities, and the main figures of all together. */
function partBlocks(overview: WholeReport, list: WholeReport['parts'][number]): Block[] {
  const { title, one } = partKindWords[list.by]
  const [activities] = mainLines
  const all = placesInParts(overview, list).at(-1)
  if (activities === undefined || all === undefined) return []
  const cells = (figures: Compared['previous']) =>
    mainLines.map((line) => (figures === null ? '–' : shown(line.unit, line.of(figures))))
  const parts = list.reports.map((report, i) => ({ name: partName(report), figures: all.parts[i] ?? null }))
  return [
    { type: 'heading', level: 2, text: title },
    {
      type: 'bars',
      title: `Activiteiten ${title.toLowerCase()}`,
      series: [formatPeriod(overview.current.period)],
      rows: parts.map(({ name, figures }) => ({ label: name, values: [barOf(activities, figures)] })),
    },
    {
      type: 'table',
      caption: `Cijfers ${title.toLowerCase()}, met de hele periode onderaan`,
      columns: [{ head: one }, ...mainLines.map(({ figure }) => ({ head: figure, align: 'right' as const }))],
      rows: [
        ...parts.map(({ name, figures }) => ({ cells: [name, ...cells(figures)] })),
        { cells: ['Hele periode', ...cells(all.whole)], total: true },
      ],
    },
  ]
}

function centreBlocks(overview: PeriodOverview, centres: readonly Place[], all: Compared): Block[] {
  const lines = mainLines
  const [activities] = lines
  if (activities === undefined) return []
  const row = (name: string, figures: Compared, total = false): Row => {
    const [, , previous = null, , yearEarlier = null] = compare(activities, figures)
    return {
      cells: [
        name,
        ...lines.map((line) => shown(line.unit, line.of(figures.current))),
        signed('count', previous),
        ...(overview.yearEarlier ? [signed('count', yearEarlier)] : []),
      ],
      ...(total && { total }),
    }
  }
  const heads = [
    ...lines.map(({ figure }) => figure),
    `Activiteiten sinds ${short(overview.previous.period)}`,
    ...(overview.yearEarlier ? [`Activiteiten sinds ${short(overview.yearEarlier.period)}`] : []),
  ]
  return [
    { type: 'heading', level: 2, text: 'Per centrum' },
    {
      type: 'bars',
      title: 'Activiteiten en verhuur per centrum',
      series: seriesOf(overview),
      rows: centres.map(({ name, figures }) => ({ label: name, values: barsOf(overview, activities, figures) })),
    },
    {
      type: 'table',
      caption: 'Cijfers per centrum, met het verschil in activiteiten',
      columns: [{ head: 'Centrum' }, ...heads.map((head) => ({ head, align: 'right' as const }))],
      rows: [...centres.map(({ name, figures }) => row(name, figures)), row(allCentres, all, true)],
    },
  ]
}

/** Each breakdown with a chart of its activities and a table of all its lines. */
function breakdownBlocks(overview: PeriodOverview, figures: Compared): Block[] {
  const lines = breakdownLines(figures)
  const titles = [...new Set(lines.map(({ part }) => part))]
  return titles.flatMap((title): Block[] => {
    const own = lines.filter(({ part }) => part === title)
    const activities = own.filter(({ figure }) => figure === 'Activiteiten')
    return [
      { type: 'heading', level: 2, text: `Per ${title.toLowerCase()}` },
      {
        type: 'bars',
        title: `Activiteiten per ${title.toLowerCase()}`,
        series: seriesOf(overview),
        rows: activities.map((line) => ({ label: line.group, values: barsOf(overview, line, figures) })),
      },
      {
        type: 'table',
        caption: `Cijfers per ${title.toLowerCase()}`,
        columns: [{ head: title }, { head: 'Cijfer' }, ...periodHeads(overview)],
        rows: own.map((line) => ({ cells: [line.group, line.figure, ...numbers(overview, line, figures)] })),
      },
    ]
  })
}

/** The warmest hour decides the scale, so that a quiet centre shows its pattern too; below this nothing is dark. */
const COOLEST_TOP = 40

function heatBlocks({ cells }: Heatmap): Block[] {
  const open = cells.filter(({ openMinutes }) => openMinutes > 0)
  if (open.length === 0) return []
  const first = Math.min(...open.map(({ hour }) => hour))
  const last = Math.max(...open.map(({ hour }) => hour))
  const top = Math.max(COOLEST_TOP, ...open.map(({ pct }) => pct ?? 0))
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const at = new Map(cells.map(({ weekday, hour, pct }) => [weekday * 24 + hour, pct]))
  const shade = (pct: number) => Math.min(4, Math.ceil((pct / top) * 4)) as Shade
  return [
    { type: 'heading', level: 2, text: 'Bezetting per weekdag en uur' },
    {
      type: 'table',
      caption: 'Bezetting in procent per uur dat begint; hoe donkerder, hoe drukker. Een streepje betekent gesloten.',
      columns: [{ head: 'Dag' }, ...hours.map((hour) => ({ head: `${hour}`, align: 'center' as const }))],
      rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        cells: [
          weekdayName(weekday),
          ...hours.map((hour) => {
            const pct = at.get(weekday * 24 + hour) ?? null
            return pct === null ? '–' : { text: `${Math.round(pct)}`, shade: shade(pct) }
          }),
        ],
      })),
    },
  ]
}

/** All there is of one centre, on a page of its own. */
function placeBlocks(overview: PeriodOverview, { name, figures }: Place): Block[] {
  return [
    { type: 'page-break' },
    { type: 'heading', level: 2, text: name },
    linesTable(overview, `Alle cijfers van ${name}`, figures, [
      ...headLines,
      ...partLines([figures]),
      ...breakdownLines(figures),
    ]),
  ]
}
