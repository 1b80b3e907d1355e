import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import { claimsOf } from '#core/store/claims'
import { getCoreActivity } from '#core/store/core-activities'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/places'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import {
  type Centre,
  type CentreChange,
  type Closure,
  type ClosureChange,
  type Facility,
  type FacilityChange,
  type Label,
  type LabelChange,
  type NewCentre,
  type NewClosure,
  type NewFacility,
  type NewLabel,
  type NewRoom,
  type Organisation,
  type OrganisationChange,
  type Room,
  type RoomChange,
  type Setup,
  usualLetting,
} from '#shared/contract/place'
import type { Finding } from '#shared/domain/booking-rules'
import { freeOf } from '#shared/domain/facilities'
import { overlaps } from '#shared/domain/occupancy'
import { holdsOtherwise, isOver } from '#shared/domain/vocabulary'
import { addDays, dateOf, daysBetween } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, given, invalid } from './common'
import { occupyAnew } from './occupy'

/** Organisation, centres, rooms, facilities, closures and lists: what the settings screen and the wizard change. */
type In<S extends z.ZodType> = z.infer<S>

/** The organisation, made on the first write that needs one: an import may come before the wizard. */
export async function ensureOrganisation(
  unit: Unit,
  name = 'Mijn organisatie',
  municipality: string | null = null,
  demo = false,
): Promise<Organisation> {
  const known = await store.getOrganisation(unit.tx)
  if (known) return known
  const organisation = { id: unit.newId(), name, municipality, accent: null, demo, revision: 1 } as Organisation
  await store.putOrganisation(unit.tx, organisation)
  unit.record({ kind: 'organisation', id: organisation.id, before: null, after: organisation })
  return organisation
}

