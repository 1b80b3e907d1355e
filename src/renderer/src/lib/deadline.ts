import { dateOf, daysBetween, wallTimeOf } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { Instant, WallTime } from '#shared/time/types'

/** A short word with a tone; the word says it all, the colour only helps. */
export type Urgency = { text: string; tone: 'neutral' | 'warn' | 'bad' }

const SOON_DAYS = 3
/** From this age on a request asks for attention. */
const OLD_DAYS = 5

/** How long an option still stands: `nog 5 dagen`, `nog tot 17.00`. */
export function timeLeft(until: WallTime, now: WallTime): Urgency {
  if (until <= now) return { text: 'verlopen', tone: 'bad' }
  const days = daysBetween(dateOf(now), dateOf(until))
  if (days === 0) return { text: `nog tot ${formatTime(until)}`, tone: 'bad' }
  return { text: days === 1 ? 'nog 1 dag' : `nog ${days} dagen`, tone: days <= SOON_DAYS ? 'warn' : 'neutral' }
}

/** How old a request is: `vandaag`, `5 dagen oud`. */
export function ageOf(createdAt: Instant, now: WallTime): Urgency {
  const days = daysBetween(dateOf(wallTimeOf(createdAt)), dateOf(now))
  const text = days <= 0 ? 'vandaag' : days === 1 ? '1 dag oud' : `${days} dagen oud`
  return { text, tone: days >= OLD_DAYS ? 'warn' : 'neutral' }
}

/** What is most urgent about an open request or option: how long it stands, or how old it is. */
export const urgencyOf = (
  booking: { status: string; optionUntil: WallTime | null; startsAt: WallTime; createdAt: Instant },
  now: WallTime,
): Urgency =>
  booking.status === 'option' ? timeLeft(booking.optionUntil ?? booking.startsAt, now) : ageOf(booking.createdAt, now)
