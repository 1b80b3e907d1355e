import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Core } from '#core/app/core'
import type { CentreId } from '#shared/contract/base'
import { type ExportedFile, type ExportFormat, exportFormats } from '#shared/contract/report'
import type { Selection } from '#shared/contract/selection'
import { periodOfChoice } from '#shared/domain/selection'
import { dateOf, isCivilDate, isQuarter, isWallTime } from '#shared/time/civil'
import { clockFrom, wallNow } from '#shared/time/clock'
import { isPeriod, periodKind, periodOfSpan } from '#shared/time/period'
import type { Period, WallTime } from '#shared/time/types'
import { existingDataDir } from '../data-dir'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'

const kinds = {
  data: 'string',
  quarter: 'string',
  year: 'string',
  from: 'string',
  to: 'string',
  selection: 'string',
  centre: 'string',
  'as-of': 'string',
  format: 'string',
  out: 'string',
} as const
type Options = { [K in keyof typeof kinds]?: string }
type Wanted = { period: Period; centreIds: readonly (CentreId | undefined)[]; formats: readonly ExportFormat[] }

/** `report`: the overview of a period as a file, on stdout, or as several files in a folder. */
export async function report(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, kinds)
  const { out } = options
  const asOf = momentOf(options['as-of'])
  const period = options.selection === undefined ? periodOf(options) : null
  if (period === null && (options.quarter ?? options.year ?? options.from ?? options.to) !== undefined)
    throw new UsageError('Bij --selection hoort geen periode: die staat in de keuze.')
  const formats = options.selection === undefined || options.format !== undefined ? formatsOf(options.format) : null
  const [first] = formats ?? []
  if (out === undefined && ((formats?.length ?? 2) > 1 || (isBinary(first) && process.stdout.isTTY)))
    throw new UsageError('Geef met --out op waar het bestand of de map moet komen.')

  const files = await withCore(existingDataDir(options.data), async (core) => {
    const chosen = options.selection === undefined ? null : await selectionOf(core, options.selection)
    const centreId = await centreOf(core, options.centre)
    const wanted: Wanted = {
      period: period ?? periodOfChoice(chosen?.period ?? '', today()),
      centreIds: centreId === undefined && chosen && chosen.centreIds.length > 0 ? chosen.centreIds : [centreId],
      formats: formats ?? chosen?.formats ?? [],
    }
    return filesOf(core, wanted, asOf)
  })
  const [only] = files
  if (out === undefined) {
    if (only) await written(Buffer.from(only.base64, 'base64'))
  } else if (files.length === 1 && only && !isFolder(out)) save(out, only)
  else for (const file of files) save(join(out, file.fileName), file)
  return 0
}

/** Each file once: those of several centres carry the name of the centre. */
async function filesOf(core: Core, { period, centreIds, formats }: Wanted, asOf: WallTime | undefined) {
  const names = new Map((await core.client.centres.list()).map(({ id, name }) => [id as string, name]))
  const files = new Map<string, ExportedFile>()
  for (const centreId of centreIds)
    for (const format of formats) {
      const query = { period, format, ...(centreId && { centreId }), ...(asOf && { asOf }) }
      const file = await core.client.reports.exportFile(query)
      const name = centreIds.length > 1 && centreId ? `${plain(names.get(centreId) ?? centreId)}-` : ''
      files.set(`${name}${file.fileName}`, { ...file, fileName: `${name}${file.fileName}` })
    }
  return [...files.values()]
}

const today = () => dateOf(wallNow(clockFrom(process.env.BUURTBALIE_NOW)))
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w]+/g, '-')
    .toLowerCase()
const isBinary = (format: ExportFormat | undefined) =>
  format === 'xlsx' || format === 'pdf' || format === 'dictionary-pdf'

function periodOf({ quarter, year, from, to }: Options): Period {
  const given = [quarter, year, from ?? to].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new UsageError('Geef één periode op: --quarter 2024-Q2, --year 2024, of --from 2024-09-01 --to 2025-06-30.')
  if (quarter !== undefined) {
    if (!isQuarter(quarter)) throw new UsageError(`"${quarter}" is geen kwartaal. Schrijf het als 2024-Q2.`)
    return quarter
  }
  if (year !== undefined) {
    if (!isPeriod(year) || periodKind(year) !== 'year')
      throw new UsageError(`"${year}" is geen jaar. Schrijf het als 2024.`)
    return year
  }
  if (from === undefined || to === undefined) throw new UsageError('Geef bij een eigen periode --from en --to op.')
  for (const day of [from, to])
    if (!isCivilDate(day)) throw new UsageError(`"${day}" is geen dag. Schrijf het als 2024-09-01.`)
  if (!isPeriod(`${from}..${to}`))
    throw new UsageError('De laatste dag ligt voor de eerste, of de periode is langer dan elf jaar.')
  return periodOfSpan({ from: from as never, to: to as never })
}

function momentOf(text: string | undefined): WallTime | undefined {
  if (text === undefined) return undefined
  if (isWallTime(text)) return text
  throw new UsageError(`"${text}" is geen moment. Schrijf het als 2025-01-15T12:00.`)
}

/** One form, several with commas between, or all. */
function formatsOf(text = 'json'): ExportFormat[] {
  if (text === 'all') return [...exportFormats]
  return text.split(',').map((name) => {
    const format = exportFormats.find((known) => known === name.trim())
    if (format) return format
    throw new UsageError(`De vorm "${name}" is er niet. Kies uit ${exportFormats.join(', ')}, of all.`)
  })
}

const same = new Intl.Collator('nl', { sensitivity: 'base' })
const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ') || 'geen enkele'

async function centreOf(core: Core, name: string | undefined): Promise<CentreId | undefined> {
  if (name === undefined) return undefined
  const centres = await core.client.centres.list()
  const centre = centres.find((c) => same.compare(c.name, name.trim()) === 0)
  if (centre) return centre.id
  throw new UsageError(`Het centrum "${name}" is er niet. Wel: ${namesOf(centres)}.`)
}

async function selectionOf(core: Core, name: string): Promise<Selection> {
  const selections = await core.client.selections.list()
  const selection = selections.find((one) => same.compare(one.name, name.trim()) === 0)
  if (selection) return selection
  throw new UsageError(`De keuze "${name}" is er niet. Wel: ${namesOf(selections)}.`)
}

/** A folder that is there, or a name that ends as one. */
function isFolder(path: string): boolean {
  return /[\\/]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)
}

/** Writes it whole or not at all, and says where on stderr. */
function save(path: string, file: ExportedFile): void {
  mkdirSync(dirname(resolve(path)), { recursive: true })
  const half = `${path}.half`
  writeFileSync(half, Buffer.from(file.base64, 'base64'))
  renameSync(half, path)
  process.stderr.write(`Bewaard: ${path}\n`)
}

/** A pipe takes it in pieces: wait until all of it has gone. */
const written = (bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())))
