import { Button } from '@mantine/core'
import { IconClockHour9, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Coverage } from '#shared/contract/roster'
import { addDays } from '#shared/time/civil'
import { formatDate, formatTime, weekdayName } from '#shared/time/format'
import type { CivilDate, Weekday } from '#shared/time/types'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { CoverageForm } from './CoverageForm'

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

type Version = { from: CivilDate; to: CivilDate | null; rows: Coverage[] }

/** What was agreed by the day from which it holds, latest first. */
function versionsOf(rows: readonly Coverage[]): Version[] {
  const starts = [...new Set(rows.map(({ from }) => from))].sort().reverse()
  return starts.map((from) => {
    const own = rows.filter((row) => row.from === from)
    return { from, to: own[0]?.to ?? null, rows: own }
  })
}

const hoursOn = (rows: readonly Coverage[], weekday: Weekday): string =>
  rows
    .filter((row) => row.weekday === weekday)
    .map(({ opens, closes, people }) => `${formatTime(opens)}–${formatTime(closes)}${people > 1 ? ` (${people})` : ''}`)
    .join(', ')

/** When somebody must be at this centre, as agreed; with what was agreed before. */
export function CoverageTab() {
  const { centre, today } = useHere()
  const list = useQuery({
    ...api.coverage.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState(false)
  const mayAgree = useMay('coverage.agree', centre?.id ?? null)
  if (centre === null) return null
  const versions = versionsOf(list.data ?? [])
  const current = versions.find(({ from, to }) => from <= today && (to === null || to >= today))
  const rows = current?.rows ?? []
  return (
    <>
      <Card
        title={`Gewenste bezetting van ${centre.name}`}
        {...(current && { note: `vanaf ${formatDate(current.from)}` })}
        actions={
          mayAgree && (
            <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
              Nieuwe afspraak
            </Button>
          )
        }
      >
        {list.data && rows.length === 0 ? (
          <EmptyState icon={IconClockHour9} title="Nog niets afgesproken">
            {mayAgree &&
              'Leg vast op welke uren er een beheerder moet zijn. Wat niet is ingevuld, ziet u in het rooster als gat.'}
          </EmptyState>
        ) : (
          <table className="table bh-week">
            <caption className="visually-hidden">Uren per weekdag</caption>
            <tbody>
              {WEEKDAYS.map((weekday) => (
                <tr key={weekday}>
                  <th scope="row">{weekdayName(weekday)}</th>
                  <td>{hoursOn(rows, weekday) || 'niemand nodig'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      {versions.some((version) => version !== current) && (
        <Card title="Eerder en later afgesproken">
          <ul className="list">
            {versions
              .filter((version) => version !== current)
              .map((version) => (
                <li key={version.from} className="list-item">
                  <div className="list-text">
                    <b>
                      {formatDate(version.from)}
                      {version.to === null ? ' en verder' : ` t/m ${formatDate(version.to)}`}
                    </b>
                    <small>
                      {WEEKDAYS.filter((day) => hoursOn(version.rows, day) !== '')
                        .map((day) => `${weekdayName(day)} ${hoursOn(version.rows, day)}`)
                        .join(' · ')}
                    </small>
                  </div>
                  {version.from > today && <Tag tone="accent">gaat nog in</Tag>}
                </li>
              ))}
          </ul>
        </Card>
      )}
      {editing && (
        <CoverageForm centre={centre} rows={rows} from={addDays(today, 1)} onClose={() => setEditing(false)} />
      )}
    </>
  )
}
