import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Ctx } from '#core/app/context'
import { diskSystem, followed } from '#core/store/share'
import type { DiskState } from '#shared/contract/backup'
import {
  type DiskEncryption,
  type DiskSystem,
  deviceIn,
  driveOf,
  encryptionOnLinux,
  encryptionOnMac,
  encryptionOnWindows,
} from '#shared/domain/disk'

/** Windows takes seconds to start PowerShell. */
const PATIENCE_MS = 8_000
const MOST_BYTES = 1_000_000

/** Runs a program of the system. @returns what it printed; null when it is not there, failed, or took too long */
export type Run = (program: string, args: readonly string[]) => Promise<string | null>

/** Without a shell, so that no path is taken for a command. */
export const run: Run = (program, args) =>
  new Promise((resolve) => {
    const limits = { timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES, windowsHide: true } as const
    execFile(program, args, { ...limits, env: { ...process.env, LC_ALL: 'C' } }, (error, printed) =>
      resolve(error === null ? printed : null),
    )
  })

/** Whether the disk that holds the data is encrypted, as far as the system tells. Asked each time, stored nowhere. */
export async function diskState(ctx: Ctx): Promise<DiskState> {
  const system = diskSystem()
  return { system, encryption: await encryptionOf(system, followed(ctx.keeper.databaseFile), run) }
}

/** @param path of the database, links followed */
export async function encryptionOf(system: DiskSystem, path: string, run: Run): Promise<DiskEncryption> {
  if (system === 'linux') return onLinux(path, run)
  if (system === 'mac') return onMac(path, run)
  if (system === 'windows') return onWindows(path, run)
  return 'unknown'
}

async function onLinux(path: string, run: Run): Promise<DiskEncryption> {
  const mounted = await run('findmnt', ['--noheadings', '--output', 'SOURCE', '--target', path])
  const device = deviceIn(mounted ?? '')
  if (device === null) return 'unknown'
  const layers = await run('lsblk', ['--inverse', '--json', '--output', 'TYPE,FSTYPE', device])
  return encryptionOnLinux(layers ?? '')
}

async function onMac(path: string, run: Run): Promise<DiskEncryption> {
  // FileVault is about the disk that the system starts from, and other disks lie under /Volumes.
  if (path.startsWith('/Volumes/')) return 'unknown'
  return encryptionOnMac((await run('/usr/bin/fdesetup', ['status'])) ?? '')
}

/**
 * `manage-bde` needs an administrator and answers in the language of the computer. What the Explorer knows of a drive needs
 * neither: it is the same number everywhere.
 */
async function onWindows(path: string, run: Run): Promise<DiskEncryption> {
  const drive = driveOf(path)
  if (drive === null) return 'unknown'
  const folder = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0')
  const asked = `(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')`
  const printed = await run(join(folder, 'powershell.exe'), ['-NoProfile', '-NonInteractive', '-Command', asked])
  return encryptionOnWindows(printed ?? '')
}
