import { sql } from 'kysely'
import type { CaretakerId, CentreId, RoomId } from '#shared/contract/base'
import type { MuseumEntry, MuseumProgramme, MuseumTour } from '#shared/contract/museum'
import type { DateSpan } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** What a museum offers, which bookings are tours, and money that was entered by hand. */

const programmeOf = (row: Tables['museum_programme']): MuseumProgramme => ({
  id: row.id as MuseumProgramme['id'],
  centreId: row.centre_id as CentreId,
  name: row.name,
  kind: row.kind,
  roomId: row.room_id as RoomId,
  minutes: row.minutes,
  mostPeople: row.most_people,
  personCents: row.person_cents,
  vat: row.vat,
  description: row.description,
  archived: row.archived === 1,
  revision: row.revision,
})

/** By name; archived ones as well. Of one centre, or of all. */
export async function listProgrammes(tx: ReadTx, centreId?: string): Promise<MuseumProgramme[]> {
  const rows = await tx
    .selectFrom('museum_programme')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy(sql`name collate nocase`)
    .execute()
  return rows.map(programmeOf)
}

export async function getProgramme(tx: ReadTx, id: string): Promise<MuseumProgramme | null> {
  const row = await tx.selectFrom('museum_programme').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? programmeOf(row) : null
}

export async function putProgramme(tx: WriteTx, value: MuseumProgramme): Promise<void> {
  const row: Tables['museum_programme'] = {
    id: value.id,
    centre_id: value.centreId,
    name: value.name,
    kind: value.kind,
    room_id: value.roomId,
    minutes: value.minutes,
    most_people: value.mostPeople,
    person_cents: value.personCents,
    vat: value.vat,
    description: value.description,
    archived: value.archived ? 1 : 0,
    revision: value.revision,
  }
  await tx
    .insertInto('museum_programme')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeProgramme(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('museum_programme').where('id', '=', id).execute()
}

const tourOf = (row: Tables['museum_tour']): MuseumTour => ({
  id: row.booking_id as MuseumTour['id'],
  programmeId: row.programme_id as MuseumTour['programmeId'],
  name: row.name,
  personCents: row.person_cents,
  vat: row.vat,
  guideId: row.guide_id as CaretakerId | null,
  revision: row.revision,
})

const CHUNK = 500
/** What makes these bookings tours, by id; bookings that are none are not in it. */
export async function toursOf(tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, MuseumTour>> {
  const found = new Map<string, MuseumTour>()
  for (let i = 0; i < bookingIds.length; i += CHUNK) {
    const ids = bookingIds.slice(i, i + CHUNK)
    const rows = await tx.selectFrom('museum_tour').selectAll().where('booking_id', 'in', ids).execute()
    for (const row of rows) found.set(row.booking_id, tourOf(row))
  }
  return found
}

export const getTour = async (tx: ReadTx, bookingId: string): Promise<MuseumTour | null> =>
  (await toursOf(tx, [bookingId])).get(bookingId) ?? null

/** Ids of bookings that are a tour and begin on these days, in order of start; what was refused or fell off is left out. */
export async function tourIds(tx: ReadTx, { from, to, centreId }: DateSpan & { centreId: string }): Promise<string[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('museum_tour as t', 't.booking_id', 'b.id')
    .select('b.id')
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', `${from}T00:00`)
    .where('b.starts_at', '<=', `${to}T24:00`)
    .where('b.status', 'in', ['request', 'option', 'confirmed', 'held', 'no_show'])
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .execute()
  return rows.map((row) => row.id)
}

/** The title of a tour that this person guides while the time runs, beside the one given; null when they are free. */
export async function guidedAt(
  tx: ReadTx,
  query: { guideId: string; startsAt: string; endsAt: string; beside: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('museum_tour as t')
    .innerJoin('booking as b', 'b.id', 't.booking_id')
    .select('b.title')
    .where('t.guide_id', '=', query.guideId)
    .where('b.id', '<>', query.beside)
    .where('b.starts_at', '<', query.endsAt)
    .where('b.ends_at', '>', query.startsAt)
    .where('b.status', 'in', ['request', 'option', 'confirmed', 'held'])
    .limit(1)
    .executeTakeFirst()
  return row?.title ?? null
}

export async function putTour(tx: WriteTx, value: MuseumTour): Promise<void> {
  const row: Tables['museum_tour'] = {
    booking_id: value.id,
    programme_id: value.programmeId,
    name: value.name,
    person_cents: value.personCents,
    vat: value.vat,
    guide_id: value.guideId,
    revision: value.revision,
  }
  await tx
    .insertInto('museum_tour')
    .values(row)
    .onConflict((oc) => oc.column('booking_id').doUpdateSet(row))
    .execute()
}

export async function removeTour(tx: WriteTx, bookingId: string): Promise<void> {
  await tx.deleteFrom('museum_tour').where('booking_id', '=', bookingId).execute()
}

const entryOf = (row: Tables['museum_entry']): MuseumEntry => ({
  id: row.id as MuseumEntry['id'],
  centreId: row.centre_id as CentreId,
  date: row.date as MuseumEntry['date'],
  kind: row.kind,
  cents: row.cents,
  note: row.note,
  revision: row.revision,
})

/** Of the days from `from` to `to`, both included; the latest first. */
export async function listEntries(
  tx: ReadTx,
  { centreId, from, to }: DateSpan & { centreId: string },
): Promise<MuseumEntry[]> {
  const rows = await tx
    .selectFrom('museum_entry')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(entryOf)
}

export async function getEntry(tx: ReadTx, id: string): Promise<MuseumEntry | null> {
  const row = await tx.selectFrom('museum_entry').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? entryOf(row) : null
}

export async function putEntry(tx: WriteTx, value: MuseumEntry): Promise<void> {
  const row: Tables['museum_entry'] = {
    id: value.id,
    centre_id: value.centreId,
    date: value.date,
    kind: value.kind,
    cents: value.cents,
    note: value.note,
    revision: value.revision,
  }
  await tx
    .insertInto('museum_entry')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeEntry(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('museum_entry').where('id', '=', id).execute()
}
