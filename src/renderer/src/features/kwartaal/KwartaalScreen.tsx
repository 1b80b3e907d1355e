import { Button, SegmentedControl } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { PeriodOverview } from '#shared/contract/report'
import { overviewName } from '#shared/domain/figure-words'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod } from '#shared/time/format'
import { addPeriods, periodAt } from '#shared/time/period'
import type { Period, WallTime } from '#shared/time/types'
import { AccountingChooser } from '../../lib/AccountingChooser'
import { useAccountCentre } from '../../lib/account-centre'
import { navigate, setParams, useQueryText } from '../../lib/address'
import { api } from '../../lib/client'
import { type Drill, drillOf, drillParams } from '../../lib/drill'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useRights } from '../../lib/session'
import { categoryWords } from '../../lib/words/vocabulary'
import { AsOf } from '../../ui/AsOf'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { HeatTable } from '../../ui/HeatTable'
import { AlsoThisPeriod } from './AlsoThisPeriod'
import { BreakdownTable } from './BreakdownTable'
import { CentreTable } from './CentreTable'
import { ClosedTag } from './ClosedTag'
import { CoverageCard } from './CoverageTable'
import { DrillPanel } from './DrillPanel'
import { shownDefinitions } from './definitions'
import { ExportButtons } from './ExportButtons'
import { FigureCards } from './FigureCards'
import { isKept, KeptTable } from './KeptTable'
import { MoreFigures } from './MoreFigures'
import { type BreakdownId, breakdownsOf, cardsOf } from './model'
import { PartsTable } from './PartsTable'
import { Recipients } from './Recipients'
import './kwartaal.css'

const CentreChart = lazy(() => import('./CentreChart'))

const categoryWord = (key: string): string => (categoryWords as Record<string, string | undefined>)[key] ?? key

const noDrill = Object.fromEntries(Object.values(drillParams).map((name) => [name, null]))
const kinds = ['quarter', 'year', 'span'] as const

