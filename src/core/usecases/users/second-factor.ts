import { Secret, TOTP } from 'otpauth'
import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { credentialsOf, type Factor, getUser, putFactor } from '#core/store/users'
import { failure } from '#shared/contract/failure'
import type { ByUser, OwnSecret, SecondFactorCode, SecondFactorStart, UserAccount } from '#shared/contract/session'
import { millisOf } from '#shared/time/civil'
import { found, invalid } from '../common'
import { isSecret } from './hash'
import { tryOnce } from './tries'
import { recordUser } from './users'

/** A code of an app as second factor (TOTP, RFC 6238: six digits of thirty seconds). A code counts once. */
const PERIOD = 30
/** Codes of just before and just after count as well: clocks differ. */
const WINDOW = 1

const totpOf = (key: string, label: string) =>
  new TOTP({ issuer: 'Buurtbalie', label, secret: Secret.fromBase32(key), period: PERIOD })

/** The counter that a code stands for, or null when it is none of now. */
function counterOf(key: string, code: string, now: number): number | null {
  const delta = totpOf(key, '').validate({ token: code.replace(/\s/g, ''), timestamp: now, window: WINDOW })
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp: now }) + delta
}

/** Whether a code is right and was not used before; from then on it was. */
export const isFresh = (ctx: Ctx, userId: string, code: string): Promise<boolean> => {
  const look = async (tx: ReadTx, keep: (factor: Factor) => Promise<void>) => {
    const factor = (await credentialsOf(tx, userId))?.factor
    if (!factor) return false
    const counter = counterOf(factor.key, code, millisOf(ctx.clock.now()))
    if (counter === null || counter <= factor.lastCounter) return false
    await keep({ ...factor, lastCounter: counter })
    return true
  }
  // A damaged store keeps nothing: a code goes a second time, within its half minute.
  if (ctx.keeper.damaged()) return ctx.read((tx) => look(tx, async () => undefined))
  return ctx.store.write((tx) => look(tx, (factor) => putFactor(tx, userId, factor)))
}

/** A new key for who calls; it counts from the first right code on. @throws wrong_secret, locked */
export async function startSecondFactor(
  ctx: Ctx,
  { secret }: z.infer<typeof OwnSecret>,
): Promise<z.infer<typeof SecondFactorStart>> {
  const { id, name } = found(await ctx.read((tx) => getUser(tx, ctx.user.id)), 'user', ctx.user.id)
  await tryOnce(ctx, id, ({ hash }) => isSecret(secret, hash))
  const key = new Secret({ size: 20 }).base32
  await ctx.store.write(async (tx) => {
    const now = (await credentialsOf(tx, id))?.factor
    if (now?.confirmed) throw failure('wrong_state', { reason: 'second_factor_on', detail: '' })
    await putFactor(tx, id, { key, confirmed: false, lastCounter: 0 })
  })
  return { key, uri: totpOf(key, name).toString() }
}

/** The app works: from now on its codes are asked for. @throws invalid_input `wrong_code`; wrong_state */
export function confirmSecondFactor(ctx: Ctx, { code }: z.infer<typeof SecondFactorCode>): Promise<UserAccount> {
  return ctx.change({ action: 'users.confirmSecondFactor', undoable: false }, async (unit) => {
    const { id } = ctx.user
    const before = found(await getUser(unit.tx, id), 'user', id)
    const factor = (await credentialsOf(unit.tx, id))?.factor
    if (!factor || factor.confirmed) throw failure('wrong_state', { reason: 'second_factor_gone', detail: '' })
    const counter = counterOf(factor.key, code, millisOf(unit.now))
    if (counter === null) return invalid('code', 'wrong_code')
    await putFactor(unit.tx, id, { ...factor, confirmed: true, lastCounter: counter })
    return recordUser(unit, before)
  })
}

/** Of somebody who lost the phone, or of oneself. */
export function removeSecondFactor(ctx: Ctx, { id }: z.infer<typeof ByUser>): Promise<UserAccount> {
  return ctx.change({ action: 'users.removeSecondFactor', undoable: false }, async (unit: Unit) => {
    const before = found(await getUser(unit.tx, id), 'user', id)
    await putFactor(unit.tx, id, null)
    return recordUser(unit, before)
  })
}
