import type { Centre } from '#shared/contract/place'
import { useParam } from './address'
import { useHere } from './here'
import { type CallName, useSeen } from './session'

export type AccountCentre = {
  /** Undefined for all centres together. */
  centre: Centre | undefined
  /** Whether all together can be asked for. */
  all: boolean
  /** False while it is not known yet which centre it is. */
  ready: boolean
}

/**
 * Which centre a screen of accounting is about: the one in the address, else all together. Who sees the figures of some
 * centres only sees them one by one, since what is summed can't be taken apart.
 */
export function useAccountCentre(call: CallName): AccountCentre {
  const { centres } = useHere()
  const seen = useSeen(call)
  const asked = useParam('over')
  const mine = seen === null ? centres : centres.filter(({ id }) => seen.includes(id))
  const centre = mine.find(({ id }) => id === asked) ?? (seen === null ? undefined : mine[0])
  return { centre, all: seen === null, ready: seen === null || centre !== undefined }
}
