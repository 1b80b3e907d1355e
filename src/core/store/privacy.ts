import { sql } from 'kysely'
import type { Anonymised, Keep, PrivacySettings } from '#shared/contract/privacy'
import { type AnonymousKind, anonymousName } from '#shared/domain/privacy'
import type { CivilDate, Instant } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Settings of privacy, who is kept longer, who was made anonymous, and who could be. */
export const PRIVACY_ID = 'privacy'

export async function getPrivacy(tx: ReadTx): Promise<PrivacySettings | null> {
  const row = await tx.selectFrom('privacy').selectAll().executeTakeFirst()
  if (!row) return null
  const { officer_contact, ...rest } = row
  return { ...rest, officerContact: officer_contact }
}

export async function putPrivacy(tx: WriteTx, { officerContact, ...rest }: PrivacySettings): Promise<void> {
  const row: Tables['privacy'] = { ...rest, officer_contact: officerContact }
  await tx
    .insertInto('privacy')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removePrivacy(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('privacy').execute()
}

const keepOf = (row: Tables['renter_keep']): Keep => ({
  id: row.renter_id as Keep['id'],
  until: row.until as CivilDate,
  because: row.because,
  by: row.by_name,
  revision: row.revision,
})

export async function getKeep(tx: ReadTx, renterId: string): Promise<Keep | null> {
  const row = await tx.selectFrom('renter_keep').selectAll().where('renter_id', '=', renterId).executeTakeFirst()
  return row ? keepOf(row) : null
}

/** Who is kept on a day, the first to end on top. */
export async function listKept(tx: ReadTx, today: CivilDate): Promise<(Keep & { name: string })[]> {
  const rows = await tx
    .selectFrom('renter_keep as k')
    .innerJoin('renter as r', 'r.id', 'k.renter_id')
    .selectAll('k')
    .select('r.name')
    .where('k.until', '>=', today)
    .orderBy('k.until')
    .orderBy('r.name')
    .execute()
  return rows.map((row) => ({ ...keepOf(row), name: row.name }))
}

export async function putKeep(tx: WriteTx, keep: Keep): Promise<void> {
  const row: Tables['renter_keep'] = {
    renter_id: keep.id,
    until: keep.until,
    because: keep.because,
    by_name: keep.by,
    revision: keep.revision,
  }
  await tx
    .insertInto('renter_keep')
    .values(row)
    .onConflict((oc) => oc.column('renter_id').doUpdateSet(row))
    .execute()
}

export async function removeKeep(tx: WriteTx, renterId: string): Promise<void> {
  await tx.deleteFrom('renter_keep').where('renter_id', '=', renterId).execute()
}

const anonymisedOf = (row: Tables['anonymised']): Anonymised => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  subjectId: row.subject_id,
  at: row.at as Instant,
  by: row.by_name,
  reason: row.reason,
  note: row.note,
  revision: row.revision,
})

/** Null while somebody is known by name. */
export async function getAnonymised(tx: ReadTx, kind: AnonymousKind, subjectId: string): Promise<Anonymised | null> {
  const row = await tx
    .selectFrom('anonymised')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return row ? anonymisedOf(row) : null
}

/** The number of the next. */
export async function nextAnonymous(tx: ReadTx): Promise<number> {
  const row = await tx
    .selectFrom('anonymised')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** For good: there is no way back. */
export async function addAnonymised(tx: WriteTx, one: Anonymised): Promise<void> {
  await tx
    .insertInto('anonymised')
    .values({
      number: one.number,
      id: one.id,
      kind: one.kind,
      subject_id: one.subjectId,
      at: one.at,
      by_name: one.by,
      reason: one.reason,
      note: one.note,
      revision: one.revision,
    })
    .execute()
}

/** That something more of them went: what is left of a name after years. */
export async function putAnonymised(tx: WriteTx, one: Anonymised): Promise<void> {
  await tx.updateTable('anonymised').set({ revision: one.revision }).where('id', '=', one.id).execute()
}

export type Lapsed = {
  id: string
  name: string
  revision: number
  last: CivilDate
  bookings: number
  invoiced: CivilDate | null
}

/**
 * Renters who are known by name, whose last booking ended before a day and who are not kept on purpose; of those who never booked,
 * and of whom the log tells the day on which they came in, that day. The longest ago first, at most `limit`.
 */
export async function lapsedRenters(
  tx: ReadTx,
  { before, today, limit }: { before: CivilDate; today: CivilDate; limit: number },
): Promise<Lapsed[]> {
  const { rows } = await sql<Lapsed>`
    select * from (
      select r.id, r.name, r.revision,
        substr(coalesce(
          (select max(b.ends_at) from booking b where b.renter_id = r.id),
          (select c.at from log l join change c on c.id = l.change_id where l.kind = 'renter' and l.entity_id = r.id
            order by l.id limit 1)
        ), 1, 10) as last,
        (select count(*) from booking b where b.renter_id = r.id) as bookings,
        (select max(i.issued_on) from invoice i where i.renter_id = r.id and i.state = 'final') as invoiced
      from renter r
      where not exists (select 1 from anonymised a where a.kind = 'renter' and a.subject_id = r.id)
        and not exists (select 1 from renter_keep k where k.renter_id = r.id and k.until >= ${today})
        and not exists (select 1 from booking b where b.renter_id = r.id and b.starts_at >= ${before})
    ) where last < ${before} order by last, name, id limit ${limit}`.execute(tx)
  return rows
}

/** Caretakers who left before a day and are known by name. */
export async function lapsedCaretakers(
  tx: ReadTx,
  { before, limit }: { before: CivilDate; limit: number },
): Promise<Lapsed[]> {
  const { rows } = await sql<Lapsed>`
    select r.id, r.name, r.revision, r.active_to as last,
      (select count(*) from shift s where s.caretaker_id = r.id) as bookings, null as invoiced
    from caretaker r
    where r.active_to < ${before} and not exists (
      select 1 from anonymised a where a.kind = 'caretaker' and a.subject_id = r.id
    ) order by last, name, id limit ${limit}`.execute(tx)
  return rows
}

/** Who was made anonymous and still stands by name on final invoices from before a day, the oldest first. */
export async function namedOnInvoices(
  tx: ReadTx,
  { issuedBefore, limit }: { issuedBefore: CivilDate; limit: number },
): Promise<Lapsed[]> {
  const [start, end] = anonymousName(0).split('0')
  const { rows } = await sql<Lapsed>`
    select r.id, r.name, r.revision, max(i.issued_on) as last,
      (select count(*) from booking b where b.renter_id = r.id) as bookings,
      (select max(o.issued_on) from invoice o where o.renter_id = r.id and o.state = 'final') as invoiced
    from anonymised a join renter r on r.id = a.subject_id join invoice i on i.renter_id = r.id
    where a.kind = 'renter' and i.state = 'final' and i.issued_on < ${issuedBefore}
      and instr(i.buyer, '"name":"' || ${start} || a.number || ${end} || '"') = 0
    group by r.id order by last, r.id limit ${limit}`.execute(tx)
  return rows
}
