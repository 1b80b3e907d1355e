import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCentre, getRoom } from '#core/store/places'
import * as store from '#core/store/repairs'
import type { PhotoId } from '#shared/contract/base'
import {
  MOST_PHOTOS,
  type NewPhoto,
  type NewRepair,
  PHOTO_BYTES,
  PHOTO_PIXELS,
  type Photo,
  type PhotoRemoval,
  type Repair,
  type RepairChange,
} from '#shared/contract/day-log'
import { failure } from '#shared/contract/failure'
import { assertFresh, found, given, invalid } from '../common'
import { readPicture } from '../logo/picture'
import { pastDay, textOrNull, whoOf } from './common'

/** Damage and small maintenance: reported, looked at, done. */
type In<S extends z.ZodType> = z.infer<S>

/** @throws not_found, invalid_input for a day to come or a room of another centre */
export function reportRepair(ctx: Ctx, input: In<typeof NewRepair>): Promise<Repair> {
  return ctx.change({ action: 'repairs.create', undoable: true }, async (unit) => {
    found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const repair: Repair = {
      id: unit.newId() as Repair['id'],
      centreId: input.centreId,
      roomId: input.roomId ?? null,
      title: input.title,
      note: textOrNull(input.note),
      reportedOn: pastDay(unit, 'reportedOn', input.reportedOn),
      reportedBy: whoOf(ctx, input.by),
      doneOn: null,
      doneBy: null,
      costCents: null,
      photoIds: [],
      revision: 1,
    }
    await putRepair(unit, null, repair)
    return { result: repair, subject: repair.title }
  })
}

/** Changes what it says, says that it is done, or opens it again. @throws not_found, stale, invalid_input */
export function changeRepair(ctx: Ctx, input: In<typeof RepairChange>): Promise<Repair> {
  return step(ctx, 'repairs.change', input, async (unit, before) => {
    const merged = { ...before, ...given(input) } as Repair
    if (merged.doneOn === null) return { ...merged, note: textOrNull(merged.note), doneBy: null, costCents: null }
    pastDay(unit, 'doneOn', merged.doneOn)
    return { ...merged, note: textOrNull(merged.note), doneBy: merged.doneBy ?? whoOf(ctx, undefined) }
  })
}

/** @throws not_found, stale; invalid_input for what is no JPEG, too large, or one too many */
export function addPhoto(ctx: Ctx, input: In<typeof NewPhoto>): Promise<Repair> {
  const bytes = Buffer.from(input.base64, 'base64')
  return step(ctx, 'repairs.addPhoto', input, async (unit, before) => {
    if (before.photoIds.length >= MOST_PHOTOS) invalid('base64', 'too_many')
    return { ...before, photoIds: [...before.photoIds, await keepPhoto(unit, bytes)] }
  })
}

/** Keeps the bytes of a photo and gives its id. @throws invalid_input for what is no JPEG or too large */
export async function keepPhoto(unit: Unit, bytes: Uint8Array): Promise<PhotoId> {
  const header = readPicture(bytes)
  if (header?.mediaType !== 'image/jpeg') invalid('base64', 'picture')
  const { width, height } = header
  if (bytes.length > PHOTO_BYTES || Math.max(width, height) > PHOTO_PIXELS) invalid('base64', 'too_large')
  const id = unit.newId()
  await store.addPhoto(unit.tx, { id, bytes, width, height })
  return id as PhotoId
}

/** Takes a photo off; undo brings it back. @throws not_found, stale */
export function removePhoto(ctx: Ctx, input: In<typeof PhotoRemoval>): Promise<Repair> {
  return step(ctx, 'repairs.removePhoto', input, async (_unit, before) => {
    if (!before.photoIds.includes(input.photoId)) throw failure('not_found', { kind: 'repair', id: input.photoId })
    return { ...before, photoIds: before.photoIds.filter((id) => id !== input.photoId) }
  })
}

/** @throws not_found */
export function getPhoto(ctx: Ctx, { id }: { id: PhotoId }): Promise<Photo> {
  return ctx.read(async (tx) => {
    const { bytes, width, height } = found(await store.getPhoto(tx, id), 'repair', id)
    return { id, mediaType: 'image/jpeg', base64: Buffer.from(bytes).toString('base64'), width, height }
  })
}

function step(
  ctx: Ctx,
  action: string,
  { id, revision }: { id: string; revision: number },
  change: (unit: Unit, before: Repair) => Promise<Repair>,
): Promise<Repair> {
  return ctx.change({ action, undoable: true }, async (unit) => {
    const before = found(await store.getRepair(unit.tx, id), 'repair', id)
    assertFresh(before, revision, 'repair')
    const after = { ...(await change(unit, before)), revision: before.revision + 1 }
    await putRepair(unit, before, after)
    return { result: after, subject: after.title }
  })
}

/** Saves it inside a unit of work; the demo uses it as well. @throws invalid_input */
export async function putRepair(unit: Unit, before: Repair | null, after: Repair): Promise<void> {
  if (after.doneOn !== null && after.doneOn < after.reportedOn) invalid('doneOn', 'ends_before_start')
  if (after.roomId !== null && after.roomId !== before?.roomId) {
    const room = found(await getRoom(unit.tx, after.roomId), 'room', after.roomId)
    if (room.centreId !== after.centreId) invalid('roomId', 'other_centre')
  }
  await store.putRepair(unit.tx, after)
  unit.record({ kind: 'repair', id: after.id, before, after, centreId: after.centreId })
}
