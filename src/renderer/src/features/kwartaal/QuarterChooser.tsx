import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBuildingCommunity, IconCheck, IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { addQuarters } from '#shared/time/civil'
import { formatQuarter } from '#shared/time/format'
import type { Quarter } from '#shared/time/types'
import { TopSlot } from '../../lib/top-slot'

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
  const name = centre?.name ?? 'Alle centra'
  const chosen = <IconCheck size={14} role="img" aria-label="gekozen" />
  return (
    <TopSlot>
      <Menu position="bottom-start" shadow="md" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--text)"
            px={8}
            className="top-centre"
            leftSection={<IconBuildingCommunity size={16} stroke={1.6} aria-hidden="true" />}
            rightSection={<IconSelector size={14} aria-hidden="true" />}
            aria-label={`Centrum in het overzicht: ${name}`}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          <Menu.Item onClick={() => onCentre(null)} rightSection={centre ? null : chosen}>
            Alle centra
          </Menu.Item>
          <Menu.Divider />
          {centres.map((c) => (
            <Menu.Item key={c.id} onClick={() => onCentre(c)} rightSection={c === centre ? chosen : null}>
              {c.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
