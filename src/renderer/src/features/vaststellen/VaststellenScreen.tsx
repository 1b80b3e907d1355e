import './vaststellen.css'
import { Button, Loader } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formatQuarter } from '#shared/time/format'
import { addPeriods, periodAt, quarterOfPeriod } from '#shared/time/period'
import type { Quarter } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { setPeriod, usePeriod } from '../../lib/period'
import { AccountingNav } from '../../ui/AccountingNav'
import { PeriodChooser } from '../../ui/PeriodChooser'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'
import { CloseCard } from './CloseCard'
import { CorrectionsCard } from './CorrectionsCard'
import { Versions } from './Versions'
import { WorkList } from './WorkList'

const kinds = ['quarter'] as const

/** From looking a quarter over to closing it, and what changed afterwards. */
export default function VaststellenScreen() {
  const here = useHere()
  const before = addPeriods(periodAt('quarter', here.today), -1)
  const period = usePeriod(kinds, before)
  const quarter = quarterOfPeriod(period) ?? (before as Quarter)
  const { data: check, error, isPending } = useQuery(api.closings.check.queryOptions({ input: { quarter } }))
  const centreNames = useMemo(() => new Map<string, string>(here.centres.map((c) => [c.id, c.name])), [here.centres])
  useActions(
    [-1, 1].map((by) => ({
      id: `vaststellen.kwartaal${by}`,
      label: by < 0 ? 'Kwartaal terug' : 'Kwartaal verder',
      keys: by < 0 ? 'ArrowLeft' : 'ArrowRight',
      group: 'Vaststellen',
      run: () => setPeriod(addPeriods(quarter, by)),
    })),
  )
  const last = check?.versions[0]
  return (
    <Screen
      title={`${formatQuarter(quarter)} vaststellen`}
      hint={
        check && (
          <span className="vs-hint">
            {last ? (
              <Tag tone="ok">Vastgesteld, versie {last.version}</Tag>
            ) : check.over ? (
              <Tag>Nog niet vastgesteld</Tag>
            ) : (
              <Tag tone="warn">
                <IconClock size={12} aria-hidden="true" />
                Loopt nog
              </Tag>
            )}
          </span>
        )
      }
      tools={
        <Button variant="default" onClick={() => navigate(`/kwartaal?periode=${quarter}`)}>
          Naar de cijfers
        </Button>
      }
      above={<AccountingNav />}
    >
      <PeriodChooser period={quarter} today={here.today} kinds={kinds} onPeriod={setPeriod} />
      {isPending && <Loader size="sm" aria-label="Het kwartaal wordt nagekeken" />}
      {error && (
        <p className="vs-error" role="alert">
          {messageFor(error)}
        </p>
      )}
      {check && (
        <div className="vs" key={quarter}>
          <div className="vs-main">
            {last && <CorrectionsCard quarter={quarter} centreNames={centreNames} />}
            <WorkList points={check.points} centreNames={centreNames} />
          </div>
          <div className="vs-side">
            <CloseCard check={check} />
            {last && <Versions versions={check.versions} />}
          </div>
        </div>
      )}
    </Screen>
  )
}
