import { Checkbox, Menu, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCheck,
  IconChevronDown,
  IconClockPause,
  IconPlayerTrackNext,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { DateDecision, PlannedDate } from '#shared/contract/series'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTimes } from '#shared/time/format'
import { formatCount, formatEuros } from '../../../lib/format'
import { useRooms } from '../../../lib/here'
import { findingText } from '../../../lib/words/findings'
import { costWords, dateStateWords, whyWords } from '../../../lib/words/series'
import { alternativesOf } from '../../../ui/FindingList'
import { countOf, type Decisions, isProblem } from './decide'
import { PlaceForm } from './PlaceForm'

type Props = {
  dates: readonly PlannedDate[]
  decisions: Decisions
  centreId: CentreId
  /** `change`: bookings that are there; one that does not fit stays as it is. */
  mode: 'new' | 'change'
}

/** So many rows are drawn; the rest is a matter of the filter or of scrolling on. */
const STEP = 60

/** Each date with what would become of it; per date another choice. */
export function PlanList({ dates, decisions, centreId, mode }: Props) {
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [shown, setShown] = useState(STEP)
  const { booked, skipped, problems } = countOf(dates)
  const cost = costWords(dates)
  const rows = onlyProblems ? dates.filter((date) => isProblem(date) || decisions.of(date.date) !== undefined) : dates
  return (
    <section className="plan" aria-label="Data van de reeks">
      <div className="plan-head">
        <p role="status">
          <b>{formatCount(booked, 'datum kan', 'data kunnen')}</b>
          {skipped > 0 && `, ${skipped} ${mode === 'new' ? 'overgeslagen' : 'blijven zo'}`}
          {problems > 0 && (
            <span className="plan-problems">
              , {problems} {problems === 1 ? 'past' : 'passen'} niet
            </span>
          )}
        </p>
        {problems > 0 && (
          <Checkbox
            size="xs"
            label="Alleen problemen"
            checked={onlyProblems}
            onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
          />
        )}
      </div>
      {cost !== '' && <p className="plan-cost">{cost}</p>}
      <ul className="plan-list">
        {rows.slice(0, shown).map((date) => (
          <PlanRow key={date.date} date={date} decisions={decisions} centreId={centreId} mode={mode} />
        ))}
      </ul>
      {rows.length > shown && (
        <UnstyledButton className="booking-more" onClick={() => setShown(shown + STEP)}>
          <IconChevronDown size={16} aria-hidden />
          Nog {rows.length - shown} data
        </UnstyledButton>
      )}
    </section>
  )
}

const icons = {
  booked: IconCheck,
  skipped: IconPlayerTrackNext,
  refused: IconAlertTriangle,
  waiting: IconClockPause,
  dropped: IconPlayerTrackNext,
} as const

type RowProps = Omit<Props, 'dates'> & { date: PlannedDate }

function PlanRow({ date, decisions, centreId, mode }: RowProps) {
  const rooms = useRooms(centreId)
  const [placing, setPlacing] = useState(false)
  const decision = decisions.of(date.date)
  const errors = date.findings.filter((f) => f.severity === 'error')
  const [worst] = errors.length > 0 ? errors : date.findings.filter((f) => f.severity === 'warning')
  const alternatives = alternativesOf(date.findings).slice(0, 4)
  const choose = (next: DateDecision | null) => decisions.decide(date.date, next)
  const chosen = decision === undefined ? 'Kies' : 'Gekozen'
  const Sign = icons[date.state]
  const names = date.roomIds.map((id) => rooms.find((room) => room.id === id)?.name ?? 'andere ruimte').join(' en ')
  const word = mode === 'change' ? changeWord(date) : dateStateWords[date.state]
  return (
    <li className="plan-row" data-state={isProblem(date) ? 'problem' : date.state}>
      <Sign size={16} aria-hidden />
      <div className="plan-what">
        <b>{formatDate(dateOf(date.startsAt))}</b>
        <small>
          {date.state === 'booked' ? '' : `${[word, whyWords(date.reason, date.detail)].filter(Boolean).join(', ')}`}
          {date.elsewhere && date.state === 'booked' && `${names}, ${formatTimes(date.startsAt, date.endsAt)}`}
        </small>
        {worst && <small className="plan-finding">{oneLine(findingText(worst))}</small>}
      </div>
      {date.cents !== null && <span className="plan-price tabular">{formatEuros(date.cents)}</span>}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <UnstyledButton className="plan-choice" aria-label={`${chosen} voor ${formatDay(dateOf(date.startsAt))}`}>
            {chosen}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {decision !== undefined && <Menu.Item onClick={() => choose(null)}>Keuze terugnemen</Menu.Item>}
          {date.state !== 'booked' && !isProblem(date) && decision === undefined && date.reason !== 'detached' && (
            <Menu.Item onClick={() => choose('book')}>Toch boeken</Menu.Item>
          )}
          {errors.length > 0 && errors.every((f) => f.code === 'past_date') && (
            <Menu.Item onClick={() => choose('book')}>Toch in het verleden zetten</Menu.Item>
          )}
          {date.reason === 'detached' && <Menu.Item onClick={() => choose('book')}>Ook wijzigen</Menu.Item>}
          {decision !== 'skip' && date.reason !== 'detached' && (
            <Menu.Item onClick={() => choose('skip')}>{mode === 'new' ? 'Overslaan' : 'Zo laten staan'}</Menu.Item>
          )}
          {mode === 'new' && decision !== 'wait' && (
            <Menu.Item onClick={() => choose('wait')}>Laten wachten op deze plek</Menu.Item>
          )}
          {alternatives.length > 0 && <Menu.Label>Vrij</Menu.Label>}
          {alternatives.map((a) => (
            <Menu.Item
              key={`${a.roomIds.join()} ${a.startsAt}`}
              leftSection={<IconArrowsExchange size={14} aria-hidden />}
              onClick={() =>
                choose({
                  roomIds: a.roomIds.map((id) => id as PlannedDate['roomIds'][number]),
                  startsAt: a.startsAt,
                  endsAt: a.endsAt,
                })
              }
            >
              {a.roomNames.join(' en ')}, {formatDay(dateOf(a.startsAt))} {formatTimes(a.startsAt, a.endsAt)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setPlacing(true)}>Andere ruimte of tijd…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {placing && (
        <PlaceForm
          date={date}
          rooms={rooms}
          onDone={(place) => {
            if (place !== null) choose(place)
            setPlacing(false)
          }}
        />
      )}
    </li>
  )
}

const oneLine = ({ title, detail }: { title: string; detail: string | null }): ReactNode =>
  detail === null ? title : `${title}. ${detail.replace(/ Kies een vrije plek:$/, '')}`

const changeWord = (date: PlannedDate): string =>
  date.reason === 'detached' ? '' : date.state === 'refused' ? 'Past niet, blijft zo staan' : 'Blijft zo staan'
