import './kalender.css'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconCalendarSmile, IconHome, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CalendarEntry, CalendarItem } from '#shared/contract/calendar'
import { countOf, periodName } from '#shared/domain/calendar-words'
import { weekOf } from '#shared/time/civil'
import { formatMonth } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { printPaper } from '../../lib/print'
import { useMay, useRights, useSeen } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { usePaper } from '../../ui/Paper'
import { Screen } from '../../ui/Screen'
import { CalendarPaper } from './CalendarPaper'
import { CalendarTop } from './CalendarTop'
import { DayList } from './DayList'
import { EntryForm } from './EntryForm'
import { FeedDialog } from './FeedDialog'
import { PeriodGrid } from './PeriodGrid'
import { stepped } from './period'
import { ShareMenu, type Wanted } from './ShareMenu'
import { type Shown, useCalendar } from './useCalendar'

const GROUP = 'Wijkkalender'

/** What residents can go to in a district, over all its centres and from elsewhere. */
export default function KalenderScreen() {
  const shown = useCalendar()
  const mayPlace = useMay('centres.change')
  if (!shown.loaded) return <Screen title="Wijkkalender">{null}</Screen>
  const { district } = shown
  if (district === null)
    return (
      <Screen title="Wijkkalender">
        <EmptyState
          icon={IconHome}
          title="Zet eerst een wijk bij een centrum"
          action={mayPlace && <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>}
        >
          De wijkkalender laat zien wat er in een wijk te doen is.
          {mayPlace && ' Vul bij de instellingen van een centrum de wijk in.'}
        </EmptyState>
      </Screen>
    )
  return <Calendar shown={shown} district={district} />
}

