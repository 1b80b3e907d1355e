import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { TopSlot } from '../../lib/top-slot'
import { CentreMenu, chosenMark } from '../../ui/CentreMenu'
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
      <CentreMenu centres={centres} centre={centre} onCentre={onCentre} label="Facturen van" />
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
              rightSection={unit === period.unit ? chosenMark : null}
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
