import { basename, dirname } from 'node:path'
import { removeDatabase } from '#core/store/backups'
import { NotRestorable } from '#core/usecases/backups'
import { openKey, unlockFile } from './crypt'
import { readManifest, readSettings } from './folder'

export { removeDatabase }

/** Whether a file is a copy that is locked. */
export const isLocked = (file: string): boolean => file.endsWith('.age')

/** What opens a locked copy is not beside it, nor in the settings of the store. */
class NoBackupKey extends Error {
  override readonly name = 'NoBackupKey'
}

/**
 * Opens a locked copy into another file, which holds personal data from then on.
 *
 * @throws NoBackupKey, WrongPassphrase, NotRestorable when the copy was altered; then nothing is left
 */
export async function unlockCopy(file: string, dataDir: string, passphrase: string, to: string): Promise<void> {
  const { key } = readManifest(dirname(file), basename(file, '.db.age')) ?? {}
  const locked = key ?? readSettings(dataDir).key?.identity
  if (locked === undefined) throw new NoBackupKey(file)
  const identity = await openKey(locked, passphrase)
  try {
    await unlockFile(file, to, identity)
  } catch {
    removeDatabase(to)
    throw new NotRestorable('damaged_copy')
  }
}
