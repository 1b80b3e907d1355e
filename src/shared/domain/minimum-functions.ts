import type { CivilDate } from '../time/types'

/**
 * The minimum functions that every district must have somewhere (Rotterdam, welfare framework 2016-2019; domain, section 5),
 * and which of them took place where. VraagWijzer and wijkteam are named there as possible ones: without them is no gap.
 */
export const minimumFunctions = [
  'initiatives',
  'meeting',
  'volunteers',
  'participation',
  'services',
  'prevention',
  'district_team',
] as const
export type MinimumFunction = (typeof minimumFunctions)[number]

/** Functions that a district may do without. */
export const optionalFunctions: readonly MinimumFunction[] = ['district_team']

/** Counted bookings of one activity type on one day at one centre. */
export type ActivityDay = {
  centreId: string
  labelId: string
  date: CivilDate
  activities: number
  participants: number
  /** Of those, how many have no count of participants. */
  withoutCount: number
}

/** What took place of a function in a district; `days` are different days, however many centres were busy. */
export type FunctionCell = {
  function: MinimumFunction
  activities: number
  participants: number
  withoutCount: number
  days: number
  /** Centres of the district where it took place. */
  centreIds: string[]
  /** Nothing took place of a function that must be there. */
  gap: boolean
}
export type DistrictCoverage = { district: string | null; centreIds: string[]; cells: FunctionCell[]; gaps: number }

/**
 * A row for every district, a cell for every function.
 *
 * @param centres all centres that are looked at, each with its district; null stands for no district
 * @param functionsOf which functions an activity type fulfils, by its label; one with two functions counts for both
 */
export function functionCoverage(
  centres: readonly { id: string; district: string | null }[],
  days: readonly ActivityDay[],
  functionsOf: ReadonlyMap<string, readonly MinimumFunction[]>,
): DistrictCoverage[] {
  const districtOf = new Map(centres.map((centre) => [centre.id, centre.district]))
  const rows = new Map<string | null, { centreIds: string[]; tallies: Map<MinimumFunction, Tally> }>()
  for (const { id, district } of centres) {
    const row = rows.get(district) ?? { centreIds: [], tallies: new Map<MinimumFunction, Tally>() }
    row.centreIds.push(id)
    rows.set(district, row)
  }
  for (const day of days) {
    const district = districtOf.get(day.centreId)
    const row = district === undefined ? undefined : rows.get(district)
    if (!row) continue
    for (const name of functionsOf.get(day.labelId) ?? []) {
      const tally = row.tallies.get(name) ?? emptyTally()
      row.tallies.set(name, tally)
      tally.activities += day.activities
      tally.participants += day.participants
      tally.withoutCount += day.withoutCount
      tally.days.add(day.date)
      tally.centres.add(day.centreId)
    }
  }
  return [...rows].map(([district, { centreIds, tallies }]) => {
    const cells = minimumFunctions.map((name): FunctionCell => {
      const { activities, participants, withoutCount, days: on, centres: at } = tallies.get(name) ?? emptyTally()
      const gap = activities === 0 && !optionalFunctions.includes(name)
      const found = { activities, participants, withoutCount, days: on.size }
      return { function: name, ...found, centreIds: centreIds.filter((id) => at.has(id)), gap }
    })
    return { district, centreIds, cells, gaps: cells.filter((cell) => cell.gap).length }
  })
}

type Tally = {
  activities: number
  participants: number
  withoutCount: number
  days: Set<CivilDate>
  centres: Set<string>
}
const emptyTally = (): Tally => ({
  activities: 0,
  participants: 0,
  withoutCount: 0,
  days: new Set(),
  centres: new Set(),
})
