import { useQuery } from '@tanstack/react-query'
import { systemClock, wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { api } from './client'

const HALF_A_MINUTE = 30_000

/** What the clock of the core shows, refreshed twice a minute; the core may run on a chosen time (demo, tests). */
export function useNow(): WallTime {
  const state = useQuery(api.app.state.queryOptions({ refetchInterval: HALF_A_MINUTE }))
  return state.data?.now ?? wallNow(systemClock)
}
