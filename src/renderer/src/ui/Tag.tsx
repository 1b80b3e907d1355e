import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'internal' | 'external' | 'ok' | 'warn' | 'bad' | 'accent'

/** A short word with a colour; the word carries the meaning. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  )
}
