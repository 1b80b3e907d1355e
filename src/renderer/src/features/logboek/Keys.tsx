import { Button } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Key } from '#shared/contract/day-log'
import { daysLate } from '#shared/domain/day-log'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import { KeyForm } from './KeyForm'
import { byOf } from './who'

type Props = {
  centreId: CentreId
  date: CivilDate
  keys: readonly Key[]
  who: string
  adding: boolean
  setAdding: (adding: boolean) => void
}

/** A key with an instruction is out until further notice; one that is lent has to come back. */
function factsOf(key: Key): string {
  const due = key.dueOn === null ? null : `terug vóór eind ${formatDay(key.dueOn)}`
  return [key.holder, key.phone, key.instructed ? `met uitleg sinds ${formatDay(key.outOn)}` : due, key.remarks]
    .filter(Boolean)
    .join(' · ')
}

/** Who has which key: those that are lent, and those that renters have to open by themselves. */
export function Keys({ centreId, date, keys, who, adding, setAdding }: Props) {
  const [editing, setEditing] = useState<Key | null>(null)
  const back = useMutation(
    api.keys.bringBack.mutationOptions({
      onSuccess: () => notifyDone('De sleutel is terug', { undo: true }),
      onError: notifyError,
    }),
  )
  const mayChange = useMay('keys.change', centreId)
  const isBack = (key: Key) => key.backOn === date
  const out = keys.filter((key) => !isBack(key)).length
  return (
    <Card
      title="Sleutels"
      note={out === 0 ? 'alles binnen' : formatCount(out, 'sleutel uit', 'sleutels uit')}
      actions={
        <May call="keys.create" at={centreId}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-keyshortcuts="U"
            onClick={() => setAdding(true)}
          >
            Uitgeven
          </Button>
        </May>
      }
    >
      {keys.length === 0 ? (
        <p className="list-empty">Er is geen sleutel uit. Geeft u er een mee? Noteer het hier.</p>
      ) : (
        <ul className="list" aria-label="Sleutels">
          {keys.map((key) => {
            const late = isBack(key) ? 0 : daysLate(key, date)
            const bookingId = key.bookingId
            return (
              <li className="list-item" key={key.id} data-late={late > 0 || undefined}>
                <IconKey size={16} aria-hidden className="list-icon" />
                <div className="list-text">
                  {key.instructed || !mayChange ? (
                    <b>{key.what}</b>
                  ) : (
                    <button type="button" className="link" onClick={() => setEditing(key)}>
                      {key.what}
                    </button>
                  )}
                  <small>{factsOf(key)}</small>
                  {late > 0 && <Tag tone="bad">{formatCount(late, 'dag te laat', 'dagen te laat')}</Tag>}
                  {bookingId !== null && (
                    <button
                      type="button"
                      className="lb-booking"
                      onClick={() => openPanel({ kind: 'booking', id: bookingId })}
                    >
                      Toon de boeking
                    </button>
                  )}
                </div>
                {isBack(key) ? (
                  <Tag tone="ok">Terug</Tag>
                ) : (
                  mayChange && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${key.what} van ${key.holder} is terug`}
                      onClick={() => back.mutate({ id: key.id, revision: key.revision, backOn: date, ...byOf(who) })}
                    >
                      Terug
                    </Button>
                  )
                )}
              </li>
            )
          })}
        </ul>
      )}
      {adding && <KeyForm centreId={centreId} date={date} known={null} who={who} onClose={() => setAdding(false)} />}
      {editing && (
        <KeyForm
          key={editing.id}
          centreId={centreId}
          date={date}
          known={editing}
          who={who}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}
