import type { ScoreCode, ScoreReason } from '#shared/domain/roster/score'
import { formatDuration } from '#shared/time/format'
import { formatEuros } from '../format'

const hours = (minutes: number | null) => formatDuration(Math.max(0, minutes ?? 0))
const words: Record<ScoreCode, (amount: number | null) => string> = {
  association_volunteer: () => 'vrijwilliger van de vereniging',
  fixed_face: () => 'vast gezicht van dit centrum',
  employed: () => 'medewerker',
  other_volunteer: () => 'vrijwilliger van elders',
  flex_pool: () => 'flexpool',
  knows_centre: () => 'kent het centrum',
  contract_hours_left: (minutes) => `nog ${hours(minutes)} van het contract over`,
  over_contract: (minutes) => `${hours(minutes)} boven het contract`,
  prefers: () => 'werkt dan graag',
  avoids: () => 'werkt dan liever niet',
  evenings_and_weekends: (count) =>
    count === 1 ? 'werkt al 1 avond of weekenddienst' : `werkt al ${count ?? 0} avonden of weekenddiensten`,
  no_handover: () => 'sluit aan op een eigen dienst',
  cost: (cents) => `kost ${formatEuros(cents ?? 0)}`,
}

/** Why somebody is a better or worse choice for a shift, in a few Dutch words. */
export const scoreReasonText = (reason: ScoreReason): string => words[reason.code](reason.amount)
