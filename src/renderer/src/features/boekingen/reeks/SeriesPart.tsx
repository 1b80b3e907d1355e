import { Button, Radio, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BookingId, SeriesId } from '#shared/contract/base'
import type { SeriesDateView, SeriesView } from '#shared/contract/series'
import type { Scope } from '#shared/domain/series'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../../lib/client'
import { formatCount } from '../../../lib/format'
import { May } from '../../../lib/May'
import { openPanel } from '../../../lib/panel'
import { dateStateWords, ruleEndWords, ruleWords, whyWords } from '../../../lib/words/series'
import { Tag, type Tone } from '../../../ui/Tag'
import { ExtendDialog, RetryDialog, StopDialog } from './MoreDialogs'

export const useSeries = (id: SeriesId | null) =>
  useQuery({ ...api.series.get.queryOptions({ input: { id: id as SeriesId } }), enabled: id !== null })

type Props = {
  series: SeriesView
  /** The date in hand; what is stopped is stopped from there. */
  date: CivilDate
  /** The booking that is looked at; null when the series itself is. */
  bookingId: BookingId | null
  detached: boolean
}

/** Of which series a booking is one, with all dates, and what can be done with the series. */
export function SeriesPart({ series, date, bookingId, detached }: Props) {
  const [open, setOpen] = useState(bookingId === null)
  const [dialog, setDialog] = useState<'extend' | 'retry' | 'stop' | null>(null)
  const number = series.dates.findIndex((one) => one.date === date) + 1
  const without = series.dates.filter((one) => !one.past && one.state !== 'booked').length
  const coming = series.dates.some((one) => !one.past && one.state === 'booked')
  const close = () => setDialog(null)
  return (
    <section className="series-part" aria-label="Reeks">
      <p className="series-what">
        <IconRepeat size={16} aria-hidden />
        <span>
          <b>
            {bookingId === null
              ? `Reeks van ${formatCount(series.dates.length, 'datum', 'data')}`
              : `Reeks, ${number} van ${series.dates.length}`}
          </b>
          <small>
            {[ruleWords(series.rule, series.first), ruleEndWords(series.rule)].filter(Boolean).join(', ')}
            {detached && ' · deze is met de hand gewijzigd'}
          </small>
        </span>
      </p>
      <UnstyledButton className="booking-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        Alle data
        {without > 0 && <Tag tone="warn">{without} zonder boeking</Tag>}
      </UnstyledButton>
      {open && (
        <ul className="series-dates">
          {series.dates.map((one) => (
            <SeriesDateRow key={one.date} date={one} current={one.booking !== null && one.booking.id === bookingId} />
          ))}
        </ul>
      )}
      <div className="series-acts">
        <May call="series.extend" at={series.centreId}>
          <Button size="xs" variant="default" onClick={() => setDialog('extend')}>
            Verlengen…
          </Button>
        </May>
        {without > 0 && (
          <May call="series.retry" at={series.centreId}>
            <Button size="xs" variant="default" onClick={() => setDialog('retry')}>
              Opnieuw aanbieden…
            </Button>
          </May>
        )}
        {coming && (
          <May call="series.cancel" at={series.centreId}>
            <Button size="xs" variant="default" onClick={() => setDialog('stop')}>
              Stoppen…
            </Button>
          </May>
        )}
      </div>
      {dialog === 'extend' && <ExtendDialog series={series} onClose={close} />}
      {dialog === 'retry' && <RetryDialog series={series} onClose={close} />}
      {dialog === 'stop' && <StopDialog series={series} date={date} onClose={close} />}
    </section>
  )
}

const tones: Record<SeriesDateView['state'], Tone> = {
  booked: 'ok',
  skipped: 'neutral',
  refused: 'bad',
  waiting: 'warn',
  dropped: 'neutral',
}

function SeriesDateRow({ date, current }: { date: SeriesDateView; current: boolean }) {
  const { booking } = date
  const when = `${formatDate(dateOf(date.startsAt))}, ${formatTimes(date.startsAt, date.endsAt)}`
  const why = whyWords(date.reason, date.detail)
  return (
    <li data-past={date.past || undefined} aria-current={current || undefined}>
      {booking !== null && !current ? (
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
          {when}
        </button>
      ) : (
        <span>{when}</span>
      )}
      {date.state !== 'booked' && <Tag tone={tones[date.state]}>{dateStateWords[date.state]}</Tag>}
      {booking?.detached && date.state === 'booked' && <Tag>Anders</Tag>}
      {why !== '' && <small>{why}</small>}
    </li>
  )
}

/** For which dates a change is meant; shown while there is one to save. */
export function ScopeChoice({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  return (
    <Radio.Group
      className="plan-rest"
      size="xs"
      label="Deze wijziging geldt voor"
      value={scope}
      onChange={(value) => onScope(value === 'all' || value === 'following' ? value : 'this')}
    >
      <Radio size="xs" value="this" label="alleen deze datum" />
      <Radio size="xs" value="following" label="deze en volgende" />
      <Radio size="xs" value="all" label="alle komende" />
    </Radio.Group>
  )
}
