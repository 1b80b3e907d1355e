import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { BhvStretch } from '#shared/contract/roster-needs'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { useMay } from '../../lib/session'
import type { Look } from './paint/look'

/**
 * What the roster says of a period (`to` exclusive): where there is BHV, null while no caretaker is entered or the roster is not theirs to see, and which
 * bookings look for a caretaker.
 */
export function useRoster(
  centreId: CentreId,
  { from, to }: { from: CivilDate; to: CivilDate },
  compact: boolean,
  looks: ReadonlyMap<string, Look>,
): {
  bhv: readonly BhvStretch[] | null
  looks: ReadonlyMap<string, Look>
  marks: { alone: boolean; noBhv: boolean }
} {
  const enabled = useMay('roster.needs')
  const roster = useQuery(
    api.roster.needs.queryOptions({ input: { from, to, centreId }, enabled, placeholderData: keepPreviousData }),
  ).data
  return useMemo(() => {
    if (!roster?.inUse) return { bhv: null, looks, marks: { alone: false, noBhv: false } }
    const alone = new Set(roster.gaps.flatMap((gap) => gap.reasons.flatMap((reason) => reason.bookingId ?? [])))
    const marked = new Map(looks)
    for (const id of alone) {
      const look = looks.get(id)
      if (look)
        marked.set(id, { ...look, alone: true, said: [look.said, 'nog geen beheerder'].filter(Boolean).join(', ') })
    }
    return {
      bhv: roster.bhv,
      looks: alone.size === 0 ? looks : marked,
      marks: { alone: !compact && alone.size > 0, noBhv: !compact && roster.bhv.some((stretch) => !stretch.ok) },
    }
  }, [roster, looks, compact])
}
