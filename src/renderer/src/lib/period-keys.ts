import { addPeriods, periodAt } from '#shared/time/period'
import type { CivilDate, Period } from '#shared/time/types'
import { useActions } from './actions'

/** The keys that walk along the periods on a screen of accounting. `id` names the screen. */
export function usePeriodKeys(id: string, group: string, period: Period, today: CivilDate, go: (to: Period) => void) {
  useActions([
    { id: `${id}.terug`, label: 'Periode terug', keys: 'ArrowLeft', group, run: () => go(addPeriods(period, -1)) },
    { id: `${id}.verder`, label: 'Periode verder', keys: 'ArrowRight', group, run: () => go(addPeriods(period, 1)) },
    { id: `${id}.nu`, label: 'Naar dit kwartaal', keys: 'T', group, run: () => go(periodAt('quarter', today)) },
  ])
}
