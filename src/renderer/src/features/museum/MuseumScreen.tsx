import { Button } from '@mantine/core'
import { IconBuildingBank, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import { museumDefinitions } from '#shared/domain/museum-words'
import { periodAt } from '#shared/time/period'
import { navigate, setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useMay, useRights } from '../../lib/session'
import { AccountingNav } from '../../ui/AccountingNav'
import { AsOf } from '../../ui/AsOf'
import { EmptyState } from '../../ui/EmptyState'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { FileButtons } from '../../ui/FileButtons'
import { Meanings } from '../../ui/Meanings'
import { PeriodChooser } from '../../ui/PeriodChooser'
import { Screen } from '../../ui/Screen'
import { Account, FigureLine, Maintenance, Months, Offered, Served } from './Figures'
import { MoneyCard } from './MoneyCard'
import { ProgrammeCard } from './ProgrammeCard'
import { TourForm } from './TourForm'
import { ToursCard } from './ToursCard'
import './museum.css'

const kinds = ['month', 'quarter', 'year', 'span'] as const

/** A museum: its tours with guides, its money, and its own report over a period. */
export default function MuseumScreen() {
  const here = useHere()
  const museums = here.centres.filter((centre) => centre.type === 'museum')
  const mayAdd = useMay('centres.create')
  const asked = useParam('over')
  const museum = museums.find((centre) => centre.id === asked) ?? museums[0]
  if (!museum)
    return (
      <Screen title="Museum" above={<AccountingNav />}>
        <div className="card">
          <EmptyState
            icon={IconBuildingBank}
            title={mayAdd ? 'Er is nog geen museum' : 'Er is geen museum onder uw centra'}
            action={mayAdd && <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>}
          >
            {mayAdd
              ? 'Voeg bij Instellingen, Centra een centrum toe van de soort Museum. Daarna boekt u hier rondleidingen en ziet u het verslag.'
              : 'Van een museum ziet u hier het verslag over een periode.'}
          </EmptyState>
        </div>
      </Screen>
    )
  return <OneMuseum key={museum.id} museum={museum} museums={museums} />
}

function OneMuseum({ museum, museums }: { museum: Centre; museums: readonly Centre[] }) {
  const here = useHere()
  const may = useRights()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const input = { period, centreId: museum.id }
  const report = useQuery(api.museum.report.queryOptions({ input, placeholderData: keepPreviousData }))
  const programmes =
    useQuery(api.museum.programmes.queryOptions({ input: { centreId: museum.id }, enabled: may('museum.programmes') }))
      .data ?? []
  const [booking, setBooking] = useState(false)
  usePeriodKeys('museum', 'Museum', period, here.today, setPeriod)
  const { activeFrom, activeTo } = museum
  const stretch = activeFrom !== null && activeTo !== null ? { from: activeFrom, to: activeTo } : null
  const data = report.data
  const offered = programmes.filter(({ archived }) => !archived)
  return (
    <FiguresScreen
      title={museum.name}
      hint={data && <AsOf asOf={data.asOf} busy={report.isFetching} />}
      tools={
        <>
          <FileButtons
            disabled={data === undefined}
            make={(format) => client.museum.exportFile({ ...input, format, ...(data && { asOf: data.asOf }) })}
          />
          <May call="museum.book" at={museum.id}>
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              disabled={offered.length === 0}
              onClick={() => setBooking(true)}
            >
              Rondleiding boeken
            </Button>
          </May>
        </>
      }
      chooser={
        <PeriodChooser
          {...(museums.length > 1 && {
            scope: {
              centres: museums,
              centre: museum,
              all: false,
              onCentre: (next: Centre | null) => setParams({ over: next?.id ?? null }),
              label: 'Museum',
            },
          })}
          period={period}
          today={here.today}
          kinds={kinds}
          named={stretch ? [{ name: `Looptijd ${museum.name}`, span: stretch }] : undefined}
          onPeriod={setPeriod}
        />
      }
      query={report}
    >
      {data && <FigureLine data={data} />}
      <div className="mu-columns">
        <div className="mu-column">
          {data && <Account data={data} />}
          <May call="museum.tours">
            <ToursCard museum={museum} offered={offered.length > 0} />
          </May>
          {data && <Months data={data} />}
          {data && <Maintenance data={data} />}
        </div>
        <div className="mu-column">
          {data && <Offered data={data} />}
          {data && <MoneyCard museum={museum} entries={data.entries} />}
          <May call="museum.programmes">
            <ProgrammeCard museum={museum} programmes={programmes} />
          </May>
          {data && <Served data={data} />}
        </div>
      </div>
      <Meanings of={museumDefinitions} />
      {booking && <TourForm programmes={offered} museum={museum} onClose={() => setBooking(false)} />}
    </FiguresScreen>
  )
}
