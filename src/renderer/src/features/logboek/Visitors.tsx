import { Button, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { VisitorCount } from '#shared/contract/day-log'
import { type Daypart, dayparts } from '#shared/domain/report'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'

const words: Record<Daypart, { name: string; when: string }> = {
  morning: { name: 'Ochtend', when: 'tot 12.00' },
  afternoon: { name: 'Middag', when: '12.00–18.00' },
  evening: { name: 'Avond', when: 'vanaf 18.00' },
}
const quick = [1, 5, 10, -1] as const
const MOST = 100_000

export const useCount = () => useMutation(api.dayLog.addVisitors.mutationOptions({ onError: notifyError }))

type Place = { centreId: CentreId; date: CivilDate }

function Part({
  daypart,
  known,
  now,
  ...place
}: Place & { daypart: Daypart; known: VisitorCount | null; now: boolean }) {
  const { name, when } = words[daypart]
  const count = known?.count ?? null
  const [typed, setTyped] = useState<number | string>(count ?? '')
  useEffect(() => setTyped(count ?? ''), [count])
  const add = useCount()
  const set = useMutation(
    api.dayLog.setVisitors.mutationOptions({
      onError: (error) => {
        setTyped(count ?? '')
        notifyError(error)
      },
    }),
  )
  const settle = () => {
    if (typed === '' || Number(typed) === count) return setTyped(count ?? '')
    set.mutate({ ...place, daypart, count: Number(typed), revision: known?.revision ?? null })
  }
  if (!useMay('dayLog.addVisitors', place.centreId))
    return (
      <div className="lb-part" data-now={now || undefined}>
        <div className="lb-part-name">
          <b>{name}</b>
          <small>{when}</small>
        </div>
        <span className="tabular">{count ?? '–'}</span>
      </div>
    )
  return (
    <div className="lb-part" data-now={now || undefined}>
      <div className="lb-part-name">
        <b>{name}</b>
        <small>{when}</small>
      </div>
      <NumberInput
        w={72}
        hideControls
        allowNegative={false}
        allowDecimal={false}
        max={MOST}
        placeholder="0"
        aria-label={`Bezoekers ${name.toLowerCase()}`}
        value={typed}
        onChange={setTyped}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <Button.Group>
        {quick.map((more) => (
          <Button
            key={more}
            variant="default"
            px={8}
            aria-label={`${name}: ${more < 0 ? '1 eraf' : `${more} erbij`}`}
            disabled={more < 0 && (count ?? 0) === 0}
            onClick={() => add.mutate({ ...place, daypart, more })}
          >
            {more < 0 ? '−1' : `+${more}`}
          </Button>
        ))}
      </Button.Group>
    </div>
  )
}

type Props = Place & { visitors: readonly VisitorCount[]; now: Daypart | null }

/** How many people came in, per part of the day: a button for each who walks by, or the number of a list. */
export function Visitors({ visitors, now, ...place }: Props) {
  const total = visitors.reduce((sum, one) => sum + one.count, 0)
  return (
    <Card title="Bezoekers" note={visitors.length === 0 ? 'nog niet geteld' : `${total} op deze dag`}>
      <div className="lb-parts">
        {dayparts.map((daypart) => (
          <Part
            key={daypart}
            daypart={daypart}
            known={visitors.find((one) => one.daypart === daypart) ?? null}
            now={daypart === now}
            {...place}
          />
        ))}
      </div>
    </Card>
  )
}
