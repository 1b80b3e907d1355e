import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Booking, SteppedBooking } from '#shared/contract/booking'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { failureOf } from '../../lib/failure'
import { notifyFreed } from '../../lib/freed'
import { notifyDone, notifyError } from '../../lib/notify'

/** What can be done with a request or option from its page, each told with a way back. */
export function useSteps(booking: Booking) {
  const queries = useQueryClient()
  const told = (what: string) => ({
    onSuccess: (after: SteppedBooking) => {
      notifyDone(`${after.title} ${what}`, { undo: true })
      notifyFreed(after.waiting)
    },
    onError: (error: unknown) => {
      notifyError(error)
      if (failureOf(error)?.code === 'stale') void queries.invalidateQueries({ queryKey: api.requests.key() })
    },
  })
  const confirm = useMutation(api.bookings.confirm.mutationOptions(told('is bevestigd')))
  const toOption = useMutation(api.bookings.toOption.mutationOptions(told('is nu een optie')))
  const extend = useMutation(api.bookings.extend.mutationOptions(told('is verlengd')))
  const decline = useMutation(api.bookings.decline.mutationOptions(told('is afgewezen')))
  const move = useMutation(
    api.bookings.change.mutationOptions({
      onSuccess: (after) => notifyDone(`${after.title} is verplaatst naar een vrije plek`, { undo: true }),
      onError: notifyError,
    }),
  )
  const step = { id: booking.id, revision: booking.revision }
  const grant = (priorityReason: string) => ({
    ...step,
    ...(priorityReason.trim() !== '' && { priorityReason: priorityReason.trim() }),
  })
  return {
    busy: [confirm, toOption, extend, decline, move].some((mutation) => mutation.isPending),
    confirm: (priorityReason: string) => confirm.mutate(grant(priorityReason)),
    /** A request gets an option; an option gets more time: as long as the centre does, unless a deadline is named. */
    option: (priorityReason: string, optionUntil?: WallTime) =>
      (booking.status === 'option' ? extend : toOption).mutate({
        ...grant(priorityReason),
        ...(optionUntil !== undefined && { optionUntil }),
      }),
    decline: (reason: string) => decline.mutate({ ...step, reason }),
    move: (slot: Pick<Booking, 'roomIds' | 'startsAt' | 'endsAt'>) => move.mutate({ ...step, ...slot }),
  }
}
