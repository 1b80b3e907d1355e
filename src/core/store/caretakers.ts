import type { Absence, Caretaker } from '#shared/contract/roster'
import type { WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Caretakers with the centres they know, their certificates and times, and their absences. */

const collator = new Intl.Collator('nl')

function groupBy<T extends { caretaker_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.caretaker_id)
    if (group) group.push(row)
    else groups.set(row.caretaker_id, [row])
  }
  return groups
}

async function fetchCaretakers(tx: ReadTx, id?: string): Promise<Caretaker[]> {
  const rows = await tx
    .selectFrom('caretaker')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .execute()
  const of = <T extends 'caretaker_centre' | 'certificate' | 'caretaker_availability' | 'earlier_contract'>(table: T) =>
    tx
      .selectFrom(table as 'certificate')
      .selectAll()
      .$if(id !== undefined, (q) => q.where('caretaker_id', '=', id ?? ''))
      .execute() as unknown as Promise<Tables[T][]>
  const centres = groupBy(await of('caretaker_centre'))
  const certificates = groupBy(await of('certificate'))
  const times = groupBy(await of('caretaker_availability'))
  const contracts = groupBy(await of('earlier_contract'))
  return rows
    .map(
      (row): Caretaker => ({
        id: row.id as Caretaker['id'],
        name: row.name,
        kind: row.kind,
        association: row.association,
        phone: row.phone,
        email: row.email,
        remarks: row.remarks,
        contractMinutes: row.contract_minutes,
        ...(contracts.has(row.id) && {
          earlierContracts: contracts.get(row.id)?.map(({ until, minutes }) => ({ until, minutes })),
        }),
        hourCents: row.hour_cents,
        flexPool: row.flex_pool === 1,
        activeFrom: row.active_from,
        activeTo: row.active_to,
        centres: (centres.get(row.id) ?? []).map((known) => ({
          centreId: known.centre_id as Caretaker['centres'][number]['centreId'],
          fixed: known.fixed === 1,
        })),
        certificates: (certificates.get(row.id) ?? []).map((one) => ({
          kind: one.kind,
          issuedOn: one.issued_on,
          expiresOn: one.expires_on,
        })),
        times: (times.get(row.id) ?? [])
          .sort((a, b) => a.position - b.position)
          .map((time) => ({
            kind: time.kind,
            weekday: time.weekday,
            date: time.date,
            from: time.from_time,
            to: time.to_time,
          })),
        archived: row.archived === 1,
        revision: row.revision,
      }),
    )
    .sort((a, b) => collator.compare(a.name, b.name))
}

/** All caretakers in order of name, archived ones too. */
export const listCaretakers = (tx: ReadTx): Promise<Caretaker[]> => fetchCaretakers(tx)

/** Whether anybody is entered who may be put on a roster. */
export async function hasCaretakers(tx: ReadTx): Promise<boolean> {
  const row = await tx.selectFrom('caretaker').select('id').where('archived', '=', 0).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function getCaretaker(tx: ReadTx, id: string): Promise<Caretaker | null> {
  return (await fetchCaretakers(tx, id))[0] ?? null
}

/** Writes a caretaker whole. @throws a UNIQUE constraint when another is the fixed face of one of its centres */
export async function putCaretaker(tx: WriteTx, value: Caretaker): Promise<void> {
  const row: Tables['caretaker'] = {
    id: value.id,
    name: value.name,
    kind: value.kind,
    association: value.association,
    phone: value.phone,
    email: value.email,
    remarks: value.remarks,
    contract_minutes: value.contractMinutes,
    hour_cents: value.hourCents,
    flex_pool: value.flexPool ? 1 : 0,
    active_from: value.activeFrom,
    active_to: value.activeTo,
    archived: value.archived ? 1 : 0,
    revision: value.revision,
  }
  await tx
    .insertInto('caretaker')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  for (const table of ['caretaker_centre', 'certificate', 'caretaker_availability', 'earlier_contract'] as const)
    await tx.deleteFrom(table).where('caretaker_id', '=', value.id).execute()
  const caretaker_id = value.id
  if (value.centres.length > 0)
    await tx
      .insertInto('caretaker_centre')
      .values(value.centres.map(({ centreId, fixed }) => ({ caretaker_id, centre_id: centreId, fixed: fixed ? 1 : 0 })))
      .execute()
  if (value.certificates.length > 0)
    await tx
      .insertInto('certificate')
      .values(
        value.certificates.map((c) => ({ caretaker_id, kind: c.kind, issued_on: c.issuedOn, expires_on: c.expiresOn })),
      )
      .execute()
  if (value.earlierContracts !== undefined && value.earlierContracts.length > 0)
    await tx
      .insertInto('earlier_contract')
      .values(value.earlierContracts.map(({ until, minutes }) => ({ caretaker_id, until, minutes })))
      .execute()
  if (value.times.length > 0)
    await tx
      .insertInto('caretaker_availability')
      .values(
        value.times.map(({ from, to, ...time }, position) => ({
          caretaker_id,
          position,
          ...time,
          from_time: from,
          to_time: to,
        })),
      )
      .execute()
}

export async function removeCaretaker(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('caretaker').where('id', '=', id).execute()
}

const absenceOf = (row: Tables['absence']): Absence => ({
  id: row.id as Absence['id'],
  caretakerId: row.caretaker_id as Absence['caretakerId'],
  kind: row.kind,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  note: row.note,
  revision: row.revision,
})

/** Absences that touch the time from `from` up to `to` (exclusive), of one caretaker or all, in order of start. */
export async function listAbsences(
  tx: ReadTx,
  query: { from: WallTime; to: WallTime; caretakerId?: string | undefined },
): Promise<Absence[]> {
  const { from, to, caretakerId } = query
  const rows = await tx
    .selectFrom('absence')
    .selectAll()
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
    .$if(caretakerId !== undefined, (q) => q.where('caretaker_id', '=', caretakerId ?? ''))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(absenceOf)
}

export async function getAbsence(tx: ReadTx, id: string): Promise<Absence | null> {
  const row = await tx.selectFrom('absence').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? absenceOf(row) : null
}

export async function putAbsence(tx: WriteTx, value: Absence): Promise<void> {
  const row: Tables['absence'] = {
    id: value.id,
    caretaker_id: value.caretakerId,
    kind: value.kind,
    starts_at: value.startsAt,
    ends_at: value.endsAt,
    note: value.note,
    revision: value.revision,
  }
  await tx
    .insertInto('absence')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeAbsence(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('absence').where('id', '=', id).execute()
}
