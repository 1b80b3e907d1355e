import type { CoreActivityId } from '#shared/contract/base'
import type { Centre, Closure, Facility, Hours, Label, Organisation, Room } from '#shared/contract/place'
import type { LabelKind } from '#shared/domain/vocabulary'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { blocksByRoom, contactsByCentre, layoutsByRoom, writeBlocks, writeContacts, writeLayouts } from './room-details'
import type { Tables } from './tables'

/** Organisation, centres with their hours, rooms with their parts, facilities, closures and lists: small, read often. */

export async function getOrganisation(tx: ReadTx): Promise<Organisation | null> {
  const row = await tx.selectFrom('organisation').selectAll().limit(1).executeTakeFirst()
  return row ? ({ ...row, demo: row.demo === 1 } as Organisation) : null
}

export async function putOrganisation(tx: WriteTx, value: Organisation): Promise<void> {
  const row = { ...value, demo: value.demo ? 1 : 0 }
  await tx
    .insertInto('organisation')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeOrganisation(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('organisation').where('id', '=', id).execute()
}

const collator = new Intl.Collator('nl', { numeric: true })
const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name)

/** All centres with their hours, in order of name; or the one with this id. */
async function fetchCentres(tx: ReadTx, id?: string): Promise<Centre[]> {
  const rows = await tx
    .selectFrom('centre as c')
    .leftJoin('district as d', 'd.id', 'c.district_id')
    .selectAll('c')
    .select('d.name as district_name')
    .$if(id !== undefined, (q) => q.where('c.id', '=', id ?? ''))
    .execute()
  const [opening, staffed] = [await fetchHours(tx, 'opening_hours', id), await fetchHours(tx, 'staffed_hours', id)]
  const contacts = await contactsByCentre(tx, id)
  return rows
    .map(
      (row): Centre => ({
        id: row.id as Centre['id'],
        name: row.name,
        type: row.type,
        mode: row.mode,
        municipality: row.municipality,
        district: row.district_name,
        operator: row.operator,
        address: row.address,
        managed: row.managed === 1,
        activeFrom: row.active_from,
        activeTo: row.active_to,
        openingHours: hoursOf(opening, row.id),
        staffedHours: hoursOf(staffed, row.id),
        archived: row.archived === 1,
        optionDays: row.option_days,
        optionHolds: row.option_holds === 1,
        requestHolds: row.request_holds === 1,
        displaceDays: row.displace_days,
        crowdFrom: row.crowd_from,
        caretakerRequired: row.caretaker_required === 1,
        contacts: contacts.get(row.id) ?? [],
        schoolRegion: row.school_region,
        revision: row.revision,
      }),
    )
    .sort(byName)
}

type HoursRow = Tables['opening_hours']

const fetchHours = (tx: ReadTx, table: 'opening_hours' | 'staffed_hours', centreId?: string): Promise<HoursRow[]> =>
  tx
    .selectFrom(table)
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('weekday')
    .orderBy('opens')
    .execute()

const hoursOf = (rows: readonly HoursRow[], centreId: string): Hours[] =>
  rows
    .filter((row) => row.centre_id === centreId)
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }) as Hours)

export const listCentres = (tx: ReadTx): Promise<Centre[]> => fetchCentres(tx)

export async function getCentre(tx: ReadTx, id: string): Promise<Centre | null> {
  return (await fetchCentres(tx, id))[0] ?? null
}

/** Writes a centre whole with its hours; its district comes into being by its name. */
export async function putCentre(
  tx: WriteTx,
  centre: Centre,
  organisationId: string,
  newId: () => string,
): Promise<void> {
  const row: Tables['centre'] = {
    id: centre.id,
    organisation_id: organisationId,
    name: centre.name,
    type: centre.type,
    mode: centre.mode,
    municipality: centre.municipality,
    district_id:
      centre.district === null ? null : await districtId(tx, centre.municipality ?? '', centre.district, newId),
    operator: centre.operator,
    address: centre.address,
    managed: centre.managed ? 1 : 0,
    active_from: centre.activeFrom,
    active_to: centre.activeTo,
    archived: centre.archived ? 1 : 0,
    option_days: centre.optionDays,
    option_holds: centre.optionHolds ? 1 : 0,
    request_holds: centre.requestHolds ? 1 : 0,
    displace_days: centre.displaceDays,
    crowd_from: centre.crowdFrom,
    caretaker_required: centre.caretakerRequired ? 1 : 0,
    school_region: centre.schoolRegion,
    revision: centre.revision,
  }
  await tx
    .insertInto('centre')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  for (const [table, hours] of [
    ['opening_hours', centre.openingHours],
    ['staffed_hours', centre.staffedHours],
  ] as const) {
    await tx.deleteFrom(table).where('centre_id', '=', centre.id).execute()
    if (hours.length > 0)
      await tx
        .insertInto(table)
        .values(hours.map((h) => ({ centre_id: centre.id, ...h })))
        .execute()
  }
  await writeContacts(tx, centre.id, centre.contacts)
}

