import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Waiting } from '#shared/contract/booking'
import { useActions } from './actions'
import { offerSlot, waiterOf } from './waiting'

/** One notice at a time: what was freed last is what the desk is busy with. */
const NOTICE = 'slot-freed'
const NAMED = 3

function offer(one: Waiting): void {
  notifications.hide(NOTICE)
  void offerSlot(one)
}

function Waiters({ waiting }: { waiting: readonly Waiting[] }) {
  const first = waiting.find((one) => one.free)
  const label = first && `${waiterOf(first).offer} aan ${waiterOf(first).title}`
  useActions(
    first === undefined || label === undefined
      ? []
      : [
          {
            id: 'waiting.offer',
            label,
            keys: ['Alt+O'],
            run: () => offer(first),
          },
        ],
  )
  return (
    <Stack gap={8} mt={4}>
      {waiting
        .slice(0, NAMED)
        .map(waiterOf)
        .map(({ key, title, what }, index) => (
          <Text size="sm" key={key}>
            {index + 1}. {title} ({what.toLowerCase()})
          </Text>
        ))}
      {waiting.length > NAMED && <Text size="sm">En nog {waiting.length - NAMED}.</Text>}
      {first !== undefined && (
        <Button size="xs" variant="default" justify="flex-start" onClick={() => offer(first)}>
          {label}
          <span className="button-key" aria-hidden>
            &nbsp;Alt O
          </span>
        </Button>
      )}
    </Stack>
  )
}

/** Tells who waited for a slot that came free, in turn; one key gives it to the first of them. */
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
