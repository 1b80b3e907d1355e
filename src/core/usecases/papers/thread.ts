import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Paper } from './paper'

export type PaperTask = { id: number; paper: Paper }
export type MadePaper = { id: number; bytes: Uint8Array } | { id: number; problem: string }

/** The thread lies beside the bundle in a build (electron.vite.config); the sources run without one. */
const workerFile = () => join(__dirname, 'paper.cjs')

/** So long it waits for a next paper: it holds the fonts, and the library. */
const IDLE_MS = 30_000

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout }

let thread: Thread | null = null
let lastId = 0

/**
 * Draws a paper in a thread of its own: a long one takes seconds, and the window must not wait (docs/architecture, decision 10).
 * Null when there is no thread: then the caller draws it.
 */
export function drawnAside(paper: Paper): Promise<Uint8Array> | null {
  if (!existsSync(workerFile())) return null
  const current = thread ?? started()
  const id = ++lastId
  return new Promise((resolve, reject) => {
    clearTimeout(current.idle)
    current.waiting.set(id, { resolve, reject })
    // A thread that draws keeps the program alive; one that waits does not.
    current.worker.ref()
    current.worker.postMessage({ id, paper } satisfies PaperTask)
  })
}

function started(): Thread {
  const worker = new Worker(workerFile())
  const made: Thread = { worker, waiting: new Map() }
  thread = made
  worker.on('message', (reply: MadePaper) => {
    const one = made.waiting.get(reply.id)
    made.waiting.delete(reply.id)
    if (made.waiting.size === 0) rest(made)
    if ('bytes' in reply) one?.resolve(reply.bytes)
    else one?.reject(new Error(reply.problem))
  })
  worker.once('error', (error: Error) => stop(made, error))
  worker.once('exit', () => stop(made, new Error('the thread of papers ended without an answer')))
  return made
}

function rest(made: Thread): void {
  made.worker.unref()
  made.idle = setTimeout(() => void made.worker.terminate(), IDLE_MS).unref()
}

function stop(made: Thread, error: Error): void {
  if (thread === made) thread = null
  for (const { reject } of made.waiting.values()) reject(error)
  made.waiting.clear()
}
