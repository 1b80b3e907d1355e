import type { BookingId, CentreId, RenterId, RoomId, SeriesId } from '#shared/contract/base'
import type { FacilityClaim } from '#shared/contract/booking'
import type { Layout } from '#shared/domain/vocabulary'
import type { CivilDate, WallTime } from '#shared/time/types'
import { deskStore, useDeskValue } from './desk'

export type Prefill = {
  centreId?: CentreId
  roomIds?: RoomId[]
  startsAt?: WallTime
  endsAt?: WallTime
  /** Days besides the first, at the same time of day: then it is a series. None: once. */
  dates?: CivilDate[]
  renterId?: RenterId
  title?: string
  people?: number
  layout?: Layout
  facilities?: FacilityClaim[]
}
/** What the side panel shows; null is closed. */
export type Panel =
  | { kind: 'new-booking'; prefill: Prefill }
  | { kind: 'booking'; id: BookingId }
  | { kind: 'series'; id: SeriesId }

const panel = deskStore<Panel | null>(null)

/** Shows a booking, a series, or the form of a new booking, at the right of the screen. */
export const openPanel = (next: Panel): void => panel.set(next)
export const closePanel = (): void => panel.set(null)
export const usePanel = (): Panel | null => useDeskValue(panel)
