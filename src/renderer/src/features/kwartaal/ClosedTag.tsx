import { Button } from '@mantine/core'
import type { PeriodReport } from '#shared/contract/report'
import type { Period, WallTime } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { May } from '../../lib/May'
import { useNow } from '../../lib/now'
import { Tag } from '../../ui/Tag'

type Props = {
  period: Period
  closed: PeriodReport['closed']
  /** Whether a closed quarter is shown as it would be now. */
  anew: boolean
  onAnew: (asOf: WallTime | null) => void
}

/** That these figures are closed, with the way to what they would be now, and back. Nothing for an open period. */
export function ClosedTag({ period, closed, anew, onAnew }: Props) {
  const now = useNow()
  if (!closed && !anew) return null
  return (
    <>
      {closed ? (
        <Tag tone="ok">Vastgesteld, versie {closed.version}</Tag>
      ) : (
        <Tag tone="warn">Niet zoals vastgesteld, maar zoals het nu is</Tag>
      )}
      <Button size="xs" variant="default" onClick={() => onAnew(anew ? null : now)}>
        {anew ? 'Toon vastgesteld' : 'Zoals het nu is'}
      </Button>
      <May call="closings.corrections">
        <Button size="xs" variant="default" onClick={() => navigate(`/kwartaal/vaststellen?periode=${period}`)}>
          Correcties
        </Button>
      </May>
    </>
  )
}
