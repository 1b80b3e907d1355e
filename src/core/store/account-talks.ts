import type { AccountTalk } from '#shared/contract/account-talk'
import type { CentreId } from '#shared/contract/base'
import { addDays } from '#shared/time/civil'
import type { CivilDate, DateSpan, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'

/** Account talks, each whole; and the bookings of residents behind the initiatives. */
export async function listTalks(tx: ReadTx, query: { year?: number; id?: string }): Promise<AccountTalk[]> {
  const rows = await tx
    .selectFrom('account_talk')
    .selectAll()
    .$if(query.year !== undefined, (q) => q.where('year', '=', query.year ?? 0))
    .$if(query.id !== undefined, (q) => q.where('id', '=', query.id ?? ''))
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const present = await tx
    .selectFrom('account_talk_present')
    .selectAll()
    .where('talk_id', 'in', ids)
    .orderBy('position')
    .execute()
  const agreements = await tx
    .selectFrom('account_talk_agreement')
    .selectAll()
    .where('talk_id', 'in', ids)
    .orderBy('position')
    .execute()
  const subsidies = await tx
    .selectFrom('account_talk_subsidy')
    .selectAll()
    .where('talk_id', 'in', ids)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id as AccountTalk['id'],
    centreId: row.centre_id as CentreId,
    year: row.year,
    date: row.date as CivilDate,
    place: row.place,
    notes: row.notes,
    present: present.filter((one) => one.talk_id === row.id).map(({ name, organisation }) => ({ name, organisation })),
    agreements: agreements
      .filter((one) => one.talk_id === row.id)
      .map(({ text, owner, due_on, done_on }) => ({
        text,
        owner,
        dueOn: due_on as CivilDate | null,
        doneOn: done_on as CivilDate | null,
      })),
    subsidies: subsidies
      .filter((one) => one.talk_id === row.id)
      .map(({ name, cents, conditions, note }) => ({ name, cents, conditions, note })),
    revision: row.revision,
  }))
}

export const getTalk = async (tx: ReadTx, id: string): Promise<AccountTalk | null> =>
  (await listTalks(tx, { id }))[0] ?? null

export async function putTalk(tx: WriteTx, value: AccountTalk): Promise<void> {
  const { id, present, agreements, subsidies } = value
  const row = {
    id,
    centre_id: value.centreId,
    year: value.year,
    date: value.date,
    place: value.place,
    notes: value.notes,
    revision: value.revision,
  }
  await tx
    .insertInto('account_talk')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  for (const table of ['account_talk_present', 'account_talk_agreement', 'account_talk_subsidy'] as const)
    await tx.deleteFrom(table).where('talk_id', '=', id).execute()
  for (const [position, one] of present.entries())
    await tx
      .insertInto('account_talk_present')
      .values({ talk_id: id, position, ...one })
      .execute()
  for (const [position, { text, owner, dueOn, doneOn }] of agreements.entries())
    await tx
      .insertInto('account_talk_agreement')
      .values({ talk_id: id, position, text, owner, due_on: dueOn, done_on: doneOn })
      .execute()
  for (const [position, one] of subsidies.entries())
    await tx
      .insertInto('account_talk_subsidy')
      .values({ talk_id: id, position, ...one })
      .execute()
}

export async function removeTalk(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('account_talk').where('id', '=', id).execute()
}

/** Counted bookings of residents of these centres that begin in the period and not after `asOf`, in order of start. */
export function residentBookings(
  tx: ReadTx,
  { from, to, asOf, centreIds }: DateSpan & { asOf: WallTime; centreIds: readonly string[] },
): Promise<{ id: string; centreId: string; participants: number | null }[]> {
  if (centreIds.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('booking as b')
    .select(['b.id', 'b.centre_id as centreId', 'b.participants'])
    .where('b.centre_id', 'in', centreIds)
    .where('b.category', '=', 'residents')
    .where('b.starts_at', '>=', `${from}T00:00`)
    .where('b.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where('b.starts_at', '<=', asOf)
    .where('b.status', 'in', ['confirmed', 'held'])
    .orderBy('b.starts_at')
    .execute()
}
