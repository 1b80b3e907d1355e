import { useCallback } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { useBookingWord } from '../../lib/new-booking'
import { useMay } from '../../lib/session'

export type BoardRights = {
  /** What making a booking here is called; null for who may not. */
  word: ReturnType<typeof useBookingWord>
  /** Whether a booking may be moved, resized and cancelled. Who may not confirm, such as a board, alters requests only. */
  mayMove: (booking: Pick<Booking, 'status'>) => boolean
}

/** What the person at the desk may do on the board of a centre. */
export function useBoardRights(at: CentreId): BoardRights {
  const word = useBookingWord(at)
  const mayChange = useMay('bookings.change', at)
  const mayConfirm = useMay('bookings.confirm', at)
  const mayMove = useCallback(
    ({ status }: Pick<Booking, 'status'>) => mayChange && (mayConfirm || status === 'request'),
    [mayChange, mayConfirm],
  )
  return { word, mayMove }
}
