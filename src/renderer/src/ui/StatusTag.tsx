import {
  type Icon,
  IconArrowsExchange,
  IconCheck,
  IconChecks,
  IconClockOff,
  IconHelpCircle,
  IconHourglass,
  IconUserOff,
  IconX,
} from '@tabler/icons-react'
import type { BookingStatus } from '#shared/domain/vocabulary'
import { statusWords } from '../lib/words/vocabulary'
import { Tag, type Tone } from './Tag'

const looks: Record<BookingStatus, { tone: Tone; icon: Icon }> = {
  request: { tone: 'warn', icon: IconHelpCircle },
  option: { tone: 'accent', icon: IconHourglass },
  confirmed: { tone: 'ok', icon: IconCheck },
  held: { tone: 'ok', icon: IconChecks },
  no_show: { tone: 'bad', icon: IconUserOff },
  declined: { tone: 'neutral', icon: IconX },
  cancelled: { tone: 'neutral', icon: IconX },
  expired: { tone: 'neutral', icon: IconClockOff },
  displaced: { tone: 'neutral', icon: IconArrowsExchange },
}

/** The sign of a status, without its word. */
export function StatusIcon({ status, size = 12 }: { status: BookingStatus; size?: number }) {
  const Sign = looks[status].icon
  return <Sign size={size} aria-hidden />
}

/** The status of a booking as a word with a sign. */
export function StatusTag({ status }: { status: BookingStatus }) {
  return (
    <Tag tone={looks[status].tone}>
      <StatusIcon status={status} />
      {statusWords[status]}
    </Tag>
  )
}
