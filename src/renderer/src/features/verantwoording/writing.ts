import { createContext } from 'react'
import type { NarrativeWriting } from '#shared/contract/accountability'

/** Where a text belongs. */
export type TextPlace = Pick<NarrativeWriting, 'period' | 'centreId' | 'agreementId' | 'field'>

/** The texts of a closed quarter that are put right, before they go out with a next version. */
export type Correction = {
  quarter: string
  texts: ReadonlyMap<string, NarrativeWriting>
}

/** How texts stand on the screen: they keep themselves, are closed with their quarter, or wait for a next version. */
export type Writing =
  | { mode: 'open' }
  | { mode: 'closed' }
  | { mode: 'correct'; texts: Correction['texts']; put: (text: NarrativeWriting) => void }

export const WritingContext = createContext<Writing>({ mode: 'open' })

export const keyOf = ({ centreId, agreementId, field }: TextPlace): string =>
  `${agreementId ?? centreId ?? 'all'} ${field}`

/** With another text put right; one that is as it was is none. */
export function withText(known: Correction['texts'], text: NarrativeWriting, saved: string): Correction['texts'] {
  const texts = new Map(known)
  if (text.text.trim() === saved) texts.delete(keyOf(text))
  else texts.set(keyOf(text), text)
  return texts
}
