import type { CentreId, RoomId } from '#shared/contract/base'
import type { CivilDate } from '#shared/time/types'
import { deskStore, useDeskValue } from './desk'

/** All bookings of a room or centre on some days, to cancel or move in one act. */
export type BulkRequest = { centreId: CentreId; roomIds?: RoomId[]; from: CivilDate; to: CivilDate; reason?: string }

const request = deskStore<BulkRequest | null>(null)

/** Opens the one dialog for many bookings, from any screen. */
export const openBulk = (next: BulkRequest): void => request.set(next)
export const closeBulk = (): void => request.set(null)
export const useBulk = (): BulkRequest | null => useDeskValue(request)
