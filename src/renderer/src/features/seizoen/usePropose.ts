import { useState } from 'react'
import type { SeasonId } from '#shared/contract/base'
import type { ProposeResult } from '#shared/contract/season'
import { client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { gapText } from './words'

export type Proposing = {
  /** Null when nothing runs; else how far it is, from 0 to 100. */
  percent: number | null
  start: (id: SeasonId) => void
  cancel: () => void
}

const summary = ({ counts, gap }: ProposeResult): string =>
  `Voorstel klaar: ${counts.first} eerste keus, ${counts.second} tweede keus, ${counts.moved} verplaatst, ${counts.impossible} niet mogelijk. ${gapText(gap)}.`

/** Asks for a proposal, with progress; it can be cancelled, and then nothing changes. */
export function usePropose(): Proposing {
  const [running, setRunning] = useState<{ percent: number; stop: AbortController } | null>(null)
  const run = async (id: SeasonId) => {
    const stop = new AbortController()
    setRunning({ percent: 0, stop })
    try {
      const events = await client.seasons.propose({ id }, { signal: stop.signal })
      for await (const event of events) {
        if (event.type === 'result') notifyDone(summary(event.result), { undo: true })
        else setRunning({ percent: (100 * event.done) / event.total, stop })
      }
    } catch (error) {
      if (stop.signal.aborted) notifyDone('Afgebroken. Er is niets veranderd.')
      else notifyError(error)
    } finally {
      setRunning(null)
    }
  }
  return {
    percent: running?.percent ?? null,
    start: (id) => void run(id),
    cancel: () => running?.stop.abort(),
  }
}
