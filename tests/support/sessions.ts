import { createRouterClient } from '@orpc/server'
import type { Session } from '#core/app/context'
import type { Core } from '#core/app/core'

/** Calls the contract directly as whoever is logged in to a session. */
export const clientOf = (core: Core, session: Session | null) =>
  createRouterClient(core.router, { context: { session }, interceptors: [core.mapFailure] })
export type SessionClient = ReturnType<typeof clientOf>
