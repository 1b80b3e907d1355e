import './reeksen.css'
import { Button, Checkbox, Loader, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconArrowLeft, IconRepeat, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SeriesSummary } from '#shared/contract/series'
import { addMinutes, at, dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTimes } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate, setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { openPanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { ruleWords } from '../../lib/words/series'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'

const views = [
  { value: 'lopend', label: 'Lopend' },
  { value: 'afgelopen', label: 'Afgelopen' },
] as const
const STEP = 100
const SEARCH = 'series-search'

const isRunning = (series: SeriesSummary, today: CivilDate): boolean =>
  series.coming > 0 || series.unplaced > 0 || (series.last !== null && series.last >= today)

/** Every word is in the title, the renter or how often it is. */
const matches = (series: SeriesSummary, words: readonly string[]): boolean => {
  const text = [series.title, series.renterName, ruleWords(series.rule, series.first)].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** All series of a centre or of all: when they are next, until when, and which dates no longer fit. */
export default function ReeksenScreen() {
  const { centres, today } = useHere()
  const asked = useParam('centrum')
  const centre = centres.find((one) => one.id === asked) ?? null
  const view = useParam('stand') === 'afgelopen' ? 'afgelopen' : 'lopend'
  const [text, setText] = useState('')
  const [onlyUnplaced, setOnlyUnplaced] = useState(false)
  const [shown, setShown] = useState(STEP)
  const list = useQuery(
    api.series.list.queryOptions({
      input: centre === null ? {} : { centreId: centre.id },
      placeholderData: keepPreviousData,
    }),
  )
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (list.data ?? []).filter(
    (series) =>
      isRunning(series, today) === (view === 'lopend') &&
      matches(series, words) &&
      (!onlyUnplaced || series.unplaced > 0),
  )
  useActions([
    {
      id: 'series.search',
      label: 'Zoek een reeks',
      keys: ['/'],
      group: 'Reeksen',
      run: () => document.getElementById(SEARCH)?.focus(),
    },
  ])
  const mayMake = useMay('series.create')
  const narrowed = words.length > 0 || onlyUnplaced
  return (
    <Screen
      title="Reeksen"
      tools={
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => navigate('/planbord')}
        >
          Naar het planbord
        </Button>
      }
    >
      <div className="series-filter">
        <TextInput
          id={SEARCH}
          aria-label="Zoek een reeks"
          placeholder="Zoek op activiteit of huurder"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label="Centrum"
          placeholder="Alle centra"
          clearable
          data={centres.filter((one) => one.managed).map(({ id, name }) => ({ value: id, label: name }))}
          value={centre?.id ?? null}
          onChange={(value) => setParams({ centrum: value }, { replace: true })}
        />
        <SegmentedControl
          size="xs"
          aria-label="Welke reeksen"
          data={[...views]}
          value={view}
          onChange={(value) => setParams({ stand: value === 'lopend' ? null : value }, { replace: true })}
        />
        <Checkbox
          size="xs"
          label="Alleen met data die niet passen"
          checked={onlyUnplaced}
          onChange={(event) => setOnlyUnplaced(event.currentTarget.checked)}
        />
        {list.data && <p role="status">{formatCount(found.length, 'reeks', 'reeksen')}</p>}
      </div>
      {list.isPending ? (
        <div className="loading">
          <Loader size="sm" />
        </div>
      ) : found.length === 0 ? (
        <EmptyState
          icon={narrowed ? IconSearchOff : IconRepeat}
          title={
            narrowed ? 'Geen reeks gevonden' : view === 'lopend' ? 'Geen lopende reeksen' : 'Geen afgelopen reeksen'
          }
        >
          {narrowed
            ? 'Typ iets anders, of kies alle centra.'
            : mayMake
              ? 'Kies bij een nieuwe boeking onder Herhalen hoe vaak zij terugkomt. Dan staat zij hier.'
              : 'Hier staan boekingen die vaker terugkomen.'}
        </EmptyState>
      ) : (
        <>
          <SeriesTable rows={found.slice(0, shown)} withCentre={centre === null} />
          {found.length > shown && (
            <Button variant="default" onClick={() => setShown(shown + STEP)}>
              Nog {found.length - shown} reeksen
            </Button>
          )}
        </>
      )}
    </Screen>
  )
}

function SeriesTable({ rows, withCentre }: { rows: readonly SeriesSummary[]; withCentre: boolean }) {
  const { centres } = useHere()
  const centreName = (id: string) => centres.find((one) => one.id === id)?.name
  return (
    <section className="card series-card" aria-label="Lijst van reeksen">
      <table className="table series-table stack">
        <caption className="visually-hidden">Reeksen, met hun volgende datum</caption>
        <thead>
          <tr>
            <th scope="col">Reeks</th>
            <th scope="col">Wanneer</th>
            <th scope="col">Volgende datum</th>
            <th scope="col" className="number">
              Te gaan
            </th>
            <th scope="col">Tot en met</th>
            <th scope="col">Data</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((series) => (
            <tr key={series.id}>
              <td>
                <button type="button" className="link" onClick={() => openPanel({ kind: 'series', id: series.id })}>
                  {series.title}
                </button>
                <small>
                  {[series.renterName, withCentre ? centreName(series.centreId) : null].filter(Boolean).join(' · ')}
                </small>
              </td>
              <td data-head="Wanneer">
                {ruleWords(series.rule, series.first)}
                <small className="tabular">{timesOf(series)}</small>
              </td>
              <td className="tabular" data-head="Volgende datum">
                {series.next === null ? '–' : formatDay(dateOf(series.next))}
              </td>
              <td className="number" data-head="Te gaan">
                {series.coming}
              </td>
              <td className="tabular" data-head="Tot en met">
                {series.last === null ? '–' : formatDate(series.last)}
              </td>
              <td data-head="Data">
                <Counts series={series} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function timesOf({ template, first }: SeriesSummary): string {
  const startsAt = at(first, template.from)
  return formatTimes(startsAt, addMinutes(startsAt, template.minutes))
}

/** What became of its dates; first what asks for something. */
function Counts({ series }: { series: SeriesSummary }) {
  const { counts, unplaced } = series
  const rest = [
    `${counts.booked} gemaakt`,
    counts.skipped > 0 && `${counts.skipped} overgeslagen`,
    counts.dropped > 0 && `${counts.dropped} vervallen`,
    counts.refused + counts.waiting > unplaced && `${counts.refused + counts.waiting - unplaced} paste niet`,
  ]
  return (
    <>
      {unplaced > 0 && <Tag tone="warn">{unplaced === 1 ? '1 past niet' : `${unplaced} passen niet`}</Tag>}
      <small>{rest.filter(Boolean).join(', ')}</small>
    </>
  )
}
