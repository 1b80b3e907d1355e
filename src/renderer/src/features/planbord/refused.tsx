import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Booking } from '#shared/contract/booking'
import type { Alternative } from '#shared/domain/booking-rules'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { failureOf, messageFor } from '../../lib/failure'
import { alternativesOf } from '../../ui/FindingList'

/** One notice at a time: a new try makes the old refusal pointless. */
const NOTICE = 'planbord-refused'
const OFFERED = 3

export const hideRefusal = (): void => {
  notifications.hide(NOTICE)
}

/** Tells why a booking went back to its place, with free places to take instead. */
export function notifyRefused(booking: Booking, error: unknown, onTake: (alternative: Alternative) => void): void {
  const failure = failureOf(error)
  const findings = failure !== null && 'findings' in failure.data ? failure.data.findings : []
  const offered = alternativesOf(findings).slice(0, OFFERED)
  const take = (alternative: Alternative) => {
    hideRefusal()
    onTake(alternative)
  }
  hideRefusal()
  notifications.show({
    id: NOTICE,
    color: 'red',
    role: 'alert',
    autoClose: false,
    title: `${booking.title} is niet verplaatst`,
    message: (
      <Stack gap={8} mt={4}>
        <Text size="sm">{messageFor(error)}</Text>
        {offered.map((a) => (
          <Button
            key={`${a.roomIds.join()} ${a.startsAt}`}
            size="xs"
            variant="default"
            justify="flex-start"
            onClick={() => take(a)}
          >
            {a.roomNames.join(' en ')}, {formatDay(dateOf(a.startsAt))} {formatTimes(a.startsAt, a.endsAt)}
          </Button>
        ))}
      </Stack>
    ),
  })
}
