import type { FunctionCoverage } from '#shared/contract/function'
import { type MinimumFunction, minimumFunctions, optionalFunctions } from '#shared/domain/minimum-functions'
import { formatCount } from '../../lib/format'

/** Shapes the matrix of functions for the screen. Pure. */
export type District = FunctionCoverage['districts'][number]
export type Cell = District['cells'][number]

export const shows = [
  { value: 'alles', label: 'Alles' },
  { value: 'activiteiten', label: 'Activiteiten' },
  { value: 'deelnemers', label: 'Deelnemers' },
  { value: 'dagen', label: 'Dagen' },
] as const
export type Show = (typeof shows)[number]['value']
/** Above so many districts a cell says one thing, so that they can be seen at once. */
export const MANY = 12

export const districtName = (district: string | null): string => district ?? 'Zonder wijk'

/** All that a cell says, in words. */
export const cellWords = ({ activities, participants, days, withoutCount }: Cell): string =>
  [
    formatCount(activities, 'activiteit', 'activiteiten'),
    formatCount(participants, 'deelnemer', 'deelnemers'),
    `op ${formatCount(days, 'dag', 'dagen')}`,
    ...(withoutCount > 0 ? [`${withoutCount} zonder aantal`] : []),
  ].join(', ')

/** What stands where nothing took place. */
export const absentWord = (district: District, cell: Cell): string =>
  district.elsewhere ? 'niet bekend' : cell.gap ? 'ontbreekt' : 'niet'

export type Summary = {
  known: number
  complete: number
  /** Of each function in how many of the known districts it took place. */
  covered: { function: MinimumFunction; districts: number; optional: boolean }[]
}

export function summaryOf(districts: readonly District[]): Summary {
  const known = districts.filter((district) => !district.elsewhere)
  const has = (district: District, name: MinimumFunction) =>
    district.cells.some((cell) => cell.function === name && cell.activities > 0)
  return {
    known: known.length,
    complete: known.filter((district) => district.gaps === 0).length,
    covered: minimumFunctions.map((name) => ({
      function: name,
      districts: known.filter((district) => has(district, name)).length,
      optional: optionalFunctions.includes(name),
    })),
  }
}
