import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconMapPin } from '@tabler/icons-react'
import type { CalendarDistrict } from '#shared/contract/calendar'
import { formatDay, formatMonth } from '#shared/time/format'
import type { DateSpan } from '#shared/time/types'
import { TopSlot } from '../../lib/top-slot'
import { TopMenu } from '../../ui/TopMenu'
import type { Span } from './period'

type Props = {
  districts: readonly CalendarDistrict[]
  district: CalendarDistrict
  span: Span
  period: DateSpan
  onDistrict: (id: string) => void
  onStep: (by: 1 | -1) => void
  onNow: () => void
}

/** Which district and which week or month, in the top bar. */
export function CalendarTop({ districts, district, span, period, onDistrict, onStep, onNow }: Props) {
  const several = new Set(districts.map(({ municipality }) => municipality)).size > 1
  const nameOf = ({ name, municipality }: CalendarDistrict) =>
    several && municipality !== '' ? `${name}, ${municipality}` : name
  return (
    <TopSlot>
      <TopMenu
        icon={IconMapPin}
        label="Wijk"
        name={nameOf(district)}
        heading="Wijk"
        choices={districts.map((one) => ({
          key: one.id,
          text: nameOf(one),
          chosen: one.id === district.id,
          onChoose: () => onDistrict(one.id),
        }))}
      />
      <div className="top-divider" />
      <Button
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        px={6}
        aria-label={`Vorige ${span}`}
        onClick={() => onStep(-1)}
      >
        <IconChevronLeft size={16} />
      </Button>
      <span className="top-date">
        {span === 'week' ? `${formatDay(period.from)} – ${formatDay(period.to)}` : formatMonth(period.from)}
      </span>
      <Button
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        px={6}
        aria-label={`Volgende ${span}`}
        onClick={() => onStep(1)}
      >
        <IconChevronRight size={16} />
      </Button>
      <Button variant="default" className="wide-only" onClick={onNow}>
        {span === 'week' ? 'Deze week' : 'Deze maand'}
      </Button>
    </TopSlot>
  )
}
