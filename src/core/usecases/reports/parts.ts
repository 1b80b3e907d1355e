import { countIncidents, countVisitors } from '#core/store/day-log'
import type { ReadTx } from '#core/store/open'
import { countRepairs } from '#core/store/repairs'
import type { CentreId } from '#shared/contract/base'
import type { Figures } from '#shared/contract/report'
import { deskFiguresOf, hasDesk, sumDesk } from '#shared/domain/day-log'
import type { ReportPeriod } from '#shared/domain/report'
import { type CoverageFigures, sumCoverage } from '#shared/domain/roster/coverage-figures'
import { dateOf, wallFromMinutes } from '#shared/time/civil'

/**
 * Figures beside those of the bookings. To add one: an optional key of `Figures` (left out where there is nothing, so that
 * a report of bookings alone stays as it is), its pure sum in shared/domain, a line in each function here, and how it is
 * shown in `lines.ts`, `csv.ts`, `figure-words.ts` and the screen.
 */
type Parts = Pick<Figures, 'visitors' | 'maintenance' | 'dayIncidents' | 'coverage'>

/** What a centre kept in the period, up to the day of `asOf`. */
export async function partsOf(
  tx: ReadTx,
  centreId: CentreId,
  { from, to, asOf }: ReportPeriod,
  coverage: CoverageFigures | null,
): Promise<Parts> {
  const today = dateOf(wallFromMinutes(asOf) as Parameters<typeof dateOf>[0])
  const until = today < to ? today : to
  const desk = deskFiguresOf({
    visitors: await countVisitors(tx, centreId, from, until),
    ...(await countRepairs(tx, centreId, from, until)),
  })
  const dayIncidents = await countIncidents(tx, centreId, from, until)
  return {
    ...(hasDesk(desk) && desk),
    ...(dayIncidents.reported > 0 && { dayIncidents }),
    ...(coverage && { coverage }),
  }
}

/** The same of all centres together. */
export function sumParts(centres: readonly Figures[]): Parts {
  const desks = centres.flatMap(({ visitors, maintenance }) =>
    visitors && maintenance ? [{ visitors, maintenance }] : [],
  )
  const noted = centres.flatMap(({ dayIncidents }) => dayIncidents ?? [])
  const rosters = centres.flatMap(({ coverage }) => coverage ?? [])
  return {
    ...(desks.length > 0 && sumDesk(desks)),
    ...(noted.length > 0 && {
      dayIncidents: {
        reported: noted.reduce((n, { reported }) => n + reported, 0),
        done: noted.reduce((n, { done }) => n + done, 0),
      },
    }),
    ...(rosters.length > 0 && { coverage: sumCoverage(rosters) }),
  }
}
