import { rmSync } from 'node:fs'
import type { BackupTrouble } from '#shared/contract/backup'

/** A copy that could not be made, with why in one word of the contract. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed'
  constructor(
    readonly code: BackupTrouble,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

const codes: Readonly<Record<string, BackupTrouble>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  SQLITE_FULL: 'disk_full',
  EACCES: 'no_access',
  EPERM: 'no_access',
  EROFS: 'no_access',
  SQLITE_READONLY: 'no_access',
  SQLITE_CANTOPEN: 'no_access',
  SQLITE_NOTADB: 'damaged',
  EBUSY: 'in_use',
}

/** Why something went wrong with a file, in one word. */
export function troubleOf(error: unknown): BackupTrouble {
  if (error instanceof BackupFailed) return error.code
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  if (code.startsWith('SQLITE_BUSY')) return 'in_use'
  return codes[code] ?? 'failed'
}

/** Removes what is unfinished. Where the folder itself is out of reach there is nothing to remove. */
export function removeQuietly(files: readonly string[]): void {
  for (const file of files)
    try {
      rmSync(file, { force: true })
    } catch {
      // What went wrong with the folder was told already.
    }
}
