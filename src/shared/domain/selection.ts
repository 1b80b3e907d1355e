import { addPeriods, isPeriod, periodAt } from '../time/period'
import type { CivilDate, Period } from '../time/types'

/** Periods that move along with the day on which they are asked for. */
export const movingPeriods = ['this_quarter', 'previous_quarter', 'this_year', 'previous_year'] as const
export type MovingPeriod = (typeof movingPeriods)[number]

/** The period that a choice means on a day: one that moves, or a period itself. @throws RangeError for any other text */
export function periodOfChoice(choice: string, today: CivilDate): Period {
  switch (choice) {
    case 'this_quarter':
      return periodAt('quarter', today)
    case 'previous_quarter':
      return addPeriods(periodAt('quarter', today), -1)
    case 'this_year':
      return periodAt('year', today)
    case 'previous_year':
      return addPeriods(periodAt('year', today), -1)
    default:
      if (!isPeriod(choice)) throw new RangeError(`no period: ${choice}`)
      return choice
  }
}
