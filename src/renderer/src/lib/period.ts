import { isPeriod, type PeriodKind, periodKind } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { setParams, useParam } from './address'

/** The period in the address when it is of one of these kinds, else the other one. */
export function usePeriod(kinds: readonly PeriodKind[], otherwise: Period): Period {
  const asked = useParam('periode')
  if (asked === null || !isPeriod(asked)) return otherwise
  const kind = periodKind(asked)
  return kind !== null && kinds.includes(kind) ? asked : otherwise
}

export const setPeriod = (period: Period): void => setParams({ periode: period })
