import { resolve } from 'node:path'
import { existingDataDir } from '../data-dir'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'

/** `backup`: a copy of the store, also while the app is in use. */
export async function backup(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, { data: 'string', out: 'string' })
  if (options.out === undefined) throw new UsageError('Geef met --out op waar de reservekopie moet komen.')
  const target = resolve(options.out)
  const { backupStore } = await import('#core/app/maintenance')
  await withCore(existingDataDir(options.data), (core) => backupStore(core.store, core.databaseFile, target))
  process.stderr.write(`De reservekopie staat in ${target}\n`)
  return 0
}