/** Changes the organisation, and makes its row when there is none. @throws stale */
export function changeOrganisation(ctx: Ctx, input: In<typeof OrganisationChange>): Promise<Organisation> {
  return ctx.change({ action: 'organisation.change', undoable: true }, async (unit) => {
    const before = await ensureOrganisation(unit)
    assertFresh(before, input.revision, 'organisation')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Organisation
    await store.putOrganisation(unit.tx, after)
    unit.record({ kind: 'organisation', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

/** All centres, those of others and archived ones too. */
export const listCentres = (ctx: Ctx): Promise<Centre[]> => ctx.read(store.listCentres)

/** Adds a centre. @throws invalid_input for its hours or active period, duplicate its name */
export function createCentre(ctx: Ctx, input: In<typeof NewCentre>): Promise<Centre> {
  return ctx.change({ action: 'centres.create', undoable: true }, async (unit) => {
    const centre = await addCentre(unit, input)
    return { result: centre, subject: centre.name }
  })
}

/** Adds a centre inside a unit of work; an import and the demo use it as well. */
export async function addCentre(unit: Unit, input: In<typeof NewCentre>): Promise<Centre> {
  const organisation = await ensureOrganisation(unit)
  const centre: Centre = {
    mode: null,
    municipality: organisation.municipality,
    district: null,
    operator: null,
    address: null,
    managed: true,
    activeFrom: null,
    activeTo: null,
    openingHours: [],
    staffedHours: [],
    ...usualLetting,
    contacts: [],
    ...given(input),
    id: unit.newId() as Centre['id'],
    archived: false,
    revision: 1,
  } as Centre
  assertCentre(centre)
  await assertNameFree(await store.listCentres(unit.tx), centre, 'centre')
  await store.putCentre(unit.tx, centre, organisation.id, unit.newId)
  unit.record({ kind: 'centre', id: centre.id, before: null, after: centre, centreId: centre.id })
  return centre
}

/**
 * Changes a centre. When its options or requests hold their slots otherwise, those that are open take their rooms anew;
 * if that does not fit the change is refused with the bookings in the way.
 */
export function changeCentre(ctx: Ctx, input: In<typeof CentreChange>): Promise<Centre> {
  return ctx.change({ action: 'centres.change', undoable: true }, async (unit) => {
    const centres = await store.listCentres(unit.tx)
    const before = found(
      centres.find((c) => c.id === input.id),
      'centre',
      input.id,
    )
    assertFresh(before, input.revision, 'centre')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Centre
    assertCentre(after)
    await assertNameFree(centres, after, 'centre')
    const organisation = await ensureOrganisation(unit)
    await store.putCentre(unit.tx, after, organisation.id, unit.newId)
    if (holdsOtherwise(before, after)) await occupyAnew(unit, after, 'open')
    unit.record({ kind: 'centre', id: after.id, before, after, centreId: after.id })
    return { result: after, subject: after.name }
  })
}

function assertCentre(centre: Centre): void {
  if (centre.activeFrom && centre.activeTo && centre.activeTo < centre.activeFrom)
    invalid('activeTo', 'ends_before_start')
  for (const field of ['openingHours', 'staffedHours'] as const) {
    const hours = [...centre[field]].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1))
    hours.forEach((h, i) => {
      const next = hours[i + 1]
      if (h.closes <= h.opens) invalid(field, 'ends_before_start')
      if (next && next.weekday === h.weekday && next.opens < h.closes) invalid(field, 'overlap')
    })
    // As the store gives them back: what is logged is what is there.
    centre[field] = hours
  }
}

const sameName = (a: string, b: string) => a.localeCompare(b, 'nl', { sensitivity: 'accent' }) === 0

async function assertNameFree(
  others: readonly { id: string; name: string }[],
  one: { id: string; name: string },
  kind: string,
): Promise<void> {
  if (others.some((other) => other.id !== one.id && sameName(other.name, one.name)))
    throw failure('duplicate', { kind, name: one.name })
}

/** Rooms of one centre or of all, archived ones too. */
export const listRooms = (ctx: Ctx, input: { centreId?: string | undefined }): Promise<Room[]> =>
  ctx.read((tx) => store.listRooms(tx, input.centreId))

/** Adds a room. @throws not_found the centre; invalid_input for its parts, capacity or blocks; duplicate its name */
export function createRoom(ctx: Ctx, input: In<typeof NewRoom>): Promise<Room> {
  return ctx.change({ action: 'rooms.create', undoable: true }, async (unit) => {
    const room = await addRoom(unit, input)
    return { result: room, subject: room.name }
  })
}

/** Adds a room inside a unit of work. A composite never counts for occupancy: its parts do. */
export async function addRoom(unit: Unit, input: In<typeof NewRoom>): Promise<Room> {
  const { blockIds = [], ...fields } = input
  const rooms = await store.listRooms(unit.tx, input.centreId)
  found(await store.getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const room: Room = {
    kind: 'activity_room',
    use: 'exclusive',
    capacity: null,
    areaM2: null,
    partIds: [],
    countsForOccupancy: (input.partIds ?? []).length === 0,
    wheelchair: false,
    setupMinutes: 0,
    clearupMinutes: 0,
    sortOrder: Math.max(-1, ...rooms.map((r) => r.sortOrder)) + 1,
    layouts: [],
    ...given(fields),
    id: unit.newId() as Room['id'],
    blocks: blocksOf([], blockIds, unit),
    archived: false,
    revision: 1,
  } as Room
  assertRoom(room, rooms)
  await assertNameFree(rooms, room, 'room')
  await store.putRoom(unit.tx, room)
  unit.record({ kind: 'room', id: room.id, before: null, after: room, centreId: room.centreId })
  return room
}

function assertRoom(room: Room, rooms: readonly Room[]): void {
  room.partIds = [...new Set(room.partIds)]
  const byId = new Map<string, Room>([...rooms.map((r) => [r.id, r] as const), [room.id, room]])
  const reaches = (id: string, seen: readonly string[]): boolean => {
    if (seen.includes(id)) return true
    return (byId.get(id)?.partIds ?? []).some((part) => reaches(part, [...seen, id]))
  }
  for (const part of room.partIds) if (!byId.has(part)) invalid('partIds', 'room_not_in_centre')
  if (room.partIds.some((part) => reaches(part, [room.id]))) invalid('partIds', 'part_of_itself')
  if (room.use === 'shared' && room.capacity === null) invalid('capacity', 'required')
  if (room.partIds.length > 0 && room.countsForOccupancy) room.countsForOccupancy = false
  assertBlocks(room, rooms)
  // As the store gives them back: what is logged is what is there.
  room.layouts = [...new Map(room.layouts.map((l) => [l.layout, l])).values()].sort((a, b) =>
    a.layout < b.layout ? -1 : 1,
  )
}

/** Only ordinary rooms block each other: a composite does what its parts do. */
function assertBlocks(room: Room, rooms: readonly Room[]): void {
  const blocked = new Set(rooms.flatMap((r) => r.blocks.map((b) => b.roomId)))
  if (room.partIds.length > 0 && (room.blocks.length > 0 || blocked.has(room.id))) invalid('blockIds', 'composite')
  for (const { roomId } of room.blocks) {
    const other = rooms.find((r) => r.id === roomId)
    if (!other) invalid('blockIds', 'room_not_in_centre')
    if (other.id === room.id || other.partIds.length > 0) invalid('blockIds', 'composite')
  }
}

/** Blocks that were there keep the day on which they began; new ones hold from today on. */
function blocksOf(before: Room['blocks'], ids: readonly Room['id'][], unit: Unit): Room['blocks'] {
  const since = `${dateOf(unit.wall)}T00:00` as WallTime
  return [...new Set(ids)].sort().map((roomId) => before.find((b) => b.roomId === roomId) ?? { roomId, since })
}

/**
 * Changes a room. When it is divided or shared otherwise, what is booked from today on takes its rooms anew; if that
 * does not fit the change is refused with the bookings in the way.
 */
export function changeRoom(ctx: Ctx, input: In<typeof RoomChange>): Promise<Room> {
  return ctx.change({ action: 'rooms.change', undoable: true }, async (unit) => {
    const before = found(await store.getRoom(unit.tx, input.id), 'room', input.id)
    assertFresh(before, input.revision, 'room')
    const { blockIds, ...fields } = input
    const after = { ...before, ...given(fields), revision: before.revision + 1 } as Room
    if (blockIds !== undefined) after.blocks = blocksOf(before.blocks, blockIds, unit)
    const rooms = await store.listRooms(unit.tx, before.centreId)
    assertRoom(after, rooms)
    await assertNameFree(rooms, after, 'room')
    await assertBlocksFit(unit, after, before)
    await placeRoom(unit, after)
    unit.record({ kind: 'room', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.name }
  })
}

/** Writes a room as it is to be; what is booked takes its rooms anew when it is divided or shared otherwise. */
export async function placeRoom(unit: Unit, after: Room): Promise<void> {
  const before = await store.getRoom(unit.tx, after.id)
  await store.putRoom(unit.tx, after)
  const divided =
    before !== null &&
    (before.use !== after.use ||
      before.partIds.join() !== after.partIds.join() ||
      (after.use === 'shared' && (after.capacity ?? 0) < (before.capacity ?? 0)))
  if (!divided) return
  await occupyAnew(unit, found(await store.getCentre(unit.tx, after.centreId), 'centre', after.centreId), 'coming')
}

/** Refuses a block between rooms that are booked at one time, with the bookings in the way; the database does so as well. */
async function assertBlocksFit(unit: Unit, room: Room, before: Room): Promise<void> {
  const added = room.blocks.filter((b) => !before.blocks.some((old) => old.roomId === b.roomId))
  const from = `${dateOf(unit.wall)}T00:00` as WallTime
  const to = `${addDays(dateOf(unit.wall), FAR_AHEAD_DAYS)}T00:00` as WallTime
  const rooms = await store.listRooms(unit.tx, room.centreId)
  const findings: Finding[] = []
  for (const { roomId } of added) {
    const [here, there] = [
      await bookings.taken(unit.tx, [room.id], from, to, ''),
      await bookings.taken(unit.tx, [roomId], from, to, ''),
    ]
    const blockedBy = rooms.find((r) => r.id === roomId)?.name ?? ''
    for (const mine of here)
      for (const { bookingId, title, startsAt, endsAt } of there.filter(
        (o) => o.bookingId !== mine.bookingId && overlaps(mine, o),
      ))
        findings.push({
          code: 'room_conflict',
          severity: 'error',
          data: {
            roomId: room.id,
            roomName: room.name,
            bookingId,
            title,
            startsAt,
            endsAt,
            alternatives: [],
            blockedBy,
          },
        })
  }
  if (findings.length > 0) throw failure('room_conflict', { findings: findings.slice(0, MOST_IN_THE_WAY) })
}
const MOST_IN_THE_WAY = 20

/** Ten years: nobody books further ahead. */
const FAR_AHEAD_DAYS = 3650

/** Facilities of one centre or of all, archived ones too. */
export const listFacilities = (ctx: Ctx, input: { centreId?: string | undefined }): Promise<Facility[]> =>
  ctx.read((tx) => store.listFacilities(tx, input.centreId))

/** Adds a facility. @throws not_found the centre; invalid_input `roomId`; duplicate its name */
export function createFacility(ctx: Ctx, input: In<typeof NewFacility>): Promise<Facility> {
  return ctx.change({ action: 'facilities.create', undoable: true }, async (unit) => {
    found(await store.getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const facility: Facility = {
      ...input,
      roomId: input.roomId ?? null,
      id: unit.newId() as Facility['id'],
      archived: false,
      revision: 1,
    }
    await assertFacility(unit.tx, facility)
    await store.putFacility(unit.tx, facility, unit.wall)
    unit.record({ kind: 'facility', id: facility.id, before: null, after: facility, centreId: facility.centreId })
    return { result: facility, subject: facility.name }
  })
}

/**
 * Changes a facility.
 * @throws not_found, stale, duplicate; invalid_input `roomId`; facility_exhausted when the stock falls below what is claimed
 */
export function changeFacility(ctx: Ctx, input: In<typeof FacilityChange>): Promise<Facility> {
  return ctx.change({ action: 'facilities.change', undoable: true }, async (unit) => {
    const before = found(await store.getFacility(unit.tx, input.id), 'facility', input.id)
    assertFresh(before, input.revision, 'facility')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Facility
    await assertFacility(unit.tx, after)
    if (after.stock < before.stock) await assertStock(unit, after)
    await store.putFacility(unit.tx, after, unit.wall)
    unit.record({ kind: 'facility', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.name }
  })
}

/** Refuses a stock that is smaller than what is claimed at some moment from now on, with the bookings in the way. */
async function assertStock(unit: Unit, facility: Facility): Promise<void> {
  const claims = (await claimsOf(unit.tx, facility.id)).filter((claim) => claim.clearTo > unit.wall)
  const findings: Finding[] = []
  for (const claim of claims) {
    const setupFrom = claim.setupFrom > unit.wall ? claim.setupFrom : unit.wall
    const others = claims.filter((other) => other.bookingId !== claim.bookingId)
    const free = freeOf(facility, { setupFrom, clearTo: claim.clearTo }, others)
    if (free >= claim.quantity) continue
    const { id: facilityId, name, stock } = facility
    const takenBy = [claim.title]
    const data = { facilityId, name, wanted: claim.quantity, free, stock, takenBy, freeFrom: null }
    findings.push({ code: 'facility_exhausted', severity: 'error', data })
  }
  if (findings.length > 0) throw failure('facility_exhausted', { findings: findings.slice(0, MOST_IN_THE_WAY) })
}

async function assertFacility(tx: ReadTx, facility: Facility): Promise<void> {
  if (facility.roomId !== null) {
    const room = await store.getRoom(tx, facility.roomId)
    if (room?.centreId !== facility.centreId) invalid('roomId', 'room_not_in_centre')
  }
  const others = (await store.listFacilities(tx, facility.centreId)).filter((f) => f.roomId === facility.roomId)
  await assertNameFree(others, facility, 'facility')
}

/** Closed days of one centre or of all, within a period when one is named. */
export const listClosures = (ctx: Ctx, input: Parameters<typeof store.listClosures>[1]): Promise<Closure[]> =>
  ctx.read((tx) => store.listClosures(tx, input))

/** Closes a centre on days. Bookings on those days stay and come back with the answer, so that someone deals with them. */
export function createClosure(ctx: Ctx, input: In<typeof NewClosure>): Promise<Closure & { bookings: Booking[] }> {
  return ctx.change({ action: 'closures.create', undoable: true }, async (unit) => {
    const closure = await addClosure(unit, input)
    return { result: { ...closure, bookings: await touchedBy(unit.tx, closure) }, subject: closure.reason }
  })
}

/** Adds a closure inside a unit of work; an import and the demo use it as well. @throws not_found, invalid_input `to` */
export async function addClosure(unit: Unit, input: In<typeof NewClosure>): Promise<Closure> {
  found(await store.getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const closure: Closure = { ...input, id: unit.newId() as Closure['id'], revision: 1 }
  assertClosure(closure)
  await store.putClosure(unit.tx, closure)
  unit.record({ kind: 'closure', id: closure.id, before: null, after: closure, centreId: closure.centreId })
  return closure
}

function assertClosure(closure: Closure): void {
  if (closure.to < closure.from) invalid('to', 'ends_before_start')
  if (daysBetween(closure.from, closure.to) > 3660) invalid('to', 'too_long')
}

/** Changes the days or the reason; what is booked on them comes back with the answer. @throws not_found, stale, invalid_input `to` */
export function changeClosure(ctx: Ctx, input: In<typeof ClosureChange>): Promise<Closure & { bookings: Booking[] }> {
  return ctx.change({ action: 'closures.change', undoable: true }, async (unit) => {
    const before = found(await store.getClosure(unit.tx, input.id), 'closure', input.id)
    assertFresh(before, input.revision, 'closure')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Closure
    assertClosure(after)
    await store.putClosure(unit.tx, after)
    unit.record({ kind: 'closure', id: after.id, before, after, centreId: after.centreId })
    return { result: { ...after, bookings: await touchedBy(unit.tx, after) }, subject: after.reason }
  })
}

/** Opens the centre again on those days; the log keeps what was. */
export function removeClosure(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'closures.remove', undoable: true }, async (unit) => {
    const before = found(await store.getClosure(unit.tx, input.id), 'closure', input.id)
    assertFresh(before, input.revision, 'closure')
    await store.removeClosure(unit.tx, before.id)
    unit.record({ kind: 'closure', id: before.id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: before.reason }
  })
}

/** What is booked on the days of a closure. @throws not_found */
export const closureBookings = (ctx: Ctx, input: { id: string }): Promise<Booking[]> =>
  ctx.read(async (tx) => touchedBy(tx, found(await store.getClosure(tx, input.id), 'closure', input.id)))

async function touchedBy(tx: ReadTx, closure: Closure): Promise<Booking[]> {
  const touching = await bookings.list(tx, {
    centreId: closure.centreId,
    from: closure.from,
    to: addDays(closure.to, 1),
  })
  return touching.filter((b) => !isOver(b.status))
}

/** Themes, goals and activity types in their order, archived ones too. */
export const listLabels = (ctx: Ctx): Promise<Label[]> => ctx.read(store.listLabels)

/** Adds a label at the end of its list. @throws duplicate */
export function createLabel(ctx: Ctx, input: In<typeof NewLabel>): Promise<Label> {
  return ctx.change({ action: 'labels.create', undoable: true }, async (unit) => {
    const others = (await store.listLabels(unit.tx)).filter((l) => l.kind === input.kind)
    const sortOrder = Math.max(-1, ...others.map((l) => l.sortOrder)) + 1
    const label: Label = { ...input, id: unit.newId() as Label['id'], sortOrder, archived: false, revision: 1 }
    await assertNameFree(others, label, input.kind)
    await store.putLabel(unit.tx, label)
    unit.record({ kind: 'label', id: label.id, before: null, after: label })
    return { result: label, subject: label.name }
  })
}

/** Changes a label. @throws not_found (also the core activity), stale, duplicate */
export function changeLabel(ctx: Ctx, input: In<typeof LabelChange>): Promise<Label> {
  return ctx.change({ action: 'labels.change', undoable: true }, async (unit) => {
    const before = found(await store.getLabel(unit.tx, input.id), 'label', input.id)
    assertFresh(before, input.revision, 'label')
    const { coreActivityId, ...fields } = input
    const after = { ...before, ...given(fields), revision: before.revision + 1 } as Label
    if (coreActivityId) {
      if (after.kind !== 'activity') invalid('coreActivityId', 'not_an_activity')
      after.coreActivityId = found(await getCoreActivity(unit.tx, coreActivityId), 'coreActivity', coreActivityId).id
    } else if (coreActivityId === null) delete after.coreActivityId
    await assertNameFree(
      (await store.listLabels(unit.tx)).filter((l) => l.kind === after.kind),
      after,
      after.kind,
    )
    await store.putLabel(unit.tx, after)
    unit.record({ kind: 'label', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

/** The first-run wizard: organisation, first centre and its rooms in one act. @throws wrong_state when there is something already */
export function setUp(ctx: Ctx, input: Setup): Promise<Centre> {
  return ctx.change({ action: 'app.setUp', undoable: false }, async (unit) => {
    if ((await store.listCentres(unit.tx)).length > 0)
      throw failure('wrong_state', { reason: 'not_empty', detail: 'setUp' })
    await ensureOrganisation(unit, input.organisation, input.municipality ?? null)
    const centre = await addCentre(unit, input.centre)
    for (const room of input.rooms) await addRoom(unit, { ...room, centreId: centre.id })
    return { result: centre, subject: centre.name }
  })
}
