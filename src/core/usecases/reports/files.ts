import type { ReadTx } from '#core/store/open'
import type { ExportedFile, ExportFormat, PeriodOverview, PeriodReport } from '#shared/contract/report'
import { overviewName } from '#shared/domain/figure-words'
import { openRows } from '#shared/domain/open-data'
import { type HeatCell, heatOf } from '#shared/domain/report'
import { comparedWith, partsOfPeriod } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { letterheadOf, renderPaper } from '../papers/make'
import { closedHeat } from './closed'
import { loadPlaces, occupancies, openActivities, type Places, reportOf } from './compute'
import { csvOf } from './csv'
import type { WholeReport } from './lines'
import { dictionaryCsv, dictionaryPaper, openDataCsv } from './open-data'
import { overviewPaper } from './paper'
import type { Wanted } from './wanted'
import { xlsxOf } from './xlsx'

/** The figures that are known already, when a quarter is being closed (docs/adr/0029). */
type Known = { overview: PeriodOverview; heat: HeatCell[] }
type Made = { report: PeriodReport; make(): Promise<Uint8Array> | Uint8Array }
/**
 * A file in two steps: what it needs, from one state of the store, and then the making of it, which takes longer and needs
 * the store no more.
 */
type Maker = {
  name(report: PeriodReport): string
  mediaType: string
  load(tx: ReadTx, places: Places, wanted: Wanted, known: Known | undefined): Promise<Made>
}

const CSV = 'text/csv; charset=utf-8'
/** `kwartaaloverzicht-2024-Q2.xlsx`: a name that sorts by period, with the version of a closed quarter. */
const fileName = (word: string, { period, closed }: PeriodReport, extension: string) =>
  `${word}-${period.replace('..', '-tm-')}${closed ? `-versie-${closed.version}` : ''}.${extension}`
const overviewFile = (extension: string) => (report: PeriodReport) =>
  fileName(overviewName(report.period).toLowerCase(), report, extension)
const utf8 = (text: string) => new TextEncoder().encode(text)

/** A file of the figures of the period alone. */
const fromReport =
  (make: (report: PeriodReport) => Uint8Array): Maker['load'] =>
  async (tx, places, wanted, known) => {
    const report = known?.overview.current ?? (await reportOf(tx, places, wanted))
    return { report, make: () => make(report) }
  }

/** A file of the figures with those they are compared with and those of the parts of a longer period. */
const fromWhole =
  (make: (whole: WholeReport) => Uint8Array): Maker['load'] =>
  async (tx, places, wanted, known) => {
    const whole = await wholeOf(tx, places, wanted, known)
    return { report: whole.current, make: () => make(whole) }
  }

async function wholeOf(tx: ReadTx, places: Places, wanted: Wanted, known: Known | undefined): Promise<WholeReport> {
  const overview = known?.overview ?? (await overviewOf(tx, places, wanted))
  const parts: WholeReport['parts'][number][] = []
  for (const { by, periods } of partsOfPeriod(wanted.period)) {
    const reports: PeriodReport[] = []
    for (const period of periods) reports.push(await reportOf(tx, places, { ...wanted, period }))
    parts.push({ by, reports })
  }
  return { ...overview, parts }
}

/** The report itself first, as scripts know it; then the others. */
function jsonOf({ current, previous, yearEarlier, parts: [parts, months] }: WholeReport): string {
  const told = { ...current, previous, yearEarlier, parts: parts?.reports, months: months?.reports }
  return `${JSON.stringify(told, null, 2)}\n`
}

const makers: Record<ExportFormat, Maker> = {
  json: {
    name: overviewFile('json'),
    mediaType: 'application/json',
    load: fromWhole((whole) => utf8(jsonOf(whole))),
  },
  csv: { name: overviewFile('csv'), mediaType: CSV, load: fromWhole((whole) => utf8(csvOf(whole))) },
  xlsx: {
    name: overviewFile('xlsx'),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    load: async (tx, places, wanted, known) => {
      const whole = await wholeOf(tx, places, wanted, known)
      const { logo } = await letterheadOf(tx)
      return { report: whole.current, make: () => xlsxOf({ ...whole, logo }) }
    },
  },
  pdf: {
    name: overviewFile('pdf'),
    mediaType: 'application/pdf',
    load: async (tx, places, wanted, known) => {
      const whole = await wholeOf(tx, places, wanted, known)
      const heatmap = { cells: known?.heat ?? (await heatIn(tx, places, wanted)) }
      const paper = overviewPaper({ ...whole, heatmap, ...(await letterheadOf(tx)) })
      return { report: whole.current, make: () => renderPaper(paper) }
    },
  },
  'open-data': {
    name: (report) => fileName('open-data', report, 'csv'),
    mediaType: CSV,
    load: async (tx, places, wanted, known) => {
      const report = known?.overview.current ?? (await reportOf(tx, places, wanted))
      const rows = openRows(await openActivities(tx, places, wanted))
      return { report, make: () => utf8(openDataCsv({ report, rows })) }
    },
  },
  dictionary: {
    name: () => 'open-data-woordenboek.csv',
    mediaType: CSV,
    load: fromReport(() => utf8(dictionaryCsv())),
  },
  'dictionary-pdf': {
    name: (report) => fileName('open-data-uitleg', report, 'pdf'),
    mediaType: 'application/pdf',
    load: async (tx, places, wanted, known) => {
      const report = known?.overview.current ?? (await reportOf(tx, places, wanted))
      const paper = dictionaryPaper(report, await letterheadOf(tx))
      return { report, make: () => renderPaper(paper) }
    },
  },
}

/**
 * The figures of a period with those it is compared with, all as of the same moment. Those are of closed quarters where they
 * are closed, unless a moment was asked for.
 */
export async function overviewOf(
  tx: ReadTx,
  places: Places,
  wanted: Wanted,
  current?: PeriodReport,
): Promise<PeriodOverview> {
  const { previous, yearEarlier } = comparedWith(wanted.period)
  const of = (period: Period) => reportOf(tx, places, { ...wanted, period })
  return {
    current: current ?? (await of(wanted.period)),
    previous: await of(previous),
    yearEarlier: yearEarlier && (await of(yearEarlier)),
  }
}

/** Occupancy per weekday and hour inside a transaction; that of a closed quarter is what it was. */
export const heatIn = async (tx: ReadTx, places: Places, wanted: Wanted): Promise<HeatCell[]> =>
  (await closedHeat(tx, wanted)) ?? heatOf(await occupancies(tx, places, wanted))

/**
 * What makes a file from one state of the store, to be called after the transaction.
 * @throws not_found when the centre is not there
 */
export async function fileIn(
  tx: ReadTx,
  format: ExportFormat,
  wanted: Wanted,
  known?: Known,
): Promise<() => Promise<ExportedFile>> {
  const { name, mediaType, load } = makers[format]
  const { report, make } = await load(tx, await loadPlaces(tx, wanted.centreId), wanted, known)
  return async () => ({
    fileName: name(report),
    mediaType,
    base64: Buffer.from(await make()).toString('base64'),
  })
}
