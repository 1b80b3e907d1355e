import { setImmediate } from 'node:timers/promises'
import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listLabels, listRooms } from '#core/store/places'
import {
  cameBefore,
  type FirstHere,
  firstEver,
  hasBookings,
  lineOf,
  reportBookings,
  roomsTaken,
  takenOf,
} from '#core/store/reports'
import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { CentreFigures, PeriodReport } from '#shared/contract/report'
import type { AccountBooking } from '#shared/domain/accountability'
import type { Stretch } from '#shared/domain/hours'
import type { OpenActivity } from '#shared/domain/open-data'
import {
  countsIn,
  daypartOf,
  figuresOf,
  NONE,
  occupancyOfRooms,
  type PeriodOccupancy,
  peopleBehind,
  type ReportBooking,
  type ReportCentre,
  type ReportPeriod,
  reportPeriod,
  sumFigures,
} from '#shared/domain/report'
import type { People } from '#shared/domain/report-counts'
import { wallFromMinutes } from '#shared/time/civil'
import { quarterOfPeriod } from '#shared/time/period'
import { found } from '../common'
import { coverageReader } from '../roster/figures'
import { closedBookings, closedReport } from './closed'
import { partsOf, sumParts } from './parts'
import { countedOf } from './rows'
import type { Wanted } from './wanted'

/** What a report asks besides bookings: small, read once for several periods. */
export type Places = { centres: (ReportCentre & Centre)[]; labels: ReadonlyMap<string, string> }

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
  const read = reader(tx, places, period, everything)
  const coverageAt = await coverageReader(tx, period)
  const centres: CentreFigures[] = []
  const people: People[] = []
  for (const centre of places.centres) {
    await setImmediate()
    const bookings = await read(centre.id)
    await setImmediate()
    const parts = await partsOf(tx, centre.id, period, coverageAt(centre))
    if (passedOver(centre, wanted) && bookings.length === 0 && Object.keys(parts).length === 0) continue
    await setImmediate()
    const behind = peopleBehind(bookings, period)
    people.push(behind)
    centres.push({ centre: centre.name, centreId: centre.id, ...figuresOf(centre, bookings, period, behind), ...parts })
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
    total: { ...sumFigures(centres, people), ...sumParts(centres) },
  }
}

/** A centre that is out of use, or that others manage, is there only when it has figures or was asked for. */
const passedOver = (centre: Pick<Centre, 'archived' | 'managed'>, wanted: Wanted): boolean =>
  (centre.archived || !centre.managed) && wanted.centreId === undefined

/** Every counted activity with what it is told apart by in open data. */
export async function openActivities(tx: ReadTx, places: Places, wanted: Wanted): Promise<OpenActivity[]> {
  const period = reportPeriod(wanted.period, wanted.asOf)
  const closed = await closedBookings(tx, wanted)
  const read = closed
    ? (centreId: CentreId) => closed.filter((booking) => booking.centreId === centreId)
    : reader(tx, places, period, {})
  const found: OpenActivity[] = []
  for (const centre of places.centres) {
    const bookings = await read(centre.id)
    if (passedOver(centre, wanted) && bookings.length === 0) continue
    for (const b of bookings)
      if (countsIn(b, period))
        found.push({
          centre: centre.name,
          theme: b.theme ?? NONE,
          usage: b.usage,
          daypart: daypartOf(b.start % 1440),
          minutes: b.end - b.start,
          participants: b.participants,
          group: b.renterId ?? b.title.trim().toLowerCase(),
        })
  }
  return found
}

/** Open and used time of every centre, for the heat map. */
export async function occupancies(tx: ReadTx, places: Places, wanted: Wanted): Promise<PeriodOccupancy[]> {
  const period = reportPeriod(wanted.period, wanted.asOf)
  const found: PeriodOccupancy[] = []
  for (const centre of places.centres) {
    const part = { from: period.from, to: period.to, centreId: centre.id }
    if (passedOver(centre, wanted) && !(await hasBookings(tx, part))) continue
    const byRoom = new Map<string, Stretch[]>()
    for (const { id } of centre.rooms) {
      const taken = await takenOf(tx, part, id, wanted.asOf)
      if (taken.length > 0) byRoom.set(id, taken)
      await setImmediate()
    }
    found.push(occupancyOfRooms(centre, byRoom, period))
  }
  return found
}

/** What is read of each booking beside its own row; what is not asked for is empty. */
type Read = {
  rooms: boolean
  goals: boolean
  lines: boolean
  /** Whether it is the first of its renter. */
  first: boolean
}
const everything: Read = { rooms: true, goals: true, lines: true, first: true }

/** Reads the slim bookings of a period, one centre at a time so that never more than those are in memory. */
export function reader(
  tx: ReadTx,
  { labels }: Pick<Places, 'labels'>,
  period: ReportPeriod,
  parts: Partial<Read>,
): (centreId: CentreId) => Promise<AccountBooking[]> {
  const nameOf = (id: string) => labels.get(id)
  const goals = lists(nameOf)
  const lines = lists(lineOf)
  const { from, to } = period
  // Asked once of each renter, however many centres it comes to; most came before, and are nobody's first.
  const seen = new Set<string>()
  const known = new Set<string>()
  return async (centreId) => {
    const rows = await reportBookings(tx, { from, to, centreId }, parts)
    const taken = parts.rooms ? await roomsTaken(tx, { from, to, centreId }) : null
    const bookings = rows.map((row) => ({
      ...countedOf(row, nameOf),
      activity: row.activity_id === null ? null : (nameOf(row.activity_id) ?? null),
      selfService: row.self_service === 1,
      public: row.public === 1,
      goals: goals(row.goal_ids),
      roomIds: taken?.get(row.id) ?? nothing,
      lines: lines(row.lines),
      first: false,
    }))
    if (!parts.first) return bookings
    const here = firstsHere(bookings, period)
    const unseen = here.flatMap(({ renterId }) => (seen.has(renterId) ? [] : [renterId]))
    for (const id of unseen) seen.add(id)
    for (const id of await cameBefore(tx, unseen, from)) known.add(id)
    const firsts = await firstEver(
      tx,
      here.filter(({ renterId }) => !known.has(renterId)),
    )
    for (const booking of bookings) booking.first = firsts.has(booking.id)
    return bookings
  }
}

/** The first counted booking of each renter in the period, at this centre. */
function firstsHere(bookings: readonly ReportBooking[], period: ReportPeriod): FirstHere[] {
  const byRenter = new Map<string, ReportBooking>()
  for (const booking of bookings) {
    if (booking.renterId === null || !countsIn(booking, period)) continue
    const known = byRenter.get(booking.renterId)
    if (!known || booking.start < known.start || (booking.start === known.start && booking.id < known.id))
      byRenter.set(booking.renterId, booking)
  }
  return [...byRenter].map(([renterId, { id, start }]) => ({ id, renterId, startsAt: wallFromMinutes(start) }))
}

const nothing: readonly never[] = []

/** Splits the texts of reportBookings; the few combinations there are come back as the same list each time. */
function lists<T>(partOf: (text: string) => T | undefined): (texts: string | null) => readonly T[] {
  const known = new Map<string, readonly T[]>()
  return (ids) => {
    if (ids === null) return nothing
    const list = known.get(ids) ?? ids.split(',').flatMap((id) => partOf(id) ?? [])
    known.set(ids, list)
    return list
  }
}
