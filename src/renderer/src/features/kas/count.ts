import { useSyncExternalStore } from 'react'
import { coins, notes } from '#shared/domain/register'

/** What was counted so far of a till: it stays when the user looks at another screen, and goes when the till is closed. */
export type CountDraft = {
  pieces: Readonly<Record<number, number>>
  slipCents: number | null
  withdrawnCents: number | null
  remark: string
}
const empty: CountDraft = { pieces: {}, slipCents: null, withdrawnCents: null, remark: '' }
const drafts = new Map<string, CountDraft>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useCount = (till: string): CountDraft => useSyncExternalStore(subscribe, () => drafts.get(till) ?? empty)

/** Changes part of what was counted; null forgets all of it. */
export function changeCount(till: string, change: Partial<CountDraft> | null): void {
  if (change === null) drafts.delete(till)
  else drafts.set(till, { ...(drafts.get(till) ?? empty), ...change })
  for (const listener of [...listeners]) listener()
}

/** What was counted, in the order of the form. */
export const countsOf = (draft: CountDraft): { cents: number; pieces: number }[] =>
  [...notes, ...coins].map((cents) => ({ cents, pieces: draft.pieces[cents] ?? 0 })).filter(({ pieces }) => pieces > 0)

/** `€ 50`, `€ 0,20` */
export const denominationText = (cents: number): string =>
  cents >= 100 ? `€ ${cents / 100}` : `€ 0,${String(cents).padStart(2, '0')}`
