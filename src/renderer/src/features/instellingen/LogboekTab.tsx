import { Button, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '../../lib/client'
import { Card } from '../../ui/Card'
import { FileButtons } from '../../ui/FileButtons'
import { LogChanges } from './LogChanges'
import { LogCheck } from './LogCheck'
import { LogFilters } from './LogFilters'
import { LogLooks } from './LogLooks'
import { changesQuery, everything } from './log-filter'

const PAUSE_MS = 300
const views = [
  { value: 'changes', label: 'Wijzigingen' },
  { value: 'looks', label: 'Inzage' },
]

/** Every change, and everybody who saw or took out personal data: to search, and to take out as a file. */
export function LogboekTab() {
  const [what, setWhat] = useState<'changes' | 'looks'>('changes')
  const [filter, setFilter] = useState(everything)
  const [asked] = useDebouncedValue(filter, PAUSE_MS)
  return (
    <>
      <LogCheck />
      <Card
        title={what === 'changes' ? 'Wijzigingen' : 'Inzage in persoonsgegevens'}
        note="vijf jaar bewaard"
        actions={
          <>
            <SegmentedControl
              aria-label="Wat u ziet"
              size="xs"
              data={views}
              value={what}
              onChange={(value) => setWhat(value === 'looks' ? 'looks' : 'changes')}
            />
            <FileButtons
              formats={['xlsx', 'csv']}
              disabled={false}
              make={(format) =>
                client.log.exportFile({ ...changesQuery(asked), what, format: format === 'csv' ? 'csv' : 'xlsx' })
              }
            />
          </>
        }
      >
        <LogFilters filter={filter} onChange={setFilter} what={what} />
        {filter !== everything && (
          <div className="in-log-clear">
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconFilterOff size={14} aria-hidden />}
              onClick={() => setFilter(everything)}
            >
              Toon alles
            </Button>
          </div>
        )}
        {what === 'changes' ? <LogChanges filter={asked} /> : <LogLooks filter={asked} />}
      </Card>
    </>
  )
}
