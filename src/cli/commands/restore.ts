import { clockFrom } from '#shared/time/clock'
import { existingFile, newDataDir } from '../data-dir'
import { readArgs } from '../usage'

/** `restore`: puts a copy back and keeps what was there. */
export async function restore(args: readonly string[]): Promise<number> {
  const { options, names } = readArgs(args, { data: 'string' }, ['BESTAND'])
  const file = existingFile(names[0] ?? '')
  const { restoreStore } = await import('#core/app/maintenance')
  const kept = await restoreStore(file, newDataDir(options.data), clockFrom(process.env.BUURTBALIE_NOW))
  process.stderr.write('De reservekopie is teruggezet.\n')
  if (kept !== null) process.stderr.write(`Wat er stond, is bewaard in ${kept}\n`)
  return 0
}
