import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { BookingCheck } from '#shared/contract/booking'
import type { Quote } from '#shared/contract/price'
import type { Finding } from '#shared/domain/booking-rules'
import { api } from '../../lib/client'

const PAUSE_MS = 150
const none: readonly Finding[] = []

/** What the rules say about what is being typed; an older question is dropped when a newer one is asked. */
export function useCheck(input: BookingCheck | null): {
  findings: readonly Finding[]
  price: Quote | null
  checking: boolean
} {
  const [asked] = useDebouncedValue(JSON.stringify(input), PAUSE_MS)
  const question = JSON.parse(asked) as BookingCheck | null
  const check = useQuery(
    api.bookings.check.queryOptions({
      input: question ?? skipToken,
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 0,
    }),
  )
  const checking = check.isFetching || asked !== JSON.stringify(input)
  const answer = question === null ? undefined : check.data
  return { findings: answer?.findings ?? none, price: answer?.price ?? null, checking }
}
