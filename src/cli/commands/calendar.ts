import type { CalendarDistrict } from '#shared/contract/calendar'
import { calendarFormats, calendarLayouts, calendarPapers } from '#shared/contract/calendar'
import { addDays, addMonths, dateOf, isCivilDate, startOfMonth, startOfWeek } from '#shared/time/civil'
import { clockFrom, wallNow } from '#shared/time/clock'
import type { CivilDate, DateSpan } from '#shared/time/types'
import { existingDataDir } from '../data-dir'
import { toFile, toStdout } from '../output'
import { readArgs, UsageError } from '../usage'
import { withCore } from '../with-core'
import { districtOf } from './district'

type Options = Partial<Record<'week' | 'month' | 'from' | 'to', string>>

/** `calendar`: the calendar of a district as a file, or on stdout. */
export async function calendar(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, {
    data: 'string',
    district: 'string',
    centre: 'string',
    theme: 'string',
    week: 'string',
    month: 'string',
    from: 'string',
    to: 'string',
    format: 'string',
    paper: 'string',
    layout: 'string',
    out: 'string',
  })
  const { district, out, theme } = options
  if (district === undefined) throw new UsageError('Geef een wijk op, zoals --district Bolnes.')
  const format = oneOf(calendarFormats, options.format, 'vorm') ?? 'ics'
  const paper = oneOf(calendarPapers, options.paper, 'papiermaat')
  const layout = oneOf(calendarLayouts, options.layout, 'indeling')
  if ((paper !== undefined || layout !== undefined) && format !== 'pdf')
    throw new UsageError('Een papiermaat en een indeling horen bij --format pdf.')
  const span = spanOf(options)
  if (format === 'pdf' && out === undefined && process.stdout.isTTY)
    throw new UsageError('Geef bij pdf een bestand op met --out.')

  const bytes = await withCore(existingDataDir(options.data), async (core) => {
    const found = districtOf(await core.client.calendar.districts(), district)
    const centreId = centreOf(found, options.centre)
    const file = await core.client.calendar.exportFile({
      districtId: found.id,
      ...span,
      format,
      ...(paper === undefined ? {} : { paper }),
      ...(layout === undefined ? {} : { layout }),
      ...(centreId === undefined ? {} : { centreId }),
      ...(theme === undefined ? {} : { theme }),
    })
    return Buffer.from(file.base64, 'base64')
  })
  if (out === undefined) await toStdout(bytes)
  else toFile(out, bytes)
  return 0
}

/** @throws UsageError for anything that is not one of them */
function oneOf<T extends string>(known: readonly T[], text: string | undefined, what: string): T | undefined {
  if (text === undefined) return undefined
  const found = known.find((one) => one === text.toLowerCase())
  if (found === undefined) throw new UsageError(`De ${what} "${text}" is er niet. Kies uit ${known.join(', ')}.`)
  return found
}

/** A week or month by a day in it or by `deze` and `volgende`, or days from and to; this week when nothing is said. */
function spanOf({ week, month, from, to }: Options): DateSpan {
  const ways = [week, month, from ?? to].filter((way) => way !== undefined).length
  if (ways > 1) throw new UsageError('Kies één periode: --week, --month, of --from met --to.')
  const today = dateOf(wallNow(clockFrom(process.env.BUURTBALIE_NOW)))
  if (month !== undefined) {
    const first =
      month === 'deze' ? startOfMonth(today) : month === 'volgende' ? addMonths(startOfMonth(today), 1) : monthOf(month)
    return { from: first, to: addDays(addMonths(first, 1), -1) }
  }
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined) throw new UsageError('Geef bij een eigen periode --from én --to op.')
    const span = { from: dayOf(from), to: dayOf(to) }
    if (span.to < span.from) throw new UsageError('De laatste dag ligt vóór de eerste.')
    return span
  }
  const day = week === undefined || week === 'deze' ? today : week === 'volgende' ? addDays(today, 7) : dayOf(week)
  return { from: startOfWeek(day), to: addDays(startOfWeek(day), 6) }
}

function dayOf(text: string): CivilDate {
  if (isCivilDate(text)) return text
  throw new UsageError(`"${text}" is geen dag. Schrijf een dag als 2026-06-01.`)
}

function monthOf(text: string): CivilDate {
  const first = `${text}-01`
  if (isCivilDate(first)) return first
  throw new UsageError(`"${text}" is geen maand. Schrijf een maand als 2026-06.`)
}

const same = new Intl.Collator('nl', { sensitivity: 'base' })

function centreOf({ name: district, centres }: CalendarDistrict, name: string | undefined) {
  if (name === undefined) return undefined
  const centre = centres.find((one) => same.compare(one.name, name.trim()) === 0)
  if (centre) return centre.id
  throw new UsageError(
    `In ${district} is het centrum "${name}" niet. Wel: ${centres.map((one) => one.name).join(', ') || 'geen enkel'}.`,
  )
}
