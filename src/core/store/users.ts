import type { UserId } from '#shared/contract/base'
import type { AccessSettings, RoleGrant, UserAccount } from '#shared/contract/session'
import { isLocked, type SecretKind, USUAL_IDLE_MINUTES } from '#shared/domain/access'
import type { ReadTx, WriteTx } from './open'

/** Users as administrators see them, without what opens their accounts. In order of name. */
export async function listUsers(tx: ReadTx): Promise<UserAccount[]> {
  const users = await tx
    .selectFrom('user_account as u')
    .innerJoin('user_secret as s', 's.user_id', 'u.id')
    .leftJoin('user_tries as t', 't.user_id', 'u.id')
    .leftJoin('user_second_factor as f', (join) => join.onRef('f.user_id', '=', 'u.id').on('f.confirmed', '=', 1))
    .leftJoin('user_recovery as r', 'r.user_id', 'u.id')
    .select(['u.id', 'u.name', 'u.blocked', 'u.revision', 's.kind', 't.wrong'])
    .select(['f.user_id as factor', 'r.user_id as recovery'])
    .orderBy('u.name')
    .execute()
  if (users.length === 0) return []
  const roles = await tx.selectFrom('user_role').selectAll().orderBy('position').execute()
  return users.map((row) => ({
    id: row.id as UserId,
    name: row.name,
    roles: roles
      .filter(({ user_id }) => user_id === row.id)
      .map(({ role, centre_id }) => ({ role, centreId: centre_id as RoleGrant['centreId'] })),
    blocked: row.blocked === 1,
    secret: row.kind,
    locked: isLocked(row.wrong ?? 0),
    secondFactor: row.factor !== null,
    recoveryCode: row.recovery !== null,
    revision: row.revision,
  }))
}

export const getUser = async (tx: ReadTx, id: string): Promise<UserAccount | null> =>
  (await listUsers(tx)).find((user) => user.id === id) ?? null

/** What each user is called, by id: for the log. */
export async function userNames(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('user_account').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Makes or changes a user with all roles. @throws what SQLite says when another has the name */
export async function putUser(
  tx: WriteTx,
  { id, name, roles, blocked, revision }: Pick<UserAccount, 'id' | 'name' | 'roles' | 'blocked' | 'revision'>,
): Promise<void> {
  const row = { id, name, blocked: blocked ? 1 : 0, revision }
  await tx
    .insertInto('user_account')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('user_role').where('user_id', '=', id).execute()
  for (const [position, { role, centreId }] of roles.entries())
    await tx.insertInto('user_role').values({ user_id: id, position, role, centre_id: centreId }).execute()
}

export async function getSettings(tx: ReadTx): Promise<AccessSettings> {
  const row = await tx.selectFrom('access_settings').selectAll().executeTakeFirst()
  return { idleMinutes: row?.idle_minutes ?? USUAL_IDLE_MINUTES, revision: row?.revision ?? 1 }
}

export async function putSettings(tx: WriteTx, { idleMinutes, revision }: AccessSettings): Promise<void> {
  const row = { id: 1, idle_minutes: idleMinutes, revision }
  await tx
    .insertInto('access_settings')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** The hash is text of `usecases/users/hash.ts`, with its salt and cost. */
export async function putSecret(tx: WriteTx, userId: string, kind: SecretKind, hash: string): Promise<void> {
  const row = { user_id: userId, kind, hash }
  await tx
    .insertInto('user_secret')
    .values(row)
    .onConflict((oc) => oc.column('user_id').doUpdateSet(row))
    .execute()
}

export type Factor = { key: string; confirmed: boolean; lastCounter: number }
/** What a log-in is checked against. */
export type Credentials = {
  hash: string
  kind: SecretKind
  wrong: number
  lastAt: string | null
  factor: Factor | null
  recoveryHash: string | null
}

/** What a log-in of a user is checked against; null for who has no secret. */
export async function credentialsOf(tx: ReadTx, userId: string): Promise<Credentials | null> {
  const row = await tx
    .selectFrom('user_secret as s')
    .leftJoin('user_tries as t', 't.user_id', 's.user_id')
    .leftJoin('user_second_factor as f', 'f.user_id', 's.user_id')
    .leftJoin('user_recovery as r', 'r.user_id', 's.user_id')
    .select(['s.hash', 's.kind', 't.wrong', 't.last_at', 'f.key', 'f.confirmed', 'f.last_counter'])
    .select('r.hash as recovery')
    .where('s.user_id', '=', userId)
    .executeTakeFirst()
  if (!row) return null
  const { key, confirmed, last_counter: lastCounter } = row
  return {
    hash: row.hash,
    kind: row.kind,
    wrong: row.wrong ?? 0,
    lastAt: row.last_at,
    factor: key === null ? null : { key, confirmed: confirmed === 1, lastCounter: lastCounter ?? 0 },
    recoveryHash: row.recovery,
  }
}

/** How many wrong tries in a row there were, and when the last one was; none when `wrong` is 0. */
export async function putTries(tx: WriteTx, userId: string, wrong: number, lastAt: string): Promise<void> {
  if (wrong === 0) {
    await tx.deleteFrom('user_tries').where('user_id', '=', userId).execute()
    return
  }
  const row = { user_id: userId, wrong, last_at: lastAt }
  await tx
    .insertInto('user_tries')
    .values(row)
    .onConflict((oc) => oc.column('user_id').doUpdateSet(row))
    .execute()
}

export async function putFactor(tx: WriteTx, userId: string, factor: Factor | null): Promise<void> {
  await tx.deleteFrom('user_second_factor').where('user_id', '=', userId).execute()
  if (factor === null) return
  const { key, confirmed, lastCounter } = factor
  await tx
    .insertInto('user_second_factor')
    .values({ user_id: userId, key, confirmed: confirmed ? 1 : 0, last_counter: lastCounter })
    .execute()
}

export async function putRecovery(tx: WriteTx, userId: string, hash: string | null): Promise<void> {
  await tx.deleteFrom('user_recovery').where('user_id', '=', userId).execute()
  if (hash !== null) await tx.insertInto('user_recovery').values({ user_id: userId, hash }).execute()
}

/** A text per user that changes when the secret does: who was logged in with the old one no longer is. */
export async function secretStamps(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('user_secret').select(['user_id', 'hash']).execute()
  return new Map(rows.map(({ user_id, hash }) => [user_id, hash]))
}
