import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { callWords } from '#shared/contract/call-words'
import type { LogLine } from '#shared/contract/log'
import { kindWords } from '#shared/contract/log-words'
import { clockOf, dateOf, wallTimeOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { EmptyState } from '../../ui/EmptyState'
import { changesQuery, type LogFilter } from './log-filter'
import { changesOf, subjectOf } from './log-words'

/** Who changed what and when, with how it was and how it became. */
export function LogChanges({ filter }: { filter: LogFilter }) {
  const log = useInfiniteQuery(
    api.log.search.infiniteOptions({
      input: (before: number | undefined) => ({ ...changesQuery(filter), before }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const rooms = useQuery(api.rooms.list.queryOptions({ input: {} }))
  const centres = useQuery(api.centres.list.queryOptions())
  const names = new Map<string, string>(
    [...(rooms.data ?? []), ...(centres.data ?? [])].map((place) => [place.id, place.name]),
  )
  const lines = log.data?.pages.flatMap((page) => page.lines) ?? []
  const searchedTo = log.data?.pages.at(-1)?.searchedTo ?? null
  return (
    <>
      {log.data && lines.length === 0 && searchedTo === null ? (
        <EmptyState icon={IconHistory} title="Niets gevonden">
          Alles wat iemand toevoegt of wijzigt, komt hier te staan. Kies een andere periode of wis wat u koos.
        </EmptyState>
      ) : (
        <ul className="in-log">
          {lines.map((line) => (
            <Line key={line.id} line={line} nameOf={(id) => names.get(id) ?? '?'} />
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <div className="in-pad in-log-more">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {searchedTo === null ? 'Toon er meer' : 'Zoek verder terug'}
          </Button>
          {searchedTo !== null && (
            <span className="in-quiet">Gezocht tot en met {formatDate(dateOf(wallTimeOf(searchedTo)))}.</span>
          )}
        </div>
      )}
    </>
  )
}

function Line({ line, nameOf }: { line: LogLine; nameOf: (id: string) => string }) {
  const changes = changesOf(line, nameOf)
  const at = wallTimeOf(line.at)
  const isNew = line.before === null || line.before === undefined
  return (
    <li>
      <details>
        <summary>
          <time dateTime={at}>
            {formatDate(dateOf(at))} {formatTime(clockOf(at))}
          </time>
          <span className="in-log-kind">{kindWords[line.kind]}</span>
          <b>{subjectOf(line)}</b>
          <span className="in-log-what">
            {wordOf(line.action)}
            {!isNew &&
              line.after !== null &&
              changes.length > 0 &&
              `: ${changes.map((c) => c.field.toLowerCase()).join(', ')}`}
          </span>
          <span className="in-log-who">{line.userName}</span>
        </summary>
        {line.redacted && <p className="in-quiet">Persoonsgegevens zijn hier weggehaald.</p>}
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
  undo: 'ongedaan gemaakt',
  redo: 'opnieuw gedaan',
  'undo.undo': 'ongedaan gemaakt',
  'undo.redo': 'opnieuw gedaan',
  'imports.run': 'geïmporteerd',
  'app.setUp': 'bij de start ingevuld',
  'app.loadDemo': 'uit de demo',
  'bookings.expire': 'optie verlopen',
  'privacy.anonymise': 'anoniem gemaakt',
  'log.expire': 'na vijf jaar opgeruimd',
}
const wordOf = (action: string): string => others[action] ?? callWords(action)
