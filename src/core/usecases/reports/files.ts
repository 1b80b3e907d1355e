import type { ExportedFile, QuarterReport } from '#shared/contract/report'
import { csvOf } from './csv'
import { type OverviewOnPaper, xlsxOf } from './xlsx'

/** Formats and what they are made from. */
type Source = { json: QuarterReport; csv: QuarterReport; xlsx: OverviewOnPaper }

const makers: { [F in keyof Source]: { mediaType: string; make(source: Source[F]): Promise<Uint8Array> } } = {
  json: { mediaType: 'application/json', make: async (report) => utf8(`${JSON.stringify(report, null, 2)}\n`) },
  csv: { mediaType: 'text/csv; charset=utf-8', make: async (report) => utf8(csvOf(report)) },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: xlsxOf },
}

/** Makes the file with a name that sorts by quarter: `kwartaaloverzicht-2024-Q2.xlsx`. */
export async function fileOf<F extends keyof Source>(format: F, source: Source[F]): Promise<ExportedFile> {
  const { mediaType, make } = makers[format]
  const quarter = 'current' in source ? source.current.quarter : source.quarter
  const bytes = await make(source)
  return {
    fileName: `kwartaaloverzicht-${quarter}.${format}`,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
