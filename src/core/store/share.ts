import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type DiskSystem, shareAt } from '#shared/domain/disk'

/** The data lie on a share of another computer, where SQLite's write-ahead log is not safe (docs/adr/0039). Nothing was opened. */
export class DataOnShare extends Error {
  override readonly name = 'DataOnShare'
  constructor(
    readonly folder: string,
    kind: string,
  ) {
    super(`${folder} is on a network share (${kind})`)
  }
}

/** Tells what kind of share a file or folder lies on; null for a disk of this computer, or when the system does not tell. */
export type ShareOf = (path: string) => string | null

const MAC_MS = 3_000

const systems: Readonly<Record<string, DiskSystem>> = { win32: 'windows', darwin: 'mac', linux: 'linux' }

/** The system that this runs on. */
export const diskSystem = (platform: string = process.platform): DiskSystem => systems[platform] ?? 'other'

/** Asks this computer. What it does not tell stops nobody from working. */
export const shareOf: ShareOf = (path) => {
  const system = diskSystem()
  // As it was typed first: the name of a share that can't be reached now is still that of a share.
  return shareAt(system, resolve(path), '') ?? shareAt(system, followed(resolve(path)), mountsOf(system))
}

/** @throws DataOnShare */
export function assertOnThisComputer(file: string, ask: ShareOf = shareOf): void {
  const kind = ask(file)
  if (kind !== null) throw new DataOnShare(dirname(file), kind)
}

/** The path with its links followed, or the nearest folder above it that is there. */
export function followed(path: string): string {
  try {
    // Windows: also from the letter of a share to its name.
    return realpathSync.native(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : followed(above)
  }
}

function mountsOf(system: DiskSystem): string {
  try {
    if (system === 'linux') return readFileSync('/proc/self/mounts', 'utf8')
    if (system === 'mac') return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: MAC_MS })
  } catch {
    // Not told: nothing is claimed.
  }
  return ''
}
