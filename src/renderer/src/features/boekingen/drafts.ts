import type { Booking } from '#shared/contract/booking'
import type { Fields } from './fields'

/** What was typed over a booking, and the state of the booking that it was typed over. */
export type Draft = { typed: Partial<Fields>; base: Booking | null }
export const noDraft: Draft = { typed: {}, base: null }
export const isEmpty = (draft: Draft): boolean => Object.keys(draft.typed).length === 0

/** Unsaved changes wait here while the panel is closed or shows another booking. */
const drafts = new Map<Booking['id'], Draft>()

export const draftOf = (id: Booking['id']): Draft => drafts.get(id) ?? noDraft

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(id: Booking['id'], draft: Draft): void {
  if (isEmpty(draft)) drafts.delete(id)
  else drafts.set(id, draft)
}
