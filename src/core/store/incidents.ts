import type { Incident } from '#shared/contract/incident'
import type { DateSpan } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Calamities, with what was decided about each shift; some tens a year. */
const fromRow = (row: Tables['incident']): Incident => ({
  id: row.id as Incident['id'],
  kind: row.kind,
  caretakerId: row.caretaker_id as Incident['caretakerId'],
  absenceId: row.absence_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  note: row.note,
  reportedAt: row.reported_at as Incident['reportedAt'],
  reportedOn: row.reported_on,
  state: row.state,
  decidedAt: row.decided_at as Incident['decidedAt'],
  lines: storedJson<Incident['lines']>(row.lines, 'incident.lines'),
  answers: storedJson<Incident['answers']>(row.answers, 'incident.answers'),
  revision: row.revision,
})

/** The latest first: those that still ask for a decision, or as many as `limit`. */
export async function listIncidents(
  tx: ReadTx,
  { unsolved, limit }: { unsolved: boolean; limit: number },
): Promise<Incident[]> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .$if(unsolved, (q) => q.where('state', 'in', ['open', 'proposed']))
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Those that were reported on the days, but for what was withdrawn. */
export async function listReported(tx: ReadTx, { from, to }: DateSpan): Promise<Incident[]> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .where('reported_on', '>=', from)
    .where('reported_on', '<=', to)
    .where('state', '!=', 'withdrawn')
    .execute()
  return rows.map(fromRow)
}

export async function getIncident(tx: ReadTx, id: string): Promise<Incident | null> {
  const row = await tx.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function putIncident(tx: WriteTx, value: Incident): Promise<void> {
  const row: Tables['incident'] = {
    id: value.id,
    kind: value.kind,
    caretaker_id: value.caretakerId,
    absence_id: value.absenceId,
    starts_at: value.startsAt,
    ends_at: value.endsAt,
    note: value.note,
    reported_at: value.reportedAt,
    reported_on: value.reportedOn,
    state: value.state,
    decided_at: value.decidedAt,
    lines: JSON.stringify(value.lines),
    answers: JSON.stringify(value.answers),
    revision: value.revision,
  }
  await tx
    .insertInto('incident')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeIncident(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('incident').where('id', '=', id).execute()
}
