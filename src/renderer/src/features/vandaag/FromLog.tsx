import { Button } from '@mantine/core'
import { IconKey, IconMessage2, IconTool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { daysLate } from '#shared/domain/day-log'
import type { CivilDate } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { Card } from '../../ui/Card'

/** What the log asks of who comes in: an unread note, keys that should be back, what is broken. Nothing when it asks nothing. */
export function FromLog({ centreId, date }: { centreId: CentreId; date: CivilDate }) {
  const log = useQuery(api.dayLog.get.queryOptions({ input: { centreId, date } })).data
  if (!log) return null
  const notes = log.notes.filter((note) => note.readAt === null)
  const late = log.keys.filter((key) => key.backOn !== date && daysLate(key, date) > 0)
  const open = log.repairs.filter((repair) => repair.doneOn !== date).length
  if (notes.length + late.length + open === 0) return null
  return (
    <Card
      title="Logboek"
      actions={
        <Button size="xs" variant="subtle" h={20} px={4} mr={-4} onClick={() => navigate('/logboek')}>
          Naar het logboek
        </Button>
      }
    >
      <ul className="list">
        {notes.map((note) => (
          <li className="list-item" key={note.id}>
            <IconMessage2 size={16} aria-hidden className="list-icon" />
            <div className="list-text">
              <b className="day-log-note">{note.text}</b>
              <small>Overdracht van {note.by}, nog niet gelezen</small>
            </div>
          </li>
        ))}
        {late.length > 0 && (
          <li className="list-item">
            <IconKey size={16} aria-hidden className="list-icon" />
            <div className="list-text">
              <b>{formatCount(late.length, 'sleutel te laat', 'sleutels te laat')}</b>
              <small>{late.map((key) => `${key.what} (${key.holder})`).join(', ')}</small>
            </div>
          </li>
        )}
        {open > 0 && (
          <li className="list-item">
            <IconTool size={16} aria-hidden className="list-icon" />
            <div className="list-text">
              <b>{formatCount(open, 'schade open', 'schades open')}</b>
              <small>Schade en klein onderhoud dat nog niet klaar is</small>
            </div>
          </li>
        )}
      </ul>
    </Card>
  )
}
