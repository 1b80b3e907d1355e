import { Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoomUseReport } from '#shared/contract/room-use'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { Card } from '../../ui/Card'
import { HeatTable } from '../../ui/HeatTable'
import { rowsOf, type UseRow } from './model'

const ALL = 'alles'

/** Occupancy per weekday and hour of everything, a district, a centre or a room. */
export function HeatCard({ report, scope }: { report: RoomUseReport; scope: UseRow['scope'] }) {
  const [chosen, setChosen] = useState(ALL)
  const groups = (['wijk', 'centrum', 'ruimte'] as const).map((level) => ({ level, rows: rowsOf(report, level) }))
  const idOf = (level: string, row: UseRow) => `${level} ${row.key}`
  const row = groups.flatMap(({ level, rows }) => rows.filter((one) => idOf(level, one) === chosen))[0]
  const { period, asOf } = report
  const map = useQuery(
    api.roomUse.heatmap.queryOptions({
      input: { period, asOf, ...scope, ...row?.scope },
      placeholderData: keepPreviousData,
    }),
  )
  const words = { wijk: 'Wijken', centrum: 'Centra', ruimte: 'Ruimtes' }
  return (
    <Card
      title="Wanneer"
      note="bezetting van de tijd per weekdag en uur, in %"
      actions={
        <Select
          size="xs"
          w={220}
          aria-label="Warmtekaart van"
          searchable
          allowDeselect={false}
          value={row ? chosen : ALL}
          onChange={(value) => setChosen(value ?? ALL)}
          data={[
            { value: ALL, label: 'Alles samen' },
            ...groups
              .filter(({ rows }) => rows.length > 1)
              .map(({ level, rows }) => ({
                group: words[level],
                items: rows.map((one) => ({
                  value: idOf(level, one),
                  label: level === 'ruimte' ? `${one.name}, ${one.where}` : one.name,
                })),
              })),
          ]}
        />
      }
    >
      {map.data && <HeatTable map={map.data} />}
      {map.error && <p className="fig-note">{messageFor(map.error)}</p>}
    </Card>
  )
}
