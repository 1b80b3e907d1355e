import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Log } from './context'

const LARGEST_BYTES = 5_000_000

/**
 * A log in `logs/NAME.log` of the data folder: slow calls and faults, one JSON line each. The file is made at the first
 * line; one that has grown large makes way then, and the one before it is kept. A line that can't be written is lost. No library: pino 10 does not run in the
 * older Electron of the tests, and a few lines a day need none.
 */
export function logFile(dataDir: string, name: string): Log {
  const file = join(dataDir, 'logs', `${name}.log`)
  let opened = false
  const write = (level: string) => (data: object, message: string) => {
    const said = cleaned(data) as object
    const line = { time: new Date().toISOString(), level, process: process.pid, message, ...said }
    try {
      if (!opened) prepare(file)
      opened = true
      // On disk when the call returns: the last line before a crash is the one that is wanted.
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    } catch {
      // On a full or failing disk there is no line. What was being done must not fail, or the program end, by that.
    }
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function prepare(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, `${file}.oud`)
}

/** What we word ourselves: ids, names of calls, moments. */
const OURS: ReadonlySet<string> = new Set(['reference', 'call', 'code', 'name', 'now', 'latest', 'jump'])
/** Words of an error may quote what somebody typed: texts between quotes, addresses and numbers to call. */
const QUOTED = /"[^"]*"|`[^`]*`|'[^']*'|\u201c[^\u201d]*\u201d/g
const ADDRESS = /[^\s@"'<>]+@[^\s@"'<>]+/g
const PHONE = /\+?\d[\d -]{7,}\d/g
const FRAMES = /^\s+at /

/** The same without what could be of somebody: a log is sent along when help is asked for (docs/adr/0037). */
function cleaned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (OURS.has(key)) return value
    // The first lines of a stack repeat the message.
    const text =
      key === 'stack'
        ? value
            .split('\n')
            .filter((line) => FRAMES.test(line))
            .join('\n')
        : value
    const bare = text.replaceAll(homedir(), '~')
    return key === 'stack' ? bare : bare.replace(QUOTED, '…').replace(ADDRESS, '…').replace(PHONE, '…')
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, cleaned(inner, field)]))
  return value
}
