import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '#core/app/core'
import type { CentreId } from '#shared/contract/base'
import type { ExportedFile } from '#shared/contract/report'
import type { Selection } from '#shared/contract/selection'
import { overviewName } from '#shared/domain/figure-words'
import { periodOfChoice } from '#shared/domain/selection'
import type { Period, WallTime } from '#shared/time/types'
import { existingDataDir } from '../data-dir'
import { toFile, toStdout } from '../output'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'
import { kindOf, type ReportKind } from './report-kinds'
import { hasPeriod, momentOf, periodOf, periodOptions, today } from './report-period'

const options = {
  ...periodOptions,
  data: 'string',
  kind: 'string',
  selection: 'string',
  centre: 'string',
  district: 'string',
  'as-of': 'string',
  format: 'string',
  out: 'string',
  mail: 'string',
} as const
type Wanted = {
  kind: ReportKind
  period: Period
  centreIds: readonly (CentreId | undefined)[]
  formats: readonly string[]
  asOf: WallTime | undefined
  district: string | undefined
}

/**
 * `report`: what is accounted for in a period as a file, on stdout, or as several files in a folder; and as messages with these
 * files to who gets the overview.
 */
export async function report(args: readonly string[]): Promise<number> {
  const { options: given } = readArgs(args, options)
  const { out, mail, selection, district } = given
  const kind = kindOf(given.kind)
  const isOverview = kind === kindOf()
  const asOf = momentOf(given['as-of'])
  const period = selection === undefined ? periodOf(given) : null
  if (period === null && hasPeriod(given))
    throw new UsageError('Bij --selection hoort geen periode: die staat in de keuze.')
  if (district !== undefined && kind !== kindOf('wijkkalender'))
    throw new UsageError('Een wijk hoort bij --kind wijkkalender.')
  kind.needs?.({ period, district, asOf })
  // A choice says which forms of the overview.
  const formats =
    selection !== undefined && given.format === undefined && isOverview ? null : formatsOf(kind, given.format)
  const [first] = formats ?? []
  if (out === undefined && mail === undefined)
    if ((formats?.length ?? 2) > 1 || (isBinary(first) && process.stdout.isTTY))
      throw new UsageError('Geef met --out op waar het bestand of de map moet komen.')

  const { files, messages } = await withCore(existingDataDir(given.data), async (core) => {
    const chosen = selection === undefined ? null : await selectionOf(core, selection)
    const centreId = await centreOf(core, given.centre)
    const wanted: Wanted = {
      kind,
      period: period ?? periodOfChoice(chosen?.period ?? '', today()),
      centreIds: centreId === undefined && chosen && chosen.centreIds.length > 0 ? chosen.centreIds : [centreId],
      formats: formats ?? chosen?.formats ?? [],
      asOf,
      district,
    }
    kind.needs?.({ period: wanted.period, district, asOf })
    const made = await filesOf(core, wanted)
    return { files: made, messages: mail === undefined ? [] : await messagesOf(core, wanted, centreId, made) }
  })
  if (mail !== undefined) for (const message of messages) save(join(mail, message.fileName), message)
  const [only] = files
  if (out === undefined) {
    if (mail !== undefined) return 0
    if (files.length > 1)
      throw new UsageError('Er zijn meer bestanden. Geef met --out een map op waar ze moeten komen.')
    if (only) await toStdout(Buffer.from(only.base64, 'base64'))
  } else if (files.length === 1 && only && !isFolder(out)) save(out, only)
  else for (const file of files) save(join(out, file.fileName), file)
  return 0
}

/** Each file once: those of several centres carry the name of the centre. */
async function filesOf(core: Core, { kind, period, centreIds, formats, asOf, district }: Wanted) {
  const names = new Map((await core.client.centres.list()).map(({ id, name }) => [id as string, name]))
  const files = new Map<string, ExportedFile>()
  for (const centreId of centreIds)
    for (const format of formats) {
      const made = await kind.make(core, {
        period,
        format,
        district,
        ...(centreId && { centreId }),
        ...(asOf && { asOf }),
      })
      const name = centreIds.length > 1 && centreId ? `${plain(names.get(centreId) ?? centreId)}-` : ''
      for (const file of made) files.set(`${name}${file.fileName}`, { ...file, fileName: `${name}${file.fileName}` })
    }
  return [...files.values()]
}

/** The files to everybody who gets the overview, of the centre that was asked for or of all. */
const messagesOf = (
  core: Core,
  { kind, period }: Wanted,
  centreId: CentreId | undefined,
  attachments: readonly ExportedFile[],
): Promise<ExportedFile[]> =>
  core.client.reports.mailAll({
    period,
    name: kind === kindOf() ? overviewName(period) : kind.title,
    attachments: [...attachments],
    ...(centreId && { centreId }),
  })

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w]+/g, '-')
    .toLowerCase()
const isBinary = (format: string | undefined) => format === 'xlsx' || format === 'pdf' || format === 'dictionary-pdf'

/** One form, several with commas between, or all; the first that the kind has when none is given. */
function formatsOf({ formats }: ReportKind, text: string | undefined): string[] {
  if (text === 'all') return [...formats]
  if (text === undefined) return formats.slice(0, 1)
  return text.split(',').map((name) => {
    const format = formats.find((known) => known === name.trim())
    if (format) return format
    throw new UsageError(`De vorm "${name}" is er niet. Kies uit ${formats.join(', ')}, of all.`)
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

/** Writes it, and says where on stderr. */
function save(path: string, { base64 }: ExportedFile): void {
  toFile(path, Buffer.from(base64, 'base64'))
  process.stderr.write(`Bewaard: ${path}\n`)
}
