import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/museum'
import { getCentre, getRoom } from '#core/store/places'
import { failure } from '#shared/contract/failure'
import type { MuseumProgramme, MuseumProgrammeChange, NewMuseumProgramme } from '#shared/contract/museum'
import { assertFresh, found, given, invalid } from '../common'

/** What a museum offers: tours and arrangements, with how long they take, for how many, and what each person pays. */
export const listProgrammes = (ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<MuseumProgramme[]> =>
  ctx.read((tx) => store.listProgrammes(tx, centreId))

/** @throws not_found, duplicate; invalid_input `not_a_museum`, or for a room of another centre */
export function createProgramme(ctx: Ctx, input: z.infer<typeof NewMuseumProgramme>): Promise<MuseumProgramme> {
  return ctx.change({ action: 'museum.createProgramme', undoable: true }, async (unit) => {
    const programme = await addProgramme(unit, input)
    return { result: programme, subject: programme.name }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function addProgramme(unit: Unit, input: z.infer<typeof NewMuseumProgramme>): Promise<MuseumProgramme> {
  const programme: MuseumProgramme = {
    id: unit.newId() as MuseumProgramme['id'],
    ...input,
    description: input.description || null,
    archived: false,
    revision: 1,
  }
  await put(unit, null, programme)
  return programme
}

/** What was booked keeps the name and the price that it was booked for. @throws not_found, stale, duplicate, invalid_input */
export function changeProgramme(ctx: Ctx, input: z.infer<typeof MuseumProgrammeChange>): Promise<MuseumProgramme> {
  return ctx.change({ action: 'museum.changeProgramme', undoable: true }, async (unit) => {
    const before = found(await store.getProgramme(unit.tx, input.id), 'museumProgramme', input.id)
    assertFresh(before, input.revision, 'museumProgramme')
    const after: MuseumProgramme = { ...before, ...given(input), revision: before.revision + 1 }
    if (after.description === '') after.description = null
    await put(unit, before, after)
    return { result: after, subject: after.name }
  })
}

async function put(unit: Unit, before: MuseumProgramme | null, after: MuseumProgramme): Promise<void> {
  const centre = found(await getCentre(unit.tx, after.centreId), 'centre', after.centreId)
  if (centre.type !== 'museum') invalid('centreId', 'not_a_museum')
  const room = found(await getRoom(unit.tx, after.roomId), 'room', after.roomId)
  if (room.centreId !== centre.id) invalid('roomId', 'room_not_in_centre')
  const others = await store.listProgrammes(unit.tx, centre.id)
  if (others.some(({ id, name }) => id !== after.id && name.toLowerCase() === after.name.toLowerCase()))
    throw failure('duplicate', { kind: 'museumProgramme', name: after.name })
  await store.putProgramme(unit.tx, after)
  unit.record({ kind: 'museumProgramme', id: after.id, before, after, centreId: after.centreId })
}
