import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import * as store from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { NewRenter, Renter, RenterChange, RenterHit, RenterSearch } from '#shared/contract/renter'
import { assertFresh, found, given } from './common'

const HITS = 20
const BOOKINGS = 100

/** Type-ahead over all renters: every word must occur, names that begin with it come first. */
export const searchRenters = (ctx: Ctx, input: z.infer<typeof RenterSearch>): Promise<RenterHit[]> =>
  ctx.read((tx) =>
    store.searchRenters(tx, input.q, input.limit ?? HITS, input.archived ?? false, input.category ?? null),
  )

/** One renter. @throws not_found */
export const getRenter = (ctx: Ctx, input: { id: string }): Promise<Renter> =>
  ctx.read(async (tx) => found(await store.getRenter(tx, input.id), 'renter', input.id))

/** Adds a renter. Two may share a name. */
export function createRenter(ctx: Ctx, input: NewRenter): Promise<Renter> {
  return ctx.change({ action: 'renters.create', undoable: true }, async (unit) => {
    const renter = await addRenter(unit, input)
    return { result: renter, subject: renter.name }
  })
}

/** Adds a renter inside a unit of work; an import and the demo use it as well. Two renters may share a name. */
export async function addRenter(unit: Unit, input: NewRenter): Promise<Renter> {
  const blank = { contactName: null, email: null, phone: null, address: null, postcode: null, town: null, notes: null }
  const renter = { ...blank, ...emptied(given(input)), id: unit.newId(), archived: false, revision: 1 } as Renter
  await store.putRenter(unit.tx, renter)
  unit.record({ kind: 'renter', id: renter.id, before: null, after: renter })
  return renter
}

/** Changes a renter. @throws not_found, stale */
export function changeRenter(ctx: Ctx, input: z.infer<typeof RenterChange>): Promise<Renter> {
  return ctx.change({ action: 'renters.change', undoable: true }, async (unit) => {
    const before = found(await store.getRenter(unit.tx, input.id), 'renter', input.id)
    assertFresh(before, input.revision, 'renter')
    const after = { ...before, ...emptied(given(input)), revision: before.revision + 1 } as Renter
    await store.putRenter(unit.tx, after)
    unit.record({ kind: 'renter', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

/** Empty text means that nothing is known. */
const emptied = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? null : value])) as T

/** The bookings of a renter, latest first. */
export const renterBookings = (ctx: Ctx, input: { id: string; limit?: number | undefined }): Promise<Booking[]> =>
  ctx.read((tx) => bookings.ofRenter(tx, input.id, input.limit ?? BOOKINGS))
