import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Looked, Made, Phase, Task, Tick } from './job'
import { BackupFailed } from './trouble'

export type Answer = { make: Made; verify: Looked }
export type Reply =
  | { type: 'tick'; phase: Phase; done: number; total: number }
  | { type: 'done'; answer: unknown }
  | { type: 'failed'; code: string; message: string }

/** The thread lies beside the bundle in a build (electron.vite.config); the sources run without one. */
const workerFile = () => join(__dirname, 'safekeeping.cjs')

/**
 * Does a task of the safekeeping, in a thread of its own: going through ten years takes seconds, and the window must not
 * wait. Aborting the signal ends it at once.
 *
 * @throws BackupFailed, AbortError when the signal aborts
 */
export async function inThread<T extends Task>(task: T, tick: Tick, signal?: AbortSignal): Promise<Answer[T['type']]> {
  signal?.throwIfAborted()
  if (existsSync(workerFile())) return asked(task, tick, signal)
  const { runTask } = await import('./job')
  return (await runTask(task, (...told) => {
    signal?.throwIfAborted()
    tick(...told)
  })) as Answer[T['type']]
}

async function asked<T extends Task>(task: T, tick: Tick, signal?: AbortSignal): Promise<Answer[T['type']]> {
  const worker = new Worker(workerFile(), { workerData: task })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (reply: Reply) => {
        if (reply.type === 'tick') tick(reply.phase, reply.done, reply.total)
        else if (reply.type === 'done') resolve(reply.answer as Answer[T['type']])
        else reject(new BackupFailed(reply.code as never, new Error(reply.message)))
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread ended without an answer')))
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  } finally {
    await worker.terminate()
  }
}
