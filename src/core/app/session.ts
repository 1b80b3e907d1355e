import { HOST_SESSION_MINUTES } from '#shared/domain/access'
import { millisOf } from '#shared/time/civil'
import type { Clock } from '#shared/time/clock'
import { callsOf, hiddenOf, limitsOf } from './access'
import type { Session, User } from './context'
import type { Directory } from './directory'

/** Who calls while there are no users, and whoever has the token of the host or the files. */
export const administrator: User = {
  id: 'beheerder',
  name: 'Beheerder',
  roles: [{ role: 'administrator', centreId: null }],
}

/** Calls that a page makes by itself: nobody needs to be there for them. */
const byItself: ReadonlySet<string> = new Set(['app.changes', 'session.state', 'undo.state'])

const rightsOf = (user: User | null) => ({ calls: callsOf(user), limits: limitsOf(user), hides: hiddenOf(user) })

/** The session of whoever holds the files: the command line, and programs with the token. Never ends, never locks. */
export const ownerSession = (directory: Directory): Session => ({
  place: 'owner',
  user: () => administrator,
  seen: () => undefined,
  enter: async () => undefined,
  leave: () => undefined,
  lock: () => undefined,
  state: () => ({
    hasUsers: directory.hasUsers(),
    loginNeeded: false,
    locked: false,
    user: administrator,
    ...rightsOf(administrator),
    idleMinutes: directory.idleMinutes(),
  }),
})

/**
 * One window at the desk, or one browser of the host. Locks (desk) or ends (host) when nobody has called for the idle time;
 * ends when the user is blocked or gets another secret. Kept by the shell and never stored.
 */
export function openSession(directory: Directory, clock: Clock, place: 'desk' | 'host'): Session {
  const now = () => millisOf(clock.now())
  let who: { id: string; stamp: string } | null = null
  let locked = false
  let began = now()
  let last = began

  const leave = () => {
    who = null
    locked = false
  }
  const lock = () => {
    if (place === 'host') leave()
    else locked = true
  }
  /** Who is logged in, locked or not. */
  const present = (): User | null => {
    if (who === null) return null
    const found = directory.find(who.id)
    const moment = now()
    if (found === undefined || found.stamp !== who.stamp) leave()
    else if (place === 'host' && moment - began > HOST_SESSION_MINUTES * 60_000) leave()
    else if (!locked && moment - last > directory.idleMinutes() * 60_000) lock()
    return who === null || found === undefined ? null : found.user
  }
  const user = (): User | null => {
    if (!directory.hasUsers()) return place === 'desk' ? administrator : null
    const somebody = present()
    return locked ? null : somebody
  }
  return {
    place,
    user,
    seen(call) {
      if (!byItself.has(call)) last = now()
    },
    async enter(id) {
      if (directory.find(id) === undefined) await directory.refresh()
      const found = directory.find(id)
      if (found === undefined) return leave()
      who = { id, stamp: found.stamp }
      locked = false
      began = now()
      last = began
    },
    leave,
    lock() {
      if (present() !== null) lock()
    },
    state() {
      const caller = user()
      const shown = caller ?? present()
      return {
        hasUsers: directory.hasUsers(),
        loginNeeded: caller === null,
        locked: locked && shown !== null,
        user: shown,
        ...rightsOf(caller),
        idleMinutes: directory.idleMinutes(),
      }
    },
  }
}
