import type { z } from 'zod'
import type { Ctx, Session, Unit } from '#core/app/context'
import { isDuplicate } from '#core/store/open'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/users'
import type { UserId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import type {
  AccessSettings,
  ByUser,
  NewUser,
  OwnSecretChange,
  SecretSetting,
  UserAccount,
  UserChange,
} from '#shared/contract/session'
import { keepsAdministrator, kindOfSecret, needsPassword, rolesProblem, secretProblem } from '#shared/domain/access'
import { assertFresh, found, invalid } from '../common'
import { hashOf, isSecret } from './hash'
import { tryOnce } from './tries'

/**
 * Users and their secrets. None of it can be undone: a right or secret that was taken must not come back by a key. The log
 * holds who changed what of whom, and never a secret.
 */
export const listAccounts = (ctx: Ctx): Promise<UserAccount[]> => ctx.read(store.listUsers)

/** Logs what a user became, with the next revision. */
export async function recordUser(unit: Unit, before: UserAccount): Promise<{ result: UserAccount; subject: string }> {
  await store.putUser(unit.tx, {
    ...found(await store.getUser(unit.tx, before.id), 'user', before.id),
    revision: before.revision + 1,
  })
  const after = found(await store.getUser(unit.tx, before.id), 'user', before.id)
  unit.record({ kind: 'user', id: after.id, before, after })
  return { result: after, subject: after.name }
}

/**
 * Makes a user. The first one is an administrator: from then on everybody has to log in, and who made it goes on as that user.
 *
 * @throws invalid_input on `roles` (`none`, `twice`, `whole_organisation`, `first_administrator`) or `secret`; duplicate; not_found
 */
export async function createUser(ctx: Ctx, session: Session, input: NewUser): Promise<UserAccount> {
  const problem = secretProblem(input.secret, input)
  if (problem) invalid('secret', problem)
  const hash = await hashOf(input.secret)
  const made = await ctx.change({ action: 'users.create', undoable: false }, async (unit) => {
    await assertRoles(unit, input.roles)
    const id = unit.newId() as UserId
    const { name, roles } = input
    const others = await store.listUsers(unit.tx)
    if (!keepsAdministrator(others, { id, roles, blocked: false })) invalid('roles', 'first_administrator')
    await named(name, () => store.putUser(unit.tx, { id, name, roles, blocked: false, revision: 1 }))
    await store.putSecret(unit.tx, id, kindOfSecret(input.secret), hash)
    const after = found(await store.getUser(unit.tx, id), 'user', id)
    unit.record({ kind: 'user', id, before: null, after })
    return { result: { user: after, first: others.length === 0 }, subject: name }
  })
  if (made.first) await session.enter(made.user.id)
  return made.user
}

/** @throws as create; wrong_state `last_administrator`, when nobody could make users any more; stale */
export function changeUser(ctx: Ctx, input: UserChange): Promise<UserAccount> {
  return ctx.change({ action: 'users.change', undoable: false }, async (unit) => {
    const users = await store.listUsers(unit.tx)
    const before = found(
      users.find(({ id }) => id === input.id),
      'user',
      input.id,
    )
    assertFresh(before, input.revision, 'user')
    const { name = before.name, roles = before.roles, blocked = before.blocked } = input
    if (input.roles) await assertRoles(unit, roles)
    // Who has a PIN gets a password first: otherwise nobody would know that it is asked for.
    if (before.secret === 'pin' && needsPassword(roles)) invalid('secret', 'password_needed')
    if (!keepsAdministrator(users, { id: before.id, roles, blocked }))
      throw failure('wrong_state', { reason: 'last_administrator', detail: before.name })
    const row = { id: before.id, name, roles, blocked, revision: before.revision + 1 }
    await named(name, () => store.putUser(unit.tx, row))
    const after = found(await store.getUser(unit.tx, before.id), 'user', before.id)
    unit.record({ kind: 'user', id: after.id, before, after })
    return { result: after, subject: name }
  })
}

async function assertRoles(unit: Unit, roles: UserAccount['roles']): Promise<void> {
  const problem = rolesProblem(roles)
  if (problem) invalid('roles', problem)
  for (const { centreId } of roles) if (centreId !== null) found(await getCentre(unit.tx, centreId), 'centre', centreId)
}

async function named(name: string, put: () => Promise<void>): Promise<void> {
  await put().catch((error: unknown) => {
    throw isDuplicate(error) ? failure('duplicate', { kind: 'user', name }, error) : error
  })
}

/** Somebody else's secret, for who forgot it; also lets in who is locked out. @throws invalid_input on `secret`, stale */
export async function setSecret(ctx: Ctx, input: z.infer<typeof SecretSetting>): Promise<UserAccount> {
  const user = found(await ctx.read((tx) => store.getUser(tx, input.id)), 'user', input.id)
  const problem = secretProblem(input.secret, user)
  if (problem) invalid('secret', problem)
  const hash = await hashOf(input.secret)
  return ctx.change({ action: 'users.setSecret', undoable: false }, async (unit) => {
    const before = found(await store.getUser(unit.tx, input.id), 'user', input.id)
    assertFresh(before, input.revision, 'user')
    await store.putSecret(unit.tx, before.id, kindOfSecret(input.secret), hash)
    await store.putTries(unit.tx, before.id, 0, '')
    return recordUser(unit, before)
  })
}

/** Lets somebody try again after too many wrong tries. */
export function unlockUser(ctx: Ctx, { id }: z.infer<typeof ByUser>): Promise<UserAccount> {
  return ctx.change({ action: 'users.unlock', undoable: false }, async (unit) => {
    const before = found(await store.getUser(unit.tx, id), 'user', id)
    await store.putTries(unit.tx, id, 0, '')
    return recordUser(unit, before)
  })
}

/** One's own secret; all other sessions of this user end. @throws wrong_secret, locked; invalid_input on `secret` */
export async function changeOwnSecret(
  ctx: Ctx,
  session: Session,
  { current, secret }: z.infer<typeof OwnSecretChange>,
): Promise<Record<string, never>> {
  const user = found(await ctx.read((tx) => store.getUser(tx, ctx.user.id)), 'user', ctx.user.id)
  await tryOnce(ctx, user.id, ({ hash }) => isSecret(current, hash))
  const problem = secretProblem(secret, user)
  if (problem) invalid('secret', problem)
  const hash = await hashOf(secret)
  await ctx.change({ action: 'users.changeOwnSecret', undoable: false }, async (unit) => {
    const before = found(await store.getUser(unit.tx, user.id), 'user', user.id)
    await store.putSecret(unit.tx, user.id, kindOfSecret(secret), hash)
    return recordUser(unit, before)
  })
  await session.enter(user.id)
  return {}
}

/** After how many minutes a desk locks. */
export const accessSettings = (ctx: Ctx): Promise<AccessSettings> => ctx.read(store.getSettings)

/** @throws stale */
export function changeAccessSettings(ctx: Ctx, input: AccessSettings): Promise<AccessSettings> {
  return ctx.change({ action: 'users.changeSettings', undoable: true }, async (unit) => {
    const before = await store.getSettings(unit.tx)
    assertFresh({ id: 'access', ...before }, input.revision, 'accessSettings')
    const after = { ...input, revision: before.revision + 1 }
    await store.putSettings(unit.tx, after)
    unit.record({
      kind: 'accessSettings',
      id: 'access',
      before: { id: 'access', ...before },
      after: { id: 'access', ...after },
    })
    return { result: after, subject: 'vergrendelen' }
  })
}
