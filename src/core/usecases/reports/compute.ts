import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listLabels, listRooms } from '#core/store/places'
import { reportBookings } from '#core/store/reports'
import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { CentreFigures, PeriodReport } from '#shared/contract/report'
import type { AccountBooking } from '#shared/domain/accountability'
import {
  figuresOf,
  occupancyOfPeriod,
  type PeriodOccupancy,
  type ReportCentre,
  type ReportPeriod,
  reportPeriod,
  sumFigures,
} from '#shared/domain/report'
import { minuteNumber } from '#shared/time/civil'
import { quarterOfPeriod } from '#shared/time/period'
import type { Period, WallTime } from '#shared/time/types'
import { found } from '../common'
import { coverageReader } from '../roster/figures'
import { closedReport } from './closed'
import { partsOf, sumParts } from './parts'

/** What a report asks besides bookings: small, read once for several periods. */
export type Places = { centres: (ReportCentre & Centre)[]; labels: ReadonlyMap<string, string> }
export type Wanted = {
  period: Period
  asOf: WallTime
  centreId?: CentreId | undefined
  /** Whether a closed quarter answers with what was closed; left out: no. */
  asClosed?: boolean
}

/** Centres in order of name with their rooms and closures; only `centreId` when given. @throws not_found */
export async function loadPlaces(tx: ReadTx, centreId: CentreId | undefined): Promise<Places> {
  const all = await listCentres(tx)
  const centres =
    centreId === undefined
      ? all
      : [
          found(
            all.find((c) => c.id === centreId),
            'centre',
            centreId,
          ),
        ]
  const rooms = (await listRooms(tx, centreId)).filter((room) => room.partIds.length === 0)
  const closures = await listClosures(tx, { centreId })
  return {
    centres: centres.map((centre) => ({
      ...centre,
      rooms: rooms.filter((room) => room.centreId === centre.id),
      closures: closures.filter((closure) => closure.centreId === centre.id),
    })),
    labels: new Map((await listLabels(tx)).map((label) => [label.id as string, label.name])),
  }
}

/** The report of one period. A centre that is no longer in use is there as long as it has figures in the period. */
export async function reportOf(tx: ReadTx, places: Places, wanted: Wanted): Promise<PeriodReport> {
  const closed = await closedReport(tx, wanted)
  if (closed) return closed
  const period = reportPeriod(wanted.period, wanted.asOf)
  const read = reader(tx, places, period, { rooms: true, goals: true })
  const coverageAt = await coverageReader(tx, period)
  const centres: CentreFigures[] = []
  for (const centre of places.centres) {
    const bookings = await read(centre.id)
    const parts = await partsOf(tx, centre.id, period, coverageAt(centre))
    if (passedOver(centre, wanted) && bookings.length === 0 && Object.keys(parts).length === 0) continue
    centres.push({ centre: centre.name, centreId: centre.id, ...figuresOf(centre, bookings, period), ...parts })
  }
  const { from, to } = period
  const quarter = quarterOfPeriod(wanted.period)
  return {
    period: wanted.period,
    ...(quarter && { quarter }),
    from,
    to,
    asOf: wanted.asOf,
    centres,
    total: { ...sumFigures(centres), ...sumParts(centres) },
  }
}

/** A centre that is out of use, or that others manage, is there only when it has figures or was asked for. */
const passedOver = (centre: Pick<Centre, 'archived' | 'managed'>, wanted: Wanted): boolean =>
  (centre.archived || !centre.managed) && wanted.centreId === undefined

/** Open and used time of every centre, for the heat map. */
export async function occupancies(tx: ReadTx, places: Places, wanted: Wanted): Promise<PeriodOccupancy[]> {
  const period = reportPeriod(wanted.period, wanted.asOf)
  const read = reader(tx, places, period, { rooms: true, goals: false })
  const found: PeriodOccupancy[] = []
  for (const centre of places.centres) {
    const bookings = await read(centre.id)
    if (!passedOver(centre, wanted) || bookings.length > 0) found.push(occupancyOfPeriod(centre, bookings, period))
  }
  return found
}

/**
 * Reads the slim bookings of a period, one centre at a time so that never more than those are in memory; with their
 * elementary rooms and their goals when asked, else those are empty.
 */
export function reader(
  tx: ReadTx,
  { labels }: Pick<Places, 'labels'>,
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
  parts: { rooms: boolean; goals: boolean },
): (centreId: CentreId) => Promise<AccountBooking[]> {
  const goals = lists((id) => labels.get(id))
  const rooms = lists((id) => id)
  return async (centreId) => {
    const rows = await reportBookings(tx, { from, to, centreId }, parts)
    return rows.map((row) => ({
      id: row.id,
      centreId: row.centre_id,
      start: minuteNumber(row.starts_at),
      end: minuteNumber(row.ends_at),
      category: row.category,
      usage: row.usage,
      status: row.status,
      participants: row.participants,
      chargedCents: row.charged_cents,
      waivedCents: row.waived_cents,
      theme: row.theme_id === null ? null : (labels.get(row.theme_id) ?? null),
      activity: row.activity_id === null ? null : (labels.get(row.activity_id) ?? null),
      selfService: row.self_service === 1,
      public: row.public === 1,
      goals: goals(row.goal_ids),
      roomIds: rooms(row.room_ids),
    }))
  }
}

const nothing: readonly string[] = []

/** Splits the texts of reportBookings; the few combinations there are come back as the same list each time. */
function lists(nameOf: (id: string) => string | undefined): (ids: string | null) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (ids) => {
    if (ids === null) return nothing
    const list = known.get(ids) ?? ids.split(',').flatMap((id) => nameOf(id) ?? [])
    known.set(ids, list)
    return list
  }
}
