import type { Booking } from '#shared/contract/booking'
import { usageWords } from '../../lib/words/vocabulary'
import { UsageIcon } from '../../ui/UsageTag'

/** How a booking is coloured, with the second cue beside the colour. */
export type Look = { className: string; word: string; sign: (size?: number) => React.ReactNode }

export const lookOf = (booking: Booking): Look => ({
  className: `usage-${booking.usage}`,
  word: usageWords[booking.usage],
  sign: (size) => <UsageIcon usage={booking.usage} {...(size !== undefined && { size })} />,
})
