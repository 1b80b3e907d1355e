import type { BookingId, InvoiceId } from '#shared/contract/base'
import type { MessageAbout } from '#shared/contract/document'
import type { DocumentKind } from '#shared/domain/documents'
import { deskStore, useDeskValue } from './desk'

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

const request = deskStore<MessageRequest | null>(null)

/** Opens the one message dialog, from any screen: `openMessage({ kind: 'refusal', bookingId })`. */
export const openMessage = (next: MessageRequest): void => request.set(next)
export const closeMessage = (): void => request.set(null)
export const useMessage = (): MessageRequest | null => useDeskValue(request)
