import type { ChangeEvent } from '#shared/contract/app'

/** Tells windows what changed, after the commit. Broadcast only: nobody waits for an answer. */
export function createChanges() {
  const listeners = new Set<(event: ChangeEvent) => void>()
  return {
    emit(event: ChangeEvent): void {
      for (const listener of listeners) listener(event)
    },
    /** Events from now on, until the signal aborts. */
    async *subscribe(signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void> {
      const queue: ChangeEvent[] = []
      let wake: () => void = () => undefined
      const listener = (event: ChangeEvent) => {
        queue.push(event)
        wake()
      }
      const stop = () => wake()
      listeners.add(listener)
      signal?.addEventListener('abort', stop)
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
        listeners.delete(listener)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}
export type Changes = ReturnType<typeof createChanges>
