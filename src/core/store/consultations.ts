import type {
  ActionPoint,
  Advice,
  AgendaItem,
  Attendee,
  Consultation,
  FixedAgenda,
} from '#shared/contract/consultation'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Consultations, each whole with who was there, its agenda and the advice; what was agreed; and the fixed agenda. */

type Which = { id?: string | undefined; centreId?: string | undefined }

async function fetch(tx: ReadTx, { id, centreId }: Which): Promise<Consultation[]> {
  const rows = await tx
    .selectFrom('consultation')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .$if(centreId !== undefined, (q) =>
      q.where('id', 'in', (eb) =>
        eb
          .selectFrom('consultation_centre')
          .select('consultation_id')
          .where('centre_id', '=', centreId ?? ''),
      ),
    )
    .orderBy('date', 'desc')
    .orderBy('party')
    .orderBy('id')
    .execute()
  const of = <T extends 'consultation_attendee' | 'consultation_item' | 'consultation_advice'>(table: T) =>
    tx
      .selectFrom(table as 'consultation_item')
      .selectAll()
      .$if(id !== undefined, (q) => q.where('consultation_id', '=', id ?? ''))
      .orderBy('consultation_id')
      .orderBy('position')
      .execute() as Promise<unknown> as Promise<Tables[T][]>
  const centres = await tx
    .selectFrom('consultation_centre')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('consultation_id', '=', id ?? ''))
    .execute()
  const [attendees, items, advice] = [
    await of('consultation_attendee'),
    await of('consultation_item'),
    await of('consultation_advice'),
  ]
  return rows.map(
    (row): Consultation => ({
      id: row.id as Consultation['id'],
      party: row.party,
      centreIds: centres
        .filter((c) => c.consultation_id === row.id)
        .map((c) => c.centre_id as Consultation['centreIds'][number]),
      date: row.date as CivilDate,
      startsAt: row.starts_at as Consultation['startsAt'],
      place: row.place,
      state: row.state,
      attendees: attendees
        .filter((a) => a.consultation_id === row.id)
        .map(
          ({ side, name, organisation, email, present }): Attendee => ({
            side,
            name,
            organisation,
            email,
            present: present === 1,
          }),
        ),
      agenda: items
        .filter((i) => i.consultation_id === row.id)
        .map(({ kind, title, notes }): AgendaItem => ({ kind, title, notes })),
      advice: advice
        .filter((a) => a.consultation_id === row.id)
        .map(({ about, text, outcome }): Advice => ({ about, text, outcome })),
      revision: row.revision,
    }),
  )
}

/** All consultations, or those about a centre, latest first. */
export const listConsultations = (tx: ReadTx, centreId?: string): Promise<Consultation[]> => fetch(tx, { centreId })

export async function getConsultation(tx: ReadTx, id: string): Promise<Consultation | null> {
  return (await fetch(tx, { id }))[0] ?? null
}

/** Writes a consultation whole; what was agreed in it has rows of its own. */
export async function putConsultation(tx: WriteTx, value: Consultation): Promise<void> {
  const { id, party, date, startsAt: starts_at, place, state, revision } = value
  const row: Tables['consultation'] = { id, party, date, starts_at, place, state, revision }
  await tx
    .insertInto('consultation')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  for (const table of [
    'consultation_centre',
    'consultation_attendee',
    'consultation_item',
    'consultation_advice',
  ] as const)
    await tx.deleteFrom(table).where('consultation_id', '=', id).execute()
  await tx
    .insertInto('consultation_centre')
    .values(value.centreIds.map((centre_id) => ({ consultation_id: id, centre_id })))
    .execute()
  if (value.attendees.length > 0)
    await tx
      .insertInto('consultation_attendee')
      .values(
        value.attendees.map((a, position) => ({ consultation_id: id, position, ...a, present: a.present ? 1 : 0 })),
      )
      .execute()
  await tx
    .insertInto('consultation_item')
    .values(value.agenda.map((item, position) => ({ consultation_id: id, position, ...item })))
    .execute()
  if (value.advice.length > 0)
    await tx
      .insertInto('consultation_advice')
      .values(value.advice.map((one, position) => ({ consultation_id: id, position, ...one })))
      .execute()
}

export async function removeConsultation(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('consultation').where('id', '=', id).execute()
}

const pointOf = (row: Tables['action_point']): ActionPoint => ({
  id: row.id as ActionPoint['id'],
  consultationId: row.consultation_id as ActionPoint['consultationId'],
  text: row.text,
  owner: row.owner,
  dueOn: row.due_on as CivilDate | null,
  doneOn: row.done_on as CivilDate | null,
  revision: row.revision,
})

/** What was agreed, of all consultations or those about a centre: by the day it is due, what has none last. */
export async function listActionPoints(tx: ReadTx, centreId?: string): Promise<ActionPoint[]> {
  const rows = await tx
    .selectFrom('action_point')
    .selectAll()
    .$if(centreId !== undefined, (q) =>
      q.where('consultation_id', 'in', (eb) =>
        eb
          .selectFrom('consultation_centre')
          .select('consultation_id')
          .where('centre_id', '=', centreId ?? ''),
      ),
    )
    .orderBy((eb) => eb('due_on', 'is', null))
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(pointOf)
}

export async function getActionPoint(tx: ReadTx, id: string): Promise<ActionPoint | null> {
  const row = await tx.selectFrom('action_point').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? pointOf(row) : null
}

export async function putActionPoint(tx: WriteTx, point: ActionPoint): Promise<void> {
  const row: Tables['action_point'] = {
    id: point.id,
    consultation_id: point.consultationId,
    text: point.text,
    owner: point.owner,
    due_on: point.dueOn,
    done_on: point.doneOn,
    revision: point.revision,
  }
  await tx
    .insertInto('action_point')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeActionPoint(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('action_point').where('id', '=', id).execute()
}

/** There is one, and it is called this. */
export const AGENDA_ID = 'agenda'
export type StoredAgenda = FixedAgenda & { id: string }

/** The agenda that the organisation wrote itself; null while it uses the one of the product. */
export async function getFixedAgenda(tx: ReadTx): Promise<StoredAgenda | null> {
  const row = await tx.selectFrom('fixed_agenda').selectAll().executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    topics: storedJson<FixedAgenda['topics']>(row.topics, 'fixed_agenda.topics'),
    perYear: row.per_year,
    revision: row.revision,
  }
}

export async function putFixedAgenda(tx: WriteTx, agenda: StoredAgenda): Promise<void> {
  const row = {
    id: agenda.id,
    topics: JSON.stringify(agenda.topics),
    per_year: agenda.perYear,
    revision: agenda.revision,
  }
  await tx
    .insertInto('fixed_agenda')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeFixedAgenda(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('fixed_agenda').execute()
}
