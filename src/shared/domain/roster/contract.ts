import { daysBetween, daysIn } from '../../time/civil'
import type { CivilDate, DateSpan } from '../../time/types'

/**
 * The hours a week that somebody is employed for, in minutes: `contractMinutes` since the last change, and before that
 * what each earlier contract said up to and including its last day.
 */
export type ContractPerson = {
  contractMinutes: number
  earlierContracts?: readonly { until: CivilDate; minutes: number }[] | undefined
}

/** Minutes a week by the contract that holds on a day. */
export function contractOn({ contractMinutes, earlierContracts = [] }: ContractPerson, day: CivilDate): number {
  const holding = earlierContracts
    .filter(({ until }) => day <= until)
    .reduce<{ until: CivilDate; minutes: number } | null>(
      (first, one) => (first === null || one.until < first.until ? one : first),
      null,
    )
  return holding?.minutes ?? contractMinutes
}

/** What the contract comes to over some days (both included), a seventh of a week each; 0 when there are none. */
export function contractIn(person: ContractPerson, days: DateSpan): number {
  const week =
    person.earlierContracts === undefined
      ? person.contractMinutes * Math.max(0, daysBetween(days.from, days.to) + 1)
      : daysIn(days).reduce((sum, day) => sum + contractOn(person, day), 0)
  return Math.round(week / 7)
}
