import { IconConfetti, IconDoorOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { addDays } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { Card } from '../../ui/Card'

const AHEAD_DAYS = 60
const AT_MOST = 5

/** Public holidays from a day on, for `AHEAD_DAYS`. */
export function useHolidays(from: CivilDate) {
  const until = addDays(from, AHEAD_DAYS)
  const year = Number(from.slice(0, 4))
  const nextYear = Number(until.slice(0, 4))
  const one = useQuery(api.closures.holidays.queryOptions({ input: { year } }))
  const two = useQuery(api.closures.holidays.queryOptions({ input: { year: nextYear } }))
  const all = nextYear === year ? (one.data ?? []) : [...(one.data ?? []), ...(two.data ?? [])]
  return all.filter((h) => h.date >= from && h.date < until)
}

/** Closures of a centre from a day on, for `AHEAD_DAYS`. */
export function useClosures(centreId: CentreId | null, from: CivilDate) {
  const input = { from, to: addDays(from, AHEAD_DAYS), ...(centreId !== null && { centreId }) }
  return useQuery(api.closures.list.queryOptions({ input, enabled: centreId !== null })).data ?? []
}

/** What comes up: closed days and public holidays. */
export function DayNotices({ centreId, date }: { centreId: CentreId; date: CivilDate }) {
  const closures = useClosures(centreId, date)
  const holidays = useHolidays(date)
  const items = [
    ...closures.map((c) => ({
      key: c.id as string,
      from: c.from,
      title: `Gesloten: ${c.reason}`,
      when: c.from === c.to ? formatDay(c.from) : `${formatDay(c.from)} t/m ${formatDay(c.to)}`,
      icon: IconDoorOff,
    })),
    ...holidays.map((h) => ({ key: h.date, from: h.date, title: h.name, when: formatDay(h.date), icon: IconConfetti })),
  ]
    .sort((a, b) => a.from.localeCompare(b.from))
    .slice(0, AT_MOST)
  return (
    <Card title="Komende vrije dagen" note="60 dagen">
      {items.length === 0 ? (
        <p className="list-empty">Geen feestdagen of sluitingen.</p>
      ) : (
        <ul className="list">
          {items.map(({ key, title, when, icon: Sign }) => (
            <li className="list-item" key={key}>
              <Sign size={16} aria-hidden className="list-icon" />
              <div className="list-text">
                <b>{title}</b>
                <small>{when}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
