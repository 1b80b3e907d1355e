import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { insertMany, type LabelIds, type NewRow, takeNumbers } from '#core/store/bookings'
import { listCentres } from '#core/store/places'
import { loadPlace } from '#core/usecases/bookings/surroundings'
import { repriceMany } from '#core/usecases/prices/booking-price'
import type { DemoRequest } from '#shared/contract/app'
import { failure } from '#shared/contract/failure'
import { occupancyOf } from '#shared/domain/occupancy'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, addMonths, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { addAccountTalks } from './account-talks'
import { addAccountability } from './accountability'
import { bookingFrom } from './book'
import { addCalamity } from './calamities'
import { addCalendar } from './calendar'
import { addConsultations } from './consultations'
import { addDayLog } from './day-log'
import { addDeposits } from './deposits'
import { addFunctions } from './functions'
import { type Furnished, furnish } from './furnish'
import { addHandOvers } from './hand-overs'
import { addInvoices } from './invoices'
import { addLongAgo } from './long-ago'
import { addLooks } from './looks'
import { addMuseum } from './museum'
import { addOverviewMail } from './overview-mail'
import { busyPack, loadPack, loadProgramme, type Programme } from './packs'
import { addElsewhere, addInstructions, createClaimer } from './places'
import { createPlanner, type PlanCentre, type Planned } from './plan'
import { addPriceLists, addSales } from './register'
import { addRequests } from './requests'
import { addRoster } from './roster'
import { addSatisfaction } from './satisfaction'
import { addDemoSeason } from './season'
import { asSeries } from './series'
import { addTariffs } from './tariffs'
import { addYearNumbers } from './year-numbers'

