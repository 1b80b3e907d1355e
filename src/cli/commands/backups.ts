import type { Backup } from '#shared/contract/backup'
import { placeWords, reasonWords, sizeWords, verdictWords } from '#shared/contract/backup-words'
import { clockFrom } from '#shared/time/clock'
import { formatMoment } from '#shared/time/format'
import { version } from '../../../package.json'
import { backupsDir } from '../data-dir'
import { readArgs, UsageError } from '../usage'

/** `backups list` and `backups verify [NAAM]`: the copies that there are, also when the data themselves can't be opened. */
export async function backups([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'list') return list(args)
  if (what === 'verify') return verify(args)
  throw new UsageError('Geef list of verify op achter backups.')
}

const kinds = { data: 'string', json: 'boolean' } as const

async function open(data: string | undefined) {
  const { copiesOf } = await import('#core/app/maintenance')
  return copiesOf(backupsDir(data), version, clockFrom(process.env.BUURTBALIE_NOW))
}

async function list(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, kinds)
  const copies = await (await open(options.data)).list()
  if (options.json) process.stdout.write(`${JSON.stringify(copies)}\n`)
  else if (copies.length === 0) process.stderr.write('Er zijn geen reservekopieën.\n')
  else process.stdout.write(`${copies.map(lineOf).join('\n')}\n`)
  return 0
}

/** Exit code 0 when all that was looked at is whole, 1 when a copy is not. */
async function verify(args: readonly string[]): Promise<number> {
  const name = args[0]?.startsWith('-') === false ? args[0] : undefined
  const { options } = readArgs(name === undefined ? args : args.slice(1), kinds)
  const keeper = await open(options.data)
  const copies = (await keeper.list()).filter((copy) => name === undefined || copy.name === name)
  if (copies.length === 0)
    throw new UsageError(name === undefined ? 'Er zijn geen reservekopieën.' : `Er is geen reservekopie ${name}.`)
  const seen: Backup[] = []
  for (const copy of copies) {
    const looked = await keeper.verify(copy.name)
    seen.push(looked)
    if (!options.json) process.stdout.write(`${lineOf(looked)}\n`)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(seen)}\n`)
  const bad = seen.filter(({ verdict }) => verdict === 'bad').length
  const locked = seen.some(({ encrypted }) => encrypted)
  if (locked)
    process.stderr.write('Van een kopie op slot is nagekeken of het bestand nog hetzelfde is, niet wat erin staat.\n')
  process.stderr.write(`${seen.length} nagekeken, ${bad === 0 ? 'niets beschadigd' : `${bad} beschadigd`}.\n`)
  return bad === 0 ? 0 : 1
}

const lineOf = ({ name, at, reason, verdict, bookings, bytes, places, encrypted }: Backup): string =>
  [
    name,
    formatMoment(at),
    reasonWords[reason],
    `${verdictWords[verdict]}${encrypted ? ', op slot' : ''}`,
    bookings === null ? '' : `${bookings} boekingen`,
    sizeWords(bytes),
    places.map((place) => placeWords[place]).join(' en '),
  ].join('\t')
