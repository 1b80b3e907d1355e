import type { Booking } from '#shared/contract/booking'
import type { Fields } from './fields'

/** What was typed over a booking, and the state of the booking that it was typed over. */
export type Draft = { typed: Partial<Fields>; base: Booking | null }
export const noDraft: Draft = { typed: {}, base: null }
export const isEmpty = (draft: Draft): boolean => Object.keys(draft.typed).length === 0

/** Unsaved changes of each person at the desk wait here while the panel is closed or shows another booking. */
const drafts = new Map<string, Draft>()
const keyOf = (desk: string, id: Booking['id']): string => `${desk} ${id}`

export const draftOf = (desk: string, id: Booking['id']): Draft => drafts.get(keyOf(desk, id)) ?? noDraft

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(desk: string, id: Booking['id'], draft: Draft): void {
  if (isEmpty(draft)) drafts.delete(keyOf(desk, id))
  else drafts.set(keyOf(desk, id), draft)
}
