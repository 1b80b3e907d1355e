import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/parts.css'
import './app/shell.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import dayjs from 'dayjs'
import 'dayjs/locale/nl'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './app/App'
import { resolver, theme } from './app/theme'
import { failureOf } from './lib/failure'

dayjs.locale('nl')
// The page may not evaluate code (content security policy), so zod need not try.
config({ jitless: true })

const RETRIES = 2
const FRESH_MS = 15_000
/** A failure of the contract is an answer; only a lost connection and a busy core are worth another try. */
const worthRetrying = (count: number, error: unknown) => {
  const failure = failureOf(error)
  return count < RETRIES && (failure === null || failure.code === 'busy')
}
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: worthRetrying, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
        <DatesProvider settings={{ locale: 'nl', firstDayOfWeek: 1 }}>
          <Notifications position="bottom-center" limit={4} notificationMaxHeight={400} />
          <App />
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
)
