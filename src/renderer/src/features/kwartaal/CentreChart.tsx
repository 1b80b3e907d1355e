import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { CentreFigures } from '#shared/contract/report'
import { formatNumber } from '../../lib/format'

const PATTERN = 'kw-external-pattern'

/** With more centres the names no longer fit below standing bars. */
const MOST_STANDING = 5
const names = { fill: 'var(--text-2)', fontSize: 11 }
const standingAxes = {
  xAxisProps: { interval: 0, tick: { ...names, width: 76 } },
  yAxisProps: { width: 40, allowDecimals: false },
} as const
const lyingAxes = {
  orientation: 'vertical',
  xAxisProps: { allowDecimals: false },
  yAxisProps: { interval: 0, width: 130, tick: { ...names, width: 120 } },
} as const

/**
 * Internal and external per centre, stacked. Loaded apart, because charts are half a megabyte. The table above it says
 * the same in numbers, so for a screen reader it is one picture; stripes are the cue beside the colour.
 */
export default function CentreChart({ centres }: { centres: CentreFigures[] }) {
  const lying = centres.length > MOST_STANDING
  return (
    <div
      role="img"
      aria-label="Staafdiagram: interne en externe activiteiten per centrum. De cijfers staan in de tabel."
    >
      <svg width="0" height="0" aria-hidden="true" className="kw-defs">
        <defs>
          <pattern id={PATTERN} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="kw-pattern-ground" />
            <rect width="1.5" height="6" className="kw-pattern-line" />
          </pattern>
        </defs>
      </svg>
      <BarChart
        className="kw-chart"
        h={lying ? 48 + 32 * centres.length : 284}
        data={centres.map((c) => ({
          centre: c.centre,
          Intern: c.internal.activities,
          Extern: c.external.activities,
        }))}
        dataKey="centre"
        type="stacked"
        series={[
          { name: 'Intern', color: 'var(--int)' },
          { name: 'Extern', color: 'var(--ext)' },
        ]}
        maxBarWidth={40}
        gridAxis={lying ? 'y' : 'x'}
        tickLine="none"
        gridColor="var(--line)"
        textColor="var(--text-2)"
        tooltipAnimationDuration={0}
        valueFormatter={formatNumber}
        {...(lying ? lyingAxes : standingAxes)}
        barProps={(series) => ({
          isAnimationActive: false,
          stroke: 'var(--surface)',
          strokeWidth: 1,
          ...(series.name === 'Extern' ? { fill: `url(#${PATTERN})` } : {}),
        })}
      />
    </div>
  )
}
