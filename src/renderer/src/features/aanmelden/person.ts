import type { SessionUser } from '#shared/contract/session'

/** Somebody to log in as. */
export type Person = Pick<SessionUser, 'id' | 'name'>
