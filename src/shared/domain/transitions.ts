import type { BookingStatus } from './vocabulary'

/** What may be done to a booking, and from which status to which (domain, section 3). */
export const transitions = {
  confirm: { from: ['request', 'option'], to: 'confirmed' },
  toOption: { from: ['request', 'expired'], to: 'option' },
  extend: { from: ['option'], to: 'option' },
  decline: { from: ['request', 'option'], to: 'declined' },
  cancel: { from: ['request', 'option', 'confirmed', 'held'], to: 'cancelled' },
  reactivate: { from: ['cancelled', 'declined', 'expired', 'no_show', 'displaced'], to: 'confirmed' },
  reopen: { from: ['declined', 'expired'], to: 'request' },
  /** By itself: its deadline has passed or its time has begun. */
  expire: { from: ['option'], to: 'expired' },
  /** For residents, of primary care only (shared/domain/priority). */
  displace: { from: ['option', 'confirmed'], to: 'displaced' },
  noShow: { from: ['confirmed', 'held'], to: 'no_show' },
} as const satisfies Record<string, { from: readonly BookingStatus[]; to: BookingStatus }>

export type Transition = keyof typeof transitions
/** The steps that somebody at the desk takes with one booking. */
export type DeskStep = Exclude<Transition, 'expire' | 'displace'>

/** True when the booking may take this step now. */
export const mayStep = (step: Transition, status: BookingStatus): boolean =>
  (transitions[step].from as readonly BookingStatus[]).includes(status)
