import type { CalendarItem } from '#shared/contract/calendar'
import { byDay, weeksOf } from '#shared/domain/calendar'
import { CALLED_OFF, countOf } from '#shared/domain/calendar-words'
import { weekOf } from '#shared/time/civil'
import { formatDay, formatTime, weekdayName } from '#shared/time/format'
import type { CivilDate, DateSpan } from '#shared/time/types'

type Props = {
  items: readonly CalendarItem[]
  period: DateSpan
  today: CivilDate
  canOpen: (item: CalendarItem) => boolean
  onOpen: (item: CalendarItem) => void
  onDay: (date: CivilDate) => void
}

/** So many of a day stand in a month; a week shows all. */
const MOST = 6

/** A column for each day of the week, and a row for each week. */
export function PeriodGrid({ items, period, today, canOpen, onOpen, onDay }: Props) {
  const days = new Map(byDay(items, period).map((day) => [day.date, day.items]))
  const weeks = weeksOf(period)
  const most = weeks.length === 1 ? Number.POSITIVE_INFINITY : MOST
  return (
    <div className="wk-scroll">
      <table className="wk-grid" data-week={weeks.length === 1}>
        <caption className="visually-hidden">Activiteiten per dag</caption>
        <thead>
          <tr>
            <th scope="col" className="wk-weeks">
              <span className="visually-hidden">Week</span>
            </th>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th scope="col" key={weekday}>
                {weekdayName(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              <th scope="row" className="wk-weeks">
                <span className="visually-hidden">week </span>
                {week[0] && weekOf(week[0])}
              </th>
              {week.map((date) => (
                <Day
                  key={date}
                  date={date}
                  inside={date >= period.from && date <= period.to}
                  isToday={date === today}
                  items={days.get(date) ?? []}
                  most={most}
                  canOpen={canOpen}
                  onOpen={onOpen}
                  onDay={onDay}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayProps = Pick<Props, 'items' | 'canOpen' | 'onOpen' | 'onDay'> & {
  date: CivilDate
  inside: boolean
  isToday: boolean
  most: number
}

function Day({ date, inside, isToday, items, most, canOpen, onOpen, onDay }: DayProps) {
  if (!inside) return <td className="wk-cell" data-outside />
  // One more takes no more room than the line that says there is one more.
  const shown = items.length <= most + 1 ? items : items.slice(0, most)
  const more = items.length - shown.length
  return (
    <td className="wk-cell" data-today={isToday}>
      <button
        type="button"
        className="wk-number"
        aria-label={`${formatDay(date)}${isToday ? ', vandaag' : ''}: ${countOf(items.length)}`}
        onClick={() => onDay(date)}
      >
        {Number(date.slice(8))}
      </button>
      <ul>
        {shown.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="wk-chip"
              data-off={item.cancelled}
              data-elsewhere={item.source.kind === 'entry'}
              title={`${item.title}, ${item.place}`}
              disabled={!canOpen(item)}
              onClick={() => onOpen(item)}
            >
              <time dateTime={item.startsAt}>{formatTime(item.startsAt)}</time>{' '}
              {item.cancelled && <span className="visually-hidden">{CALLED_OFF}: </span>}
              <span className="wk-chip-title">{item.title}</span>
              {most > MOST && item.place !== '' && <small>{item.place}</small>}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="wk-more"
          aria-label={`Nog ${countOf(more)} op ${formatDay(date)}`}
          onClick={() => onDay(date)}
        >
          nog {more}
        </button>
      )}
    </td>
  )
}
