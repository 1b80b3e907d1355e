import { stringify } from 'csv-stringify/sync'
import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { Ctx } from '#core/app/context'
import { listCaretakers } from '#core/store/caretakers'
import type { ReadTx } from '#core/store/open'
import { listShifts } from '#core/store/roster'
import type { HoursExport, HoursQuery, HoursReport } from '#shared/contract/hours'
import type { ExportedFile } from '#shared/contract/report'
import { hoursOf } from '#shared/domain/roster/hours'
import { addDays, at, daysBetween } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { ClockTime, WallTime } from '#shared/time/types'
import { invalid } from '../common'

/** Hours of caretakers, against their contract, and the same as a file for payroll. */
const MIDNIGHT = '00:00' as ClockTime
const LONGEST_DAYS = 366

/** Who had shifts in the period, or a contract to fill, in order of name. @throws invalid_input `to` */
export const hoursReport = (ctx: Ctx, query: HoursQuery): Promise<HoursReport> =>
  ctx.read((tx) => computeHours(tx, query, wallNow(ctx.clock)))

async function computeHours(tx: ReadTx, { from, to }: HoursQuery, now: WallTime): Promise<HoursReport> {
  if (to < from) invalid('to', 'ends_before_start')
  if (daysBetween(from, to) > LONGEST_DAYS) invalid('to', 'too_long')
  const shifts = await listShifts(tx, { from: at(from, MIDNIGHT), to: at(addDays(to, 1), MIDNIGHT) })
  const own = new Map<string, typeof shifts>()
  for (const shift of shifts)
    if (shift.caretakerId !== null) own.set(shift.caretakerId, [...(own.get(shift.caretakerId) ?? []), shift])
  const people = (await listCaretakers(tx)).map((caretaker) => ({
    caretakerId: caretaker.id,
    name: caretaker.name,
    kind: caretaker.kind,
    ...hoursOf(caretaker, own.get(caretaker.id) ?? [], { from, to }, now),
    archived: caretaker.archived,
  }))
  return {
    from,
    to,
    people: people
      .filter((one) => one.shifts > 0 || (one.contractMinutes > 0 && !one.archived))
      .map(({ archived: _archived, ...one }) => one),
  }
}

const headings = [
  'Naam',
  'Soort',
  'Diensten',
  'Gepland (uur)',
  'Gewerkt (uur)',
  'Contract (uur)',
  'Verschil met contract (uur)',
  'Avond (uur)',
  'Weekend (uur)',
  'Als vrijwilliger (uur)',
  'Als vast gezicht (uur)',
  'Als medewerker (uur)',
  'Uit de flexpool (uur)',
  'Verbeterde diensten',
] as const
type Value = string | number

/** A row per person; hours with two decimals, shifts as whole numbers. */
const rowsOf = ({ people }: HoursReport): Value[][] =>
  people.map((one) => [
    one.name,
    one.kind === 'volunteer' ? 'vrijwilliger' : 'in dienst',
    one.shifts,
    ...[
      one.plannedMinutes,
      one.workedMinutes,
      one.contractMinutes,
      one.plannedMinutes - one.contractMinutes,
      one.eveningMinutes,
      one.weekendMinutes,
      one.bySource.volunteer,
      one.bySource.fixed,
      one.bySource.employed,
      one.bySource.flex,
    ].map((minutes) => Math.round((minutes / 60) * 100) / 100),
    one.corrected,
  ])

/** The hours as a file: CSV for Dutch Excel, or a sheet with real numbers. */
export async function exportHours(ctx: Ctx, { format, ...query }: HoursExport): Promise<ExportedFile> {
  const rows = rowsOf(await hoursReport(ctx, query))
  const bytes = format === 'csv' ? new TextEncoder().encode(csvOf(rows)) : await xlsxOf(rows)
  return {
    fileName: `uren-${query.from}-${query.to}.${format}`,
    mediaType:
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    base64: Buffer.from(bytes).toString('base64'),
  }
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
const FORMULA = /^[=+\-@\t\r\n]/
const csvCell = (value: Value): string =>
  typeof value === 'number' ? String(value).replace('.', ',') : FORMULA.test(value) ? `'${value}` : value

const csvOf = (rows: readonly Value[][]): string =>
  stringify([headings, ...rows.map((row) => row.map(csvCell))], {
    delimiter: ';',
    record_delimiter: '\r\n',
    bom: true,
  })

const NAME_WIDTH = 28
const NUMBER_WIDTH = 13

async function xlsxOf(rows: readonly Value[][]): Promise<Uint8Array> {
  // Loaded when asked: only an export needs it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const sheet: Sheet<never> = {
    sheet: 'Uren',
    data: [
      headings.map((value): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#e8edf2', wrap: true })),
      ...rows.map(
        (row): Row =>
          row.map((value, i) =>
            typeof value === 'number'
              ? { value, type: Number, ...(i > 2 && i < row.length - 1 && { format: '0.00' }) }
              : { value, type: String },
          ),
      ),
    ],
    orientation: 'landscape',
    columns: headings.map((_, i) => ({ width: i === 0 ? NAME_WIDTH : NUMBER_WIDTH })),
    stickyRowsCount: 1,
  }
  return writeXlsxFile([sheet], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}
