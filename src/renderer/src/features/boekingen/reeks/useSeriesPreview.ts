import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { PlannedDate, SeriesPreview } from '#shared/contract/series'
import { api } from '../../../lib/client'

const PAUSE_MS = 250
const none: readonly PlannedDate[] = []

/** What would become of each date of what is being typed; null input asks nothing. */
export function useSeriesPreview(input: SeriesPreview | null): {
  dates: readonly PlannedDate[]
  error: unknown
  looking: boolean
} {
  const text = JSON.stringify(input)
  const [asked] = useDebouncedValue(text, PAUSE_MS)
  const question = JSON.parse(asked) as SeriesPreview | null
  const preview = useQuery(
    api.series.preview.queryOptions({
      input: question ?? skipToken,
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 0,
      retry: false,
    }),
  )
  return {
    dates: question === null || preview.error ? none : (preview.data?.dates ?? none),
    error: question === null ? null : preview.error,
    looking: preview.isFetching || asked !== text,
  }
}
