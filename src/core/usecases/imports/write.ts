import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { latestChange } from '#core/store/imports'
import { clearUndo } from '#core/store/log'
import * as places from '#core/store/places'
import { putRenter } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import { labelsOf } from '../bookings/labels'
import { ensureOrganisation } from '../places'
import { pause } from './run'
import { counted } from './words'
import type { Plan, PlannedBooking } from './world'

/** Rows that are written at a stretch: some twenty milliseconds. */
const SLICE = 200

/** Something was changed between the check and the write: what was checked may no longer be right. */
export class Outdated extends Error {
  override readonly name = 'Outdated'
}

const total = (plan: Plan): number =>
  plan.centres.length +
  plan.hours.length +
  plan.rooms.length +
  plan.closures.length +
  plan.renters.length +
  plan.bookings.length

/** True when there is nothing to write. */
export const isEmpty = (plan: Plan): boolean => total(plan) === 0

/**
 * Writes everything in one transaction; it can't be undone, and it ends what could be undone before.
 *
 * @param seen the latest change when the plan was made
 * @param tick is told how many of how many are written
 * @throws Outdated when there is a later one; AbortError when the signal aborts before the end: nothing is written
 */
export function writePlan(
  ctx: Ctx,
  plan: Plan,
  seen: number,
  signal: AbortSignal,
  tick: (done: number, total: number) => void,
): Promise<void> {
  const all = total(plan)
  return ctx.change({ action: 'imports.run', undoable: false }, async (unit) => {
    if ((await latestChange(unit.tx)) !== seen) throw new Outdated('changed since the check')
    let done = 0
    const next = async (rows: number) => {
      done += rows
      tick(done, all)
      await pause(signal)
    }
    await writePlaces(unit, plan, next)
    await eachSlice(plan.renters, next, async (slice) => {
      for (const renter of slice) {
        await putRenter(unit.tx, renter)
        unit.record({ kind: 'renter', id: renter.id, before: null, after: renter })
      }
    })
    await writeBookings(unit, plan.bookings, next)
    await clearUndo(unit.tx)
    return { result: undefined, subject: counted(plan.bookings.length, 'boeking', 'boekingen') }
  })
}

type Next = (rows: number) => Promise<void>

async function eachSlice<T>(items: readonly T[], next: Next, write: (slice: readonly T[]) => Promise<void>) {
  for (let from = 0; from < items.length; from += SLICE) {
    const slice = items.slice(from, from + SLICE)
    await write(slice)
    await next(slice.length)
  }
}

async function writePlaces(unit: Unit, plan: Plan, next: Next): Promise<void> {
  const { tx, newId, record } = unit
  if (plan.centres.length > 0 || plan.hours.length > 0) {
    const [municipality, ...others] = new Set(plan.centres.map((centre) => centre.municipality))
    const known = others.length === 0 ? municipality : null
    const organisation = await ensureOrganisation(unit, undefined, known ?? null)
    for (const planned of plan.centres) {
      const centre = { ...planned, municipality: planned.municipality ?? organisation.municipality }
      await places.putCentre(tx, centre, organisation.id, newId)
      record({ kind: 'centre', id: centre.id, before: null, after: centre, centreId: centre.id })
    }
    for (const { before, after } of plan.hours) {
      await places.putCentre(tx, after, organisation.id, newId)
      record({ kind: 'centre', id: after.id, before, after, centreId: after.id })
    }
  }
  for (const room of plan.rooms) {
    await places.putRoom(tx, room)
    record({ kind: 'room', id: room.id, before: null, after: room, centreId: room.centreId })
  }
  for (const closure of plan.closures) {
    await places.putClosure(tx, closure)
    record({ kind: 'closure', id: closure.id, before: null, after: closure, centreId: closure.centreId })
  }
  await next(plan.centres.length + plan.hours.length + plan.rooms.length + plan.closures.length)
}

async function writeBookings(unit: Unit, planned: readonly PlannedBooking[], next: Next): Promise<void> {
  if (planned.length === 0) return
  const labelId = await addLabels(unit, planned)
  const numberFor = await numbersFor(unit, planned)
  await eachSlice(planned, next, async (slice) => {
    const rows = slice.map(({ booking, occupied }) => {
      const whole: Booking = { ...booking, number: booking.number ?? numberFor(booking.startsAt), createdAt: unit.now }
      return { booking: whole, occupied }
    })
    await bookings.insertMany(unit.tx, rows, labelId)
    for (const { booking } of rows)
      unit.record({ kind: 'booking', id: booking.id, before: null, after: booking, centreId: booking.centreId })
  })
}

/** Themes, goals and activities come into being as they are written in the file. */
async function addLabels(unit: Unit, planned: readonly PlannedBooking[]) {
  const wanted = new Map(planned.flatMap(({ booking }) => labelsOf(booking)).map((l) => [`${l.kind}\n${l.name}`, l]))
  const before = new Set((await places.listLabels(unit.tx)).map((label) => label.id))
  const labelId = await places.resolveLabels(unit.tx, [...wanted.values()], unit.newId)
  for (const label of await places.listLabels(unit.tx))
    if (!before.has(label.id)) unit.record({ kind: 'label', id: label.id, before: null, after: label })
  return labelId
}

/** Hands out numbers for bookings that came without one, passing over those that an old system gave out already. */
async function numbersFor(unit: Unit, planned: readonly PlannedBooking[]): Promise<(startsAt: string) => string> {
  const given = new Set(planned.flatMap(({ booking }) => booking.number ?? []))
  const perYear = new Map<string, number>()
  for (const { booking } of planned) {
    const year = booking.startsAt.slice(0, 4)
    if (booking.number === null) perYear.set(year, (perYear.get(year) ?? 0) + 1)
  }
  const free = new Map<string, string[]>()
  for (const [year, count] of perYear) {
    const numbers: string[] = []
    while (numbers.length < count) {
      const missing = count - numbers.length
      const numberAt = await bookings.takeNumbers(unit.tx, year, missing)
      const taken = Array.from({ length: missing }, (_, i) => numberAt(i))
      const used = await bookings.idsByNumber(unit.tx, taken)
      numbers.push(...taken.filter((number) => !used.has(number) && !given.has(number)))
    }
    free.set(year, numbers.reverse())
  }
  return (startsAt) => {
    const number = free.get(startsAt.slice(0, 4))?.pop()
    if (number === undefined) throw new Error('a booking without a number was not counted')
    return number
  }
}
