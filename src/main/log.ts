import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST_BYTES = 5_000_000

/**
 * Opens the log in `logs/venster.log` of the data folder: slow calls and faults, one JSON line each. At the start a log
 * that has grown large makes way, and the one before it is kept.
 */
export function openLog(dataDir: string) {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'venster.log')
  mkdirSync(folder, { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, `${file}.oud`)
  // Few lines are written, and the last before a crash must be there: each is on disk when the call returns.
  const write = (level: string) => (data: object, message: string) => {
    const line = { time: new Date().toISOString(), level, process: process.pid, message, ...data }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
