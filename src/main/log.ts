import { renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'

const LARGEST_BYTES = 5_000_000

/**
 * Opens the log in `logs/venster.log` of the data folder: slow calls and faults, one JSON line each. At the start a log
 * that has grown large makes way, and the one before it is kept.
 */
export function openLog(dataDir: string): pino.Logger {
  const file = join(dataDir, 'logs', 'venster.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, `${file}.oud`)
  return pino({ base: { process: process.pid } }, pino.destination({ dest: file, mkdir: true, sync: true }))
}
