import { Button, useComputedColorScheme } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { IconArrowLeft, IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { Route, Switch } from 'wouter'
import type { SessionState } from '#shared/contract/session'
import { accentTokens } from '../lib/accent'
import { navigate } from '../lib/address'
import { followChanges } from '../lib/changes'
import { api } from '../lib/client'
import { failureOf, messageFor } from '../lib/failure'
import { useIdle } from '../lib/idle'
import { notifyError } from '../lib/notify'
import { lockDesk, SessionQueries, useIsHeld, useSession, useSessionState } from '../lib/session'
import { EmptyState } from '../ui/EmptyState'
import { DemoBar } from './DemoBar'
import { Desks } from './Desks'
import { ErrorBoundary } from './ErrorBoundary'
import { AanmeldPage, DamagePage, routes, WelkomPage } from './routes'
import { Shell, waiting } from './Shell'

/** Puts the organisation's own accent in place of the product's; `#rrggbb`, or null for none. */
function useAccent(accent: string | null): void {
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    if (accent === null) return
    const style = document.documentElement.style
    const tokens = Object.entries(accentTokens(accent, scheme))
    for (const [name, value] of tokens) style.setProperty(name, value)
    return () => {
      for (const [name] of tokens) style.removeProperty(name)
    }
  }, [accent, scheme])
}

const importRoute = routes.find((r) => r.path === '/importeren')

/** In an empty store every address shows the welcome, but for the import that it offers. */
function FirstRun() {
  return (
    <main style={{ height: '100%', overflow: 'auto' }}>
      <ErrorBoundary resetKey="welkom">
        <Suspense fallback={waiting}>
          <Switch>
            {importRoute && (
              <Route path={importRoute.path}>
                <div className="first-import">
                  <Button
                    variant="default"
                    leftSection={<IconArrowLeft size={16} />}
                    onClick={() => navigate('/welkom')}
                  >
                    Terug naar het begin
                  </Button>
                  <importRoute.page />
                </div>
              </Route>
            )}
            <Route>
              <WelkomPage />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </main>
  )
}

/** What stands in place of everything when the core does not say who is here, or what there is. */
function NoAnswer({ error, again }: { error: unknown; again: () => void }) {
  if (failureOf(error)?.code === 'damaged')
    return (
      <ErrorBoundary resetKey="schade">
        <Suspense fallback={waiting}>
          <DamagePage />
        </Suspense>
      </ErrorBoundary>
    )
  return (
    <main role="alert">
      <EmptyState
        icon={IconPlugConnectedX}
        title="Geen verbinding met Buurtbalie"
        action={<Button onClick={again}>Opnieuw proberen</Button>}
      >
        {messageFor(error)}
      </EmptyState>
    </main>
  )
}

/** The screens of one person. */
function Start() {
  const state = useQuery(api.app.state.queryOptions())
  const queries = useQueryClient()
  useEffect(() => followChanges(queries), [queries])
  useAccent(state.data?.organisation?.accent ?? null)
  // The welcome ends when its last page is done, not when the store is filled.
  const held = useIsHeld()
  const [welcome, setWelcome] = useState(false)
  const empty = state.data?.empty ?? false
  if (empty && !welcome) setWelcome(true)
  if (!empty && welcome && !held) setWelcome(false)
  if (state.data) return empty || welcome ? <FirstRun /> : <Shell />
  if (!state.isError) return waiting
  return <NoAnswer error={state.error} again={() => void state.refetch()} />
}

const lock = () => void lockDesk().catch(notifyError)

/** Locks the screen when nobody touches it, where people log in. */
function IdleLock() {
  const { idleMinutes } = useSession()
  useIdle(idleMinutes, lock)
  return null
}

/** The whole page, inside its providers: who is here, and then their screens. */
export function App() {
  const session = useSessionState()
  if (!session.data)
    return session.isError ? (
      <SessionQueries>
        <NoAnswer error={session.error} again={() => void session.refetch()} />
      </SessionQueries>
    ) : (
      waiting
    )
  const { demo, loginNeeded, hasUsers } = session.data
  const here: SessionState | null = loginNeeded ? null : session.data
  return (
    <div className="window" data-demo={demo}>
      {demo && <DemoBar />}
      <div className="window-body">
        {here === null && (
          <SessionQueries>
            <Suspense fallback={waiting}>
              <AanmeldPage session={session.data} />
            </Suspense>
          </SessionQueries>
        )}
        <Desks session={here}>
          {/* Beside the screens that it tells of: a notice may ask what this person may see. */}
          <Notifications position="bottom-center" limit={4} notificationMaxHeight={400} />
          {hasUsers && <IdleLock />}
          <Start />
        </Desks>
      </div>
    </div>
  )
}
