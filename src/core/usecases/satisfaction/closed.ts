import { ALL, type ClosedScores, getClosedScores, listClosings } from '#core/store/closings'
import type { ReadTx } from '#core/store/open'
import type { ClosedAs } from '#shared/contract/report'
import type { SatisfactionReport } from '#shared/contract/satisfaction'
import { activityKey } from '#shared/domain/satisfaction-report'
import { quarterOfPeriod } from '#shared/time/period'
import type { Period } from '#shared/time/types'

/** Scores of a closed quarter, as they were when it was closed last (docs/adr/0041). */
type Asked = { period: Period; centreId?: string | undefined }

/** Of one centre, or of all together; without remarks. Null when the quarter is open, or was closed before scores were kept. */
export async function closedScores(tx: ReadTx, { period, centreId }: Asked): Promise<SatisfactionReport | null> {
  const quarter = quarterOfPeriod(period)
  const kept = quarter === undefined ? null : await getClosedScores(tx, quarter)
  return kept?.[centreId ?? ALL] ?? null
}

/** The version of a closed quarter that was closed before scores were kept; null for any other period. */
export async function closedWithoutScores(tx: ReadTx, period: Period): Promise<number | null> {
  const quarter = quarterOfPeriod(period)
  const [last] = quarter === undefined ? [] : await listClosings(tx, quarter)
  return last && last.sheets === null ? last.version : null
}

/** What a closing keeps of scores: no remarks, which are words of visitors and stay where they can be taken away. */
export const keptOf = (scores: ClosedScores, closed?: ClosedAs): ClosedScores =>
  Object.fromEntries(
    Object.entries(scores).map(([of, report]) => [
      of,
      {
        ...report,
        ...(closed && { closed }),
        activities: report.activities.map((activity) => ({ ...activity, remarks: null })),
      },
    ]),
  )

/** Closed scores with the remarks that are there now. */
export function withRemarks(kept: SatisfactionReport, now: SatisfactionReport): SatisfactionReport {
  const remarks = new Map(now.activities.map((activity) => [activityKey(activity), activity.remarks]))
  return {
    ...kept,
    activities: kept.activities.map((activity) => ({
      ...activity,
      remarks: remarks.get(activityKey(activity)) ?? null,
    })),
  }
}
