import { useQuery } from '@tanstack/react-query'
import type { Period, WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import type { Drill } from '../../lib/drill'
import { BookingsPanel } from '../../ui/BookingsPanel'

/** The bookings behind a figure of the overview, beside the figures. */
export function DrillPanel({
  drill,
  period,
  asOf,
  centreNames,
  onClose,
}: {
  drill: Drill
  period: Period
  /** The moment of the figures that are shown: the list must be as long as they say. */
  asOf: WallTime | undefined
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
}) {
  const { title, by, ...input } = drill
  const query = useQuery(api.reports.drill.queryOptions({ input: { ...input, period, ...(asOf && { asOf }) } }))
  return <BookingsPanel title={title} query={query} by={by} centreNames={centreNames} onClose={onClose} />
}
