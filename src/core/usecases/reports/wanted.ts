import type { CentreId } from '#shared/contract/base'
import type { Period, WallTime } from '#shared/time/types'

/** Which figures are asked for. */
export type Wanted = {
  period: Period
  asOf: WallTime
  centreId?: CentreId | undefined
  /** Whether a closed quarter answers with what was closed; left out: no. */
  asClosed?: boolean
}
