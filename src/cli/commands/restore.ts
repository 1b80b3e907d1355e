import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clockFrom } from '#shared/time/clock'
import { existingFile, newDataDir } from '../data-dir'
import { readArgs, UsageError } from '../usage'

/** `restore`: puts a copy back and keeps what was there. */
export async function restore(args: readonly string[]): Promise<number> {
  const { options, names } = readArgs(args, { data: 'string', 'passphrase-file': 'string' }, ['BESTAND'])
  const file = existingFile(names[0] ?? '')
  const { isLocked, restoreStore } = await import('#core/app/maintenance')
  const passphrase = isLocked(file) ? passphraseIn(options['passphrase-file']) : null
  const dataDir = newDataDir(options.data)
  const put = (copy: string) => restoreStore(copy, dataDir, clockFrom(process.env.BUURTBALIE_NOW))
  const kept = passphrase === null ? await put(file) : await unlocked(file, dataDir, passphrase, put)
  process.stderr.write('De reservekopie is teruggezet.\n')
  if (kept !== null) process.stderr.write(`Wat er stond, is bewaard in ${kept}\n`)
  return 0
}

/** In a file, because what stands on the command line is seen by others and kept in a history. */
function passphraseIn(path: string | undefined): string {
  if (path === undefined)
    throw new UsageError('Deze kopie zit op slot. Geef met --passphrase-file het bestand op waarin de wachtzin staat.')
  const text = readFileSync(existingFile(path), 'utf8').replace(/\r?\n$/, '')
  if (text === '') throw new UsageError(`In het bestand ${path} staat geen wachtzin.`)
  return text
}

/** Does something with a locked copy that lies open for as long as it takes, in the data folder. */
async function unlocked<T>(file: string, dataDir: string, passphrase: string, work: (open: string) => Promise<T>) {
  const { removeCopy, unlockCopy } = await import('#core/app/maintenance')
  const open = join(dataDir, '.terugzetten.db')
  try {
    await unlockCopy(file, dataDir, passphrase, open)
    return await work(open)
  } finally {
    removeCopy(open)
  }
}
