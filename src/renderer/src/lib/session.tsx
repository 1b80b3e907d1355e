import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { AppContract } from '#shared/contract/index'
import type { FieldLabel } from '#shared/contract/labels'
import type { SessionState } from '#shared/contract/session'
import { allow, api, client, onRefused } from './client'
import { enterDesk } from './desk'
import { newQueries } from './queries'

/** Outlives whoever works here. */
const queries = newQueries()
const queryKey = api.session.state.key()

/** For what is shown while nobody is here: names to choose from, and data that can't be read. */
export function SessionQueries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}

/** Who works here and what they may; asked again by whatever could change it. */
export function useSessionState() {
  return useQuery(
    {
      queryKey,
      refetchOnWindowFocus: false,
      queryFn: async () => {
        const state = await client.session.state()
        if (state.user) enterDesk(state.user.id)
        allow(state.calls)
        return state
      },
    },
    queries,
  )
}

let holds = 0
const listeners = new Set<() => void>()
const hold = (by: 1 | -1) => {
  holds += by
  for (const listener of [...listeners]) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Keeps the screen as it is while `on`, for as long as the component stands: whoever makes the first user becomes that
 * user at once, while the code to print is still on the screen.
 */
export function useHeldSession(on: boolean): void {
  useEffect(() => {
    if (!on) return
    hold(1)
    return () => hold(-1)
  }, [on])
}
export const useIsHeld = (): boolean => useSyncExternalStore(subscribe, () => holds > 0)

/** Asks anew who works here: after logging in or out, and when a call was refused for want of a right. */
export async function refreshSession(): Promise<void> {
  if (holds === 0) await queries.invalidateQueries({ queryKey })
}
/** The same after what was held is done. */
export const newSession = (): Promise<void> => queries.invalidateQueries({ queryKey })
onRefused(() => void refreshSession())

/** Asks again who is here before anything else can be done; somebody else may go on instead. */
export async function lockDesk(): Promise<void> {
  await client.session.lock()
  await refreshSession()
}

/** Ends the session; who was here finds the screen back as it is. */
export async function leaveDesk(): Promise<void> {
  await client.session.logOut()
  await refreshSession()
}

/** Of the person whose screens these are, also while they are away from the desk. */
export const SessionContext = createContext<SessionState | null>(null)

export function useSession(): SessionState {
  const state = useContext(SessionContext)
  if (!state) throw new Error('no session')
  return state
}

/** The names of all calls, such as `bookings.create`. */
export type CallName = {
  [G in keyof AppContract & string]: `${G}.${keyof AppContract[G] & string}`
}[keyof AppContract & string]

/** The centres that a call reaches; null when it reaches them all. */
const reached = (limits: SessionState['limits']['alters'], call: CallName): readonly CentreId[] | null =>
  limits.find(({ calls }) => calls.includes(call))?.centreIds ?? null

/**
 * Answers for each call whether the person at the desk may make it; with a centre, whether it may alter something there, and
 * with null, something that belongs to no centre or to all of them.
 */
export function useRights(): (call: CallName, at?: CentreId | null) => boolean {
  const { calls, limits } = useSession()
  return (call, at) => {
    if (!calls.includes(call)) return false
    const where = at === undefined ? null : reached(limits.alters, call)
    return where === null || (at !== null && at !== undefined && where.includes(at))
  }
}

/** Whether the person at the desk may make a call, at a centre if that is given (`useRights`). */
export const useMay = (call: CallName, at?: CentreId | null): boolean => useRights()(call, at)

/** Of which centres the person at the desk gets to see something by a call; null for all. */
export function useSeen(call: CallName): readonly CentreId[] | null {
  return reached(useSession().limits.sees, call)
}

/** Whether fields with this label are kept from the person at the desk: empty for them, and not theirs to fill. */
export const useHides = (label: FieldLabel): boolean => useSession().hides.includes(label)
