import { Button, Menu, Popover, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Booking, BookingWithFindings } from '#shared/contract/booking'
import { mayStep, type Transition } from '#shared/domain/transitions'
import { api } from '../../lib/client'

type Props = {
  booking: Booking
  /** A booking that has not begun can't have been missed. */
  started: boolean
  onDone: (after: BookingWithFindings, text: string) => void
  onProblem: (error: unknown) => void
}

const words: Record<Transition, { act: string; done: string; asksWhy: boolean }> = {
  confirm: { act: 'Bevestigen', done: 'Bevestigd', asksWhy: false },
  decline: { act: 'Afwijzen…', done: 'Afgewezen', asksWhy: true },
  cancel: { act: 'Annuleren…', done: 'Geannuleerd', asksWhy: true },
  reactivate: { act: 'Weer actief maken', done: 'Weer actief', asksWhy: false },
  noShow: { act: 'Niet verschenen', done: 'Gemeld als niet verschenen', asksWhy: false },
}
const order: readonly Transition[] = ['confirm', 'reactivate', 'decline', 'noShow', 'cancel']

/** The steps that this booking may take now: the first as a button, the others in a menu. */
export function Steps({ booking, started, onDone, onProblem }: Props) {
  const [asking, setAsking] = useState<Transition | null>(null)
  const [reason, setReason] = useState('')
  const options = { onError: onProblem }
  const mutations: Record<Transition, ReturnType<typeof useConfirm>> = {
    confirm: useMutation(api.bookings.confirm.mutationOptions(options)),
    decline: useMutation(api.bookings.decline.mutationOptions(options)),
    cancel: useMutation(api.bookings.cancel.mutationOptions(options)),
    reactivate: useMutation(api.bookings.reactivate.mutationOptions(options)),
    noShow: useMutation(api.bookings.noShow.mutationOptions(options)),
  }
  const run = (step: Transition) => {
    const why = reason.trim()
    mutations[step].mutate(
      { id: booking.id, revision: booking.revision, ...(why !== '' && { reason: why }) },
      { onSuccess: (after) => onDone(after, words[step].done) },
    )
    setAsking(null)
    setReason('')
  }
  const choose = (step: Transition) => (words[step].asksWhy ? setAsking(step) : run(step))
  const possible = order.filter((step) => mayStep(step, booking.status) && (step !== 'noShow' || started))
  const [first, ...others] = possible
  if (first === undefined) return null
  return (
    <Popover
      opened={asking !== null}
      onChange={(opened) => !opened && setAsking(null)}
      position="top-end"
      trapFocus
      withRoles={false}
      withArrow
    >
      <Popover.Target>
        <div className="booking-steps">
          <Button variant="default" onClick={() => choose(first)} loading={mutations[first].isPending}>
            {words[first].act}
          </Button>
          {others.length > 0 && (
            <Menu position="top-end">
              <Menu.Target>
                <Button variant="default" px={8} aria-label="Meer stappen">
                  <IconDots size={16} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {others.map((step) => (
                  <Menu.Item key={step} onClick={() => choose(step)}>
                    {words[step].act}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        {asking !== null && (
          <div className="booking-fields">
            <TextInput
              label="Reden"
              data-autofocus
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                run(asking)
              }}
            />
            <Button onClick={() => run(asking)}>{words[asking].act.replace('…', '')}</Button>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

const useConfirm = () => useMutation(api.bookings.confirm.mutationOptions())
