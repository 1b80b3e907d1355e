import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { callWords } from '#shared/contract/call-words'
import { client } from './client'
import { messageFor } from './failure'

const SHORT = 4000
const TO_UNDO = 8000

/** Tells that something could not be done, and why. Stays until closed. */
export function notifyError(error: unknown): void {
  notifications.show({
    color: 'red',
    title: 'Dat is niet gelukt',
    message: messageFor(error),
    autoClose: false,
    role: 'alert',
  })
}

async function undoFromNotice(id: string): Promise<void> {
  notifications.hide(id)
  await step('undo')
}

/** Tells that something is done, with a way back when `undo` is set. */
export function notifyDone(text: string, options: { undo?: boolean } = {}): void {
  if (options.undo !== true) {
    notifications.show({ message: text, autoClose: SHORT })
    return
  }
  const id = crypto.randomUUID()
  const undo = () => {
    void undoFromNotice(id)
  }
  notifications.show({
    id,
    autoClose: TO_UNDO,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {text}
        <Button size="xs" variant="default" flex="none" onClick={undo}>
          Ongedaan maken
        </Button>
      </Group>
    ),
  })
}

/** Takes the last change back, or does it again, and tells what happened. */
export async function step(way: 'undo' | 'redo'): Promise<void> {
  try {
    const { did } = await client.undo[way]()
    notifyDone(`${way === 'undo' ? 'Ongedaan gemaakt' : 'Opnieuw gedaan'}: ${callWords(did.label)} (${did.subject})`)
  } catch (error) {
    notifyError(error)
  }
}
