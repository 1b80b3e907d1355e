import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Session } from '#core/app/context'
import type { Core } from '#core/app/core'

/** A browser that was let in: its session, and the streams of changes that it holds open. */
export type Visit = { id: string; session: Session; streams: Set<ServerResponse>; began: number }

/** Browsers that are remembered; the one that came first has to log in again. */
const MOST = 1_000
const SWEEP_MS = 5_000
/** How long a browser that came with the address that was printed stays in, once there are users. */
const LINK_MS = 12 * 3_600_000
const ID_BYTES = 32

export type Sessions = ReturnType<typeof createSessions>

/**
 * The browsers that are let in, by the secret in their cookie. They live as long as the host; when the core ends a
 * session (log-out, idle, twelve hours, a user who is blocked) its streams end as well.
 */
export function createSessions(core: Pick<Core, 'owner' | 'openSession'>) {
  const visits = new Map<string, Visit>()

  const end = (id: string): void => {
    const visit = visits.get(id)
    visits.delete(id)
    for (const stream of visit?.streams ?? []) stream.end()
  }
  const isOver = ({ session, began }: Visit): boolean => {
    if (session.place !== 'owner') return session.user() === null
    return session.state().hasUsers && performance.now() - began > LINK_MS
  }
  const sweep = setInterval(() => {
    for (const visit of visits.values()) if (isOver(visit)) end(visit.id)
  }, SWEEP_MS)
  sweep.unref()

  const add = (session: Session): string => {
    const id = randomBytes(ID_BYTES).toString('base64url')
    visits.set(id, { id, session, streams: new Set(), began: performance.now() })
    const [first] = visits.keys()
    if (visits.size > MOST && first !== undefined) end(first)
    return id
  }

  return {
    /** The browser that holds this secret; null when it holds none of ours, or one that is over. */
    find(id: string | null): Visit | null {
      const visit = id === null ? undefined : visits.get(id)
      if (visit === undefined) return null
      if (!isOver(visit)) return visit
      end(visit.id)
      return null
    },
    /** Lets a browser in that came with the token; answers its secret. */
    addOwner: (): string => add(core.owner),
    /** Lets a browser in whose session has just begun. A new secret each time: one that was planted before is worth nothing. */
    add,
    end,
    close(): void {
      clearInterval(sweep)
    },
  }
}
