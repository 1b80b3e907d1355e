import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import type { ImportEvent, ImportFile, ImportMessage, ImportResult } from '#shared/contract/import'
import { newDataDir } from '../data-dir'
import { assertWritable, toFile } from '../output'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'

const SHOWN = 40

/** `import`: exit code 0 imported (or nothing wrong in a dry run), 1 rows refused and nothing written, 2 unusable call. */
export async function importFiles(args: readonly string[]): Promise<number> {
  const { options, names } = readArgs(
    args,
    { data: 'string', 'dry-run': 'boolean', 'skip-errors': 'string', json: 'boolean' },
    ['MAP_OF_ZIP'],
  )
  const files = filesOf(names[0] ?? '')
  const dryRun = options['dry-run'] ?? false
  const rejects = options['skip-errors']
  if (rejects !== undefined) assertWritable(resolve(rejects))
  const result = await withCore(newDataDir(options.data), async (core) =>
    follow(await core.client.imports.run({ files, dryRun, skipErrors: rejects !== undefined })),
  )
  const rejectFiles = rejects === undefined ? [] : writeRejects(result.rejects, resolve(rejects))
  if (options.json) {
    const { rejects: _bytes, ...rest } = result
    process.stdout.write(`${JSON.stringify({ ...rest, rejectFiles })}\n`)
  }
  process.stderr.write(summary(result, dryRun, rejectFiles))
  return result.written || (dryRun && result.errorCount === 0) ? 0 : 1
}

/** What a folder or zip holds. @throws UsageError when there is nothing to import */
function filesOf(path: string): ImportFile[] {
  const source = resolve(path)
  if (!existsSync(source)) throw new UsageError(`${source} is er niet.`)
  const isFolder = statSync(source).isDirectory()
  if (!isFolder && !/\.(zip|csv)$/i.test(source)) throw new UsageError(`${source} is geen map, zip- of CSV-bestand.`)
  const paths = isFolder
    ? readdirSync(source)
        .filter((name) => /\.(csv|zip)$/i.test(name))
        .map((name) => join(source, name))
    : [source]
  if (paths.length === 0) throw new UsageError(`In ${source} staan geen CSV-bestanden.`)
  return paths.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }))
}

const phases = { read: 'Lezen', check: 'Controleren', write: 'Opslaan' } as const

async function follow(events: AsyncIterable<ImportEvent>): Promise<ImportResult> {
  const shown = process.stderr.isTTY
  for await (const event of events) {
    if (event.type === 'result') {
      if (shown) process.stderr.write('\r\u001b[K')
      return event.result
    }
    if (shown) process.stderr.write(`\r\u001b[K${phases[event.phase]}: ${event.done} van ${event.total}`)
  }
  throw new Error('de import gaf geen resultaat')
}

/**
 * Saves the refused rows. There is one file per imported file, since each has columns of its own: the bookings (or the
 * only one) under the name asked for, the others beside it with their own name added.
 */
function writeRejects(rejects: readonly ImportFile[], target: string): string[] {
  const main = rejects.find((file) => /boekingen/i.test(file.name)) ?? rejects[0]
  const extension = extname(target)
  return rejects.map((file) => {
    const own = `-${basename(file.name, extname(file.name))}`
    const path = file === main ? target : `${target.slice(0, target.length - extension.length)}${own}${extension}`
    toFile(path, Buffer.from(file.base64, 'base64'))
    return path
  })
}

const severities = { error: 'fout', warning: 'let op', info: 'ter info' } as const

function lineOf({ severity, file, row, column, value, message }: ImportMessage): string {
  const place = [file, row === null ? '' : `rij ${row}`, column ?? ''].filter(Boolean).join(', ')
  return `${severities[severity]}: ${place}: ${message}${value ? ` (${value.slice(0, 60)})` : ''}\n`
}

function summary(result: ImportResult, dryRun: boolean, rejectFiles: readonly string[]): string {
  // What has to be put right comes first: warnings can be many.
  const isError = (message: ImportMessage) => message.severity === 'error'
  const ordered = [...result.messages.filter(isError), ...result.messages.filter((message) => !isError(message))]
  const lines = ordered.slice(0, SHOWN).map(lineOf)
  if (result.messageCount > lines.length) lines.push(`... en nog ${result.messageCount - lines.length} meldingen.\n`)
  for (const { file, rows, added, unchanged, refused } of result.counts)
    lines.push(`${file}: ${rows} rijen, ${added} nieuw, ${unchanged} al bekend, ${refused} afgekeurd\n`)
  for (const file of rejectFiles) lines.push(`Afgekeurde rijen staan in ${file}\n`)
  if (result.written) lines.push('De gegevens zijn ingelezen.\n')
  else if (dryRun && result.errorCount === 0) lines.push('Alles klopt. Er is nog niets opgeslagen.\n')
  else lines.push('Er is niets opgeslagen.\n')
  return lines.join('')
}
