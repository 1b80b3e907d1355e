import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BackupTrouble } from '#shared/contract/backup'
import type { Answers, Phase, Task, Tick } from './job'
import { BackupFailed, troubleOf } from './trouble'

export type Reply =
  | { type: 'tick'; phase: Phase; done: number; total: number }
  | { type: 'done'; answer: unknown }
  | { type: 'failed'; name: string; trouble: BackupTrouble; reason: string; message: string }

/** The thread lies beside the bundle in a build (electron.vite.config); the sources run without one. */
const workerFile = () => join(__dirname, 'safekeeping.cjs')

/**
 * Does a task of the safekeeping, in a thread of its own: going through ten years takes seconds, and the window must not
 * wait. Aborting the signal ends it at once.
 *
 * @throws BackupFailed, AbortError when the signal aborts
 */
export async function inThread<T extends Task>(task: T, tick: Tick, signal?: AbortSignal): Promise<Answers[T['type']]> {
  signal?.throwIfAborted()
  if (existsSync(workerFile())) return asked(task, tick, signal)
  const { runTask } = await import('./job')
  return (await runTask(task, (...told) => {
    signal?.throwIfAborted()
    tick(...told)
  })) as Answers[T['type']]
}

async function asked<T extends Task>(task: T, tick: Tick, signal?: AbortSignal): Promise<Answers[T['type']]> {
  const worker = new Worker(workerFile(), { workerData: task })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (reply: Reply) => {
        if (reply.type === 'tick') tick(reply.phase, reply.done, reply.total)
        else if (reply.type === 'done') resolve(reply.answer as Answers[T['type']])
        else reject(thrown(reply))
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread ended without an answer')))
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  } finally {
    await worker.terminate()
  }
}

/** Errors that are looked at by their name; anything else is a copy that failed. */
const known = ['WrongPassphrase', 'NotRestorable', 'DatabaseFromNewerApp', 'StoreBusy', 'NothingToSalvage']

function thrown({ name, trouble, reason, message }: Extract<Reply, { type: 'failed' }>): Error {
  const error = new Error(message)
  return known.includes(name) ? Object.assign(error, { name, reason }) : new BackupFailed(trouble, error)
}

/** What is told of an error to the other side. */
export function toldOf(error: unknown): Reply {
  const {
    name = '',
    message = String(error),
    reason = '',
  } = error instanceof Error ? (error as Error & { reason?: string }) : {}
  return { type: 'failed', name, trouble: troubleOf(error), reason, message }
}
