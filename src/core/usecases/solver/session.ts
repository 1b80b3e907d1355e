import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Milp, MilpRow } from '#shared/domain/roster/fill-model'

/** What goes to the thread of the solver: a model, or rows that the last one turned out to lack. */
export type MilpTask =
  | { type: 'model'; model: Milp; start: number[] | null; seconds: number; relaxed: boolean }
  | { type: 'rows'; rows: MilpRow[]; seconds: number }
/** The best that was found, and a worth that nothing can exceed. Without values nothing was found in time. */
export type MilpAnswer = { values: number[]; bound: number; proven: boolean }
export type MilpReply = { answer: MilpAnswer } | { failure: string }

/** The thread and its wasm lie beside the bundle in a build (electron.vite.config), beside this file when the sources run. */
const isBuilt = () => existsSync(join(__dirname, 'milp.cjs'))
const workerFile = () => join(__dirname, isBuilt() ? 'milp.cjs' : 'milp.mts')

/** A solver in a thread of its own. `close` ends it, also in the middle of its work. */
export type MilpSession = {
  /**
   * Solves a model from a start that holds.
   * @param seconds how long it may take at most, about
   * @throws AbortError when the signal aborts
   */
  solve(model: Milp, start: number[] | null, seconds: number): Promise<MilpAnswer>
  /** The worth that no choice can exceed, with columns that need not be whole: quick. */
  relax(model: Milp, seconds: number): Promise<MilpAnswer>
  /** Solves the last model again with these rows besides. */
  add(rows: MilpRow[], seconds: number): Promise<MilpAnswer>
  close(): Promise<void>
}

export function openSolver(signal?: AbortSignal): MilpSession {
  signal?.throwIfAborted()
  const wasmFile = isBuilt() ? join(__dirname, 'highs.wasm') : null
  const worker = new Worker(workerFile(), { workerData: { wasmFile } })
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
    solve: (model, start, seconds) => ask({ type: 'model', model, start, seconds, relaxed: false }),
    relax: (model, seconds) => ask({ type: 'model', model, start: null, seconds, relaxed: true }),
    add: (rows, seconds) => ask({ type: 'rows', rows, seconds }),
    close: async () => void (await worker.terminate()),
  }
}
