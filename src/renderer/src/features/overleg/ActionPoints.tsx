import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Consultation } from '#shared/contract/consultation'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import { PointLine } from './PointLine'

/** What was agreed in all consultations and is not done yet, what is due first on top. */
export function ActionPoints({
  consultations,
  onOpen,
}: {
  consultations: readonly Consultation[]
  onOpen: (id: string) => void
}) {
  const [done, setDone] = useState(false)
  const { today } = useHere()
  const list = useQuery(api.actionPoints.list.queryOptions({ input: {} }))
  const of = new Map(consultations.map((one) => [one.id, one]))
  const all = list.data ?? []
  const open = all.filter(({ doneOn }) => doneOn === null)
  const late = open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  const shown = done ? all : open
  return (
    <Card
      title="Afspraken"
      note={formatCount(open.length, 'open', 'open')}
      actions={
        <>
          {late > 0 && <Tag tone="bad">{late} te laat</Tag>}
          <Switch
            size="xs"
            label="Ook wat gedaan is"
            checked={done}
            onChange={(event) => setDone(event.currentTarget.checked)}
          />
        </>
      }
    >
      {shown.length === 0 ? (
        <p className="list-empty">Alle afspraken zijn gedaan.</p>
      ) : (
        <ul className="list">
          {shown.map((point) => (
            <PointLine
              key={point.id}
              point={point}
              from={of.get(point.consultationId) ?? null}
              today={today}
              centreId={of.get(point.consultationId)?.centreIds[0]}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}
