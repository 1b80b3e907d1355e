import { useSyncExternalStore } from 'react'
import type { ArticleId } from '#shared/contract/base'
import type { Article, Sale } from '#shared/contract/register'

/**
 * The receipt that is being typed, per centre: articles in the order in which they were chosen. It stays when the user
 * looks at another screen in between, and goes when it is paid.
 */
export type Receipt = {
  chosen: readonly ArticleId[]
  receivedCents: number | null
  /** What was paid last, until the next article. */
  paid: Sale | null
}
const empty: Receipt = { chosen: [], receivedCents: null, paid: null }
const receipts = new Map<string, Receipt>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const receiptOf = (centreId: string): Receipt => receipts.get(centreId) ?? empty
function set(centreId: string, next: Receipt): void {
  receipts.set(centreId, next)
  for (const listener of [...listeners]) listener()
}

export const useReceipt = (centreId: string): Receipt => useSyncExternalStore(subscribe, () => receiptOf(centreId))

const change = (centreId: string, chosen: readonly ArticleId[]) =>
  set(centreId, { ...receiptOf(centreId), chosen, paid: null })

export const choose = (centreId: string, id: ArticleId): void => change(centreId, [...receiptOf(centreId).chosen, id])
/** Takes away what was chosen last. */
export const takeLast = (centreId: string): void => change(centreId, receiptOf(centreId).chosen.slice(0, -1))
/** Sets how many there are of one article; none takes it off the receipt. */
export function setQuantity(centreId: string, id: ArticleId, quantity: number): void {
  const { chosen } = receiptOf(centreId)
  const kept: ArticleId[] = []
  let left = quantity
  for (const one of chosen) {
    if (one !== id) kept.push(one)
    else if (left-- > 0) kept.push(one)
  }
  change(centreId, left > 0 ? [...kept, ...Array.from({ length: left }, () => id)] : kept)
}
export const setReceived = (centreId: string, receivedCents: number | null): void =>
  set(centreId, { ...receiptOf(centreId), receivedCents })
export const clear = (centreId: string): void => set(centreId, empty)
/** What was paid goes; what was typed for the next customer meanwhile stays. */
export const setPaid = (centreId: string, paid: Sale, count: number): void =>
  set(centreId, { ...empty, paid, chosen: receiptOf(centreId).chosen.slice(count) })

export type ReceiptLine = { article: Article; quantity: number; cents: number }

/** The receipt as lines, in the order in which each article came first; what is off the price list by now is left out. */
export function linesOf(chosen: readonly ArticleId[], articles: readonly Article[]): ReceiptLine[] {
  const quantities = new Map<ArticleId, number>()
  for (const id of chosen) quantities.set(id, (quantities.get(id) ?? 0) + 1)
  return [...quantities].flatMap(([id, quantity]) => {
    const article = articles.find((a) => a.id === id)
    return article ? [{ article, quantity, cents: quantity * article.cents }] : []
  })
}
