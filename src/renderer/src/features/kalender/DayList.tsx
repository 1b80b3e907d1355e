import { IconExternalLink, IconMapPin } from '@tabler/icons-react'
import type { CalendarItem } from '#shared/contract/calendar'
import { byDay } from '#shared/domain/calendar'
import { CALLED_OFF, dayName, kindOf } from '#shared/domain/calendar-words'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate, DateSpan } from '#shared/time/types'
import { Tag } from '../../ui/Tag'

type Props = {
  items: readonly CalendarItem[]
  period: DateSpan
  today: CivilDate
  canOpen: (item: CalendarItem) => boolean
  onOpen: (item: CalendarItem) => void
}

/** The activities by day, as a local paper lists them. */
export function DayList({ items, period, today, canOpen, onOpen }: Props) {
  return (
    <div className="wk-days">
      {byDay(items, period).map(({ date, items: on }) => (
        <section key={date} className="card wk-day" aria-labelledby={`dag-${date}`} data-today={date === today}>
          <header>
            <h2 id={`dag-${date}`}>
              <time dateTime={date}>{dayName(date)}</time>
            </h2>
            {date === today && <Tag tone="accent">Vandaag</Tag>}
          </header>
          <ul className="wk-items">
            {on.map((item) => (
              <Line key={item.id} item={item} date={date} canOpen={canOpen} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type LineProps = Pick<Props, 'canOpen' | 'onOpen'> & { item: CalendarItem; date: CivilDate }

function Line({ item, date, canOpen, onOpen }: LineProps) {
  const begins = dateOf(item.startsAt) === date
  const kind = [kindOf(item), item.organiser === null ? '' : `door ${item.organiser}`].filter(Boolean).join(' · ')
  return (
    <li className="wk-item" data-off={item.cancelled}>
      <time className="wk-when" dateTime={item.startsAt}>
        {begins
          ? formatTimes(item.startsAt, item.endsAt)
          : `t/m ${formatDay(dateOf(item.endsAt))} ${formatTime(item.endsAt)}`}
      </time>
      <div className="wk-what">
        <h3>
          {canOpen(item) ? (
            <button type="button" className="wk-open" onClick={() => onOpen(item)}>
              {item.title}
            </button>
          ) : (
            item.title
          )}
          {item.cancelled && <Tag tone="bad">{CALLED_OFF}</Tag>}
          {item.source.kind === 'entry' && <Tag>Van elders</Tag>}
        </h3>
        {item.place !== '' && (
          <p className="wk-where">
            <IconMapPin size={13} stroke={1.7} aria-hidden />
            {item.place}
          </p>
        )}
        {kind !== '' && <p className="wk-kind">{kind}</p>}
        {item.description !== null && <p className="wk-text">{item.description}</p>}
        {item.contact !== null && <p className="wk-kind">Meer weten? {item.contact}</p>}
        {item.link !== null && (
          <p className="wk-kind">
            <a href={item.link} target="_blank" rel="noreferrer">
              {item.link.replace(/^https?:\/\//, '')} <IconExternalLink size={12} aria-hidden />
            </a>
          </p>
        )}
      </div>
    </li>
  )
}
