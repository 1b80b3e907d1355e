import { getClosedAccount, listClosings } from '#core/store/closings'
import type { ReadTx } from '#core/store/open'
import type { Accountability, AccountReport } from '#shared/contract/accountability'
import { quarterOfPeriod } from '#shared/time/period'
import type { Wanted } from '../reports/wanted'

/** What was closed of a quarter, with the core activity that each kind of activity belonged to then. */
export type ClosedAccountability = { account: Accountability; coreOf: ReadonlyMap<string, string> }

/**
 * What was accounted for in a closed quarter, when that is asked for (docs/adr/0038); of one centre when it is named. Null when
 * the quarter is open, or was closed before this was kept.
 */
export async function closedAccountability(tx: ReadTx, wanted: Wanted): Promise<ClosedAccountability | null> {
  const quarter = wanted.asClosed ? quarterOfPeriod(wanted.period) : undefined
  const closed = quarter === undefined ? null : await getClosedAccount(tx, quarter)
  if (!closed) return null
  const coreOf = new Map(Object.entries(closed.coreOf))
  const { centreId } = wanted
  if (centreId === undefined) return { account: closed.account, coreOf }
  const { centres, agreements, narratives } = closed.account
  const centre = centres.find((one) => one.centreId === centreId)
  if (!centre) return null
  const { centre: _name, centreId: _id, ...total } = centre
  const own = (one: { centreId: string | null }) => one.centreId === centreId
  return {
    account: {
      ...closed.account,
      centres: [centre],
      total,
      agreements: agreements.filter(own),
      narratives: narratives.filter(own),
    },
    coreOf,
  }
}

/** The version of a closed quarter that was closed before this was kept, when closed figures are asked for; else null. */
export async function closedWithoutAccount(tx: ReadTx, { period, asClosed }: Wanted): Promise<number | null> {
  const quarter = asClosed ? quarterOfPeriod(period) : undefined
  const [last] = quarter === undefined ? [] : await listClosings(tx, quarter)
  return last && !last.accounted ? last.version : null
}

/** The closed figures without agreements and words, as they are held against those of another period. */
export async function closedAccountReport(tx: ReadTx, wanted: Wanted): Promise<AccountReport | null> {
  const closed = await closedAccountability(tx, wanted)
  if (!closed) return null
  const { agreements: _agreements, narratives: _narratives, ...report } = closed.account
  return report
}
