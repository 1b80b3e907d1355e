import { Button, SegmentedControl } from '@mantine/core'
import { IconListDetails, IconMapPin } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FunctionCoverage } from '#shared/contract/function'
import { functionDefinitions, functionNames } from '#shared/domain/use-words'
import { periodAt } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { AccountingChooser } from '../../lib/AccountingChooser'
import { useAccountCentre } from '../../lib/account-centre'
import { navigate, setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useRights } from '../../lib/session'
import { AsOf } from '../../ui/AsOf'
import { BookingsPanel } from '../../ui/BookingsPanel'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { FileButtons } from '../../ui/FileButtons'
import { Meanings } from '../../ui/Meanings'
import { Matrix } from './Matrix'
import { type Cell, type District, districtName, MANY, shows, summaryOf } from './model'
import './functies.css'

const kinds = ['quarter', 'year', 'span'] as const

/** Which of the functions that every district must have took place where, and what is missing. */
export default function FunctiesScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const about = useAccountCentre('functions.matrix')
  const { centre, ready } = about
  const input = { period, ...(centre && { centreId: centre.id }) }
  const matrix = useQuery(
    api.functions.matrix.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  const [drill, setDrill] = useState<{ district: District; cell: Cell } | null>(null)
  const goTo = (next: Period) => {
    setDrill(null)
    setPeriod(next)
  }
  usePeriodKeys('functies', 'Functies', period, here.today, goTo)
  const data = matrix.data
  return (
    <FiguresScreen
      title="Functies per wijk"
      hint={data && <AsOf asOf={data.asOf} busy={matrix.isFetching} />}
      tools={
        <FileButtons
          disabled={data === undefined}
          make={(format) => client.functions.exportFile({ ...input, format, ...(data && { asOf: data.asOf }) })}
        />
      }
      chooser={
        <AccountingChooser
          about={about}
          label="Functies van"
          period={period}
          kinds={kinds}
          onCentre={() => setDrill(null)}
          onPeriod={goTo}
        />
      }
      query={matrix}
      behind={
        drill &&
        data && (
          <Behind
            key={`${drill.district.district} ${drill.cell.function}`}
            title={`${districtName(drill.district.district)}: ${functionNames[drill.cell.function].short}`}
            input={{
              ...input,
              asOf: data.asOf,
              district: drill.district.district ?? '',
              function: drill.cell.function,
            }}
            centreNames={new Map(here.centres.map((one) => [one.id, one.name]))}
            onClose={() => setDrill(null)}
          />
        )
      }
    >
      {data && <Coverage data={data} onDrill={(district, cell) => setDrill({ district, cell })} />}
    </FiguresScreen>
  )
}

function Coverage({ data, onDrill }: { data: FunctionCoverage; onDrill: (district: District, cell: Cell) => void }) {
  const may = useRights()
  const asked = useParam('toon')
  const show =
    shows.find(({ value }) => value === asked)?.value ?? (data.districts.length > MANY ? 'activiteiten' : 'alles')
  const onlyGaps = useParam('gaten') === 'ja'
  const toLists = () => navigate('/instellingen/lijsten')
  if (data.linked === 0 || data.districts.length === 0)
    return (
      <div className="card">
        <EmptyState
          icon={data.linked === 0 ? IconListDetails : IconMapPin}
          title={
            data.linked === 0 ? 'Nog geen soort activiteit vervult een functie' : 'Er zijn nog geen centra met een wijk'
          }
          action={
            may(data.linked === 0 ? 'functions.change' : 'centres.change') && (
              <Button onClick={data.linked === 0 ? toLists : () => navigate('/instellingen/centra')}>
                {data.linked === 0 ? 'Naar thema’s en doelen' : 'Naar de centra'}
              </Button>
            )
          }
        >
          {!may(data.linked === 0 ? 'functions.change' : 'centres.change')
            ? 'Zodra dat is vastgelegd, ziet u hier per wijk wat er was en wat ontbreekt.'
            : data.linked === 0
              ? 'Kies bij Instellingen, Thema’s en doelen welke functies elke soort activiteit vervult. Daarna ziet u hier per wijk wat er was en wat ontbreekt.'
              : 'Vul bij Instellingen, Centra in in welke wijk elk centrum staat.'}
        </EmptyState>
      </div>
    )
  const { known, complete } = summaryOf(data.districts)
  const shown = onlyGaps
    ? data.districts.filter((district) => district.gaps > 0 && !district.elsewhere)
    : data.districts
  return (
    <>
      <Card
        title={
          complete === known
            ? 'Alles is er, in elke wijk'
            : `In ${formatCount(known - complete, 'wijk', 'wijken')} ontbreekt iets`
        }
        note={`${complete} van de ${known} wijken heeft alles wat er moet zijn${may('functions.bookings') ? '; klik op een getal voor de boekingen' : ''}`}
        actions={
          <>
            <SegmentedControl
              size="xs"
              aria-label="Welke wijken"
              data={[
                { value: 'alle', label: 'Alle wijken' },
                { value: 'ja', label: 'Waar iets ontbreekt' },
              ]}
              value={onlyGaps ? 'ja' : 'alle'}
              onChange={(value) => setParams({ gaten: value === 'ja' ? 'ja' : null })}
            />
            <SegmentedControl
              size="xs"
              aria-label="Wat een vak toont"
              data={shows.map(({ value, label }) => ({ value, label }))}
              value={show}
              onChange={(value) => setParams({ toon: value })}
            />
          </>
        }
      >
        {shown.length === 0 ? (
          <p className="fig-note">Er ontbreekt nergens iets.</p>
        ) : (
          <Matrix districts={data.districts} shown={shown} show={show} onDrill={onDrill} />
        )}
        <p className="fig-note">
          {formatCount(data.linked, 'soort activiteit vervult', 'soorten activiteiten vervullen')} een functie.{' '}
          <May call="functions.change">
            <button type="button" className="fig-button" onClick={toLists}>
              Kies welke bij Instellingen, Thema’s en doelen
            </button>
          </May>
        </p>
      </Card>
      <Meanings of={functionDefinitions} />
    </>
  )
}

/** The bookings behind a cell. */
function Behind({
  title,
  input,
  centreNames,
  onClose,
}: {
  title: string
  input: Parameters<typeof client.functions.bookings>[0]
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
}) {
  const query = useQuery(api.functions.bookings.queryOptions({ input }))
  return <BookingsPanel title={title} query={query} centreNames={centreNames} onClose={onClose} />
}
