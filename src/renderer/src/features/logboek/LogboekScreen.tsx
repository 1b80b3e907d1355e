import './logboek.css'
import { Autocomplete, Button, Loader } from '@mantine/core'
import { IconCalendarOff, IconListCheck } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import { daypartOf } from '#shared/domain/report'
import { clockOf, minutesOfClock } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { useNow } from '../../lib/now'
import { useMay } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Incidents } from './Incidents'
import { Keys } from './Keys'
import { NOTE_FIELD, UnreadNotes, WriteNote } from './Notes'
import { Repairs } from './Repairs'
import { nextToDo, Rounds, useTick } from './Rounds'
import { useCount, Visitors } from './Visitors'
import { byOf, useWho } from './who'

type Adding = 'repair' | 'key' | 'incident' | null
const GROUP = 'Logboek'

function Day({ centre, date, today, who }: { centre: Centre; date: CivilDate; today: CivilDate; who: string }) {
  const input = { centreId: centre.id, date }
  const log = useQuery(api.dayLog.get.queryOptions({ input, placeholderData: keepPreviousData }))
  const items = useQuery(api.roundItems.list.queryOptions({ input: { centreId: centre.id } }))
  const [adding, setAdding] = useState<Adding>(null)
  const now = useNow()
  const daypart = date === today ? daypartOf(minutesOfClock(clockOf(now))) : null
  const tick = useTick()
  const count = useCount()
  const data = log.data
  const tickNext = () => {
    const next = data && nextToDo(data)
    if (next) tick.mutate({ itemId: next.item.id, date, state: 'done', revision: null, ...byOf(who) })
  }
  const more = (by: 1 | -1) => {
    if (daypart !== null) count.mutate({ ...input, daypart, more: by })
  }
  const at = centre.id
  useActions([
    {
      id: 'log.tick',
      needs: 'dayLog.tick',
      at,
      label: 'Volgende punt van de ronde afvinken',
      keys: ['A'],
      group: GROUP,
      run: tickNext,
    },
    {
      id: 'log.visitor',
      needs: 'dayLog.addVisitors',
      at,
      label: 'Eén bezoeker erbij',
      keys: ['+', '='],
      group: GROUP,
      run: () => more(1),
    },
    {
      id: 'log.visitor-less',
      needs: 'dayLog.addVisitors',
      at,
      label: 'Eén bezoeker eraf',
      keys: ['-'],
      group: GROUP,
      run: () => more(-1),
    },
    {
      id: 'log.repair',
      needs: 'repairs.create',
      at,
      label: 'Schade melden',
      keys: ['S'],
      group: GROUP,
      run: () => setAdding('repair'),
    },
    {
      id: 'log.key',
      needs: 'keys.create',
      at,
      label: 'Sleutel uitgeven',
      keys: ['U'],
      group: GROUP,
      run: () => setAdding('key'),
    },
    {
      id: 'log.incident',
      needs: 'incidents.create',
      at,
      label: 'Incident noteren',
      keys: ['I'],
      group: GROUP,
      run: () => setAdding('incident'),
    },
    {
      id: 'log.note',
      needs: 'dayLog.writeNote',
      at,
      label: 'Overdracht schrijven',
      keys: ['V'],
      group: GROUP,
      run: () => document.getElementById(NOTE_FIELD)?.focus(),
    },
  ])
  if (log.error)
    return (
      <p className="list-empty" role="alert">
        {messageFor(log.error)}
      </p>
    )
  if (!data || items.isPending)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  const place = { centreId: centre.id, date, who }
  const opened = (what: Adding) => ({
    adding: adding === what,
    setAdding: (open: boolean) => setAdding(open ? what : null),
  })
  return (
    <>
      <UnreadNotes centreId={centre.id} notes={data.notes} who={who} />
      <div className="lb">
        <div className="lb-column">
          <Rounds {...place} log={data} hasItems={(items.data ?? []).length > 0} tick={tick.mutate} />
          <Repairs {...place} repairs={data.repairs} {...opened('repair')} />
          <Incidents {...place} incidents={data.incidents} {...opened('incident')} />
        </div>
        <div className="lb-column">
          <Visitors centreId={centre.id} date={date} visitors={data.visitors} now={daypart} />
          <Keys {...place} keys={data.keys} {...opened('key')} />
          <WriteNote {...place} notes={data.notes} />
        </div>
      </div>
    </>
  )
}

function Who({ centreId, date, who, setWho }: { centreId: Centre['id']; date: CivilDate } & WhoState) {
  const log = useQuery(api.dayLog.get.queryOptions({ input: { centreId, date } }))
  return (
    <Autocomplete
      w={190}
      aria-label="Wie bent u"
      placeholder="Wie bent u?"
      maxLength={120}
      data={log.data?.names ?? []}
      value={who}
      onChange={setWho}
    />
  )
}
type WhoState = { who: string; setWho: (who: string) => void }

/** The log of a day: rounds, what to hand over, visitors, damage, keys and incidents. */
export default function LogboekScreen() {
  const { centre, date, today } = useHere()
  const [who, setWho] = useWho()
  const mayWrite = useMay('dayLog.tick', centre?.id)
  if (!centre) return null
  const ahead = date > today
  return (
    <Screen
      title="Logboek"
      hint={date === today ? 'vandaag' : formatDate(date)}
      tools={
        <>
          {!ahead && mayWrite && <Who centreId={centre.id} date={date} who={who} setWho={setWho} />}
          <May call="roundItems.change" at={centre.id}>
            <Button
              variant="default"
              leftSection={<IconListCheck size={16} aria-hidden />}
              onClick={() => navigate('/instellingen/rondes')}
            >
              Rondes aanpassen
            </Button>
          </May>
        </>
      }
    >
      {ahead ? (
        <EmptyState icon={IconCalendarOff} title="Deze dag moet nog komen">
          In het logboek schrijft u wat er is gebeurd. Kies vandaag of een dag ervoor.
        </EmptyState>
      ) : (
        <Day key={centre.id} centre={centre} date={date} today={today} who={who} />
      )}
    </Screen>
  )
}
