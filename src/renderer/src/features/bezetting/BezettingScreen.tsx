import { Button, SegmentedControl } from '@mantine/core'
import { IconCalendarEvent, IconDoor } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { occupancyDefinitions } from '#shared/domain/use-words'
import { addPeriods, periodAt, periodSpan } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { AccountingChooser } from '../../lib/AccountingChooser'
import { useAccountCentre } from '../../lib/account-centre'
import { navigate, setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { useHere } from '../../lib/here'
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
import { HeatCard } from './HeatCard'
import { levels, rowsOf, type UseRow } from './model'
import { ProgrammeCard } from './ProgrammeCard'
import { UseCards } from './UseCards'
import { UseTable } from './UseTable'
import { WhatIfView } from './WhatIfView'
import './bezetting.css'
import './what-if.css'

const kinds = ['quarter', 'year', 'span'] as const

const views = [
  { value: 'nu', label: 'Zoals het is' },
  { value: 'wat-als', label: 'Wat als …' },
] as const

/** How rooms are used: of their time, of their seats, by whom; per room, centre and district. */
export default function BezettingScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const may = useRights()
  const about = useAccountCentre('roomUse.overview')
  const { centre, ready } = about
  const view = useParam('weergave') === 'wat-als' && may('roomUse.whatIf') ? 'wat-als' : 'nu'
  const tried = centre ?? here.centre
  const asked = useParam('per')
  const level = levels.find(({ value }) => value === asked)?.value ?? (centre ? 'ruimte' : 'centrum')
  const input = { period, ...(centre && { centreId: centre.id }) }
  const use = useQuery(api.roomUse.overview.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }))
  const [drill, setDrill] = useState<{ row: UseRow | null } | null>(null)
  const goTo = (next: Period) => {
    setDrill(null)
    setPeriod(next)
  }
  usePeriodKeys('bezetting', 'Bezetting', period, here.today, goTo)
  const data = use.data
  const rows = useMemo(() => (data ? rowsOf(data, level) : []), [data, level])
  const onBoard = (row: UseRow) => {
    const { from, to } = periodSpan(period)
    const day = here.today >= from && here.today <= to ? here.today : from
    navigate(`/planbord?centrum=${row.scope.centreId ?? ''}&dag=${day}&weergave=week&ruimte=${row.scope.roomId ?? ''}`)
  }
  return (
    <FiguresScreen
      title="Bezetting en programma"
      hint={data && <AsOf asOf={data.asOf} busy={use.isFetching} />}
      tools={
        <>
          {may('roomUse.whatIf') && (
            <SegmentedControl
              size="xs"
              aria-label="Wat u ziet"
              data={views.map(({ value, label }) => ({ value, label }))}
              value={view}
              onChange={(value) => {
                setDrill(null)
                setParams({ weergave: value === 'wat-als' ? value : null })
              }}
            />
          )}
          {view === 'nu' && (
            <FileButtons
              disabled={data === undefined}
              make={(format) => client.roomUse.exportFile({ ...input, format, ...(data && { asOf: data.asOf }) })}
            />
          )}
        </>
      }
      chooser={
        <AccountingChooser
          about={about}
          label="Bezetting van"
          period={period}
          kinds={kinds}
          onCentre={() => setDrill(null)}
          onPeriod={goTo}
        />
      }
      query={use}
      behind={
        drill &&
        data && (
          <Behind
            key={drill.row?.key ?? 'alles'}
            row={drill.row}
            input={{
              period: data.period,
              asOf: data.asOf,
              ...(centre && { centreId: centre.id }),
              ...drill.row?.scope,
            }}
            centreNames={new Map(here.centres.map((one) => [one.id, one.name]))}
            onBoard={onBoard}
            onClose={() => setDrill(null)}
          />
        )
      }
    >
      {view === 'wat-als' && tried && (
        <WhatIfView key={tried.id} centres={here.centres} centre={tried} period={period} today={here.today} />
      )}
      {data &&
        view === 'nu' &&
        (data.total.rooms === 0 ? (
          <div className="card">
            <EmptyState
              icon={IconDoor}
              title="Er zijn geen ruimtes die meetellen"
              action={
                may('rooms.change') && (
                  <Button onClick={() => navigate('/instellingen/ruimtes')}>Naar de ruimtes</Button>
                )
              }
            >
              {may('rooms.change') && 'Zet bij Instellingen, Ruimtes aan welke ruimtes meetellen voor de bezetting.'}
            </EmptyState>
          </div>
        ) : (
          <>
            <UseCards total={data.total} />
            {data.total.activities === 0 && (
              <p className="bz-quiet">
                In deze periode is nog niets gehouden.{' '}
                <button type="button" className="fig-button" onClick={() => goTo(addPeriods(period, -1))}>
                  Naar de periode ervoor
                </button>
              </p>
            )}
            <Card
              title="Bezetting"
              note={`klik op een${may('roomUse.bookings') ? ' aantal voor de boekingen, op een' : ''} kop om te sorteren`}
              actions={
                <SegmentedControl
                  size="xs"
                  aria-label="Bezetting per"
                  data={levels.map(({ value, label }) => ({ value, label }))}
                  value={level}
                  onChange={(value) => setParams({ per: value })}
                />
              }
            >
              <UseTable
                key={level}
                level={level}
                rows={rows}
                total={data.total}
                onDrill={(row) => setDrill({ row })}
                onBoard={onBoard}
              />
            </Card>
            <HeatCard key={centre?.id} report={data} scope={centre ? { centreId: centre.id } : {}} />
            <ProgrammeCard level={level} rows={rows} total={data.total} />
            <Meanings of={occupancyDefinitions} />
          </>
        ))}
    </FiguresScreen>
  )
}

/** The bookings behind a row, and the way to the board. */
function Behind({
  row,
  input,
  centreNames,
  onBoard,
  onClose,
}: {
  row: UseRow | null
  input: Parameters<typeof client.roomUse.bookings>[0]
  centreNames: ReadonlyMap<string, string>
  onBoard: (row: UseRow) => void
  onClose: () => void
}) {
  const query = useQuery(api.roomUse.bookings.queryOptions({ input }))
  return (
    <BookingsPanel
      title={row === null ? 'Alles samen' : `${row.name}, ${row.where}`}
      query={query}
      centreNames={centreNames}
      onClose={onClose}
    >
      {row?.scope.roomId !== undefined && (
        <Button
          variant="default"
          className="bz-board"
          leftSection={<IconCalendarEvent size={16} aria-hidden="true" />}
          onClick={() => onBoard(row)}
        >
          Toon op het planbord
        </Button>
      )}
    </BookingsPanel>
  )
}
