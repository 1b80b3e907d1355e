import { ALL, closedContent, getClosed, getClosedFile } from '#core/store/closings'
import type { ReadTx } from '#core/store/open'
import { lineOf } from '#core/store/reports'
import type { ExportedFile, PeriodReport } from '#shared/contract/report'
import type { AccountBooking } from '#shared/domain/accountability'
import type { HeatCell } from '#shared/domain/report'
import { quarterOfPeriod } from '#shared/time/period'
import { countedOf } from './rows'
import type { Wanted } from './wanted'

/** Figures and bookings of a closed quarter, as they were when it was closed last (docs/adr/0029). */

/** The closed figures when these are asked for and there are any; of one centre when it is named. */
export async function closedReport(tx: ReadTx, wanted: Wanted): Promise<PeriodReport | null> {
  const closed = await closingOf(tx, wanted)
  if (!closed || wanted.centreId === undefined) return closed?.report ?? null
  const { centreId } = wanted
  const centre = closed.report.centres.find((one) => one.centreId === centreId)
  if (!centre) return null
  const { centre: _name, centreId: _id, ...total } = centre
  return { ...closed.report, centres: [centre], total }
}

/** The bookings that the closed figures were made of, in order of start; null when the quarter is not closed. */
export async function closedBookings(tx: ReadTx, wanted: Wanted): Promise<AccountBooking[] | null> {
  const closed = await closingOf(tx, wanted)
  if (!closed) return null
  const { rows, labels } = await closedContent(tx, closed.head.id)
  return rows
    .filter((row) => wanted.centreId === undefined || row.centre_id === wanted.centreId)
    .map((row) => ({
      ...countedOf(row, (id) => labels[id]),
      goals: row.goal_ids?.split(',').flatMap((id) => labels[id] ?? []) ?? [],
      // Only occupancy asks for rooms, and that of a closed quarter stands in its figures.
      roomIds: [],
      lines: row.lines?.split(',').map(lineOf) ?? [],
      first: row.first === 1,
      activity: row.activity_id === null ? null : (labels[row.activity_id] ?? null),
      selfService: row.self_service === 1,
      public: row.public === 1,
    }))
}

/** The heat map of the closed figures; null when the quarter is not closed. */
export async function closedHeat(tx: ReadTx, wanted: Wanted): Promise<HeatCell[] | null> {
  const closed = await closingOf(tx, wanted)
  if (!closed) return null
  const { heat } = await closedContent(tx, closed.head.id)
  return heat[wanted.centreId ?? ALL] ?? null
}

/** The file of the closed overview as it went out; null when the quarter is not closed, or one centre is asked for. */
export async function closedFile(tx: ReadTx, wanted: Wanted, format: string): Promise<ExportedFile | null> {
  const closed = wanted.centreId === undefined ? await closingOf(tx, wanted) : null
  return closed && getClosedFile(tx, closed.head.id, format)
}

async function closingOf(tx: ReadTx, { period, asClosed }: Wanted) {
  const quarter = asClosed ? quarterOfPeriod(period) : undefined
  return quarter === undefined ? null : getClosed(tx, quarter)
}
