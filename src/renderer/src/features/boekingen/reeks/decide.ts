import { useState } from 'react'
import type { DateDecision, PlannedDate } from '#shared/contract/series'
import type { CivilDate } from '#shared/time/types'

export type Choice = { date: CivilDate; decision: DateDecision }
export type Decisions = {
  list: Choice[]
  of: (date: CivilDate) => DateDecision | undefined
  /** Null takes the choice back. */
  decide: (date: CivilDate, decision: DateDecision | null) => void
  clear: () => void
}

/** What was chosen per date; held here until it is saved. */
export function useDecisions(): Decisions {
  const [list, setList] = useState<Choice[]>([])
  return {
    list,
    of: (date) => list.find((one) => one.date === date)?.decision,
    decide: (date, decision) =>
      setList((all) => {
        const rest = all.filter((one) => one.date !== date)
        return decision === null ? rest : [...rest, { date, decision }]
      }),
    clear: () => setList([]),
  }
}

/** A date with which something is the matter that nobody chose. */
export const isProblem = (date: Pick<PlannedDate, 'reason'>): boolean => date.reason === 'conflict'

export const countOf = (dates: readonly PlannedDate[]) => ({
  booked: dates.filter((date) => date.state === 'booked').length,
  skipped: dates.filter((date) => date.state !== 'booked' && !isProblem(date)).length,
  problems: dates.filter(isProblem).length,
})
