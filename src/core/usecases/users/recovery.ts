import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Ctx, Session } from '#core/app/context'
import { credentialsOf, getUser, putFactor, putRecovery, putSecret, putTries } from '#core/store/users'
import { failure } from '#shared/contract/failure'
import type { OwnSecret, Recovery, RecoveryCode, SessionState } from '#shared/contract/session'
import { kindOfSecret, secretProblem } from '#shared/domain/access'
import { found, invalid } from '../common'
import { hashOf, isSecret, pretend } from './hash'
import { sessionState, userOf } from './session'
import { tryOnce, wrongName } from './tries'
import { recordUser } from './users'

/** Letters and digits that can't be taken for each other (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20

/** Twenty signs, a hundred bits: what is typed from paper, in groups of five. */
function newCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length] ?? '')
  return [0, 5, 10, 15].map((at) => signs.slice(at, at + 5).join('')).join('-')
}
/** What was meant, however it was typed. */
const meant = (code: string) =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** A code for who calls, to print; the one before works no longer. @throws wrong_secret, locked */
export async function newRecoveryCode(
  ctx: Ctx,
  { secret }: z.infer<typeof OwnSecret>,
): Promise<z.infer<typeof RecoveryCode>> {
  const { id } = found(await ctx.read((tx) => getUser(tx, ctx.user.id)), 'user', ctx.user.id)
  await tryOnce(ctx, id, ({ hash }) => isSecret(secret, hash))
  const code = newCode()
  const hash = await hashOf(meant(code))
  await ctx.change({ action: 'users.newRecoveryCode', undoable: false }, async (unit) => {
    const before = found(await getUser(unit.tx, id), 'user', id)
    await putRecovery(unit.tx, id, hash)
    return recordUser(unit, before)
  })
  return { code }
}

/**
 * With the printed code: another secret, no second factor any more, and in. The code is gone then. It is not counted as a try
 * and works for who is locked out: a hundred bits can't be guessed.
 *
 * @throws wrong_secret; invalid_input on `secret`
 */
export async function recoverAccount(ctx: Ctx, session: Session, input: Recovery): Promise<SessionState> {
  const user = await userOf(ctx, input)
  const kept = user && !user.blocked ? await ctx.read((tx) => credentialsOf(tx, user.id)) : null
  const code = meant(input.recoveryCode)
  if (user === null || !kept?.recoveryHash) {
    await pretend(code)
    throw wrongName()
  }
  if (!(await isSecret(code, kept.recoveryHash))) throw wrongName()
  const problem = secretProblem(input.secret, user)
  if (problem) invalid('secret', problem)
  const hash = await hashOf(input.secret)
  await ctx.change({ action: 'session.recover', undoable: false }, async (unit) => {
    const before = found(await getUser(unit.tx, user.id), 'user', user.id)
    const now = await credentialsOf(unit.tx, user.id)
    // Somebody else may have used it in between.
    if (now?.recoveryHash !== kept.recoveryHash) throw failure('wrong_secret', { waitSeconds: 0, triesLeft: 0 })
    await putSecret(unit.tx, user.id, kindOfSecret(input.secret), hash)
    await putFactor(unit.tx, user.id, null)
    await putRecovery(unit.tx, user.id, null)
    await putTries(unit.tx, user.id, 0, '')
    return recordUser(unit, before)
  })
  await session.enter(user.id)
  return sessionState(ctx, session)
}
