import { type ReadTx, type Store, troubleOfStore } from '#core/store/open'
import { getSettings, listUsers, secretStamps } from '#core/store/users'
import { USUAL_IDLE_MINUTES } from '#shared/domain/access'
import type { User } from './context'

type Known = { user: User; stamp: string }
export type Directory = Awaited<ReturnType<typeof openDirectory>>

/**
 * Who the users are, kept in memory so that no call has to ask: read again at once when this process changes one, and with
 * the look for writes of others. A user that changed is another object.
 */
export async function openDirectory(store: Pick<Store, 'read'>) {
  let active = new Map<string, Known>()
  let hasUsers = false
  let idleMinutes: number = USUAL_IDLE_MINUTES

  const read = async (tx: ReadTx) => {
    const users = await listUsers(tx)
    return { users, stamps: await secretStamps(tx), settings: await getSettings(tx) }
  }
  const refresh = async (): Promise<void> => {
    const { users, stamps, settings } = await store.read(read).catch(unlessDamaged)
    const before = active
    active = new Map()
    hasUsers = users.length > 0
    idleMinutes = settings.idleMinutes
    for (const { id, name, roles, blocked } of users) {
      // Who is locked out by wrong tries stays logged in elsewhere: anybody could have made those.
      if (blocked) continue
      const next: Known = { user: { id, name, roles }, stamp: stamps.get(id) ?? '' }
      const last = before.get(id)
      active.set(id, last && JSON.stringify(last) === JSON.stringify(next) ? last : next)
    }
  }
  await refresh()
  return {
    refresh,
    hasUsers: () => hasUsers,
    idleMinutes: () => idleMinutes,
    /** Who may log in, with a text that changes with their secret; undefined for who is blocked or not there. */
    find: (id: string): Known | undefined => active.get(id),
  }
}

/** A store so damaged that its users can't be read shows nothing else either: it only waits for a copy to be put back. */
function unlessDamaged(error: unknown) {
  if (troubleOfStore(error) !== 'damaged') throw error
  return { users: [], stamps: new Map<string, string>(), settings: { idleMinutes: USUAL_IDLE_MINUTES } }
}
