import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Milp, MilpRow } from '#shared/domain/roster/fill-model'

/** A model as the solver wants it: rows one after the other. Arrays of numbers go to the thread as they lie in memory. */
export type FlatMilp = {
  costs: Float64Array
  upper: Float64Array
  whole: Uint8Array
  rowLower: Float64Array
  rowUpper: Float64Array
  starts: Int32Array
  indices: Int32Array
  weights: Float64Array
}

function flat({ costs, upper, whole, rows }: Milp): FlatMilp {
  const starts = new Int32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + row.columns.length
  const indices = new Int32Array(starts[rows.length] ?? 0)
  const weights = new Float64Array(indices.length)
  for (const [i, row] of rows.entries()) {
    indices.set(row.columns, starts[i])
    weights.set(row.weights, starts[i])
  }
  return {
    costs: Float64Array.from(costs),
    upper: Float64Array.from(upper),
    whole: Uint8Array.from(whole, Number),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    starts,
    indices,
    weights,
  }
}

/** Whether two models are the same, number for number. */
const alike = (a: FlatMilp, b: FlatMilp): boolean =>
  (Object.keys(a) as (keyof FlatMilp)[]).every((part) => bytesOf(a[part]).equals(bytesOf(b[part])))
const bytesOf = (part: FlatMilp[keyof FlatMilp]) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)

/** What goes to the thread of the solver: a model, or rows that the last one turned out to lack. */
export type MilpTask =
  | { type: 'model'; model: FlatMilp; seconds: number; relaxed: boolean }
  | { type: 'rows'; rows: MilpRow[]; seconds: number }
/** The best that was found, and a worth that nothing can exceed. Without values nothing was found in time. */
export type MilpAnswer = { values: Float64Array; bound: number; proven: boolean }
export type MilpReply = { answer: MilpAnswer } | { failure: string }

/** The thread and its wasm lie beside the bundle in a build (electron.vite.config), beside this file when the sources run. */
const isBuilt = () => existsSync(join(__dirname, 'milp.cjs'))
const workerFile = () => join(__dirname, isBuilt() ? 'milp.cjs' : 'milp.mts')

/** A solver in a thread of its own. `close` ends it, also in the middle of its work. */
export type MilpSession = {
  /**
   * Solves a model.
   * @param seconds how long it may take at most, about
   * @throws AbortError when the signal aborts
   */
  solve(model: Milp, seconds: number): Promise<MilpAnswer>
  /** The worth that no choice can exceed, with columns that need not be whole: quick, and at once for the model that it was asked last. */
  relax(model: Milp, seconds: number): Promise<MilpAnswer>
  /** Solves the last model again with these rows besides. */
  add(rows: MilpRow[], seconds: number): Promise<MilpAnswer>
  close(): Promise<void>
}

/** Starts the solver in a thread of its own; `signal` ends it, also half-way. @throws AbortError when it was aborted before */
export function openSolver(signal?: AbortSignal): MilpSession {
  signal?.throwIfAborted()
  const wasmFile = isBuilt() ? join(__dirname, 'highs.wasm') : null
  const worker = new Worker(workerFile(), { workerData: { wasmFile } })
  let last: { model: FlatMilp; answer: MilpAnswer } | null = null
  const ask = (task: MilpTask): Promise<MilpAnswer> =>
    new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        worker.off('message', answered).off('error', failed).off('exit', ended)
        signal?.removeEventListener('abort', aborted)
        act()
      }
      const answered = (reply: MilpReply) =>
        done(() => ('answer' in reply ? resolve(reply.answer) : reject(new Error(reply.failure))))
      const failed = (error: unknown) => done(() => reject(error))
      const ended = () => done(() => reject(new Error('the solver ended without an answer')))
      const aborted = () => done(() => reject(signal?.reason))
      if (signal?.aborted) return reject(signal.reason)
      worker.on('message', answered).on('error', failed).on('exit', ended)
      signal?.addEventListener('abort', aborted, { once: true })
      worker.postMessage(task)
    })
  return {
    solve: (model, seconds) => ask({ type: 'model', model: flat(model), seconds, relaxed: false }),
    async relax(model, seconds) {
      // Weeks in which nobody is away are often the same to the solver.
      const wanted = flat(model)
      if (last?.answer.proven && alike(last.model, wanted)) return last.answer
      const answer = await ask({ type: 'model', model: wanted, seconds, relaxed: true })
      last = { model: wanted, answer }
      return answer
    },
    add: (rows, seconds) => ask({ type: 'rows', rows, seconds }),
    close: async () => void (await worker.terminate()),
  }
}
