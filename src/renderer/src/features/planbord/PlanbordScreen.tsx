import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconDoor,
  IconEye,
  IconEyeOff,
  IconPlus,
  IconRepeat,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CentreId, RoomId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import { addDays, addMonths, daysIn, startOfMonth, startOfWeek, weekOf } from '#shared/time/civil'
import { formatDate, formatDay, formatMonth } from '#shared/time/format'
import type { CivilDate, WallSpan } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate, setParams, useParam } from '../../lib/address'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { useNow } from '../../lib/now'
import { openPanel, usePanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { BhvLine, BhvWeek } from './BhvLine'
import { daysOf, hoursOf } from './board'
import { DayBoard } from './calendar/DayBoard'
import { Legend } from './Legend'
import { PaintMenu } from './paint/PaintMenu'
import { usePaint } from './paint/usePaint'
import { PeriodTable } from './period/PeriodTable'
import { useBoard, useMove } from './useBoard'
import { useBoardRights } from './useBoardRights'
import { useRoster } from './useRoster'
import './planbord.css'

const views = [
  { value: 'dag', label: 'Dag' },
  { value: 'week', label: 'Week' },
  { value: 'maand', label: 'Maand' },
] as const
type View = (typeof views)[number]['value']

/** Keys that the board handles itself once it has the focus (Tab goes there). */
const boardKeys = [
  { id: 'board.walk', label: 'Op het bord: naar een andere tijd, dag of ruimte', keys: ['ArrowRight'] },
  { id: 'board.longer', label: 'Op het bord: langer of korter', keys: ['Shift+ArrowDown'] },
  { id: 'board.earlier', label: 'Het begin van een boeking vroeger of later', keys: ['Alt+ArrowUp'] },
  { id: 'board.book', label: 'Op het bord: boeken of een boeking openen', keys: ['Enter'] },
  { id: 'board.carry', label: 'Een boeking oppakken en met de pijltjes verplaatsen', keys: ['M'] },
  { id: 'board.cancel', label: 'De gekozen boeking annuleren', keys: ['Delete'] },
  { id: 'board.let-go', label: 'Op het bord: loslaten', keys: ['Escape'] },
].map((key) => ({ ...key, group: 'Planbord', run: null }))

/** `1 – 7 juni 2026`, `29 juni – 5 juli 2026` */
function rangeName(from: CivilDate, to: CivilDate): string {
  const tail = formatDate(to).slice(3)
  const head = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : formatDay(from).slice(3)
  return `${head} – ${tail}`
}

/** First day, and the day after the last, of what a view shows; and how to step. */
function periodOf(
  view: View,
  date: CivilDate,
): { from: CivilDate; to: CivilDate; name: string; step: (by: number) => CivilDate } {
  if (view === 'dag') return { from: date, to: addDays(date, 1), name: '', step: (by) => addDays(date, by) }
  if (view === 'week') {
    const from = startOfWeek(date)
    return {
      from,
      to: addDays(from, 7),
      name: rangeName(from, addDays(from, 6)),
      step: (by) => addDays(date, by * 7),
    }
  }
  const from = startOfMonth(date)
  return { from, to: addMonths(from, 1), name: formatMonth(date), step: (by) => addMonths(date, by) }
}

/** The schedule of a centre: a day with the rooms as columns, a week or month with the rooms as rows. */
export default function PlanbordScreen() {
  const { centreId, centre, date } = useHere()
  return centreId === null || centre === null ? null : (
    <Board key={centreId} centreId={centreId} centre={centre} date={date} />
  )
}

function Board({ centreId, centre, date }: { centreId: CentreId; centre: Centre; date: CivilDate }) {
  const { today, setDate } = useHere()
  const now = useNow()
  const wanted = useParam('weergave')
  const view: View = views.find((v) => v.value === wanted)?.value ?? 'dag'
  const marked = useParam('ruimte')
  const [ended, setEnded] = useState(false)
  const period = periodOf(view, date)
  const board = useBoard(centre, period.from, period.to, ended)
  const { move, cancel } = useMove()
  const rights = useBoardRights(centreId)
  const mayAddRooms = useMay('rooms.create', centreId)
  const panel = usePanel()
  const setView = (next: string) => setParams({ weergave: next === 'dag' ? null : next })

  const hours = useMemo(() => hoursOf(centre, board.closures), [centre, board.closures])
  const days = useMemo(
    () => daysOf(hours, daysIn({ from: period.from, to: addDays(period.to, -1) })),
    [hours, period.from, period.to],
  )
  const { paint, setPaint, painter, looks: painted } = usePaint(board.bookings, now)
  const { bhv, looks, marks } = useRoster(centreId, period, view === 'maand', painted)

  useActions([
    { id: 'board.day', label: 'Planbord per dag', keys: ['D'], group: 'Planbord', run: () => setView('dag') },
    { id: 'board.week', label: 'Planbord per week', keys: ['W'], group: 'Planbord', run: () => setView('week') },
    { id: 'board.month', label: 'Planbord per maand', keys: ['J'], group: 'Planbord', run: () => setView('maand') },
    {
      id: 'board.next',
      label: 'Volgende dag, week of maand',
      keys: ['PageDown'],
      group: 'Planbord',
      run: () => setDate(period.step(1)),
    },
    {
      id: 'board.previous',
      label: 'Vorige dag, week of maand',
      keys: ['PageUp'],
      group: 'Planbord',
      run: () => setDate(period.step(-1)),
    },
    ...boardKeys,
  ])

  const select = ({ startsAt, endsAt }: WallSpan, roomId: RoomId) =>
    openPanel({ kind: 'new-booking', prefill: { centreId, roomIds: [roomId], startsAt, endsAt } })
  const day = days[0]
  return (
    <Screen
      title="Planbord"
      hint={view === 'dag' ? undefined : view === 'week' ? `week ${weekOf(date)}` : undefined}
      scroll={false}
      tools={
        <div className="board-tools" data-view={view}>
          <SegmentedControl size="xs" aria-label="Weergave" data={[...views]} value={view} onChange={setView} />
          {view !== 'dag' && (
            <div className="board-period">
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--text)"
                size={28}
                aria-label={`Vorige ${view}`}
                onClick={() => setDate(period.step(-1))}
              >
                <IconChevronLeft size={16} aria-hidden />
              </ActionIcon>
              <b>{period.name}</b>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--text)"
                size={28}
                aria-label={`Volgende ${view}`}
                onClick={() => setDate(period.step(1))}
              >
                <IconChevronRight size={16} aria-hidden />
              </ActionIcon>
            </div>
          )}
          <Legend painter={painter} />
          <PaintMenu paint={paint} painter={painter} marks={marks} onPaint={setPaint} />
          <Tooltip label="Reeksen">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label="Reeksen"
              onClick={() => navigate(`/planbord/reeksen?centrum=${centreId}`)}
            >
              <IconRepeat size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={ended ? 'Verberg wat is vervallen' : 'Toon ook wat is vervallen'}>
            <ActionIcon
              variant={ended ? 'light' : 'subtle'}
              color={ended ? 'accent' : 'gray'}
              size={32}
              aria-label="Toon ook geannuleerde en vervallen boekingen"
              aria-pressed={ended}
              onClick={() => setEnded(!ended)}
            >
              {ended ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
          {rights.word !== null && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => openPanel({ kind: 'new-booking', prefill: { centreId } })}
            >
              {rights.word}
            </Button>
          )}
        </div>
      }
    >
      {board.error !== null ? (
        <EmptyState icon={IconDoor} title="Het planbord kan niet worden geladen">
          {messageFor(board.error)}
        </EmptyState>
      ) : board.noRooms ? (
        <EmptyState
          icon={IconDoor}
          title="Nog geen ruimtes"
          action={mayAddRooms && <Button onClick={() => navigate('/instellingen/ruimtes')}>Ruimtes toevoegen</Button>}
        >
          {mayAddRooms
            ? `Voeg eerst de ruimtes van ${centre.name} toe. Daarna kunt u ze hier boeken.`
            : `Zodra een coördinator de ruimtes van ${centre.name} heeft toegevoegd, staan ze hier.`}
        </EmptyState>
      ) : !board.ready || day === undefined ? (
        <div className="board-waiting" />
      ) : view === 'dag' ? (
        <>
          {day.closedBecause !== null && <p className="board-closed">Gesloten: {day.closedBecause}</p>}
          <DayBoard
            date={date}
            now={now}
            day={day}
            hours={hours}
            drafting={panel?.kind === 'new-booking'}
            centre={centre}
            rooms={board.rooms}
            byId={board.byId}
            bookings={board.bookings}
            looks={looks}
            taken={board.taken}
            rights={rights}
            onSelect={select}
            onOpen={(id) => openPanel({ kind: 'booking', id })}
            onMove={move}
            onCancel={cancel}
          />
          {bhv !== null && <BhvLine date={date} stretches={bhv} />}
        </>
      ) : (
        <>
          <PeriodTable
            compact={view === 'maand'}
            marked={marked}
            today={today}
            now={now}
            date={date}
            days={days}
            hours={hours}
            rooms={board.rooms}
            byId={board.byId}
            bookings={board.bookings}
            looks={looks}
            taken={board.taken}
            rights={rights}
            onDay={(d) => {
              setDate(d)
              setView('dag')
            }}
            onSelect={select}
            onOpen={(id) => openPanel({ kind: 'booking', id })}
            onMove={move}
            onCancel={cancel}
          />
          {bhv !== null && view === 'week' && <BhvWeek days={days.map((one) => one.date)} stretches={bhv} />}
        </>
      )}
    </Screen>
  )
}
