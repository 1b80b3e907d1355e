import '../../ui/figures.css'
import './bezoekers.css'
import { Button, Loader } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { YearNumber } from '#shared/contract/visitor'
import { formatDate } from '#shared/time/format'
import { periodAt, periodSpan } from '#shared/time/period'
import { useAccountCentre } from '../../lib/account-centre'
import { navigate, setParams } from '../../lib/address'
import { api, client } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useMay } from '../../lib/session'
import { AccountingNav } from '../../ui/AccountingNav'
import { EmptyState } from '../../ui/EmptyState'
import { FileButtons } from '../../ui/FileButtons'
import { PeriodChooser } from '../../ui/PeriodChooser'
import { Screen } from '../../ui/Screen'
import { CentreCard } from './CentreCard'
import { DistrictCard } from './DistrictCard'
import { type Asked, YearNumberForm } from './YearNumberForm'

const kinds = ['month', 'quarter', 'year', 'span'] as const

/** How many people came in, how that grows, and which part of the residents comes often. */
export default function BezoekersScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const { centre, all, ready } = useAccountCentre('visitors.report')
  const [asked, setAsked] = useState<Asked | null>(null)
  const input = { period, ...(centre && { centreId: centre.id }) }
  const { data, error, isPending } = useQuery(
    api.visitors.report.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  usePeriodKeys('bezoekers', 'Bezoekers', period, here.today, setPeriod)
  const mayCount = useMay('dayLog.addVisitors')
  const year = Number(periodSpan(period).to.slice(0, 4))
  const ask = (kind: YearNumber['kind'], placeId: string, placeName: string, known: YearNumber | null) =>
    setAsked({ kind, placeId, placeName, year, known })
  return (
    <Screen
      title="Bezoekers"
      hint={data && <small className="bk-hint">geteld tot en met {formatDate(data.until)}</small>}
      tools={<FileButtons disabled={!data} make={(format) => client.visitors.exportFile({ ...input, format })} />}
      above={<AccountingNav />}
    >
      <PeriodChooser
        scope={{
          centres: here.centres,
          centre,
          all,
          onCentre: (next) => setParams({ over: next?.id ?? null }),
          label: 'Bezoekers van',
        }}
        period={period}
        today={here.today}
        kinds={kinds}
        onPeriod={setPeriod}
      />
      {isPending && <Loader size="sm" aria-label="Bezoekers worden opgeteld" />}
      {error && (
        <p className="fig-note" role="alert">
          {messageFor(error)}
        </p>
      )}
      {data && data.total.visitors === null && (
        <div className="card">
          <EmptyState
            icon={IconDoorEnter}
            title="In deze periode is nog niemand geteld"
            action={mayCount && <Button onClick={() => navigate('/logboek')}>Naar het logboek</Button>}
          >
            {mayCount && 'Tel bezoekers in het logboek, per dagdeel, met één druk op de knop.'}
          </EmptyState>
        </div>
      )}
      {data && (
        <>
          <CentreCard report={data} onNumber={({ centreId, name }, known) => ask('frequent', centreId, name, known)} />
          {data.districts.length > 0 && (
            <DistrictCard
              report={data}
              onNumber={({ districtId, name }, known) => ask('residents', districtId, name, known)}
            />
          )}
        </>
      )}
      {asked && <YearNumberForm asked={asked} onClose={() => setAsked(null)} />}
    </Screen>
  )
}
