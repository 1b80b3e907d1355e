import { useQuery } from '@tanstack/react-query'
import type { CalendarDistrict, CalendarItem } from '#shared/contract/calendar'
import { byDay } from '#shared/domain/calendar'
import { CALLED_OFF, calendarName, dayName, periodName } from '#shared/domain/calendar-words'
import { formatTimes } from '#shared/time/format'
import type { DateSpan } from '#shared/time/types'
import { api } from '../../lib/client'
import { Paper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'

type Props = { district: CalendarDistrict; period: DateSpan; items: readonly CalendarItem[] }

/** What is on the screen, on paper: a list by day. */
export function CalendarPaper({ district, period, items }: Props) {
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  return (
    <Paper>
      <PaperLogo />
      <p className="paper-org">{organisation}</p>
      <h1>{calendarName(district)}</h1>
      <p>{periodName(period)}</p>
      {byDay(items, period).map(({ date, items: on }) => (
        <section key={date} className="wk-paper">
          <h2 className="wk-paper-day">{dayName(date)}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Tijd</th>
                <th scope="col">Wat</th>
                <th scope="col">Waar</th>
              </tr>
            </thead>
            <tbody>
              {on.map((item) => (
                <tr key={item.id}>
                  <td>{formatTimes(item.startsAt, item.endsAt)}</td>
                  <th scope="row">
                    <b>{item.cancelled ? `${CALLED_OFF}: ${item.title}` : item.title}</b>
                    {item.description !== null && <div>{item.description}</div>}
                    {item.organiser !== null && <div>Door {item.organiser}</div>}
                    {item.contact !== null && <div>Meer weten? {item.contact}</div>}
                  </th>
                  <td>{item.place}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Paper>
  )
}
