import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Till } from '#shared/contract/register'
import { setParams } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { Tag } from '../../ui/Tag'
import { tillParams } from './useTill'

/** Which till of the day, when there is more than one; and whether it was closed. */
export function TillChooser({ till }: { till: Till }) {
  const { date } = useHere()
  const last =
    useQuery(api.register.till.queryOptions({ input: { centreId: till.centreId, date } })).data?.sequence ?? 1
  const count = Math.max(last, till.sequence)
  return (
    <>
      {till.closing !== null && <Tag tone="ok">Afgesloten</Tag>}
      {count > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Welke kas van de dag"
          data={Array.from({ length: count }, (_, i) => ({ value: String(i + 1), label: `${i + 1}e kas` }))}
          value={String(till.sequence)}
          onChange={(sequence) => setParams(tillParams({ date: till.date, sequence: Number(sequence) }))}
        />
      )}
    </>
  )
}
