import { QueryClient } from '@tanstack/react-query'
import { failureOf } from './failure'

const RETRIES = 2
const FRESH_MS = 15_000
/** A failure of the contract is an answer; only a lost connection and a busy core are worth another try. */
const worthRetrying = (count: number, error: unknown) => {
  const failure = failureOf(error)
  return count < RETRIES && (failure === null || failure.code === 'busy')
}

/** What was fetched for one person. Everybody has their own, so that nobody sees what was fetched for another. */
export const newQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: worthRetrying, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