/** The overview of a period: figures, where they come from, and the files for the municipality. */
export default function KwartaalScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const may = useRights()
  const about = useAccountCentre('reports.overview')
  const { centre, ready } = about
  const centreId = centre?.id
  // Figures of a closed quarter are what was closed, unless somebody wants to see what they would be now.
  const [anew, setAnew] = useState<WallTime | null>(null)
  const input = { period, ...(anew && { asOf: anew }), ...(centreId ? { centreId } : {}) }
  const overview = useQuery(
    api.reports.overview.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  const heatmap = useQuery(
    api.reports.heatmap.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  // A link names the figure in the address; a click opens it here.
  const query = useQueryText()
  const [clicked, setClicked] = useState<Drill | null>(null)
  const linked = useMemo(() => drillOf(query), [query])
  // Clicking takes the link away, so a link that is there came later.
  const asked = linked ? { ...linked, ...(centreId ? { centreId } : {}) } : clicked
  const drill = may('reports.drill') ? asked : null
  const setDrill = (next: Drill | null) => {
    setClicked(next)
    if (linked) setParams(noDrill, { replace: true })
  }

  const goTo = (next: Period) => {
    setDrill(null)
    setAnew(null)
    setPeriod(next)
  }
  usePeriodKeys('kwartaal', 'Kwartaal', period, here.today, goTo)

  const data = overview.data
  const closed = data?.current.closed
  const asOf = closed ? undefined : data?.current.asOf
  const running = data !== undefined && data.current.asOf.slice(0, 10) <= data.current.to
  const centreNames = useMemo(() => new Map<string, string>(here.centres.map((c) => [c.id, c.name])), [here.centres])
  const breakdowns = useMemo(
    () => (data ? breakdownsOf(data.current.total, data.previous.total, categoryWord, data.yearEarlier?.total) : []),
    [data],
  )

  return (
    <FiguresScreen
      title={overviewName(period)}
      hint={
        data && (
          <AsOf asOf={data.current.asOf} busy={overview.isFetching} period={data.current}>
            <ClosedTag period={period} closed={closed} anew={anew !== null} onAnew={setAnew} />
          </AsOf>
        )
      }
      tools={<ExportButtons period={period} centreId={centreId} asOf={asOf} ready={data !== undefined} />}
      chooser={
        <AccountingChooser
          about={about}
          label="Centrum in het overzicht"
          period={period}
          kinds={kinds}
          onCentre={() => setDrill(null)}
          onPeriod={goTo}
        />
      }
      query={overview}
      behind={
        drill && (
          <DrillPanel
            key={JSON.stringify(drill)}
            drill={drill}
            period={period}
            asOf={asOf}
            centreNames={centreNames}
            onClose={() => setDrill(null)}
          />
        )
      }
    >
      {data && (
        <>
          <h2 className="kw-print-head">
            {overviewName(data.current.period)} {formatPeriod(data.current.period)}, {centre?.name ?? 'alle centra'},
            stand {formatDate(dateOf(data.current.asOf))}
          </h2>
          <FigureCards cards={cardsOf(data, centreId)} period={data.current.period} onDrill={setDrill} />
          <AlsoThisPeriod figures={data.current.total} running={running} centreId={centreId} onDrill={setDrill} />
          {isEmpty(data) ? (
            <div className="card">
              <EmptyState
                icon={IconChartBar}
                title="In deze periode staan nog geen boekingen"
                action={
                  <>
                    <Button variant="default" onClick={() => goTo(addPeriods(period, -1))}>
                      Naar de periode ervoor
                    </Button>
                    <May call="imports.run">
                      <Button variant="default" onClick={() => navigate('/importeren')}>
                        Boekingen importeren
                      </Button>
                    </May>
                  </>
                }
              >
                Zodra er boekingen zijn, staan hier de cijfers voor de gemeente.
              </EmptyState>
            </div>
          ) : (
            <>
              <Card
                title="Per centrum"
                note={`aantal activiteiten en verhuringen${may('reports.drill') ? ', klik op een getal voor de boekingen' : ''}`}
                actions={<Legend />}
              >
                <CentreTable overview={data} onDrill={setDrill} />
              </Card>
              <PartsTable report={data.current} centreId={centreId} asOf={anew ?? undefined} />
              <CoverageCard report={data.current} />
              <div className="kw-pair">
                {data.current.centres.length > 1 && (
                  <Card title="Activiteiten per centrum" actions={<Legend />}>
                    <Suspense fallback={<div className="kw-chart-wait" />}>
                      <CentreChart centres={data.current.centres} />
                    </Suspense>
                  </Card>
                )}
                <Card title="Bezetting per weekdag en uur" note={`in %, ${centre?.name ?? 'alle centra'}`}>
                  {heatmap.data && <HeatTable map={heatmap.data} />}
                  {heatmap.error && <p className="fig-note">{messageFor(heatmap.error)}</p>}
                </Card>
              </div>
              <MoreFigures overview={data} centreId={centreId} onDrill={setDrill} />
              <Breakdowns data={data} models={breakdowns} centreId={centreId} onDrill={setDrill} />
            </>
          )}
          {isKept(data) && (
            <Card title="Bezoekers en klein onderhoud" note="uit het logboek">
              <div className="fig-scroll">
                <KeptTable overview={data} />
              </div>
            </Card>
          )}
          <May call="reports.sent">
            <Recipients period={data.current.period} centreId={centreId} centreNames={centreNames} />
          </May>
          <Definitions />
        </>
      )}
    </FiguresScreen>
  )
}

const isEmpty = ({ current }: PeriodOverview): boolean =>
  current.total.total.activities +
    current.total.planned +
    current.total.cancelled +
    current.total.noShow +
    current.total.requests.received ===
  0

function Legend() {
  return (
    <span className="kw-legend">
      <span>
        <i className="is-internal" aria-hidden="true" />
        Intern
      </span>
      <span>
        <i className="is-external" aria-hidden="true" />
        Extern
      </span>
    </span>
  )
}

function Breakdowns({
  data,
  models,
  centreId,
  onDrill,
}: {
  data: PeriodOverview
  models: ReturnType<typeof breakdownsOf>
  centreId: CentreId | undefined
  onDrill: (drill: Drill) => void
}) {
  const [chosen, setChosen] = useState<BreakdownId>('category')
  const model = models.find((m) => m.id === chosen)
  return (
    <Card
      title="Uitgesplitst"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Uitsplitsen naar"
          data={models.map((m) => ({ value: m.id, label: m.title }))}
          value={chosen}
          onChange={(value) => setChosen(models.find((m) => m.id === value)?.id ?? 'category')}
        />
      }
    >
      {model && <BreakdownTable model={model} period={data.current.period} centreId={centreId} onDrill={onDrill} />}
    </Card>
  )
}

function Definitions() {
  return (
    <details className="kw-definitions">
      <summary>Wat de cijfers betekenen</summary>
      <dl>
        {shownDefinitions.map((d) => (
          <div key={d.term}>
            <dt>{d.term}</dt>
            <dd>{d.meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