export type DemoOptions = z.infer<typeof DemoRequest> & {
  /** Ten centres with eight rooms each and about 45,000 bookings a year. */
  busy?: boolean | undefined
  /** Bookings a year when busy, for measurements. */
  perYear?: number | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

const YEARS = 2
const COMING_MONTHS = 3
const BUSY_PER_YEAR = 45_000
const BUSY_RENTERS = 20_000

/**
 * Fills an empty store with believable demo data of one municipality: `years` (1 to 10, default 2) back and three months
 * ahead. The same day gives the same data. Logged, not to be undone; marked as demo on the organisation. A busy set is
 * written a year of a centre at a time, so that others can write in between.
 *
 * @throws wrong_state `not_empty` when there is a centre already
 */
export async function loadDemo(ctx: Ctx, request: DemoOptions): Promise<Record<string, never>> {
  const { set, years = YEARS, busy = false, onProgress } = request
  const pack = busy ? busyPack(loadPack(set)) : loadPack(set)
  const programme = loadProgramme()
  const today = dateOf(wallNow(ctx.clock))
  const span = { from: addMonths(today, -12 * years), to: addMonths(today, COMING_MONTHS) }
  const change = <T>(work: (unit: Unit) => Promise<T>) =>
    ctx.change({ action: 'app.loadDemo', undoable: false }, async (unit) => ({
      result: await work(unit),
      subject: pack.organisation,
    }))

  const start = async (unit: Unit) => {
    if ((await listCentres(unit.tx)).length > 0) throw failure('wrong_state', { reason: 'not_empty', detail: 'demo' })
    const furnished = await furnish(unit, pack, programme, { set, span, renters: busy ? BUSY_RENTERS : 0 })
    await addFunctions(unit)
    for (const place of furnished.places) await addTariffs(unit, place, span)
    const keep = busy ? keepFor(request.perYear ?? BUSY_PER_YEAR, programme, furnished.places, span.to) : 1
    return { ...furnished, places: furnished.places.map((place) => ({ ...place, keep })) }
  }
  const parts = periods(span)
  const thisYear = `${today.slice(0, 4)}-01-01`
  const fill = async (unit: Unit, furnished: Furnished, place: PlanCentre, period: Period, claim: Claimer) => {
    // What others manage is only referred to.
    if (!place.centre.managed) return
    const planDay = createPlanner(programme, place)
    const planned: Planned[] = []
    for (let day = period.from; day < period.to; day = addDays(day, 1))
      planned.push(...planDay(day, extraOn(day, today)))
    await write(unit, furnished, place, planned, programme, claim, busy || period.to <= thisYear)
  }
  const total = parts.length * pack.centres.length
  let done = 0
  const step = async (unit: Unit, furnished: Furnished, place: PlanCentre, period: Period, claim: Claimer) => {
    await fill(unit, furnished, place, period, claim)
    onProgress?.(++done, total)
    // Lets the host answer others meanwhile.
    await new Promise((resolve) => setImmediate(resolve))
  }

  if (busy) {
    const furnished = await change(start)
    for (const period of parts)
      for (const place of furnished.places) await change((unit) => step(unit, furnished, place, period, claimNothing))
  } else {
    await change(async (unit) => {
      const furnished = await start(unit)
      const priceLists = await addPriceLists(unit, furnished)
      const claim = await createClaimer(unit)
      for (const period of parts)
        for (const place of furnished.places) await step(unit, furnished, place, period, claim)
      await addSales(unit, furnished, priceLists)
      await addElsewhere(unit, pack)
      await addInstructions(unit)
      await addInvoices(unit, pack.municipality)
      await addDeposits(unit)
      await addDemoSeason(unit, furnished.places, today)
      const centres = furnished.places.map(({ centre }) => centre)
      await addRoster(unit, set, pack, centres)
      await addHandOvers(unit)
      await addCalamity(unit)
      await addDayLog(unit, furnished)
      await addYearNumbers(unit)
      for (const place of furnished.places) await addRequests(unit, place, furnished.renters, furnished.labelId)
      await addMuseum(unit, furnished)
      await addAccountTalks(unit, centres)
      await addConsultations(unit, { pack, centres })
      await addCalendar(unit, pack)
      await addAccountability(unit, centres, span.from)
      await addLongAgo(unit, furnished.places[0], furnished.labelId)
      await addSatisfaction(unit, centres)
      await addOverviewMail(unit)
      await addLooks(unit, ctx.user.id)
    })
  }
  return {}
}

/** What a booking takes along of the facilities of its centre. */
type Claimer = Awaited<ReturnType<typeof createClaimer>>
const claimNothing: Claimer = () => []

type Period = { from: CivilDate; to: CivilDate }

/** The span cut at New Year; `to` is exclusive. */
function periods(span: Period): Period[] {
  const out: Period[] = []
  for (let from = span.from; from < span.to; ) {
    const newYear = `${Number(from.slice(0, 4)) + 1}-01-01` as CivilDate
    const to = newYear < span.to ? newYear : span.to
    out.push({ from, to })
    from = to
  }
  return out
}

/** Today and the week that follows are well filled: they are what people look at first. */
function extraOn(day: CivilDate, today: CivilDate): number {
  if (day === today) return 16
  return day > today && day <= addDays(today, 6) ? 4 : 0
}

/** Which part of the plan to keep for so many bookings a year: judged by every third week of a year. */
function keepFor(perYear: number, programme: Programme, places: readonly PlanCentre[], end: CivilDate): number {
  let days = 0
  let count = 0
  for (const place of places) {
    const planDay = createPlanner(programme, place)
    for (let week = 1; week <= 52; week += 3)
      for (let day = 0; day < 7; day++) {
        days++
        count += planDay(addDays(end, -7 * week + day), 0).length
      }
  }
  const natural = (count / days) * 365 * places.length
  return Math.min(1, perYear / natural)
}

async function write(
  unit: Unit,
  { renters, labelId }: { renters: Furnished['renters']; labelId: LabelIds },
  place: PlanCentre,
  planned: readonly Planned[],
  programme: Programme,
  claim: Claimer,
  lean: boolean,
): Promise<void> {
  const rooms = new Map(place.rooms.map((room) => [room.id as string, room]))
  const counts = new Map<string, number>()
  for (const one of planned) counts.set(one.date.slice(0, 4), (counts.get(one.date.slice(0, 4)) ?? 0) + 1)
  const numbers = new Map<string, () => string>()
  for (const [year, count] of counts) {
    const numberAt = await takeNumbers(unit.tx, year, count)
    let next = 0
    numbers.set(year, () => numberAt(next++))
  }
  const made = planned.map((one): NewRow => {
    const number = numbers.get(one.date.slice(0, 4))?.() ?? ''
    const booking = bookingFrom(one, {
      id: unit.newId(),
      number,
      centre: place.centre,
      renters,
      programme,
      now: unit.now,
      wall: unit.wall,
    })
    const occupied = holdsRoom(booking.status, place.centre) ? occupancyOf(booking, rooms) : []
    return { booking: { ...booking, facilities: claim(booking, occupied) }, occupied }
  })
  const surroundings = await loadPlace(unit.tx, place.centre.id)
  const rows = lean ? made : await asSeries(unit, surroundings, made)
  const keepPrices = await repriceMany(
    unit,
    surroundings,
    rows.map(({ booking }) => ({ before: null, after: booking })),
  )
  await insertMany(unit.tx, rows, labelId)
  for (const { booking } of rows)
    unit.record({ kind: 'booking', id: booking.id, before: null, after: booking, centreId: booking.centreId })
  // Years that are closed, and a very full store, keep the sums alone: their lines would double what is written. They
  // have no series either.
  if (!lean) await keepPrices()
}
