import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { SeasonModel } from '#shared/domain/season-model'

/** A model as numbers only: what goes to the solver's thread. Rows are compressed (CSR). */
export type SolverTask = {
  scores: Float64Array
  stages: Int32Array
  /** Which wish a column is of. */
  wishes: Int32Array
  stageCount: number
  starts: Int32Array
  indices: Int32Array
  weights: Float64Array
  limits: Float64Array
  seconds: number
  /** Where the solver's WebAssembly is; null beside its package. */
  wasmFile: string | null
}
export type SolverAnswer =
  | { type: 'stage'; done: number }
  | {
      type: 'done'
      /** The columns that are chosen. */
      columns: number[]
      /** How far it may be from the best, as a share; 0 when nothing better exists. */
      gap: number
    }

/** The thread and its wasm lie beside the bundle in a build (electron.vite.config), beside this file when the sources run. */
const isBuilt = () => existsSync(join(__dirname, 'solver.cjs'))
const workerFile = () => join(__dirname, isBuilt() ? 'solver.cjs' : 'worker.mts')
const wasmFile = () => (isBuilt() ? join(__dirname, 'highs.wasm') : null)

const taskOf = (model: SeasonModel, seconds: number): SolverTask => {
  const starts = new Int32Array(model.rows.length + 1)
  for (const [index, row] of model.rows.entries()) starts[index + 1] = (starts[index] ?? 0) + row.columns.length
  const ids = [...new Set(model.options.map((option) => option.wish.id))]
  const index = new Map(ids.map((id, i) => [id, i]))
  return {
    scores: Float64Array.from(model.options, (option) => option.score),
    stages: Int32Array.from(model.stages),
    wishes: Int32Array.from(model.options, (option) => index.get(option.wish.id) ?? -1),
    stageCount: model.stageCount,
    starts,
    indices: Int32Array.from(model.rows.flatMap((row) => row.columns)),
    weights: Float64Array.from(model.rows.flatMap((row) => row.weights)),
    limits: Float64Array.from(model.rows, (row) => row.limit),
    seconds,
    wasmFile: wasmFile(),
  }
}

/**
 * Solves in a thread of its own and says after each stage how far it is, the answer last. Closing the generator or
 * aborting the signal ends the thread. The same model gives the same answer, unless time ran out.
 *
 * @param seconds how long it may take at most, about; each stage gets at least a second
 * @throws AbortError when the signal aborts
 */
export async function* solve(
  model: SeasonModel,
  seconds: number,
  signal?: AbortSignal,
): AsyncGenerator<SolverAnswer, void> {
  signal?.throwIfAborted()
  if (model.options.length === 0) {
    yield { type: 'done', columns: [], gap: 0 }
    return
  }
  const worker = new Worker(workerFile(), { workerData: taskOf(model, seconds) })
  const queue: SolverAnswer[] = []
  let failed: unknown = null
  let ended = false
  let wake: () => void = () => undefined
  worker.on('message', (answer: SolverAnswer) => {
    queue.push(answer)
    wake()
  })
  worker.on('error', (error) => {
    failed = error
    wake()
  })
  worker.on('exit', () => {
    ended = true
    wake()
  })
  const stop = () => wake()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      signal?.throwIfAborted()
      const answer = queue.shift()
      if (answer) {
        yield answer
        if (answer.type === 'done') return
      } else if (failed !== null) throw failed
      else if (ended) throw new Error('the solver ended without an answer')
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
