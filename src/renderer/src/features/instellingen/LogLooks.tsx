import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Look } from '#shared/contract/log'
import { lookWords } from '#shared/contract/log-words'
import { clockOf, dateOf, isCivilDate, wallTimeOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { type LogFilter, looksQuery } from './log-filter'

const AGAIN_MS = 15_000

/** Who opened personal data, or took it out in a file. */
export function LogLooks({ filter }: { filter: LogFilter }) {
  const looks = useInfiniteQuery(
    api.log.looks.infiniteOptions({
      input: (before: number | undefined) => ({ ...looksQuery(filter), before }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      // Looks are no changes, so nothing tells of them.
      refetchInterval: AGAIN_MS,
    }),
  )
  const all = looks.data?.pages.flatMap((page) => page.looks) ?? []
  if (looks.data && all.length === 0)
    return (
      <EmptyState icon={IconEye} title="Niets gevonden">
        Wie gegevens van mensen opent of in een bestand meeneemt, komt hier te staan. Kies een andere periode of wis wat
        u koos.
      </EmptyState>
    )
  return (
    <>
      <table className="table in-looks">
        <caption className="visually-hidden">Wie persoonsgegevens zag of meenam</caption>
        <thead>
          <tr>
            <th scope="col">Wanneer</th>
            <th scope="col">Wie</th>
            <th scope="col">Wat</th>
            <th scope="col">Van wie</th>
            <th scope="col">Mensen</th>
          </tr>
        </thead>
        <tbody>
          {all.map((look) => (
            <Row key={look.sequence} look={look} />
          ))}
        </tbody>
      </table>
      {looks.hasNextPage && (
        <div className="in-pad">
          <Button variant="default" loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
            Toon er meer
          </Button>
        </div>
      )}
    </>
  )
}

/** Which part of a file was taken, such as the days from and up to. */
const selectionText = (selection: string): string =>
  selection
    .split(' ')
    .map((word) => (isCivilDate(word) ? formatDate(word) : word))
    .join(' – ')

function Row({ look }: { look: Look }) {
  const at = wallTimeOf(look.at)
  return (
    <tr>
      <td>
        <time dateTime={at}>
          {formatDate(dateOf(at))} {formatTime(clockOf(at))}
        </time>
      </td>
      <td>{look.userName}</td>
      <td>
        {lookWords[look.kind]} {look.takenOut && <Tag tone="warn">bestand</Tag>}
        {look.selection && <span className="in-log-what"> {selectionText(look.selection)}</span>}
      </td>
      <td>{look.subject ?? '–'}</td>
      <td>{look.people === 0 ? '–' : formatCount(look.people, 'mens', 'mensen')}</td>
    </tr>
  )
}
