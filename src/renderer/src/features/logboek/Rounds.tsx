import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconChecklist, IconPlayerSkipForward } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { DayLog, RoundLine } from '#shared/contract/day-log'
import { clockOf } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { byOf } from './who'

export const useTick = () => useMutation(api.dayLog.tick.mutationOptions({ onError: notifyError }))
export type Tick = ReturnType<typeof useTick>['mutate']

/** The first thing that is still to do, of the opening round and then of the closing round. */
export const nextToDo = ({ opening, closing }: DayLog): RoundLine | undefined =>
  [...opening, ...closing].find(({ check }) => check === null)

type Step = { date: CivilDate; who: string; tick: Tick; mayTick: boolean }

function Line({ line: { item, check }, date, who, tick, mayTick }: { line: RoundLine } & Step) {
  const [skipping, setSkipping] = useState(false)
  const [why, setWhy] = useState('')
  const step = (state: 'done' | 'skipped' | 'open', note?: string) =>
    tick({
      itemId: item.id,
      date,
      state,
      revision: check?.revision ?? null,
      ...byOf(who),
      ...(note !== undefined && { note }),
    })
  const skip = () => {
    if (why.trim() === '') return
    step('skipped', why.trim())
    setSkipping(false)
    setWhy('')
  }
  return (
    <li className="lb-line">
      <div className="lb-line-main">
        <Checkbox
          label={item.name}
          disabled={!mayTick}
          checked={check?.state === 'done'}
          onChange={(event) => step(event.currentTarget.checked ? 'done' : 'open')}
        />
        {check?.state === 'skipped' && <Tag tone="warn">Overgeslagen</Tag>}
        {check !== null && (
          <small className="lb-when">
            {formatTime(clockOf(check.at))} {check.by}
          </small>
        )}
        {check === null && !skipping && mayTick && (
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            size={24}
            aria-label={`${item.name} overslaan`}
            onClick={() => setSkipping(true)}
          >
            <IconPlayerSkipForward size={14} aria-hidden />
          </ActionIcon>
        )}
        {check?.state === 'skipped' && mayTick && (
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            size={24}
            aria-label={`${item.name} toch nog doen`}
            onClick={() => step('open')}
          >
            <IconArrowBackUp size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {check !== null && check.note !== null && <p className="lb-line-note">{check.note}</p>}
      {skipping && (
        <div className="lb-skip">
          <TextInput
            size="xs"
            autoFocus
            aria-label={`Waarom slaat u over: ${item.name}`}
            placeholder="Waarom niet?"
            maxLength={2000}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') skip()
              if (event.key === 'Escape') setSkipping(false)
            }}
          />
          <Button size="xs" variant="default" disabled={why.trim() === ''} onClick={skip}>
            Overslaan
          </Button>
        </div>
      )}
    </li>
  )
}

function Round({ title, lines, ...step }: { title: string; lines: readonly RoundLine[] } & Step) {
  const done = lines.filter(({ check }) => check !== null).length
  const all = done === lines.length
  return (
    <Card
      title={title}
      note={lines.length === 0 ? undefined : all ? undefined : `${done} van ${lines.length}`}
      actions={lines.length > 0 && all && <Tag tone="ok">Klaar</Tag>}
    >
      {lines.length === 0 ? (
        <p className="list-empty">Op deze dag stond hier niets op de lijst.</p>
      ) : (
        <ul className="lb-lines" aria-label={title}>
          {lines.map((line) => (
            <Line key={line.item.id} line={line} {...step} />
          ))}
        </ul>
      )}
    </Card>
  )
}

type Props = Omit<Step, 'mayTick'> & { centreId: CentreId; log: DayLog; hasItems: boolean }

/** The opening and the closing round of a day; a centre without a list gets one here. */
export function Rounds({ centreId, log, hasItems, ...step }: Props) {
  const add = useMutation(
    api.roundItems.addUsual.mutationOptions({
      onSuccess: () => notifyDone('De gebruikelijke rondes staan klaar', { undo: true }),
      onError: notifyError,
    }),
  )
  const mayMake = useMay('roundItems.addUsual', centreId)
  const mayTick = useMay('dayLog.tick', centreId)
  if (!hasItems)
    return (
      <Card title="Openen en sluiten">
        <EmptyState
          icon={IconChecklist}
          title="Nog geen lijst voor openen en sluiten"
          action={
            mayMake && (
              <>
                <Button loading={add.isPending} onClick={() => add.mutate({ centreId })}>
                  Gebruikelijke lijst gebruiken
                </Button>
                <Button variant="default" onClick={() => navigate('/instellingen/rondes')}>
                  Zelf maken
                </Button>
              </>
            )
          }
        >
          Met een lijst vergeet niemand het alarm of het licht.
          {mayMake ? ' U past hem aan bij Instellingen, Rondes.' : ' Vraag de beheerder om er een te maken.'}
        </EmptyState>
      </Card>
    )
  return (
    <div className="lb-rounds">
      <Round title="Openingsronde" lines={log.opening} mayTick={mayTick} {...step} />
      <Round title="Sluitronde" lines={log.closing} mayTick={mayTick} {...step} />
    </div>
  )
}
