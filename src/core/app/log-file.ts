import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Log } from './context'

const LARGEST_BYTES = 5_000_000

/**
 * A log in `logs/NAME.log` of the data folder: slow calls and faults, one JSON line each. The file is made at the first
 * line; one that has grown large makes way then, and the one before it is kept. No library: pino 10 does not run in the
 * older Electron of the tests, and a few lines a day need none.
 */
export function logFile(dataDir: string, name: string): Log {
  const file = join(dataDir, 'logs', `${name}.log`)
  let opened = false
  const write = (level: string) => (data: object, message: string) => {
    if (!opened) prepare(file)
    opened = true
    const line = { time: new Date().toISOString(), level, process: process.pid, message, ...data }
    // On disk when the call returns: the last line before a crash is the one that is wanted.
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function prepare(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, `${file}.oud`)
}
