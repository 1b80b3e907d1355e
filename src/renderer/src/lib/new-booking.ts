import type { CentreId } from '#shared/contract/base'
import { useRights } from './session'

/** What making a booking is called for who is at the desk: who may not confirm, such as a board, asks for one. Null: neither. */
export function useBookingWord(at: CentreId | null): 'Nieuwe boeking' | 'Aanvraag doen' | null {
  const may = useRights()
  const there = at ?? undefined
  if (!may('bookings.create', there)) return null
  return may('bookings.confirm', there) ? 'Nieuwe boeking' : 'Aanvraag doen'
}
