import type { BookingStatus } from './vocabulary'

/** What may be done to a booking, and from which status to which (domain, section 3). */
export const transitions = {
  confirm: { from: ['request', 'option'], to: 'confirmed' },
  decline: { from: ['request', 'option'], to: 'declined' },
  cancel: { from: ['request', 'option', 'confirmed', 'held'], to: 'cancelled' },
  reactivate: { from: ['cancelled', 'declined', 'expired', 'no_show', 'displaced'], to: 'confirmed' },
  noShow: { from: ['confirmed', 'held'], to: 'no_show' },
} as const satisfies Record<string, { from: readonly BookingStatus[]; to: BookingStatus }>

export type Transition = keyof typeof transitions

/** True when the booking may take this step now. */
export const mayStep = (step: Transition, status: BookingStatus): boolean =>
  (transitions[step].from as readonly BookingStatus[]).includes(status)
