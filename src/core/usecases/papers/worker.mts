import { parentPort } from 'node:worker_threads'
import { render } from './render'
import type { MadePaper, PaperTask } from './thread'

/** The thread of thread.ts: draws papers one after the other. */
const tell = (reply: MadePaper) => parentPort?.postMessage(reply)

parentPort?.on('message', ({ id, paper }: PaperTask) => {
  render(paper).then(
    (bytes) => tell({ id, bytes }),
    (error: unknown) => tell({ id, problem: error instanceof Error ? error.message : String(error) }),
  )
})
