import { renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Log } from './context'

const LARGEST_BYTES = 5_000_000

/**
 * A log in `logs/NAME.log` of the data folder: slow calls and faults, one JSON line each. The file is made at the first
 * line; one that has grown large makes way then, and the one before it is kept.
 */
export function logFile(dataDir: string, name: string): Log {
  let opened: pino.Logger | undefined
  const open = () => {
    opened ??= openFile(join(dataDir, 'logs', `${name}.log`))
    return opened
  }
  return {
    info: (data, message) => open().info(data, message),
    warn: (data, message) => open().warn(data, message),
    error: (data, message) => open().error(data, message),
  }
}

function openFile(file: string): pino.Logger {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, `${file}.oud`)
  return pino({ base: { process: process.pid } }, pino.destination({ dest: file, mkdir: true, sync: true }))
}
