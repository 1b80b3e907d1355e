import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays } from '#shared/time/civil'
import { formatDay, formatMonth } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { TopSlot } from '../../lib/top-slot'
import { type Span, spanOf, stepOf } from './board'

type Props = { date: CivilDate; today: CivilDate; span: Span; onGo: (date: CivilDate) => void }

/** The week or month that is shown, with one back and one on, in the top bar. */
export function PeriodStepper({ date, today, span, onGo }: Props) {
  const { from, to } = spanOf(date, span)
  const period = span === 'week' ? `${formatDay(from)} – ${formatDay(addDays(to, -1))}` : formatMonth(from)
  return (
    <TopSlot>
      <Button
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        px={6}
        aria-label={`Vorige ${span}`}
        onClick={() => onGo(stepOf(date, span, -1))}
      >
        <IconChevronLeft size={16} />
      </Button>
      <span className="top-date">{period}</span>
      <Button
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        px={6}
        aria-label={`Volgende ${span}`}
        onClick={() => onGo(stepOf(date, span, 1))}
      >
        <IconChevronRight size={16} />
      </Button>
      <Button variant="default" onClick={() => onGo(today)}>
        {span === 'week' ? 'Deze week' : 'Deze maand'}
      </Button>
    </TopSlot>
  )
}
