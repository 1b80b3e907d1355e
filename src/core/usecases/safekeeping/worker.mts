import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type Task } from './job'
import { type Reply, toldOf } from './thread'

/** The thread of thread.ts: does one task and ends. */
const tell = (reply: Reply) => parentPort?.postMessage(reply)
const TELL_MS = 100
let last = 0

runTask(workerData as Task, (phase, done, total) => {
  const now = performance.now()
  if (now - last < TELL_MS && done < total) return
  last = now
  tell({ type: 'tick', phase, done, total })
}).then(
  (answer) => tell({ type: 'done', answer }),
  (error: unknown) => tell(toldOf(error)),
)
