import type { ScoreReason } from '#shared/domain/roster/score'
import { formatDuration } from '#shared/time/format'

const duration = (minutes: number | null): string => formatDuration(Math.max(0, minutes ?? 0))

const says: Record<ScoreReason['code'], (reason: ScoreReason) => string> = {
  association_volunteer: () => 'vrijwilliger van de vereniging',
  fixed_face: () => 'vast gezicht',
  employed: () => '',
  other_volunteer: () => 'vrijwilliger van elders',
  flex_pool: () => '',
  knows_centre: () => 'kent het centrum',
  contract_hours_left: ({ amount }) => `nog ${duration(amount)} over deze week`,
  over_contract: ({ amount }) => `${duration(amount)} boven het contract`,
  prefers: () => 'werkt dan graag',
  avoids: () => 'werkt dan liever niet',
  evenings_and_weekends: ({ amount }) => `al ${amount ?? 0} keer avond of weekend`,
  no_handover: () => 'is er dan al',
  cost: () => '',
}

/** Why somebody fits a shift, in a few words; empty where the tag beside the name or the amount says it. */
export const scoreText = (reason: ScoreReason): string => says[reason.code](reason)
