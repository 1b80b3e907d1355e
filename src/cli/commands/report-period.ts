import { dateOf, isCivilDate, isQuarter, isWallTime } from '#shared/time/civil'
import { clockFrom, wallNow } from '#shared/time/clock'
import { addPeriods, isPeriod, periodAt, periodKind, periodOfSpan } from '#shared/time/period'
import type { CivilDate, Period, WallTime } from '#shared/time/types'
import { UsageError } from '../usage'

/** Which period a report is about, as it is asked for on the command line. */
export const periodOptions = {
  quarter: 'string',
  month: 'string',
  year: 'string',
  from: 'string',
  to: 'string',
} as const
type Options = { [K in keyof typeof periodOptions]?: string }

/** Today, so that a scheduler can ask for what moves along. */
export const today = (): CivilDate => dateOf(wallNow(clockFrom(process.env.BUURTBALIE_NOW)))

/** Whether any option names a period. */
export const hasPeriod = (options: Options): boolean =>
  Object.keys(periodOptions).some((name) => options[name as keyof Options] !== undefined)

const whole = {
  quarter: { words: ['dit', 'vorig'], example: '2024-Q2', what: 'kwartaal' },
  month: { words: ['deze', 'vorige'], example: '2024-05', what: 'maand' },
  year: { words: ['dit', 'vorig'], example: '2024', what: 'jaar' },
} as const

/** A quarter, month or year by its name or as `dit` and `vorig`, or days from and to. @throws UsageError */
export function periodOf(options: Options): Period {
  const { quarter, month, year, from, to } = options
  if ([quarter, month, year, from ?? to].filter((one) => one !== undefined).length !== 1)
    throw new UsageError(
      'Geef één periode op: --quarter 2024-Q2, --month 2024-05, --year 2024, of --from 2024-09-01 --to 2025-06-30.',
    )
  for (const kind of ['quarter', 'month', 'year'] as const) {
    const text = options[kind]
    if (text !== undefined) return wholePeriod(kind, text)
  }
  if (from === undefined || to === undefined) throw new UsageError('Geef bij een eigen periode --from en --to op.')
  for (const day of [from, to])
    if (!isCivilDate(day)) throw new UsageError(`"${day}" is geen dag. Schrijf het als 2024-09-01.`)
  if (!isPeriod(`${from}..${to}`))
    throw new UsageError('De laatste dag ligt voor de eerste, of de periode is langer dan elf jaar.')
  return periodOfSpan({ from: from as never, to: to as never })
}

function wholePeriod(kind: keyof typeof whole, text: string): Period {
  const { words, example, what } = whole[kind]
  const [now, before] = words
  if (text === now) return periodAt(kind, today())
  if (text === before) return addPeriods(periodAt(kind, today()), -1)
  if (isPeriod(text) && periodKind(text) === kind && (kind !== 'quarter' || isQuarter(text))) return text
  throw new UsageError(`"${text}" is geen ${what}. Schrijf het als ${example}, ${now} of ${before}.`)
}

/** @throws UsageError */
export function momentOf(text: string | undefined): WallTime | undefined {
  if (text === undefined || isWallTime(text)) return text
  throw new UsageError(`"${text}" is geen moment. Schrijf het als 2025-01-15T12:00.`)
}
