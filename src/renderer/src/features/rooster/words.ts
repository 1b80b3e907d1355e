import type { ScoreCode, ScoreReason } from '#shared/domain/roster/score'
import { scoreReasonText } from '../../lib/words/score-reasons'

/** The tag beside the name and the line with the cost say these already. */
const said: ReadonlySet<ScoreCode> = new Set(['fixed_face', 'employed', 'flex_pool', 'cost'])

/** Why somebody fits a shift, in a few words beside the tag with where he or she comes from. */
export const reasonsText = (reasons: readonly ScoreReason[]): string[] =>
  reasons.filter((reason) => !said.has(reason.code)).map(scoreReasonText)
