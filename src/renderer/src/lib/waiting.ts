import type { Waiting } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { client } from './client'
import { notifyDone, notifyError } from './notify'
import { categoryWords } from './words/vocabulary'

/** What a list shows of somebody who waits: a request, or a date of a series with that date in `what`. */
export function waiterOf(one: Waiting) {
  const { title, category, createdAt, startsAt, endsAt } = one.kind === 'request' ? one.booking : one.series
  const day = one.kind === 'series' ? `reeks, ${formatDay(dateOf(startsAt))}` : null
  return {
    key: one.kind === 'request' ? one.booking.id : `${one.series.id} ${one.series.date}`,
    title,
    createdAt,
    startsAt,
    endsAt,
    what: [categoryWords[category], day].filter((word) => word !== null).join(', '),
    offer: one.kind === 'request' ? 'Optie geven' : 'Plek geven',
  }
}

/** Gives the slot: a request gets an option, a date of a series is offered again as the series says. Told either way. */
export async function offerSlot(one: Waiting): Promise<void> {
  try {
    if (one.kind === 'request') {
      const { id, revision, title } = one.booking
      await client.bookings.toOption({ id, revision })
      notifyDone(`Optie gegeven: ${title}`, { undo: true })
    } else {
      const { id, revision, title, date } = one.series
      await client.series.retry({ id, revision, only: [date], onConflict: 'refuse' })
      notifyDone(`Plek gegeven: ${title}, ${formatDay(dateOf(one.series.startsAt))}`, { undo: true })
    }
  } catch (error) {
    notifyError(error)
  }
}
