import { useSyncExternalStore } from 'react'
import type { ImportEvent, ImportFile, ImportResult } from '#shared/contract/import'
import { client } from '../../lib/client'
import { encode } from './files'

export type Progress = Extract<ImportEvent, { type: 'progress' }>
export type Run = 'check' | 'import' | 'skip'

/** Where the import is: nothing yet, running, checked (nothing written), or written. */
type Step =
  | { step: 'choose' }
  | { step: 'running'; run: Run; progress: Progress | null }
  | { step: 'checked'; result: ImportResult }
  | { step: 'written'; result: ImportResult }
  | { step: 'failed'; error: unknown }
export type ImportState = Step & { fileNames: readonly string[] }

/**
 * The one import of this window. It stands outside the screen: looking something up on another screen stops nothing,
 * and the rows that were skipped stay there to be saved (after the very first import the whole window is drawn anew).
 */
let state: ImportState = { step: 'choose', fileNames: [] }
let files: ImportFile[] = []
let checked: ImportResult | null = null
let running: AbortController | null = null
const listeners = new Set<() => void>()

function show(step: Step, fileNames: readonly string[] = state.fileNames): void {
  state = { ...step, fileNames }
  for (const listener of [...listeners]) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useImport = (): ImportState => useSyncExternalStore(subscribe, () => state)

/** Reads the files and checks every row; writes nothing. */
export function checkFiles(chosen: readonly File[]): void {
  show(
    { step: 'choose' },
    chosen.map((file) => file.name),
  )
  checked = null
  void start('check', async () => {
    files = await Promise.all(chosen.map(encode))
  })
}

/** Writes what was checked; with `skip` the wrong rows are left out. */
export function writeChecked(run: 'import' | 'skip'): void {
  void start(run, async () => undefined)
}

/** Stops what runs: nothing is written. */
export function cancelImport(): void {
  running?.abort()
  show(checked ? { step: 'checked', result: checked } : { step: 'choose' }, checked ? state.fileNames : [])
}

/** Forgets files and result. */
export function resetImport(): void {
  running?.abort()
  files = []
  checked = null
  show({ step: 'choose' }, [])
}

async function start(run: Run, prepare: () => Promise<void>): Promise<void> {
  running?.abort()
  const stop = new AbortController()
  running = stop
  show({ step: 'running', run, progress: null })
  try {
    await prepare()
    const result = await follow(run, stop.signal)
    if (stop.signal.aborted) return
    if (result.written) files = []
    else checked = result
    show({ step: result.written ? 'written' : 'checked', result })
  } catch (error) {
    if (!stop.signal.aborted) show({ step: 'failed', error })
  }
}

async function follow(run: Run, signal: AbortSignal): Promise<ImportResult> {
  const events = await client.imports.run(
    { files, dryRun: run === 'check', ...(run === 'skip' ? { skipErrors: true } : {}) },
    { signal },
  )
  for await (const event of events) {
    if (event.type === 'result') return event.result
    if (!signal.aborted) show({ step: 'running', run, progress: event })
  }
  throw new Error('the import ended without a result')
}
