import type { ReadTx } from '#core/store/open'
import type { RosterAround } from '#shared/domain/roster/found'
import { minutesOf, withBuffers } from '#shared/domain/roster/needs'
import type { DateSpan } from '#shared/time/types'
import { rosterFacts } from './needs'

/**
 * What a roster says around bookings of one centre, read once for all of them: answers it for the days (both included) of
 * one.
 */
export async function rosterAround(
  tx: ReadTx,
  centreId: string,
  spans: readonly DateSpan[],
): Promise<(days: DateSpan) => RosterAround> {
  const [first] = spans
  const none: RosterAround = { coverage: [], bookings: [], presences: [] }
  if (!first) return () => none
  const all = spans.reduce((sum, { from, to }) => ({
    from: from < sum.from ? from : sum.from,
    to: to > sum.to ? to : sum.to,
  }))
  const facts = await rosterFacts(tx, all, centreId)
  const bookings = (facts.bookings.get(centreId) ?? []).map((booking) => ({ booking, time: withBuffers(booking) }))
  const presences = facts.presences.get(centreId) ?? []
  return (days) => {
    const { from, to } = minutesOf(days)
    return {
      coverage: facts.coverage,
      bookings: bookings.filter(({ time }) => time.from < to && time.to > from).map(({ booking }) => booking),
      presences: presences.filter((presence) => presence.from < to && presence.to > from),
    }
  }
}