async function districtId(tx: WriteTx, municipality: string, name: string, newId: () => string): Promise<string> {
  const known = await tx
    .selectFrom('district')
    .select('id')
    .where('municipality', '=', municipality)
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx.insertInto('district').values({ id, municipality, name }).execute()
  return id
}

export async function removeCentre(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('centre').where('id', '=', id).execute()
}

/** Rooms of a centre, or all, in their own order. */
export async function listRooms(tx: ReadTx, centreId?: string): Promise<Room[]> {
  const rows = await tx
    .selectFrom('room')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('centre_id')
    .orderBy('sort_order')
    .orderBy('name')
    .execute()
  const parts = await tx
    .selectFrom('room_part as p')
    .innerJoin('room as r', 'r.id', 'p.part_id')
    .select(['p.composite_id', 'p.part_id'])
    .$if(centreId !== undefined, (q) => q.where('r.centre_id', '=', centreId ?? ''))
    .orderBy('r.sort_order')
    .orderBy('r.name')
    .execute()
  const [layouts, blocks] = [await layoutsByRoom(tx), await blocksByRoom(tx)]
  return rows.map(
    (row): Room => ({
      id: row.id as Room['id'],
      centreId: row.centre_id as Room['centreId'],
      name: row.name,
      kind: row.kind,
      use: row.use,
      capacity: row.capacity,
      areaM2: row.area_m2,
      partIds: parts.filter((p) => p.composite_id === row.id).map((p) => p.part_id as Room['id']),
      countsForOccupancy: row.counts_for_occupancy === 1,
      wheelchair: row.wheelchair === 1,
      setupMinutes: row.setup_minutes,
      clearupMinutes: row.clearup_minutes,
      sortOrder: row.sort_order,
      layouts: layouts.get(row.id) ?? [],
      blocks: blocks.get(row.id) ?? [],
      archived: row.archived === 1,
      revision: row.revision,
    }),
  )
}

export async function getRoom(tx: ReadTx, id: string): Promise<Room | null> {
  return (await listRooms(tx)).find((room) => room.id === id) ?? null
}

export async function putRoom(tx: WriteTx, room: Room): Promise<void> {
  const row: Tables['room'] = {
    id: room.id,
    centre_id: room.centreId,
    name: room.name,
    kind: room.kind,
    use: room.use,
    capacity: room.capacity,
    area_m2: room.areaM2,
    counts_for_occupancy: room.countsForOccupancy ? 1 : 0,
    wheelchair: room.wheelchair ? 1 : 0,
    setup_minutes: room.setupMinutes,
    clearup_minutes: room.clearupMinutes,
    sort_order: room.sortOrder,
    archived: room.archived ? 1 : 0,
    revision: room.revision,
  }
  await tx
    .insertInto('room')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('room_part').where('composite_id', '=', room.id).execute()
  if (room.partIds.length > 0)
    await tx
      .insertInto('room_part')
      .values(room.partIds.map((part_id) => ({ composite_id: room.id, part_id })))
      .execute()
  await writeLayouts(tx, room)
  await writeBlocks(tx, room)
}

export async function removeRoom(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('room').where('id', '=', id).execute()
}

const facilityOf = (row: Tables['facility']): Facility => ({
  id: row.id as Facility['id'],
  centreId: row.centre_id as Facility['centreId'],
  roomId: row.room_id as Facility['roomId'],
  name: row.name,
  stock: row.stock,
  archived: row.archived === 1,
  revision: row.revision,
})

export async function listFacilities(tx: ReadTx, centreId?: string): Promise<Facility[]> {
  const rows = await tx
    .selectFrom('facility')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .execute()
  return rows.map(facilityOf).sort(byName)
}

export async function getFacility(tx: ReadTx, id: string): Promise<Facility | null> {
  const row = await tx.selectFrom('facility').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? facilityOf(row) : null
}

/**
 * Writes a facility whole. A lower stock holds from `now` on: what is over by then was right when it was booked.
 * @throws what `refusalOf` recognises when more is claimed at some moment from then on
 */
