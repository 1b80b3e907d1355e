import type { ChangeEvent } from '#shared/contract/app'

/** Tells windows what changed, after the commit. Broadcast only: nobody waits for an answer. */
export function createChanges() {
  const listeners = new Set<(event: ChangeEvent) => void>()
  return {
    emit(event: ChangeEvent): void {
      for (const listener of listeners) listener(event)
    },
    /** Events from now on, also those before the first is asked for; until the signal aborts. */
    subscribe(signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void> {
      const queue: ChangeEvent[] = []
      let wake: () => void = () => undefined
      const listener = (event: ChangeEvent) => {
        queue.push(event)
        wake()
      }
      const stop = () => {
        listeners.delete(listener)
        wake()
      }
      listeners.add(listener)
      signal?.addEventListener('abort', stop, { once: true })
      return (async function* () {
        try {
          while (!signal?.aborted) {
            const event = queue.shift()
            if (event) yield event
            else
              await new Promise<void>((resolve) => {
                wake = resolve
              })
          }
        } finally {
          stop()
          signal?.removeEventListener('abort', stop)
        }
      })()
    },
  }
}
export type Changes = ReturnType<typeof createChanges>
