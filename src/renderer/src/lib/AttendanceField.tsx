import { NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { api } from './client'
import { messageFor } from './failure'
import { notifyDone } from './notify'
import { useMay } from './session'

const MOST_PEOPLE = 100_000

/** The field below this one in the list, if there is one. */
function nextField(field: HTMLElement): HTMLInputElement | null {
  const all = [...document.querySelectorAll<HTMLInputElement>('.attendance input')]
  return all[all.findIndex((input) => input === field) + 1] ?? null
}

/** How many people came to a booking: type the number; Enter saves and goes to the next of the list, leaving the field saves too. */
export function AttendanceField({ booking }: { booking: Booking }) {
  const [value, setValue] = useState<number | string>('')
  const save = useMutation(
    api.bookings.attendance.mutationOptions({
      onSuccess: () => notifyDone(`${booking.title}: ${value} deelnemers`, { undo: true }),
    }),
  )
  if (!useMay('bookings.attendance', booking.centreId)) return null
  // Leaving saves: a number that was typed before a click elsewhere is not lost.
  const leave = () => {
    if (value === '' || save.isPending || save.isSuccess) return
    save.mutate({ id: booking.id, revision: booking.revision, participants: Number(value) })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || value === '') return
    event.preventDefault()
    const next = nextField(event.currentTarget)
    if (next === null) event.currentTarget.blur()
    else next.focus()
  }
  return (
    <NumberInput
      className="attendance"
      w={72}
      hideControls
      allowNegative={false}
      allowDecimal={false}
      max={MOST_PEOPLE}
      placeholder={booking.expectedParticipants === null ? '' : String(booking.expectedParticipants)}
      aria-label={`Deelnemers ${booking.title}, ${formatDay(dateOf(booking.startsAt))}`}
      value={value}
      onChange={(typed) => {
        setValue(typed)
        save.reset()
      }}
      onBlur={leave}
      onKeyDown={onKeyDown}
      disabled={save.isPending || save.isSuccess}
      error={save.isError ? messageFor(save.error) : undefined}
    />
  )
}
