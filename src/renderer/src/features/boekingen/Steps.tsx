import { Button, Menu, Popover, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Booking, SteppedBooking } from '#shared/contract/booking'
import { type DeskStep, mayStep } from '#shared/domain/transitions'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { OptionDeadline } from '../../lib/OptionDeadline'
import { useRights } from '../../lib/session'

type Props = {
  booking: Booking
  /** A booking that has not begun can't have been missed. */
  started: boolean
  /** What was typed as the reason to go before others that wait. */
  priorityReason: string
  onDone: (after: SteppedBooking, text: string) => void
  onProblem: (error: unknown) => void
}

const words: Record<DeskStep, { act: string; done: string; asks: 'reason' | 'deadline' | null }> = {
  confirm: { act: 'Bevestigen', done: 'Bevestigd', asks: null },
  toOption: { act: 'Optie geven…', done: 'Optie gegeven', asks: 'deadline' },
  extend: { act: 'Optie verlengen…', done: 'Optie verlengd', asks: 'deadline' },
  reopen: { act: 'Weer een aanvraag', done: 'Weer een aanvraag', asks: null },
  decline: { act: 'Afwijzen…', done: 'Afgewezen', asks: 'reason' },
  cancel: { act: 'Annuleren…', done: 'Geannuleerd', asks: 'reason' },
  reactivate: { act: 'Weer actief maken', done: 'Weer actief', asks: null },
  noShow: { act: 'Niet verschenen', done: 'Gemeld als niet verschenen', asks: null },
}
const order: readonly DeskStep[] = [
  'confirm',
  'reactivate',
  'toOption',
  'extend',
  'reopen',
  'decline',
  'noShow',
  'cancel',
]

/** Steps that give a booking its slot: others may have to wait longer. */
const grants: readonly DeskStep[] = ['confirm', 'reactivate', 'toOption', 'extend']

/** The steps that this booking may take now: the first as a button, the others in a menu. */
export function Steps({ booking, started, priorityReason, onDone, onProblem }: Props) {
  const may = useRights()
  const [asking, setAsking] = useState<DeskStep | null>(null)
  const [reason, setReason] = useState('')
  const options = { onError: onProblem }
  const mutations: Record<DeskStep, ReturnType<typeof useConfirm>> = {
    confirm: useMutation(api.bookings.confirm.mutationOptions(options)),
    toOption: useMutation(api.bookings.toOption.mutationOptions(options)),
    extend: useMutation(api.bookings.extend.mutationOptions(options)),
    reopen: useMutation(api.bookings.reopen.mutationOptions(options)),
    decline: useMutation(api.bookings.decline.mutationOptions(options)),
    cancel: useMutation(api.bookings.cancel.mutationOptions(options)),
    reactivate: useMutation(api.bookings.reactivate.mutationOptions(options)),
    noShow: useMutation(api.bookings.noShow.mutationOptions(options)),
  }
  const run = (step: DeskStep, optionUntil?: WallTime) => {
    const why = reason.trim()
    const first = grants.includes(step) ? priorityReason.trim() : ''
    mutations[step].mutate(
      {
        id: booking.id,
        revision: booking.revision,
        ...(why !== '' && { reason: why }),
        ...(first !== '' && { priorityReason: first }),
        ...(optionUntil !== undefined && { optionUntil }),
      },
      { onSuccess: (after) => onDone(after, words[step].done) },
    )
    setAsking(null)
    setReason('')
  }
  const choose = (step: DeskStep) => (words[step].asks !== null ? setAsking(step) : run(step))
  // Who may not confirm, such as a board, alters requests only.
  const possible =
    may('bookings.confirm', booking.centreId) || booking.status === 'request'
      ? order.filter(
          (step) =>
            may(`bookings.${step}`, booking.centreId) &&
            mayStep(step, booking.status) &&
            (step !== 'noShow' || started),
        )
      : []
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
        {asking !== null && words[asking].asks === 'deadline' && (
          <OptionDeadline
            booking={booking}
            act={words[asking].act.replace('…', '')}
            onGive={(until) => run(asking, until)}
          />
        )}
        {asking !== null && words[asking].asks === 'reason' && (
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
