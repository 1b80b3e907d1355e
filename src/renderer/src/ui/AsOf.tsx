import { Loader } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'
import { Tag } from './Tag'

type Props = {
  asOf: WallTime
  /** Whether newer figures are on their way. */
  busy: boolean
  /** The period of the figures, where it matters that it still runs. */
  period?: { from: CivilDate; to: CivilDate }
  /** What else is to be said of the figures; comes first. */
  children?: ReactNode
}

/** Of which moment figures are, beside the title of a screen. */
export function AsOf({ asOf, busy, period, children }: Props) {
  const day = dateOf(asOf)
  return (
    <span className="fig-hint">
      {children}
      {period && day <= period.to && (
        <Tag tone="warn">
          <IconClock size={12} aria-hidden="true" />
          {day < period.from ? 'Nog niet begonnen' : 'Loopt nog'}
        </Tag>
      )}
      <span className="fig-as-of">
        stand {formatDate(day)}, {formatTime(clockOf(asOf))}
      </span>
      {busy && <Loader size={12} aria-label="Cijfers worden berekend" />}
    </span>
  )
}
