import { setImmediate } from 'node:timers/promises'
import type { ImportEvent } from '#shared/contract/import'

/** Rows that are handled at a stretch: about ten milliseconds, so that the window stays alive. */
const SLICE = 1000

export type Progress = Extract<ImportEvent, { type: 'progress' }>

/** Lets other work go first. @throws AbortError when the import was cancelled */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

/** Handles items in slices and says after each how far it is. @throws AbortError when the import was cancelled */
export async function* inSlices<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  progress: (done: number) => Progress,
  handle: (slice: readonly T[]) => Promise<void> | void,
): AsyncGenerator<Progress, void> {
  for (let from = 0; from < items.length; from += SLICE) {
    await pause(signal)
    await handle(items.slice(from, from + SLICE))
    yield progress(Math.min(from + SLICE, items.length))
  }
}
