import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Figures, PeriodReport } from '#shared/contract/report'
import { formatPeriodShort } from '#shared/time/format'
import { type PartKind, partsOfPeriod } from '#shared/time/period'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatEuros, formatPercent } from '../../lib/format'
import { hours, number } from '../../lib/numbers'
import { setPeriod } from '../../lib/period'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

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
const words: Record<PartKind, { title: string; one: string }> = {
  quarter: { title: 'Per kwartaal', one: 'Kwartaal' },
  month: { title: 'Per maand', one: 'Maand' },
  year: { title: 'Per jaar', one: 'Jaar' },
}

/** A longer period part by part, with the period itself below; nothing for what is short. */
export function PartsTable({ report, centreId, asOf }: Props) {
  const lists = partsOfPeriod(report.period)
  const [chosen, setChosen] = useState<PartKind>('quarter')
  const list = lists.find(({ by }) => by === chosen) ?? lists[0]
  const input = {
    period: report.period,
    by: list?.by ?? 'month',
    ...(asOf && { asOf }),
    ...(centreId && { centreId }),
  }
  const parts = useQuery(
    api.reports.parts.queryOptions({ input, enabled: list !== undefined, placeholderData: keepPreviousData }),
  )
  if (list === undefined) return null
  const { title, one } = words[list.by]
  const byPeriod = new Map((parts.data?.parts ?? []).map((part) => [part.period, part]))
  return (
    <Card
      title={title}
      note="een huurder die vaker komt, telt onderaan één keer"
      actions={
        lists.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Verdelen"
            data={lists.map(({ by }) => ({ value: by, label: words[by].title }))}
            value={list.by}
            onChange={(value) => setChosen(lists.find(({ by }) => by === value)?.by ?? 'quarter')}
          />
        )
      }
    >
      {parts.error && <p className="fig-note">{messageFor(parts.error)}</p>}
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">
            Cijfers {title.toLowerCase()} van {formatPeriodShort(report.period)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{one}</th>
              {columns.map(({ word }) => (
                <th scope="col" className="is-num" key={word}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.periods.map((period) => {
              const part = byPeriod.get(period)
              return (
                <tr key={period}>
                  <th scope="row">
                    {list.by === 'quarter' ? (
                      <button type="button" className="fig-button" onClick={() => setPeriod(period)}>
                        {formatPeriodShort(period)}
                      </button>
                    ) : (
                      formatPeriodShort(period)
                    )}{' '}
                    {part?.closed && <Tag tone="ok">Vastgesteld</Tag>}
                  </th>
                  <Cells figures={part?.total} />
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{formatPeriodShort(report.period)}</th>
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
