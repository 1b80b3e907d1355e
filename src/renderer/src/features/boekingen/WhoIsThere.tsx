import { useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import { isOver } from '#shared/domain/vocabulary'
import { addDays, dateOf } from '#shared/time/civil'
import { formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { useMay } from '../../lib/session'
import { gapText } from '../../lib/words/needs'

/** Which caretakers are there during a booking, and whether one is still missing for it. */
export function WhoIsThere({ booking }: { booking: Booking }) {
  const { id, centreId, startsAt, endsAt, status } = booking
  const input = { centreId, from: dateOf(startsAt), to: addDays(dateOf(endsAt), 1) }
  const asked = { input, enabled: !isOver(status) }
  // Where somebody is missing is not for everybody who may know who is there.
  const mayMiss = useMay('roster.needs')
  const present = useQuery(api.roster.present.queryOptions(asked)).data ?? []
  const needs = useQuery(api.roster.needs.queryOptions({ ...asked, enabled: asked.enabled && mayMiss })).data
  if (isOver(status) || (mayMiss && !needs?.inUse)) return null
  const there = present.filter((person) => person.startsAt < endsAt && person.endsAt > startsAt)
  const gaps = (needs?.gaps ?? []).filter((gap) => gap.reasons.some((reason) => reason.bookingId === id))
  if (there.length === 0 && gaps.length === 0) return null
  return (
    <p className="booking-hint">
      {there.length > 0 && (
        <>
          Beheerder:{' '}
          {there
            .map(({ name, phone, ...person }) =>
              [name, formatTimes(person.startsAt, person.endsAt), phone].filter(Boolean).join(', '),
            )
            .join('; ')}
        </>
      )}
      {gaps.map((gap) => (
        <span className="booking-gap" key={gap.startsAt}>
          {formatTimes(gap.startsAt, gap.endsAt)}: {gapText(gap).toLowerCase()}
        </span>
      ))}
    </p>
  )
}
