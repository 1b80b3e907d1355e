import type { Publication, PublicationHead, RosterTemplate, TemplateShift, ToldShift } from '#shared/contract/shift'
import type { WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Versions of the roster that people were told of, and weeks that are kept as a template. */

const CHUNK = 500

const headOf = (row: Tables['roster_publication']): PublicationHead => ({
  id: row.id as PublicationHead['id'],
  number: row.number,
  centreId: row.centre_id as PublicationHead['centreId'],
  from: row.from_date,
  to: row.to_date,
  publishedAt: row.published_at,
  by: row.published_by,
  revision: row.revision,
})

const toldOf = (row: Tables['published_shift']): ToldShift => ({
  id: row.shift_id as ToldShift['id'],
  centreId: row.centre_id as ToldShift['centreId'],
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  caretakerId: row.caretaker_id as ToldShift['caretakerId'],
})

/** All publications without their shifts, latest first. */
export async function listPublications(tx: ReadTx): Promise<PublicationHead[]> {
  const rows = await tx.selectFrom('roster_publication').selectAll().orderBy('number', 'desc').execute()
  return rows.map(headOf)
}

/** What was ever told of a time from `from` up to `to` (exclusive), and of the shifts that are there now. */
export async function listTold(
  tx: ReadTx,
  { from, to }: { from: WallTime; to: WallTime },
): Promise<{ publicationId: string; shift: ToldShift }[]> {
  const rows = await tx
    .selectFrom('published_shift')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('starts_at', '>=', from), eb('starts_at', '<', to)]),
        eb(
          'shift_id',
          'in',
          eb.selectFrom('shift').select('id').where('starts_at', '<', to).where('ends_at', '>', from),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({ publicationId: row.publication_id, shift: toldOf(row) }))
}

export async function getPublication(tx: ReadTx, id: string): Promise<Publication | null> {
  const row = await tx.selectFrom('roster_publication').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const shifts = await tx
    .selectFrom('published_shift')
    .selectAll()
    .where('publication_id', '=', id)
    .orderBy('starts_at')
    .orderBy('shift_id')
    .execute()
  return { ...headOf(row), shifts: shifts.map(toldOf) }
}

/** Writes a publication whole. */
export async function putPublication(tx: WriteTx, value: Publication): Promise<void> {
  const row: Tables['roster_publication'] = {
    id: value.id,
    number: value.number,
    centre_id: value.centreId,
    from_date: value.from,
    to_date: value.to,
    published_at: value.publishedAt,
    published_by: value.by,
    revision: value.revision,
  }
  await tx
    .insertInto('roster_publication')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('published_shift').where('publication_id', '=', value.id).execute()
  for (let i = 0; i < value.shifts.length; i += CHUNK)
    await tx
      .insertInto('published_shift')
      .values(
        value.shifts.slice(i, i + CHUNK).map((shift) => ({
          publication_id: value.id,
          shift_id: shift.id,
          centre_id: shift.centreId,
          starts_at: shift.startsAt,
          ends_at: shift.endsAt,
          caretaker_id: shift.caretakerId,
        })),
      )
      .execute()
}

export async function removePublication(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('roster_publication').where('id', '=', id).execute()
}

const templateShiftOf = (row: Tables['roster_template_shift']): TemplateShift => ({
  centreId: row.centre_id as TemplateShift['centreId'],
  weekday: row.weekday,
  from: row.from_time,
  minutes: row.minutes,
  caretakerId: row.caretaker_id as TemplateShift['caretakerId'],
  breakMinutes: row.break_minutes,
  pinned: row.pinned === 1,
  note: row.note,
})

async function fetchTemplates(tx: ReadTx, id?: string): Promise<RosterTemplate[]> {
  const rows = await tx
    .selectFrom('roster_template')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .orderBy('name')
    .execute()
  const shifts = await tx
    .selectFrom('roster_template_shift')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('template_id', '=', id ?? ''))
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id as RosterTemplate['id'],
    name: row.name,
    centreId: row.centre_id as RosterTemplate['centreId'],
    shifts: shifts.filter((shift) => shift.template_id === row.id).map(templateShiftOf),
    revision: row.revision,
  }))
}

/** All templates in order of name. */
export const listTemplates = (tx: ReadTx): Promise<RosterTemplate[]> => fetchTemplates(tx)

export async function getTemplate(tx: ReadTx, id: string): Promise<RosterTemplate | null> {
  return (await fetchTemplates(tx, id))[0] ?? null
}

/** Writes a template whole. @throws a UNIQUE constraint when another has its name */
export async function putTemplate(tx: WriteTx, value: RosterTemplate): Promise<void> {
  const row: Tables['roster_template'] = {
    id: value.id,
    name: value.name,
    centre_id: value.centreId,
    revision: value.revision,
  }
  await tx
    .insertInto('roster_template')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('roster_template_shift').where('template_id', '=', value.id).execute()
  for (let i = 0; i < value.shifts.length; i += CHUNK)
    await tx
      .insertInto('roster_template_shift')
      .values(
        value.shifts.slice(i, i + CHUNK).map((shift, n) => ({
          template_id: value.id,
          position: i + n,
          centre_id: shift.centreId,
          weekday: shift.weekday,
          from_time: shift.from,
          minutes: shift.minutes,
          caretaker_id: shift.caretakerId,
          break_minutes: shift.breakMinutes,
          pinned: shift.pinned ? 1 : 0,
          note: shift.note,
        })),
      )
      .execute()
}

export async function removeTemplate(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('roster_template').where('id', '=', id).execute()
}
