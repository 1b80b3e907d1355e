import { hasCaretakers } from '#core/store/caretakers'
import type { ReadTx } from '#core/store/open'
import type { Finding } from '#shared/domain/booking-rules'
import { dependsOnRoster, withRoster } from '#shared/domain/roster/found'
import { daysOf } from '#shared/domain/roster/needs'
import { isOver } from '#shared/domain/vocabulary'
import type { WallTime } from '#shared/time/types'
import { rosterAround } from '../roster/around'
import type { Draft, Place } from './surroundings'

type Say = (draft: Draft, findings: Finding[]) => Finding[]
const nothing: Say = (_draft, findings) => findings

/**
 * What the roster says of bookings of one centre that are still to come. Nothing is read while none of them depends on it:
 * nearly every booking lies in staffed hours. Without any caretaker entered there is no roster to say something of, unless
 * the centre wants a caretaker before a booking is definite.
 */
export async function rosterFor(tx: ReadTx, place: Place, drafts: readonly Draft[], now: WallTime): Promise<Say> {
  const asks = (draft: Draft) => draft.startsAt >= now && !isOver(draft.status) && dependsOnRoster(place, draft)
  const asking = drafts.filter(asks)
  if (asking.length === 0 || !(place.caretakerRequired || (await hasCaretakers(tx)))) return nothing
  const around = await rosterAround(tx, place.id, asking.map(daysOf))
  return (draft, findings) =>
    asks(draft) ? withRoster(findings, place, draft, around(daysOf(draft)), place.caretakerRequired) : findings
}
