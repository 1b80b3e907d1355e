import { Button } from '@mantine/core'
import { IconPlus, IconTool } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Repair } from '#shared/contract/day-log'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatEuros } from '../../lib/format'
import { useRooms } from '../../lib/here'
import { May } from '../../lib/May'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import { Photos } from './Photos'
import { RepairForm } from './RepairForm'

type Props = {
  centreId: CentreId
  date: CivilDate
  repairs: readonly Repair[]
  who: string
  adding: boolean
  setAdding: (adding: boolean) => void
}

/** What is broken or has to be done: on the list of every day until it is done. */
export function Repairs({ centreId, date, repairs, who, adding, setAdding }: Props) {
  const [editing, setEditing] = useState<{ repair: Repair; finish: boolean } | null>(null)
  const names = new Map<string, string>(useRooms(centreId).map((room) => [room.id, room.name]))
  const mayChange = useMay('repairs.change', centreId)
  const open = repairs.filter(({ doneOn }) => doneOn !== date).length
  const facts = (repair: Repair) =>
    [
      repair.roomId === null ? null : (names.get(repair.roomId) ?? 'Andere ruimte'),
      `gemeld ${formatDay(repair.reportedOn)} door ${repair.reportedBy}`,
      repair.doneOn === date ? `klaar door ${repair.doneBy}` : null,
      repair.costCents === null ? null : formatEuros(repair.costCents),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Card
      title="Schade en klein onderhoud"
      note={open === 0 ? 'niets open' : `${open} open`}
      actions={
        <May call="repairs.create" at={centreId}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-keyshortcuts="S"
            onClick={() => setAdding(true)}
          >
            Melden
          </Button>
        </May>
      }
    >
      {repairs.length === 0 ? (
        <p className="list-empty">Niets kapot. Ziet u iets? Meld het hier, met een foto.</p>
      ) : (
        <ul className="list" aria-label="Schade en klein onderhoud">
          {repairs.map((repair) => (
            <li className="list-item" key={repair.id}>
              <IconTool size={16} aria-hidden className="list-icon" />
              <div className="list-text">
                {mayChange ? (
                  <button type="button" className="link" onClick={() => setEditing({ repair, finish: false })}>
                    {repair.title}
                  </button>
                ) : (
                  <b>{repair.title}</b>
                )}
                {repair.note !== null && <span className="lb-text">{repair.note}</span>}
                <small>{facts(repair)}</small>
              </div>
              <Photos ids={repair.photoIds} title={repair.title} />
              {repair.doneOn === date ? (
                <Tag tone="ok">Klaar</Tag>
              ) : (
                mayChange && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${repair.title} is klaar`}
                    onClick={() => setEditing({ repair, finish: true })}
                  >
                    Klaar
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <RepairForm
          centreId={centreId}
          date={date}
          repair={null}
          finish={false}
          who={who}
          onClose={() => setAdding(false)}
        />
      )}
      {editing && (
        <RepairForm
          key={editing.repair.id}
          centreId={centreId}
          date={date}
          repair={editing.repair}
          finish={editing.finish}
          who={who}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}