export async function putFacility(tx: WriteTx, f: Facility, now: WallTime): Promise<void> {
  const before = await tx
    .selectFrom('facility')
    .select(['stock', 'stock_since'])
    .where('id', '=', f.id)
    .executeTakeFirst()
  const row = {
    id: f.id,
    centre_id: f.centreId,
    room_id: f.roomId,
    name: f.name,
    stock: f.stock,
    stock_since: before !== undefined && f.stock < before.stock ? now : (before?.stock_since ?? null),
    archived: f.archived ? 1 : 0,
    revision: f.revision,
  }
  await tx
    .insertInto('facility')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeFacility(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('facility').where('id', '=', id).execute()
}

const closureOf = (row: Tables['closure']): Closure => ({
  id: row.id as Closure['id'],
  centreId: row.centre_id as Closure['centreId'],
  from: row.from_date as CivilDate,
  to: row.to_date as CivilDate,
  reason: row.reason,
  revision: row.revision,
})

/** Closures of a centre, or of all, that touch the period (`to` exclusive) when one is given; in order of date. */
export async function listClosures(
  tx: ReadTx,
  query: { centreId?: string | undefined; from?: CivilDate | undefined; to?: CivilDate | undefined },
): Promise<Closure[]> {
  const { centreId, from, to } = query
  const rows = await tx
    .selectFrom('closure')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .$if(from !== undefined, (q) => q.where('to_date', '>=', from ?? ''))
    .$if(to !== undefined, (q) => q.where('from_date', '<', to ?? ''))
    .orderBy('from_date')
    .execute()
  return rows.map(closureOf)
}

export async function getClosure(tx: ReadTx, id: string): Promise<Closure | null> {
  const row = await tx.selectFrom('closure').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? closureOf(row) : null
}

export async function putClosure(tx: WriteTx, c: Closure): Promise<void> {
  const row = {
    id: c.id,
    centre_id: c.centreId,
    from_date: c.from,
    to_date: c.to,
    reason: c.reason,
    revision: c.revision,
  }
  await tx
    .insertInto('closure')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeClosure(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('closure').where('id', '=', id).execute()
}

const labelOf = (row: Tables['label']): Label => ({
  id: row.id as Label['id'],
  kind: row.kind,
  name: row.name,
  sortOrder: row.sort_order,
  archived: row.archived === 1,
  ...(row.core_activity_id !== null && { coreActivityId: row.core_activity_id as CoreActivityId }),
  revision: row.revision,
})

export async function listLabels(tx: ReadTx): Promise<Label[]> {
  const rows = await tx.selectFrom('label').selectAll().orderBy('kind').orderBy('sort_order').orderBy('name').execute()
  return rows.map(labelOf)
}

export async function getLabel(tx: ReadTx, id: string): Promise<Label | null> {
  const row = await tx.selectFrom('label').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? labelOf(row) : null
}

export async function putLabel(tx: WriteTx, l: Label): Promise<void> {
  const row = {
    id: l.id,
    kind: l.kind,
    name: l.name,
    sort_order: l.sortOrder,
    archived: l.archived ? 1 : 0,
    core_activity_id: l.coreActivityId ?? null,
    revision: l.revision,
  }
  await tx
    .insertInto('label')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeLabel(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('label').where('id', '=', id).execute()
}

/**
 * Ids of labels by kind and name; names that are not there yet are added at the end of their list. One query for any
 * number of names, so that an import can share the answer. `onNew` hears of each that was added.
 */
export async function resolveLabels(
  tx: WriteTx,
  wanted: readonly { kind: LabelKind; name: string }[],
  newId: () => string,
  onNew: (label: Label) => void = () => undefined,
): Promise<(kind: LabelKind, name: string) => string> {
  const ids = new Map<string, string>()
  const key = (kind: LabelKind, name: string) => `${kind}\n${name}`
  if (wanted.length > 0) {
    const known = await listLabels(tx)
    for (const label of known) ids.set(key(label.kind, label.name), label.id)
    let sortOrder = known.length
    for (const { kind, name } of wanted) {
      if (ids.has(key(kind, name))) continue
      const id = newId() as Label['id']
      const label: Label = { id, kind, name, sortOrder: sortOrder++, archived: false, revision: 1 }
      await putLabel(tx, label)
      onNew(label)
      ids.set(key(kind, name), id)
    }
  }
  return (kind, name) => {
    const id = ids.get(key(kind, name))
    if (id === undefined) throw new Error(`label ${kind} "${name}" was not resolved`)
    return id
  }
}
