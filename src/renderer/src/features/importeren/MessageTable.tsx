import { Pagination, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportMessage, ImportResult } from '#shared/contract/import'
import { formatCount, formatNumber } from '../../lib/format'
import { Card } from '../../ui/Card'
import { Tag, type Tone } from '../../ui/Tag'

type Severity = ImportMessage['severity']
const PER_PAGE = 100
const looks: Record<Severity, { word: string; tone: Tone; icon: typeof IconCircleX }> = {
  error: { word: 'Fout', tone: 'bad', icon: IconCircleX },
  warning: { word: 'Let op', tone: 'warn', icon: IconAlertTriangle },
  info: { word: 'Ter info', tone: 'neutral', icon: IconInfoCircle },
}
const filters: readonly { value: Severity | 'all'; label: string }[] = [
  { value: 'all', label: 'Alles' },
  { value: 'error', label: 'Fouten' },
  { value: 'warning', label: 'Let op' },
  { value: 'info', label: 'Ter info' },
]

/** What was found in the files, per row and column; at most the first 1000, a hundred at a time. */
export function MessageTable({ result }: { result: ImportResult }) {
  const [filter, setFilter] = useState<Severity | 'all'>('all')
  const [page, setPage] = useState(1)
  const chosen = result.messages
    .map((m, n) => ({ ...m, key: n }))
    .filter((m) => filter === 'all' || m.severity === filter)
  const pages = Math.max(1, Math.ceil(chosen.length / PER_PAGE))
  const from = (Math.min(page, pages) - 1) * PER_PAGE
  if (result.messageCount === 0) return null
  return (
    <Card
      title="Meldingen"
      note={
        result.messageCount > result.messages.length
          ? `de eerste ${formatNumber(result.messages.length)} van ${formatNumber(result.messageCount)}`
          : formatCount(result.messageCount, 'melding', 'meldingen')
      }
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Welke meldingen"
          data={filters.map(({ value, label }) => ({
            value,
            label: `${label} ${formatNumber(result.messages.filter((m) => value === 'all' || m.severity === value).length)}`,
          }))}
          value={filter}
          onChange={(value) => {
            setFilter(filters.find((f) => f.value === value)?.value ?? 'all')
            setPage(1)
          }}
        />
      }
    >
      <div className="im-scroll">
        <table className="table im-messages">
          <caption className="visually-hidden">Meldingen per regel</caption>
          <thead>
            <tr>
              <th scope="col">Soort</th>
              <th scope="col">Bestand</th>
              <th scope="col" className="number">
                Regel
              </th>
              <th scope="col">Kolom</th>
              <th scope="col">Waarde</th>
              <th scope="col">Wat is er</th>
            </tr>
          </thead>
          <tbody>
            {chosen.slice(from, from + PER_PAGE).map((message) => (
              <Row key={message.key} message={message} />
            ))}
          </tbody>
        </table>
      </div>
      {chosen.length === 0 && <p className="im-none">Geen meldingen van deze soort.</p>}
      {pages > 1 && (
        <Pagination
          className="im-pages"
          size="sm"
          total={pages}
          value={Math.min(page, pages)}
          onChange={setPage}
          getControlProps={(control) => ({
            'aria-label': { first: 'Eerste', previous: 'Vorige', next: 'Volgende', last: 'Laatste' }[control],
          })}
          getItemProps={(n) => ({ 'aria-label': `Bladzijde ${n}` })}
        />
      )}
    </Card>
  )
}

function Row({ message }: { message: ImportMessage }) {
  const look = looks[message.severity]
  return (
    <tr>
      <td>
        <Tag tone={look.tone}>
          <look.icon size={12} aria-hidden="true" />
          {look.word}
        </Tag>
      </td>
      <td>{message.file}</td>
      <td className="number">{message.row === null ? '–' : formatNumber(message.row)}</td>
      <td>{message.column ?? '–'}</td>
      <td className="im-value">{message.value ?? '–'}</td>
      <td>{message.message}</td>
    </tr>
  )
}
