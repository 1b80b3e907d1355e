import type { CentreId, SeriesId } from '#shared/contract/base'
import type { Waiting } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { client } from './client'
import { failureOf } from './failure'
import { notifyDone, notifyError } from './notify'
import { useRights } from './session'
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

/** Answers whether the person at the desk may give a slot of a centre to somebody who waits for it. */
export function useMayOffer(): (one: Waiting, at?: CentreId) => boolean {
  const may = useRights()
  return ({ kind }, at) => (kind === 'request' ? may('bookings.toOption', at) : may('series.retry', at))
}

/** Who was given a slot; a series has a new revision since. */
export type Given = { key: string; series: { id: SeriesId; revision: number } | null }

/** The others who wait: what is known of a series follows the change that giving it a date was. */
export const stillWaiting = (waiting: readonly Waiting[], { key, series }: Given): Waiting[] =>
  waiting
    .filter((one) => waiterOf(one).key !== key)
    .map((one) =>
      one.kind === 'series' && one.series.id === series?.id
        ? { ...one, series: { ...one.series, revision: series.revision } }
        : one,
    )

/** Why a slot was not given: somebody else has it by now, who waited does so no more, or it may work the next time. */
export type NotGiven = 'taken' | 'withdrawn' | 'try_again'

const taken: ReadonlySet<string> = new Set(['room_conflict', 'capacity_exceeded', 'facility_exhausted'])
const withdrawn: ReadonlySet<string> = new Set(['not_found', 'stale', 'wrong_state'])

/** What a refusal says about the slot and about who waits for it. */
function whyNotGiven(code: string | undefined): NotGiven {
  if (code === undefined) return 'try_again'
  return taken.has(code) ? 'taken' : withdrawn.has(code) ? 'withdrawn' : 'try_again'
}

/**
 * Gives the slot: a request gets an option, a date of a series is offered again as the series says. Told either way; else
 * why it was not given.
 */
export async function offerSlot(one: Waiting): Promise<Given | NotGiven> {
  const { key } = waiterOf(one)
  try {
    if (one.kind === 'request') {
      const { id, revision, title } = one.booking
      await client.bookings.toOption({ id, revision })
      notifyDone(`Optie gegeven: ${title}`, { undo: true })
      return { key, series: null }
    }
    const { id, revision, title, date } = one.series
    const { series } = await client.series.retry({ id, revision, only: [date], onConflict: 'refuse' })
    notifyDone(`Plek gegeven: ${title}, ${formatDay(dateOf(one.series.startsAt))}`, { undo: true })
    return { key, series }
  } catch (error) {
    notifyError(error)
    return whyNotGiven(failureOf(error)?.code)
  }
}
