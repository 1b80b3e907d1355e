import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Season, SettleRequest, SettleResult, WishRivals } from '#shared/contract/season'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'

/** Puts a season in the agenda; where that needs a reason, `rivals` says of which wishes, and `answer` goes on with it. */
export function useSettle(season: Season | null, onDone: (result: SettleResult) => void) {
  const [rivals, setRivals] = useState<WishRivals[]>([])
  const settle = useMutation(
    api.seasons.settle.mutationOptions({
      onError: notifyError,
      onSuccess: (result) => {
        setRivals([])
        onDone(result)
        notifyDone(
          `${formatCount(result.series, 'reeks', 'reeksen')} met ${formatCount(result.bookings, 'boeking', 'boekingen')} gemaakt`,
          { undo: true },
        )
      },
    }),
  )
  const run = (priority: NonNullable<SettleRequest['priority']>) =>
    season && settle.mutate({ id: season.id, revision: season.revision, priority })
  const look = useMutation({
    mutationFn: ({ id }: Season) => client.seasons.rivals({ id }),
    onError: notifyError,
    onSuccess: (found) => (found.length === 0 ? run([]) : setRivals(found)),
  })
  return {
    busy: look.isPending || settle.isPending,
    rivals,
    start: () => season && look.mutate(season),
    answer: run,
    close: () => setRivals([]),
  }
}
