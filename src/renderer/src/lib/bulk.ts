import { useSyncExternalStore } from 'react'
import type { CentreId, RoomId } from '#shared/contract/base'
import type { CivilDate } from '#shared/time/types'

/** All bookings of a room or centre on some days, to cancel or move in one act. */
export type BulkRequest = { centreId: CentreId; roomIds?: RoomId[]; from: CivilDate; to: CivilDate; reason?: string }

let request: BulkRequest | null = null
const listeners = new Set<() => void>()

function set(next: BulkRequest | null): void {
  request = next
  for (const listener of [...listeners]) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the one dialog for many bookings, from any screen. */
export const openBulk = (next: BulkRequest): void => set(next)
export const closeBulk = (): void => set(null)
export const useBulk = (): BulkRequest | null => useSyncExternalStore(subscribe, () => request)
