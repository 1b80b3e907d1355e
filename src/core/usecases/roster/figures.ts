import { listAbsences } from '#core/store/caretakers'
import { listReported } from '#core/store/incidents'
import type { ReadTx } from '#core/store/open'
import { listCoverage, listShifts } from '#core/store/roster'
import type { ReportCentre, ReportPeriod } from '#shared/domain/report'
import { type CoverageFigures, coverageFigures } from '#shared/domain/roster/coverage-figures'
import { presencesOf } from '#shared/domain/roster/gaps'
import { addDays, at, dateOf, wallFromMinutes } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'

const MIDNIGHT = '00:00' as ClockTime

/**
 * The figures of beheer in a period, up to its `asOf`: reads what there is once, and answers it for a centre; null where
 * there is nothing to say.
 */
export async function coverageReader(
  tx: ReadTx,
  { from, to, end, asOf }: ReportPeriod,
): Promise<(centre: ReportCentre) => CoverageFigures | null> {
  const coverage = await listCoverage(tx, { from, to })
  const time = { from: at(from, MIDNIGHT), to: at(addDays(to, 1), MIDNIGHT) }
  const shifts = await listShifts(tx, time)
  const today = dateOf(wallFromMinutes(asOf) as Parameters<typeof dateOf>[0])
  const incidents = await listReported(tx, { from, to: today < to ? today : to })
  if (coverage.length === 0 && shifts.length === 0 && incidents.length === 0) return () => null
  const absences = shifts.length > 0 ? await listAbsences(tx, time) : []
  // Only that they are there counts, not what they may do.
  const people = [...new Set(shifts.flatMap((shift) => shift.caretakerId ?? []))]
  const presences = presencesOf(
    shifts,
    people.map((id) => ({ id, certificates: [] })),
    absences,
  )
  return (centre) => {
    const here = {
      coverage: coverage.filter((row) => row.centreId === centre.id),
      shifts: shifts.filter((shift) => shift.centreId === centre.id),
      presences: presences.filter((presence) => presence.centreId === centre.id),
      incidents,
    }
    return coverageFigures({ id: centre.id, hours: centre }, here, { from, to }, Math.min(end, asOf))
  }
}
