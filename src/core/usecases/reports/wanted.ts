import type { Ctx } from '#core/app/context'
import type { CentreId } from '#shared/contract/base'
import type { PeriodQuery } from '#shared/contract/report'
import { wallNow } from '#shared/time/clock'
import type { Period, WallTime } from '#shared/time/types'

/** Which figures are asked for. */
export type Wanted = {
  period: Period
  asOf: WallTime
  centreId?: CentreId | undefined
  /** Whether a closed quarter answers with what was closed; left out: no. */
  asClosed?: boolean
}

/** What a query asks: as of now when no moment is named, and a closed quarter then as it was closed. */
export const wantedOf = (ctx: Pick<Ctx, 'clock'>, { period, centreId, asOf }: PeriodQuery): Wanted => ({
  period,
  centreId,
  asOf: asOf ?? wallNow(ctx.clock),
  asClosed: asOf === undefined,
})
