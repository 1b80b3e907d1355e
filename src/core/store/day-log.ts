import type { CentreId } from '#shared/contract/base'
import type { DayIncident, DeskNote, VisitorCount } from '#shared/contract/day-log'
import type { Daypart } from '#shared/domain/report'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Notes to who comes next, visitors and incidents of a day. */
const noteOf = (row: Tables['desk_note']): DeskNote => ({
  id: row.id as DeskNote['id'],
  centreId: row.centre_id as CentreId,
  date: row.date as CivilDate,
  at: row.at as WallTime,
  by: row.by_name,
  text: row.text,
  readAt: row.read_at as WallTime | null,
  readBy: row.read_by,
  revision: row.revision,
})

/** Unread ones up to a day, oldest first; then those of that day that were read. */
export async function notesOf(tx: ReadTx, centreId: string, date: CivilDate): Promise<DeskNote[]> {
  const rows = await tx
    .selectFrom('desk_note')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '<=', date)
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('date', '=', date)]))
    .orderBy((eb) => eb('read_at', 'is not', null))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(noteOf)
}

export async function getNote(tx: ReadTx, id: string): Promise<DeskNote | null> {
  const row = await tx.selectFrom('desk_note').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? noteOf(row) : null
}

export async function putNote(tx: WriteTx, note: DeskNote): Promise<void> {
  const row: Tables['desk_note'] = {
    id: note.id,
    centre_id: note.centreId,
    date: note.date,
    at: note.at,
    by_name: note.by,
    text: note.text,
    read_at: note.readAt,
    read_by: note.readBy,
    revision: note.revision,
  }
  await tx
    .insertInto('desk_note')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeNote(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('desk_note').where('id', '=', id).execute()
}

const countOf = (row: Tables['visitor_count']): VisitorCount => ({
  id: row.id,
  centreId: row.centre_id as CentreId,
  date: row.date as CivilDate,
  daypart: row.daypart,
  count: row.count,
  revision: row.revision,
})

/** What was counted at a centre on a day. */
export async function visitorsOf(tx: ReadTx, centreId: string, date: CivilDate): Promise<VisitorCount[]> {
  const rows = await tx
    .selectFrom('visitor_count')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '=', date)
    .execute()
  return rows.map(countOf)
}

export async function getVisitors(tx: ReadTx, id: string): Promise<VisitorCount | null> {
  const row = await tx.selectFrom('visitor_count').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? countOf(row) : null
}

export async function putVisitors(tx: WriteTx, value: VisitorCount): Promise<void> {
  const row: Tables['visitor_count'] = {
    id: value.id,
    centre_id: value.centreId,
    date: value.date,
    daypart: value.daypart,
    count: value.count,
    revision: value.revision,
  }
  await tx
    .insertInto('visitor_count')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeVisitors(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('visitor_count').where('id', '=', id).execute()
}

/** Visitors of a centre on the days of a period, both included, added up per part of the day. */
export async function countVisitors(
  tx: ReadTx,
  centreId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<{ daypart: Daypart; count: number }[]> {
  return tx
    .selectFrom('visitor_count')
    .select(['daypart', (eb) => eb.fn.sum<number>('count').as('count')])
    .where('centre_id', '=', centreId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy('daypart')
    .execute()
}

const incidentOf = (row: Tables['day_incident']): DayIncident => ({
  id: row.id as DayIncident['id'],
  centreId: row.centre_id as CentreId,
  date: row.date as CivilDate,
  time: row.time as ClockTime,
  what: row.what,
  actedBy: row.acted_by,
  done: row.done,
  notedBy: row.noted_by,
  revision: row.revision,
})

/** Incidents at a centre on a day, in order of time. */
export async function incidentsOf(tx: ReadTx, centreId: string, date: CivilDate): Promise<DayIncident[]> {
  const rows = await tx
    .selectFrom('day_incident')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('date', '=', date)
    .orderBy('time')
    .orderBy('id')
    .execute()
  return rows.map(incidentOf)
}

/** How many incidents were noted at a centre on the days of a period, both included, and of how many it was written what was done. */
export async function countIncidents(
  tx: ReadTx,
  centreId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<{ reported: number; done: number }> {
  const row = await tx
    .selectFrom('day_incident')
    .select((eb) => [eb.fn.countAll<number>().as('reported'), eb.fn.count<number>('done').as('done')])
    .where('centre_id', '=', centreId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .executeTakeFirst()
  return { reported: row?.reported ?? 0, done: row?.done ?? 0 }
}

export async function getIncident(tx: ReadTx, id: string): Promise<DayIncident | null> {
  const row = await tx.selectFrom('day_incident').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? incidentOf(row) : null
}

export async function putIncident(tx: WriteTx, value: DayIncident): Promise<void> {
  const row: Tables['day_incident'] = {
    id: value.id,
    centre_id: value.centreId,
    date: value.date,
    time: value.time,
    what: value.what,
    acted_by: value.actedBy,
    done: value.done,
    noted_by: value.notedBy,
    revision: value.revision,
  }
  await tx
    .insertInto('day_incident')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeIncident(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('day_incident').where('id', '=', id).execute()
}

/** Names that stand with rounds and notes of a centre since a day, by alphabet. */
export async function namesSince(tx: ReadTx, centreId: string, since: CivilDate): Promise<string[]> {
  const rows = await tx
    .selectFrom('round_check')
    .select('by_name')
    .where('centre_id', '=', centreId)
    .where('date', '>=', since)
    .union((eb) =>
      eb.selectFrom('desk_note').select('by_name').where('centre_id', '=', centreId).where('date', '>=', since),
    )
    .execute()
  return rows.map((row) => row.by_name).sort((a, b) => a.localeCompare(b, 'nl'))
}
