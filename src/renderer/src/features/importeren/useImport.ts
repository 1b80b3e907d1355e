import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportEvent, ImportFile, ImportResult } from '#shared/contract/import'
import { client } from '../../lib/client'
import { encode } from './files'

export type Progress = Extract<ImportEvent, { type: 'progress' }>
export type Run = 'check' | 'import' | 'skip'

/** Where the import is: nothing yet, running, checked (nothing written), or written. */
export type ImportState =
  | { step: 'choose' }
  | { step: 'running'; run: Run; progress: Progress | null }
  | { step: 'checked'; result: ImportResult }
  | { step: 'written'; result: ImportResult }
  | { step: 'failed'; run: Run; error: unknown }

export type Importer = {
  state: ImportState
  fileNames: readonly string[]
  /** Reads the files and checks every row; writes nothing. */
  check: (files: readonly File[]) => void
  /** Writes what was checked; with `skip` the wrong rows are left out. */
  write: (run: 'import' | 'skip') => void
  /** Stops what runs: nothing is written. */
  cancel: () => void
  reset: () => void
}

/** Runs an import and follows its progress; leaving the screen cancels it, as closing the stream does. */
export function useImport(): Importer {
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const [fileNames, setFileNames] = useState<readonly string[]>([])
  const files = useRef<ImportFile[]>([])
  const checked = useRef<ImportResult | null>(null)
  const running = useRef<AbortController | null>(null)

  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(async (run: Run, chosen: readonly File[] | null) => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    setState({ step: 'running', run, progress: null })
    try {
      if (chosen) files.current = await Promise.all(chosen.map(encode))
      const result = await follow(run, files.current, stop.signal, (progress) =>
        setState({ step: 'running', run, progress }),
      )
      if (stop.signal.aborted) return
      if (!result.written) checked.current = result
      setState({ step: result.written ? 'written' : 'checked', result })
    } catch (error) {
      if (!stop.signal.aborted) setState({ step: 'failed', run, error })
    }
  }, [])

  return {
    state,
    fileNames,
    check: (chosen) => {
      setFileNames(chosen.map((file) => file.name))
      checked.current = null
      void start('check', chosen)
    },
    write: (run) => void start(run, null),
    cancel: () => {
      running.current?.abort()
      setState(checked.current ? { step: 'checked', result: checked.current } : { step: 'choose' })
    },
    reset: () => {
      running.current?.abort()
      files.current = []
      checked.current = null
      setFileNames([])
      setState({ step: 'choose' })
    },
  }
}

async function follow(
  run: Run,
  files: ImportFile[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ImportResult> {
  const events = await client.imports.run(
    { files, dryRun: run === 'check', ...(run === 'skip' ? { skipErrors: true } : {}) },
    { signal },
  )
  for await (const event of events) {
    if (event.type === 'result') return event.result
    onProgress(event)
  }
  throw new Error('the import ended without a result')
}
