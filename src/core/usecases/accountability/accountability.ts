import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import type { Accountability, AccountabilityOverview } from '#shared/contract/accountability'
import type { PeriodQuery } from '#shared/contract/report'
import { comparedWith } from '#shared/time/period'
import { type Wanted, wantedOf } from '../reports/wanted'
import { satisfactionOf, scoresNow } from '../satisfaction/report'
import { accountabilityOf, accountReportOf, loadGround } from './compute'

/**
 * What is accounted for in a period, with the figures that it is compared with, all as of the same moment; of closed quarters
 * what was closed, unless a moment is named. @throws not_found
 */
export function accountabilityOverview(ctx: Ctx, query: PeriodQuery): Promise<AccountabilityOverview> {
  return ctx.readAside(async (tx) => accountOverviewOf(tx, wantedOf(ctx, query)))
}

/** The same inside a transaction; `current` when it is known. */
export async function accountOverviewOf(
  tx: ReadTx,
  wanted: Wanted,
  current?: Accountability,
): Promise<AccountabilityOverview> {
  const { previous, yearEarlier } = comparedWith(wanted.period)
  const ground = await loadGround(tx, wanted.centreId)
  const { themes } = await (wanted.asClosed ? satisfactionOf(tx, wanted) : scoresNow(tx, wanted))
  return {
    current: current ?? (await accountabilityOf(tx, wanted, ground)),
    previous: await accountReportOf(tx, ground, { ...wanted, period: previous }),
    yearEarlier: yearEarlier && (await accountReportOf(tx, ground, { ...wanted, period: yearEarlier })),
    marks: themes.map(({ theme, mark }) => ({ theme, value: mark.value })),
  }
}
