import type { CentreId } from '#shared/contract/base'
import type { Coverage, Shift } from '#shared/contract/roster'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedEnd } from './stored'
import type { Tables } from './tables'

/** The desired coverage of centres, and the shifts that are to give it. */

const coverageOf = (row: Tables['coverage']): Coverage => ({
  id: row.id as Coverage['id'],
  centreId: row.centre_id as CentreId,
  weekday: row.weekday as Coverage['weekday'],
  opens: row.opens as ClockTime,
  closes: row.closes as ClockTime,
  people: row.people,
  from: row.from_date as CivilDate,
  to: row.to_date as CivilDate | null,
  consultationId: row.consultation_id,
  revision: row.revision,
})

/** Coverage of a centre or all: what holds on a day of the period (both included), or, without one, ever. */
export async function listCoverage(
  tx: ReadTx,
  query: { centreId?: string | undefined; from?: CivilDate; to?: CivilDate } = {},
): Promise<Coverage[]> {
  const { centreId, from, to } = query
  const rows = await tx
    .selectFrom('coverage')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .$if(to !== undefined, (q) => q.where('from_date', '<=', to ?? ''))
    .$if(from !== undefined, (q) =>
      q.where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', from ?? '')])),
    )
    .orderBy('centre_id')
    .orderBy('from_date')
    .orderBy('weekday')
    .orderBy('opens')
    .execute()
  return rows.map(coverageOf)
}

export async function getCoverage(tx: ReadTx, id: string): Promise<Coverage | null> {
  const row = await tx.selectFrom('coverage').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? coverageOf(row) : null
}

export async function putCoverage(tx: WriteTx, value: Coverage): Promise<void> {
  const row: Tables['coverage'] = {
    id: value.id,
    centre_id: value.centreId,
    weekday: value.weekday,
    opens: value.opens,
    closes: value.closes,
    people: value.people,
    from_date: value.from,
    to_date: value.to,
    consultation_id: value.consultationId,
    revision: value.revision,
  }
  await tx
    .insertInto('coverage')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeCoverage(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('coverage').where('id', '=', id).execute()
}

const shiftOf = (row: Tables['shift']): Shift => ({
  id: row.id as Shift['id'],
  centreId: row.centre_id as CentreId,
  startsAt: row.starts_at,
  endsAt: storedEnd(row.starts_at, row.ends_at, 'shift.ends_at'),
  caretakerId: row.caretaker_id as Shift['caretakerId'],
  source: row.source,
  fixedFace: row.fixed_face === 1,
  pinned: row.pinned === 1,
  breakMinutes: row.break_minutes,
  note: row.note,
  workedFrom: row.worked_from,
  workedTo: row.worked_to,
  workedBreak: row.worked_break,
  revision: row.revision,
})

/** A shift lasts a day at most (0140), so one that touches a time began less than two days before. */
const DAYS_BACK = -2

/** Shifts that touch the time from `from` up to `to` (exclusive), of a centre, a caretaker or all, in order of start. */
export async function listShifts(
  tx: ReadTx,
  query: { from: WallTime; to: WallTime; centreId?: string | undefined; caretakerId?: string | undefined },
): Promise<Shift[]> {
  const { from, to, centreId, caretakerId } = query
  const rows = await tx
    .selectFrom('shift')
    .selectAll()
    .where('starts_at', '<', to)
    .where('starts_at', '>=', at(addDays(dateOf(from), DAYS_BACK), '00:00' as ClockTime))
    .where('ends_at', '>', from)
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .$if(caretakerId !== undefined, (q) => q.where('caretaker_id', '=', caretakerId ?? ''))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(shiftOf)
}

export async function getShift(tx: ReadTx, id: string): Promise<Shift | null> {
  const row = await tx.selectFrom('shift').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? shiftOf(row) : null
}

/** Writes a shift. @throws caretaker_taken (see `isCaretakerTaken`) when its caretaker has another at that time */
export async function putShift(tx: WriteTx, value: Shift): Promise<void> {
  const row: Tables['shift'] = {
    id: value.id,
    centre_id: value.centreId,
    starts_at: value.startsAt,
    ends_at: value.endsAt,
    caretaker_id: value.caretakerId,
    source: value.source,
    fixed_face: value.fixedFace ? 1 : 0,
    pinned: value.pinned ? 1 : 0,
    break_minutes: value.breakMinutes,
    note: value.note,
    worked_from: value.workedFrom,
    worked_to: value.workedTo,
    worked_break: value.workedBreak,
    revision: value.revision,
  }
  await tx
    .insertInto('shift')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeShift(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('shift').where('id', '=', id).execute()
}
