import { Button, Select } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changeKinds, type LogEntry } from '#shared/contract/app'
import { kindWords } from '#shared/contract/log-words'
import { clockOf, dateOf, wallTimeOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { callWords } from '../../lib/words/calls'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { changesOf, subjectOf } from './log-words'

const FIRST = 100
const MOST = 500

/** Who changed what and when, with how it was and how it became. */
export function LogboekTab() {
  const [kind, setKind] = useState<string | null>(null)
  const [limit, setLimit] = useState(FIRST)
  const chosen = changeKinds.find((k) => k === kind)
  const log = useQuery(
    api.app.log.queryOptions({
      input: { limit, ...(chosen ? { kind: chosen } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  const rooms = useQuery(api.rooms.list.queryOptions({ input: {} }))
  const centres = useQuery(api.centres.list.queryOptions())
  const names = new Map<string, string>(
    [...(rooms.data ?? []), ...(centres.data ?? [])].map((place) => [place.id, place.name]),
  )
  const entries = log.data ?? []
  return (
    <Card
      title="Laatste wijzigingen"
      note={log.data && formatCount(entries.length, 'wijziging', 'wijzigingen')}
      actions={
        <Select
          aria-label="Wat er gewijzigd is"
          placeholder="Alles"
          clearable
          data={choices(kindWords)}
          value={kind}
          onChange={setKind}
          w={180}
        />
      }
    >
      {log.data && entries.length === 0 ? (
        <EmptyState icon={IconHistory} title="Nog niets gewijzigd">
          Alles wat iemand toevoegt of wijzigt, komt hier te staan.
        </EmptyState>
      ) : (
        <ul className="in-log">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} nameOf={(id) => names.get(id) ?? '?'} />
          ))}
        </ul>
      )}
      {entries.length === limit && limit < MOST && (
        <div className="in-pad">
          <Button variant="default" onClick={() => setLimit(MOST)} loading={log.isFetching}>
            Toon er meer
          </Button>
        </div>
      )}
    </Card>
  )
}

function Entry({ entry, nameOf }: { entry: LogEntry; nameOf: (id: string) => string }) {
  const changes = changesOf(entry, nameOf)
  const at = wallTimeOf(entry.at)
  const isNew = entry.before === null || entry.before === undefined
  return (
    <li>
      <details>
        <summary>
          <time dateTime={at}>
            {formatDate(dateOf(at))} {formatTime(clockOf(at))}
          </time>
          <span className="in-log-kind">{kindWords[entry.kind]}</span>
          <b>{subjectOf(entry)}</b>
          <span className="in-log-what">
            {wordOf(entry.action)}
            {!isNew &&
              entry.after !== null &&
              changes.length > 0 &&
              `: ${changes.map((c) => c.field.toLowerCase()).join(', ')}`}
          </span>
          <span className="in-log-who">{entry.user}</span>
        </summary>
        {changes.length === 0 ? (
          <p className="in-quiet">Geen zichtbare verschillen.</p>
        ) : (
          <table className="table in-diff">
            <caption className="visually-hidden">Wat er veranderde</caption>
            <thead>
              <tr>
                <th scope="col">Gegeven</th>
                <th scope="col">Was</th>
                <th scope="col">Is geworden</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.field}>
                  <td>{change.field}</td>
                  <td className="in-was">{change.before}</td>
                  <td>{change.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </li>
  )
}

const others: Record<string, string> = {
  'undo.undo': 'ongedaan gemaakt',
  'undo.redo': 'opnieuw gedaan',
  'imports.run': 'geïmporteerd',
  'app.setUp': 'bij de start ingevuld',
  'app.loadDemo': 'uit de demo',
}
const wordOf = (action: string): string => others[action] ?? callWords(action)
