import type { Ctx } from '#core/app/context'
import type { AccountabilityOverview } from '#shared/contract/accountability'
import type { PeriodQuery } from '#shared/contract/report'
import { wallNow } from '#shared/time/clock'
import { comparedWith } from '#shared/time/period'
import { accountabilityOf, accountReportOf, loadGround } from './compute'

/** What is accounted for in a period, with the figures that it is compared with, all as of the same moment. @throws not_found */
export function accountabilityOverview(
  ctx: Ctx,
  { period, centreId, asOf = wallNow(ctx.clock) }: PeriodQuery,
): Promise<AccountabilityOverview> {
  const { previous, yearEarlier } = comparedWith(period)
  return ctx.readAside(async (tx) => {
    const ground = await loadGround(tx, centreId)
    return {
      current: await accountabilityOf(tx, { period, asOf, centreId }, ground),
      previous: await accountReportOf(tx, ground, { period: previous, asOf, centreId }),
      yearEarlier: yearEarlier && (await accountReportOf(tx, ground, { period: yearEarlier, asOf, centreId })),
    }
  })
}
