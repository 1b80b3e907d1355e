import { notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { Activity, type ReactNode, useEffect, useState } from 'react'
import { Router } from 'wouter'
import type { SessionState } from '#shared/contract/session'
import { useHashLocation, useQueryText } from '../lib/address'
import { DeskContext } from '../lib/desk'
import { newQueries } from '../lib/queries'
import { SessionContext } from '../lib/session'
import { palette } from './palette-store'

/** How many people who left find their screen back. */
const MOST = 4

/**
 * The screens of everybody who worked here, one shown: who comes back finds them as they were left, with what was
 * typed. What was fetched for one is never shown to another.
 *
 * @param session whose turn it is; null while nobody is logged in
 */
export function Desks({ session, children }: { session: SessionState | null; children: ReactNode }) {
  const [people, setPeople] = useState<readonly string[]>([])
  const now = session?.user?.id ?? null
  // The last one comes last, so that who was away longest is the first to be let go.
  if (now !== null && people.at(-1) !== now) setPeople([...people.filter((id) => id !== now), now].slice(-MOST))
  useEffect(() => {
    if (now !== null) return
    notifications.clean()
    palette.close()
  }, [now])
  return people.map((id) => (
    <Activity key={id} mode={id === now ? 'visible' : 'hidden'}>
      <Desk id={id} session={id === now ? session : null}>
        {children}
      </Desk>
    </Activity>
  ))
}

function Desk({ id, session, children }: { id: string; session: SessionState | null; children: ReactNode }) {
  const [queries] = useState(newQueries)
  // What someone may does not change while they are away: a screen half hidden would lose what was typed.
  const [last, setLast] = useState(session)
  if (session !== null && session !== last) setLast(session)
  return (
    <DeskContext value={id}>
      <SessionContext value={session ?? last}>
        <QueryClientProvider client={queries}>
          <Router hook={useHashLocation} searchHook={useQueryText}>
            {children}
          </Router>
        </QueryClientProvider>
      </SessionContext>
    </DeskContext>
  )
}
