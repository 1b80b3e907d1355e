import type { Core } from '#core/app/core'
import type { Centre } from '#shared/contract/place'
import { exportFormats } from '#shared/contract/report'
import { isQuarter, isWallTime } from '#shared/time/civil'
import { existingDataDir } from '../data-dir'
import { writeOut } from '../output'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'

/** `report`: the quarterly overview as a file, or on stdout. */
export async function report(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, {
    data: 'string',
    quarter: 'string',
    centre: 'string',
    'as-of': 'string',
    format: 'string',
    out: 'string',
  })
  const { quarter, out, 'as-of': asOf } = options
  if (quarter === undefined) throw new UsageError('Geef een kwartaal op, zoals --quarter 2024-Q2.')
  if (!isQuarter(quarter)) throw new UsageError(`"${quarter}" is geen kwartaal. Schrijf het als 2024-Q2.`)
  if (asOf !== undefined && !isWallTime(asOf))
    throw new UsageError(`"${asOf}" is geen moment. Schrijf het als 2025-01-15T12:00.`)
  const format = exportFormats.find((known) => known === (options.format ?? 'json'))
  if (!format) throw new UsageError(`De vorm "${options.format}" is er niet. Kies uit ${exportFormats.join(', ')}.`)
  if ((format === 'xlsx' || format === 'pdf') && out === undefined && process.stdout.isTTY)
    throw new UsageError(`Geef bij ${format} een bestand op met --out.`)

  const bytes = await withCore(existingDataDir(options.data), async (core) => {
    const centreId = await centreOf(core, options.centre)
    const file = await core.client.reports.exportFile({
      period: quarter,
      format,
      ...(centreId === undefined ? {} : { centreId }),
      ...(asOf === undefined ? {} : { asOf }),
    })
    return Buffer.from(file.base64, 'base64')
  })
  await writeOut(bytes, out)
  return 0
}

async function centreOf(core: Core, name: string | undefined): Promise<Centre['id'] | undefined> {
  if (name === undefined) return undefined
  const same = new Intl.Collator('nl', { sensitivity: 'base' })
  const centres = await core.client.centres.list()
  const centre = centres.find((c) => same.compare(c.name, name.trim()) === 0)
  if (centre) return centre.id
  throw new UsageError(
    `Het centrum "${name}" is er niet. Wel: ${centres.map((c) => c.name).join(', ') || 'geen enkel'}.`,
  )
}
