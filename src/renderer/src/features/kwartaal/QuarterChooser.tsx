import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { addQuarters } from '#shared/time/civil'
import { formatQuarter } from '#shared/time/format'
import type { Quarter } from '#shared/time/types'
import { TopSlot } from '../../lib/top-slot'
import { CentreMenu } from '../../ui/CentreMenu'

type Props = {
  centres: readonly Centre[]
  /** Undefined for all centres together. */
  centre: Centre | undefined
  onCentre: (centre: Centre | null) => void
  quarter: Quarter
  thisQuarter: Quarter
  onQuarter: (quarter: Quarter) => void
}

/** Which centres and which quarter: stands in the top bar, where other screens have centre and day. */
export function QuarterChooser({ centres, centre, onCentre, quarter, thisQuarter, onQuarter }: Props) {
  return (
    <TopSlot>
      <CentreMenu centres={centres} centre={centre} onCentre={onCentre} label="Centrum in het overzicht" />
      <div className="top-divider" />
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={32}
        aria-label="Vorig kwartaal"
        onClick={() => onQuarter(addQuarters(quarter, -1))}
      >
        <IconChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <strong className="kw-quarter" aria-live="polite">
        {formatQuarter(quarter)}
      </strong>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={32}
        aria-label="Volgend kwartaal"
        onClick={() => onQuarter(addQuarters(quarter, 1))}
      >
        <IconChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
      <Button variant="default" className="wide-only" onClick={() => onQuarter(thisQuarter)}>
        Dit kwartaal
      </Button>
    </TopSlot>
  )
}
