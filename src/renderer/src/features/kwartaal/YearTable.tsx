import { useQueries } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { Figures, PeriodReport } from '#shared/contract/report'
import { formatPeriodShort } from '#shared/time/format'
import { partsOfPeriod, periodKind } from '#shared/time/period'
import type { Quarter, WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { formatEuros, formatPercent } from '../../lib/format'
import { hours, number } from '../../lib/numbers'
import { Card } from '../../ui/Card'

type Props = { report: PeriodReport; centreId: CentreId | undefined; asOf: WallTime | undefined }

const columns: readonly { word: string; of: (figures: Figures) => string }[] = [
  { word: 'Intern', of: (f) => number(f.internal.activities) },
  { word: 'Extern', of: (f) => number(f.external.activities) },
  { word: 'Totaal', of: (f) => number(f.total.activities) },
  { word: 'Uren', of: (f) => hours(f.total.minutes) },
  { word: 'Dagdelen', of: (f) => number(f.total.dayparts) },
  { word: 'Deelnemers', of: (f) => number(f.total.participants) },
  { word: 'Bezetting', of: (f) => formatPercent(f.occupancyPct) },
  { word: 'Huurders', of: (f) => number(f.uniqueRenters) },
  { word: 'Opbrengst', of: (f) => formatEuros(f.revenueCents.total) },
]

/** A year quarter by quarter, with the year itself below; nothing for other periods. */
export function YearTable({ report, centreId, asOf }: Props) {
  const quarters = periodKind(report.period) === 'year' ? (partsOfPeriod(report.period) as string[] as Quarter[]) : []
  const found = useQueries({
    queries: quarters.map((quarter) =>
      api.reports.quarter.queryOptions({
        input: { quarter, ...(asOf && { asOf }), ...(centreId ? { centreId } : {}) },
      }),
    ),
  })
  if (quarters.length === 0) return null
  return (
    <Card title="Per kwartaal" note="een huurder die in meer kwartalen komt, telt in het jaar één keer">
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">Cijfers per kwartaal van {report.period}</caption>
          <thead>
            <tr>
              <th scope="col">Kwartaal</th>
              {columns.map(({ word }) => (
                <th scope="col" className="is-num" key={word}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quarters.map((quarter, i) => (
              <tr key={quarter}>
                <th scope="row">{formatPeriodShort(quarter)}</th>
                <Cells figures={found[i]?.data?.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{report.period}</th>
              <Cells figures={report.total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

const Cells = ({ figures }: { figures: Figures | undefined }) =>
  columns.map(({ word, of }) => (
    <td className="is-num" key={word}>
      {figures ? of(figures) : '…'}
    </td>
  ))
