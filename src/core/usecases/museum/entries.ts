import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/museum'
import { getCentre } from '#core/store/places'
import type { ByMuseumEntry, MuseumEntry, NewMuseumEntry } from '#shared/contract/museum'
import { dateOf } from '#shared/time/civil'
import { assertFresh, found, invalid } from '../common'

/** Money of a museum that nothing else knows of: what visitors give, subsidy, what is spent. */

/** @throws not_found; invalid_input `not_a_museum`, or `not_yet` for a day to come */
export function createEntry(ctx: Ctx, input: z.infer<typeof NewMuseumEntry>): Promise<MuseumEntry> {
  return ctx.change({ action: 'museum.addEntry', undoable: true }, async (unit) => {
    const entry = await addEntry(unit, input)
    return { result: entry, subject: entry.note ?? '' }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function addEntry(unit: Unit, input: z.infer<typeof NewMuseumEntry>): Promise<MuseumEntry> {
  const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  if (centre.type !== 'museum') invalid('centreId', 'not_a_museum')
  if (input.date > dateOf(unit.wall)) invalid('date', 'not_yet')
  const entry: MuseumEntry = {
    id: unit.newId() as MuseumEntry['id'],
    ...input,
    note: input.note || null,
    revision: 1,
  }
  await store.putEntry(unit.tx, entry)
  unit.record({ kind: 'museumEntry', id: entry.id, before: null, after: entry, centreId: entry.centreId })
  return entry
}

/** @throws not_found, stale */
export function removeEntry(ctx: Ctx, input: z.infer<typeof ByMuseumEntry>): Promise<Record<string, never>> {
  return ctx.change({ action: 'museum.removeEntry', undoable: true }, async (unit) => {
    const before = found(await store.getEntry(unit.tx, input.id), 'museumEntry', input.id)
    assertFresh(before, input.revision, 'museumEntry')
    await store.removeEntry(unit.tx, before.id)
    unit.record({ kind: 'museumEntry', id: before.id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: before.note ?? '' }
  })
}
