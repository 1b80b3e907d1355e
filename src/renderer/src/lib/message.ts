import { useSyncExternalStore } from 'react'
import type { BookingId, InvoiceId } from '#shared/contract/base'
import type { MessageAbout } from '#shared/contract/document'
import type { DocumentKind } from '#shared/domain/documents'

/** A message that the dialog writes. What is left out, the core finds. */
export type MessageRequest = {
  kind: DocumentKind
  bookingId?: BookingId
  /** Several bookings of one renter in one message; `bookingId`, or the first, is the one that it is named after. */
  bookingIds?: readonly BookingId[]
  /** Of a displacement: the booking in its new place. */
  newBookingId?: BookingId
  /** Free places to name; left out: the core looks for them. */
  alternatives?: MessageAbout['alternatives']
  /** For invoice, reminder and credit note. */
  invoiceId?: InvoiceId
}

let request: MessageRequest | null = null
const listeners = new Set<() => void>()

function set(next: MessageRequest | null): void {
  request = next
  for (const listener of [...listeners]) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the one message dialog, from any screen: `openMessage({ kind: 'refusal', bookingId })`. */
export const openMessage = (next: MessageRequest): void => set(next)
export const closeMessage = (): void => set(null)
export const useMessage = (): MessageRequest | null => useSyncExternalStore(subscribe, () => request)
