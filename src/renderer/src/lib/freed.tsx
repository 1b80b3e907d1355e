import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Booking, Waiting } from '#shared/contract/booking'
import { useActions } from './actions'
import { client } from './client'
import { notifyDone, notifyError } from './notify'
import { categoryWords } from './words/vocabulary'

/** One notice at a time: what was freed last is what the desk is busy with. */
const NOTICE = 'slot-freed'
const NAMED = 3

async function offer({ id, revision }: Booking): Promise<void> {
  notifications.hide(NOTICE)
  try {
    const { title } = await client.bookings.toOption({ id, revision })
    notifyDone(`Optie gegeven: ${title}`, { undo: true })
  } catch (error) {
    notifyError(error)
  }
}

function Waiters({ waiting }: { waiting: readonly Waiting[] }) {
  const first = waiting.find((one) => one.free)?.booking
  useActions(
    first === undefined
      ? []
      : [
          {
            id: 'waiting.offer',
            label: `Optie geven aan ${first.title}`,
            keys: ['Alt+O'],
            run: () => void offer(first),
          },
        ],
  )
  return (
    <Stack gap={8} mt={4}>
      {waiting.slice(0, NAMED).map(({ booking }, index) => (
        <Text size="sm" key={booking.id}>
          {index + 1}. {booking.title} ({categoryWords[booking.category].toLowerCase()})
        </Text>
      ))}
      {waiting.length > NAMED && <Text size="sm">En nog {waiting.length - NAMED}.</Text>}
      {first !== undefined && (
        <Button size="xs" variant="default" justify="flex-start" onClick={() => void offer(first)}>
          Optie geven aan {first.title}
          <span className="button-key" aria-hidden>
            &nbsp;Alt O
          </span>
        </Button>
      )}
    </Stack>
  )
}

/** Tells who waited for a slot that came free, in turn; one key gives the first of them an option. */
export function notifyFreed(waiting: readonly Waiting[]): void {
  notifications.hide(NOTICE)
  if (waiting.length === 0) return
  notifications.show({
    id: NOTICE,
    autoClose: false,
    title: 'Voor deze plek staan anderen te wachten',
    message: <Waiters waiting={waiting} />,
  })
}