function Calendar({ shown, district }: { shown: Shown; district: NonNullable<Shown['district']> }) {
  const { date, today, setDate } = useHere()
  const { span, form, period, items, show, centre, theme } = shown
  const [editing, setEditing] = useState<{ entry: CalendarEntry | null; on: CivilDate } | null>(null)
  const [feed, setFeed] = useState(false)
  const [busy, setBusy] = useState(false)
  const paper = usePaper()
  const mayFeed = useMay('calendar.feed')
  const mayAdd = useMay('calendarEntries.create')
  const step = (by: 1 | -1) => setDate(stepped(date, span, by))
  const filter = {
    ...(centre === null ? {} : { centreId: centre as never }),
    ...(theme === null ? {} : { theme }),
  }
  const save = async (wanted: Wanted) => {
    setBusy(true)
    try {
      saveFile(await client.calendar.exportFile({ districtId: district.id, ...period, ...filter, ...wanted }))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  const print = () => paper.print(() => printPaper('wijkkalender.pdf', 'De wijkkalender is bewaard als PDF'))
  const add = () => setEditing({ entry: null, on: date < period.from || date > period.to ? period.from : date })
  const canOpen = useCanOpen()
  const open = async ({ source }: CalendarItem) => {
    if (source.kind === 'booking') return openPanel({ kind: 'booking', id: source.bookingId })
    try {
      setEditing({ entry: await client.calendarEntries.get({ id: source.entryId }), on: source.date })
    } catch (error) {
      notifyError(error)
    }
  }
  useActions([
    {
      id: 'calendar.new',
      label: 'Activiteit van elders toevoegen',
      needs: 'calendarEntries.create',
      keys: ['W'],
      group: GROUP,
      run: add,
    },
    {
      id: 'calendar.span',
      label: 'Week of maand',
      keys: ['Shift+W'],
      group: GROUP,
      run: () => show({ weergave: span === 'week' ? 'maand' : null, vorm: null }),
    },
    {
      id: 'calendar.form',
      label: 'Lijst of raster',
      keys: ['Shift+L'],
      group: GROUP,
      run: () => show({ vorm: form === 'lijst' ? 'raster' : 'lijst' }),
    },
    { id: 'calendar.previous', label: `Vorige ${span}`, keys: ['Shift+ArrowLeft'], group: GROUP, run: () => step(-1) },
    { id: 'calendar.next', label: `Volgende ${span}`, keys: ['Shift+ArrowRight'], group: GROUP, run: () => step(1) },
    { id: 'calendar.print', label: 'Wijkkalender afdrukken', keys: ['P'], group: GROUP, run: print },
    {
      id: 'calendar.feed',
      label: 'Adres om de wijkkalender te volgen',
      needs: 'calendar.feed',
      group: GROUP,
      run: () => setFeed(true),
    },
  ])
  const view = { items, period, today, canOpen, onOpen: (item: CalendarItem) => void open(item) }
  const filtered = centre !== null || theme !== null
  return (
    <Screen
      title="Wijkkalender"
      hint={span === 'week' ? `week ${weekOf(period.from)}` : formatMonth(period.from)}
      scroll={form === 'lijst'}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Week of maand"
            data={[
              { value: 'week', label: 'Week' },
              { value: 'maand', label: 'Maand' },
            ]}
            value={span}
            onChange={(value) => show({ weergave: value === 'maand' ? 'maand' : null, vorm: null })}
          />
          <SegmentedControl
            size="xs"
            aria-label="Lijst of raster"
            data={[
              { value: 'lijst', label: 'Lijst' },
              { value: 'raster', label: 'Raster' },
            ]}
            value={form}
            onChange={(value) => show({ vorm: value })}
          />
          <ShareMenu
            busy={busy}
            onSave={(wanted) => void save(wanted)}
            onPrint={print}
            onFeed={mayFeed ? () => setFeed(true) : null}
          />
          <May call="calendarEntries.create">
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              rightSection={<span className="button-key">W</span>}
              aria-keyshortcuts="W"
              onClick={add}
            >
              Activiteit
            </Button>
          </May>
        </>
      }
    >
      <CalendarTop
        districts={shown.districts}
        district={district}
        span={span}
        period={period}
        onDistrict={(id) => show({ wijk: id, locatie: null })}
        onStep={step}
        onNow={() => setDate(today)}
      />
      <div className="wk-filter">
        <Select
          size="xs"
          aria-label="Centrum"
          placeholder="Alle centra en van elders"
          clearable
          data={district.centres.filter(({ managed }) => managed).map(({ id, name }) => ({ value: id, label: name }))}
          value={centre}
          onChange={(value) => show({ locatie: value })}
        />
        <Select
          size="xs"
          aria-label="Thema"
          placeholder="Alle thema's"
          clearable
          data={[...new Set([...shown.themes, ...(theme === null ? [] : [theme])])]}
          value={theme}
          onChange={(value) => show({ thema: value })}
        />
        <p role="status">
          {filtered ? `${items.length} van ${countOf(shown.all)}` : countOf(items.length)} in {periodName(period)}
        </p>
      </div>
      {items.length === 0 ? (
        <EmptyState
          icon={IconCalendarSmile}
          title={filtered ? 'Hier is niets van gevonden' : 'Er staat nog niets in de wijkkalender'}
          action={
            filtered ? (
              <Button variant="default" onClick={() => show({ locatie: null, thema: null })}>
                Laat alles zien
              </Button>
            ) : (
              <May call="calendarEntries.create">
                <Button onClick={add}>Activiteit van elders toevoegen</Button>
              </May>
            )
          }
        >
          {filtered
            ? 'Kies een ander centrum, een ander thema of een andere periode.'
            : mayAdd
              ? 'Een boeking komt hier te staan met een vinkje bij "Zet in de wijkkalender". Wat anderen in de wijk organiseren, voegt u hier zelf toe.'
              : 'Kies een andere week of maand.'}
        </EmptyState>
      ) : form === 'lijst' ? (
        <DayList {...view} />
      ) : (
        <PeriodGrid
          {...view}
          onDay={(day) => {
            setDate(day)
            show({ weergave: null, vorm: 'lijst' })
          }}
        />
      )}
      {editing && (
        <EntryForm
          key={editing.entry?.id ?? 'new'}
          district={district}
          entry={editing.entry}
          date={editing.on}
          onClose={() => setEditing(null)}
        />
      )}
      {feed && <FeedDialog district={district} onClose={() => setFeed(false)} />}
      {paper.printing && <CalendarPaper district={district} period={period} items={items} />}
    </Screen>
  )
}

/** Whether there is more behind an activity for the person at the desk: its booking, or the form of what is from elsewhere. */
function useCanOpen(): (item: CalendarItem) => boolean {
  const may = useRights()
  const seen = useSeen('bookings.get')
  return ({ source, centreId }) =>
    source.kind === 'entry'
      ? may('calendarEntries.change')
      : may('bookings.get') && (seen === null || (centreId !== null && seen.includes(centreId)))
}
