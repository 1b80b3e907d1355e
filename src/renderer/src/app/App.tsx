import { Button, useComputedColorScheme } from '@mantine/core'
import { IconArrowLeft, IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { Route, Router, Switch } from 'wouter'
import { accentTokens } from '../lib/accent'
import { navigate, useHashLocation, useQueryText } from '../lib/address'
import { followChanges } from '../lib/changes'
import { api } from '../lib/client'
import { failureOf, messageFor } from '../lib/failure'
import { EmptyState } from '../ui/EmptyState'
import { ErrorBoundary } from './ErrorBoundary'
import { DamagePage, routes, WelkomPage } from './routes'
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

function Start() {
  const state = useQuery(api.app.state.queryOptions())
  const queries = useQueryClient()
  useEffect(() => followChanges(queries), [queries])
  useAccent(state.data?.organisation?.accent ?? null)
  if (state.data) return state.data.empty ? <FirstRun /> : <Shell state={state.data} />
  if (!state.isError) return waiting
  if (failureOf(state.error)?.code === 'damaged')
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
        action={<Button onClick={() => void state.refetch()}>Opnieuw proberen</Button>}
      >
        {messageFor(state.error)}
      </EmptyState>
    </main>
  )
}

/** The whole page, inside its providers. */
export function App() {
  return (
    <Router hook={useHashLocation} searchHook={useQueryText}>
      <Start />
    </Router>
  )
}
