import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { CentreFigures } from '#shared/contract/report'

const PATTERN = 'kw-external-pattern'

/**
 * Internal and external per centre, stacked. Loaded apart, because charts are half a megabyte. The table above it says
 * the same in numbers, so for a screen reader it is one picture; stripes are the cue beside the colour.
 */
export default function CentreChart({ centres }: { centres: CentreFigures[] }) {
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
        gridAxis="x"
        tickLine="none"
        gridColor="var(--line)"
        textColor="var(--text-2)"
        tooltipAnimationDuration={0}
        xAxisProps={{ interval: 0, tick: { fill: 'var(--text-2)', fontSize: 12 } }}
        yAxisProps={{ width: 36, allowDecimals: false }}
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
