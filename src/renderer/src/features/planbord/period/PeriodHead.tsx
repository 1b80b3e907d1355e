import type { DayHours } from '#shared/domain/hours'
import { weekdayOf } from '#shared/time/civil'
import { formatDay, weekdayShort } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'

type Props = {
  compact: boolean
  days: readonly DayHours[]
  today: CivilDate
  onDay: (day: CivilDate) => void
}

/** The days of a week or month; each leads to its own board. */
export function PeriodHead({ compact, days, today, onDay }: Props) {
  return (
    <thead>
      <tr>
        <th scope="col" className="period-corner">
          Ruimte
        </th>
        {days.map(({ date, closedBecause }) => (
          <th
            scope="col"
            key={date}
            data-today={date === today || undefined}
            data-weekend={weekdayOf(date) > 5 || undefined}
          >
            <button
              type="button"
              className="period-day"
              onClick={() => onDay(date)}
              title={closedBecause ?? undefined}
              aria-label={compact ? formatDay(date) : undefined}
            >
              {compact ? (
                <>
                  {weekdayShort(weekdayOf(date))}
                  <br />
                  {Number(date.slice(8))}
                </>
              ) : (
                <>
                  {formatDay(date)}
                  {date === today && <span> · vandaag</span>}
                </>
              )}
            </button>
            {!compact && closedBecause !== null && <small>gesloten: {closedBecause}</small>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
