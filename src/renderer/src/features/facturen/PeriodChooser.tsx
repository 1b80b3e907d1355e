import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBuildingCommunity, IconCheck, IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { TopSlot } from '../../lib/top-slot'
import { type Period, type PeriodUnit, periodOf, periodUnits, stepPeriod } from './period'

const unitWords: Record<PeriodUnit, string> = { month: 'Per maand', quarter: 'Per kwartaal', year: 'Per jaar' }

type Props = {
  centres: readonly Centre[]
  centre: Centre | undefined
  onCentre: (centre: Centre | null) => void
  period: Period
  onPeriod: (period: Period) => void
}

/** Which centres and which period: stands in the top bar, where other screens have centre and day. */
export function PeriodChooser({ centres, centre, onCentre, period, onPeriod }: Props) {
  const name = centre?.name ?? 'Alle centra'
  const chosen = <IconCheck size={14} role="img" aria-label="gekozen" />
  const step = (label: string, by: number, Sign: typeof IconChevronLeft) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="var(--text-2)"
      size={32}
      aria-label={label}
      onClick={() => onPeriod(stepPeriod(period, by))}
    >
      <Sign size={16} aria-hidden />
    </ActionIcon>
  )
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
            leftSection={<IconBuildingCommunity size={16} stroke={1.6} aria-hidden />}
            rightSection={<IconSelector size={14} aria-hidden />}
            aria-label={`Facturen van: ${name}`}
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
      {step('Vorige periode', -1, IconChevronLeft)}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="subtle" color="gray" c="var(--text)" px={8} aria-label={`Periode: ${period.name}`}>
            {period.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {periodUnits.map((unit) => (
            <Menu.Item
              key={unit}
              onClick={() => onPeriod(periodOf(unit, period.from))}
              rightSection={unit === period.unit ? chosen : null}
            >
              {unitWords[unit]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {step('Volgende periode', 1, IconChevronRight)}
    </TopSlot>
  )
}
