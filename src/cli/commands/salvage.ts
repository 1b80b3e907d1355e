import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SalvageReport } from '#core/app/maintenance'
import { problemWords } from '#shared/domain/problem-words'
import { clockFrom } from '#shared/time/clock'
import { existingDataDir } from '../data-dir'
import { readArgs, UsageError } from '../usage'

/** `salvage`: what can be read of a damaged store, in a new file. Exit code 0 when nothing was lost, 1 otherwise. */
export async function salvage(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, { data: 'string', out: 'string' })
  const dataDir = existingDataDir(options.data)
  const clock = clockFrom(process.env.BUURTBALIE_NOW)
  const stamp = clock.now().replace(/[:.]/g, '-')
  const out = resolve(options.out ?? join(dataDir, `gered-${stamp}.db`))
  if (existsSync(out)) throw new UsageError(`Het bestand ${out} is er al. Kies met --out een ander.`)
  const { salvageStore } = await import('#core/app/maintenance')
  const report = await salvageStore(join(dataDir, 'buurtbalie.db'), out, clock)
  process.stderr.write(`${linesOf(report).join('\n')}\n`)
  const { tables, problems } = report
  return problems.length === 0 && tables.every((table) => !table.damaged && table.dropped === 0) ? 0 : 1
}

function linesOf({ file, tables, lost, cancelled, problems }: SalvageReport): string[] {
  const hurt = tables.filter((table) => table.damaged || table.dropped > 0)
  const named = ({ number, startsAt, title }: SalvageReport['lost'][number]) =>
    `  ${number}  ${startsAt.replace('T', ' ')}  ${title}`
  const rows = tables.reduce((sum, table) => sum + table.read, 0)
  return [
    `${rows} regels gered uit ${tables.length} tabellen.`,
    ...hurt.map(
      ({ name, read, lost: gone, dropped, damaged }) =>
        `  ${name}: ${read} gered, ${damaged ? 'minstens ' : ''}${gone} verloren, ${dropped} weggelaten`,
    ),
    ...(lost.length > 0 ? ['Verloren boekingen, voor zover bekend:', ...lost.map(named)] : []),
    ...(cancelled.length > 0 ? ['Geannuleerd, omdat de ruimte al bezet was:', ...cancelled.map(named)] : []),
    ...(hurt.some(({ name }) => /^user_/.test(name))
      ? ['Let op: ook gebruikers zijn beschadigd. Kijk na het terugzetten wie er mag inloggen.']
      : []),
    ...problems.map(({ code, detail }) => `${problemWords[code]}: ${detail}`),
    hurt.length === 0 ? 'Alles was te lezen.' : 'Niet alles was te lezen.',
    `De geredde gegevens staan in ${file}`,
    'Zet ze terug met "restore"; wat er stond, wordt dan bewaard.',
  ]
}
