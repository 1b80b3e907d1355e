import type { Cell, Row } from 'write-excel-file/node'
import type { Ctx } from '#core/app/context'
import type { AccountabilityOverview, AccountExport } from '#shared/contract/accountability'
import { storyFields } from '#shared/contract/accountability'
import type { ExportedFile } from '#shared/contract/report'
import { MARK, storyWords } from '#shared/domain/agreement-words'
import { formatDate, formatPeriod } from '#shared/time/format'
import { steadyZip } from '../files/steady-zip'
import { letterheadOf, renderPaper } from '../papers/make'
import { closedFile } from '../reports/closed'
import { csvText, decimals } from '../reports/csv'
import { wantedOf } from '../reports/wanted'
import { closedLine } from '../reports/words'
import { accountOverviewOf } from './accountability'
import { accountPaper, answerText, outcomeText } from './paper'
import { accountRows, allCentres, less } from './rows'

type Letterhead = Awaited<ReturnType<typeof letterheadOf>>
type Maker = {
  mediaType: string
  make(overview: AccountabilityOverview, letterhead: Letterhead): Promise<Uint8Array> | Uint8Array
}
const utf8 = (text: string) => new TextEncoder().encode(text)

const makers: Record<AccountExport['format'], Maker> = {
  pdf: {
    mediaType: 'application/pdf',
    make: (overview, letterhead) => renderPaper(accountPaper(overview, letterhead)),
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsxOf },
  csv: { mediaType: 'text/csv; charset=utf-8', make: (overview) => utf8(csvOf(overview)) },
  json: {
    mediaType: 'application/json',
    make: ({ current, marks }) => utf8(`${JSON.stringify({ ...current, marks }, null, 2)}\n`),
  },
}

/**
 * The accountability as a file: JSON is the period itself with its marks, the others hold the comparison as well. Of a closed quarter it is
 * the file that went out. @throws not_found
 */
export async function exportAccountability(ctx: Ctx, { format, ...query }: AccountExport): Promise<ExportedFile> {
  const wanted = wantedOf(ctx, query)
  const make = await ctx.readAside(async (tx) => {
    const stored = await closedFile(tx, wanted, `account-${format}`)
    if (stored) return async () => stored
    const overview = await accountOverviewOf(tx, wanted)
    const letterhead = await letterheadOf(tx)
    return () => accountFile(format, overview, letterhead)
  })
  return make()
}

/** A file of what is accounted for; of a closed quarter its name says which version. */
export async function accountFile(
  format: AccountExport['format'],
  overview: AccountabilityOverview,
  letterhead: Letterhead,
): Promise<ExportedFile> {
  const { mediaType, make } = makers[format]
  const bytes = await make(overview, letterhead)
  const { period, closed } = overview.current
  const version = closed ? `-versie-${closed.version}` : ''
  return {
    fileName: `verantwoording-${period.replace('..', '-tm-')}${version}.${format}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }
}

const heads = ({ previous, yearEarlier }: AccountabilityOverview, time: string): string[] => [
  'Centrum',
  'Onderdeel',
  'Groep',
  'Soort activiteit',
  'Activiteiten',
  'Deelnemers',
  'Zonder aantal',
  time,
  `Activiteiten ${previous.period}`,
  'Verschil',
  ...(yearEarlier ? [`Activiteiten ${yearEarlier.period}`, 'Verschil'] : []),
  MARK,
]

/** A row per centre, group and kind, in minutes, as Excel in Dutch opens it. */
function csvOf(overview: AccountabilityOverview): string {
  const { current, yearEarlier } = overview
  const rows = accountRows(overview).map(({ centre, partName, group, kind, tally, mark }) => [
    current.period,
    centre,
    partName,
    group,
    kind,
    tally.activities,
    tally.participants,
    tally.withoutCount,
    tally.minutes,
    tally.previous,
    less(tally.activities, tally.previous),
    ...(yearEarlier ? [tally.yearEarlier, less(tally.activities, tally.yearEarlier)] : []),
    mark === null ? null : decimals(mark, 1),
  ])
  return csvText([['Periode', ...heads(overview, 'Minuten')], ...rows])
}

const HEAD = '#e8edf2'
const TOTAL = '#f4f6f8'
const head = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: HEAD, wrap: true })
const text = (value: string): Cell => ({ value, wrap: true, alignVertical: 'top' })

/** Figures, agreements with their answers, and the story, each on a sheet. */
async function xlsxOf(overview: AccountabilityOverview): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const { current, yearEarlier } = overview
  const count = (value: number | null, over: object, format = '#,##0'): Cell =>
    value === null ? { ...over } : { value, type: Number, format, ...over }
  const titled = (name: string): Row[] => [
    [
      { value: `${name}, ${formatPeriod(current.period)}`, fontWeight: 'bold', fontSize: 14 },
      ...(closedLine(current) === null ? [] : [null, null, null, closedLine(current)]),
    ],
  ]
  const figures: Row[] = accountRows(overview).map(({ centre, partName, group, kind, tally, mark }): Row => {
    const look =
      kind === null ? { fontWeight: 'bold' as const, ...(centre === allCentres && { backgroundColor: TOTAL }) } : {}
    return [
      ...[centre, partName, group, kind ?? ''].map((value): Cell => ({ value, ...look })),
      ...[tally.activities, tally.participants, tally.withoutCount].map((value) => count(value, look)),
      { value: tally.minutes / 60, type: Number, format: '#,##0.0', ...look },
      ...[tally.previous, less(tally.activities, tally.previous)].map((value) => count(value, look)),
      ...(yearEarlier
        ? [tally.yearEarlier, less(tally.activities, tally.yearEarlier)].map((value) => count(value, look))
        : []),
      count(mark, look, '0.0'),
    ]
  })
  const nameOf = new Map<string, string>(current.centres.map(({ centreId, centre }) => [centreId, centre]))
  const agreements = current.agreements.map(
    (one): Row =>
      [
        nameOf.get(one.centreId) ?? '',
        one.text,
        `${formatDate(one.from)}${one.to ? ` tot en met ${formatDate(one.to)}` : ''}`,
        answerText(one),
        outcomeText(one),
        one.note?.text ?? '',
      ].map(text),
  )
  const story = current.narratives.flatMap((one): Row[] => {
    const field = storyFields.find((known) => known === one.field)
    if (field === undefined) return []
    const place = one.centreId === null ? allCentres : (nameOf.get(one.centreId) ?? '')
    return [
      [place, storyWords[field].title, one.text, one.by, formatDate(one.at.slice(0, 10) as typeof current.from)].map(
        text,
      ),
    ]
  })
  const sheet = (name: string, titles: readonly string[], rows: Row[], widths: readonly number[]) => ({
    data: [...titled(name), titles.map(head), ...rows],
    sheet: name,
    orientation: 'landscape' as const,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 2,
  })
  const bytes = await writeXlsxFile(
    [
      sheet('Cijfers', heads(overview, 'Uren'), figures, [
        26,
        18,
        34,
        24,
        13,
        13,
        13,
        11,
        15,
        11,
        ...(yearEarlier ? [15, 11] : []),
        11,
      ]),
      sheet(
        'Afspraken',
        ['Centrum', 'Afspraak', 'Geldt vanaf', 'Cijfer', 'Streefcijfer en uitkomst', 'Toelichting'],
        agreements,
        [24, 50, 24, 34, 44, 60],
      ),
      sheet('Toelichting', ['Centrum', 'Onderdeel', 'Tekst', 'Door', 'Op'], story, [24, 16, 90, 22, 18]),
    ],
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer()
  return steadyZip(bytes)
}
