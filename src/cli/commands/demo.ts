import { demoSets } from '#shared/contract/app'
import { newDataDir } from '../data-dir'
import { readArgs, readNumber, UsageError } from '../usage'
import { withCore } from '../with-core'

/** `demo`: fills an empty store with demo data. */
export async function demo(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, { data: 'string', years: 'string', set: 'string', busy: 'boolean' })
  const set = demoSets.find((known) => known === (options.set ?? 'ridderkerk'))
  if (!set) throw new UsageError(`De voorbeeldgegevens "${options.set}" zijn er niet. Kies uit ${demoSets.join(', ')}.`)
  const years = options.years === undefined ? undefined : readNumber(options.years, 'years', 1, 10)
  const { loadDemo } = await import('#core/app/maintenance')
  const shown = process.stderr.isTTY
  await withCore(newDataDir(options.data), (core) =>
    loadDemo(core.ctx, {
      set,
      ...(years === undefined ? {} : { years }),
      busy: options.busy,
      onProgress: shown ? (done, total) => process.stderr.write(`\r\u001b[KVullen: ${done} van ${total}`) : undefined,
    }),
  )
  process.stderr.write(`${shown ? '\r\u001b[K' : ''}De voorbeeldgegevens staan klaar.\n`)
  return 0
}
