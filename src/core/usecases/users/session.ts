import type { z } from 'zod'
import type { Ctx, Session } from '#core/app/context'
import { getOrganisation } from '#core/store/places'
import { getUser, listUsers } from '#core/store/users'
import { failure } from '#shared/contract/failure'
import type { LogIn, Person, SessionState, SessionUser, Unlock, UserAccount } from '#shared/contract/session'
import { isSecret, pretend } from './hash'
import { isFresh } from './second-factor'
import { tryOnce, wrongName } from './tries'

/** Logging in and out of one window or browser. What is wrong in it is told without saying whether the name is right. */
export async function sessionState(ctx: Ctx, session: Session): Promise<SessionState> {
  const { user, ...state } = session.state()
  // Who may mend a damaged store has to get in, also when the organisation is what can't be read.
  const organisation = await ctx.read(getOrganisation).catch((error: unknown) => {
    if (!ctx.keeper.damaged() || !state.hasUsers) throw error
    return null
  })
  return { ...state, user: user === null ? null : (user as SessionUser), demo: organisation?.demo ?? false }
}

/** Names to choose from, at the desk only: over the network a name is half of the secret. @throws forbidden */
export async function people(ctx: Ctx, session: Session): Promise<Person[]> {
  if (session.place === 'host') throw failure('forbidden', {})
  const users = await ctx.read(listUsers)
  return users.filter(({ blocked }) => !blocked).map(({ id, name }) => ({ id, name }))
}

/** Logs in, also in the place of who was logged in. @throws wrong_secret, code_needed, locked */
export async function logIn(ctx: Ctx, session: Session, input: LogIn): Promise<SessionState> {
  const user = await userOf(ctx, input)
  if (user === null || user.blocked) {
    await pretend(input.secret)
    throw wrongName()
  }
  await tryOnce(ctx, user.id, async (kept) => {
    if (!(await isSecret(input.secret, kept.hash))) return false
    if (!kept.factor?.confirmed) return true
    if (input.code === undefined) throw failure('code_needed', {})
    return isFresh(ctx, user.id, input.code)
  })
  await session.enter(user.id)
  return sessionState(ctx, session)
}

/** Who it is about, by id or by name as typed; null when nobody. */
export async function userOf(ctx: Ctx, { userId, name }: Pick<LogIn, 'userId' | 'name'>): Promise<UserAccount | null> {
  const users = await ctx.read(listUsers)
  const typed = name?.toLowerCase()
  return users.find((user) => (userId === undefined ? user.name.toLowerCase() === typed : user.id === userId)) ?? null
}

/** Ends the session; the desk asks who is there. */
export function logOut(ctx: Ctx, session: Session): Promise<SessionState> {
  session.leave()
  return sessionState(ctx, session)
}

/** Locks the session; who was there can unlock it with the secret alone. */
export function lock(ctx: Ctx, session: Session): Promise<SessionState> {
  session.lock()
  return sessionState(ctx, session)
}

/** The one who was there shows it again; the second factor was asked for when the session began. @throws wrong_secret, locked */
export async function unlock(ctx: Ctx, session: Session, { secret }: z.infer<typeof Unlock>): Promise<SessionState> {
  const { user, locked } = session.state()
  const present = user && locked ? await ctx.read((tx) => getUser(tx, user.id)) : null
  if (present === null) throw failure('unauthenticated', {})
  await tryOnce(ctx, present.id, ({ hash }) => isSecret(secret, hash))
  await session.enter(present.id)
  return sessionState(ctx, session)
}
