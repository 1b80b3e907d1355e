import { Button } from '@mantine/core'
import { IconHome2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { VillageYear } from '#shared/contract/account-talk'
import { accountTalkDefinitions } from '#shared/domain/account-talk'
import { formatDate } from '#shared/time/format'
import { periodAt } from '#shared/time/period'
import { navigate } from '../../lib/address'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { formatCount, formatEuros, formatNumber, formatPercent } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyError } from '../../lib/notify'
import { setPeriod, usePeriod } from '../../lib/period'
import { useMay } from '../../lib/session'
import { AsOf } from '../../ui/AsOf'
import { BookingsPanel } from '../../ui/BookingsPanel'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { FigureButton } from '../../ui/FigureButton'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { Meanings } from '../../ui/Meanings'
import { PeriodChooser } from '../../ui/PeriodChooser'
import { Tag } from '../../ui/Tag'
import { TalkForm } from './TalkForm'

const kinds = ['year'] as const
type Hall = VillageYear['centres'][number]

/** The yearly account talks of village halls, and what residents did per kern. */
export default function DorpshuizenScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('year', here.date))
  const year = Number(period.slice(0, 4))
  const query = useQuery(api.accountTalks.year.queryOptions({ input: { year }, placeholderData: keepPreviousData }))
  const [kern, setKern] = useState<string | null>(null)
  const [editing, setEditing] = useState<Hall | null>(null)
  const data = query.data
  return (
    <FiguresScreen
      title={`Dorpshuizen ${year}`}
      hint={data && <AsOf asOf={data.asOf} busy={query.isFetching} />}
      chooser={
        <PeriodChooser
          period={period}
          today={here.today}
          kinds={kinds}
          onPeriod={(next) => {
            setKern(null)
            setPeriod(next)
          }}
        />
      }
      query={query}
      behind={
        kern !== null &&
        data && (
          <Behind
            key={kern}
            district={kern}
            data={data}
            centreNames={new Map(here.centres.map((one) => [one.id, one.name]))}
            onClose={() => setKern(null)}
          />
        )
      }
    >
      {data && <Halls data={data} onEdit={setEditing} />}
      {data && data.kernen.length > 0 && <Kernen data={data} onKern={setKern} />}
      <Meanings of={accountTalkDefinitions} />
      {editing && <TalkForm key={editing.centreId} hall={editing} year={year} onClose={() => setEditing(null)} />}
    </FiguresScreen>
  )
}

async function print(year: number, hall: Hall): Promise<void> {
  try {
    saveFile(await client.accountTalks.file({ year, centreId: hall.centreId }))
  } catch (error) {
    notifyError(error)
  }
}

function Halls({ data, onEdit }: { data: VillageYear; onEdit: (hall: Hall) => void }) {
  const mayChange = useMay('centres.change')
  if (data.centres.length === 0)
    return (
      <div className="card">
        <EmptyState
          icon={IconHome2}
          title="Er zijn nog geen dorpshuizen"
          action={mayChange && <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>}
        >
          {mayChange &&
            'Kies bij Instellingen, Centra de soort Dorpshuis of Tussenvoorziening. Daarna staat het jaarlijkse gesprek hier.'}
        </EmptyState>
      </div>
    )
  const held = data.centres.filter(({ talk }) => talk !== null).length
  return (
    <Card title="Accountgesprekken" note={`${held} van de ${data.centres.length} opgeschreven`}>
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">Accountgesprekken van {data.year}, met de cijfers van het jaar</caption>
          <thead>
            <tr>
              <th scope="col">Dorpshuis</th>
              <th scope="col">Gesprek</th>
              {['Intern', 'Extern', 'Deelnemers', 'Bezoekers', 'Bezetting', 'Om niet', 'Subsidie'].map((head) => (
                <th key={head} scope="col" className="is-num">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Doen</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.centres.map((hall) => (
              <HallRow key={hall.centreId} hall={hall} year={data.year} onEdit={onEdit} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function HallRow({ hall, year, onEdit }: { hall: Hall; year: number; onEdit: (hall: Hall) => void }) {
  const { centre, figures, talk } = hall
  const open = talk?.agreements.filter(({ doneOn }) => doneOn === null).length ?? 0
  const subsidy = talk?.subsidies.reduce((sum, { cents }) => sum + cents, 0) ?? 0
  return (
    <tr>
      <th scope="row">
        <FigureButton
          needs="accountTalks.write"
          at={hall.centreId}
          label={`Gesprek van ${centre} openen`}
          onClick={() => onEdit(hall)}
        >
          {centre}
        </FigureButton>
      </th>
      <td>
        {talk === null ? <Tag tone="warn">Nog niet</Tag> : formatDate(talk.date)}
        {open > 0 && ` · ${formatCount(open, 'afspraak', 'afspraken')} open`}
      </td>
      <td className="is-num">{formatNumber(figures.internal.activities)}</td>
      <td className="is-num">{formatNumber(figures.external.activities)}</td>
      <td className="is-num">{formatNumber(figures.total.participants)}</td>
      <td className="is-num">{figures.visitors ? formatNumber(figures.visitors.total) : '–'}</td>
      <td className="is-num">{formatPercent(figures.occupancyPct)}</td>
      <td className="is-num">{formatEuros(figures.waivedCents)}</td>
      <td className="is-num">{subsidy === 0 ? '–' : formatEuros(subsidy)}</td>
      <td>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Gesprek van ${centre} als PDF`}
          onClick={() => void print(year, hall)}
        >
          PDF
        </Button>
      </td>
    </tr>
  )
}

function Kernen({ data, onKern }: { data: VillageYear; onKern: (district: string) => void }) {
  return (
    <Card
      title="Initiatieven van bewoners per kern"
      note={useMay('accountTalks.bookings') ? 'klik op een getal voor de boekingen' : undefined}
    >
      <table className="fig-table">
        <caption className="visually-hidden">Initiatieven van bewoners per kern in {data.year}</caption>
        <thead>
          <tr>
            <th scope="col">Kern</th>
            <th scope="col" className="is-num">
              Activiteiten
            </th>
            <th scope="col" className="is-num">
              Deelnemers
            </th>
          </tr>
        </thead>
        <tbody>
          {data.kernen.map(({ district, activities, participants }) => (
            <tr key={district ?? ''}>
              <th scope="row">{district ?? 'Zonder kern'}</th>
              <td className="is-num">
                <FigureButton
                  needs="accountTalks.bookings"
                  label={`${district ?? 'Zonder kern'}: ${activities}. Toon de boekingen`}
                  onClick={() => onKern(district ?? '')}
                >
                  {formatNumber(activities)}
                </FigureButton>
              </td>
              <td className="is-num">{formatNumber(participants)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Behind({
  district,
  data,
  centreNames,
  onClose,
}: {
  district: string
  data: VillageYear
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
}) {
  const input = { district, year: data.year, asOf: data.asOf }
  const query = useQuery(api.accountTalks.bookings.queryOptions({ input }))
  return (
    <BookingsPanel
      title={`Initiatieven: ${district || 'zonder kern'}`}
      query={query}
      centreNames={centreNames}
      onClose={onClose}
    />
  )
}
