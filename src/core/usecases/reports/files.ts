import type { ExportedFile, PeriodReport } from '#shared/contract/report'
import { overviewName } from '#shared/domain/figure-words'
import { renderPaper } from '../papers/make'
import { csvOf } from './csv'
import { type OverviewPaper, overviewPaper } from './paper'
import { type OverviewOnPaper, xlsxOf } from './xlsx'

/** Formats and what they are made from. */
type Source = { json: PeriodReport; csv: PeriodReport; xlsx: OverviewOnPaper; pdf: OverviewPaper }

const makers: { [F in keyof Source]: { mediaType: string; make(source: Source[F]): Promise<Uint8Array> } } = {
  json: { mediaType: 'application/json', make: async (report) => utf8(`${JSON.stringify(report, null, 2)}\n`) },
  csv: { mediaType: 'text/csv; charset=utf-8', make: async (report) => utf8(csvOf(report)) },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsxOf },
  pdf: { mediaType: 'application/pdf', make: (overview) => renderPaper(overviewPaper(overview)) },
}

/** Makes the file with a name that sorts by period: `kwartaaloverzicht-2024-Q2.xlsx`. */
export async function fileOf<F extends keyof Source>(format: F, source: Source[F]): Promise<ExportedFile> {
  const { mediaType, make } = makers[format]
  const { period, closed } = 'current' in source ? source.current : source
  const version = closed ? `-versie-${closed.version}` : ''
  const bytes = await make(source)
  return {
    fileName: `${overviewName(period).toLowerCase()}-${period.replace('..', '-tm-')}${version}.${format}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
