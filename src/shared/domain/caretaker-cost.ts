import { addDays, dateOf, dayNumber } from '../time/civil'
import type { CivilDate, WallTime } from '../time/types'
import { type CentreHours, dayHours, intersect, lengthOf, merge, type Stretch } from './hours'
import type { VatRate } from './price-line'
import { divide } from './tariff'

/**
 * The cost price of a caretaker outside staffed hours (Ridderkerk: at Bolnes and West there is one after 17:00 only when the
 * renter pays for it). Times are minutes since 1970 as the clock shows them.
 */
export type CaretakerRate = {
  id: string
  centsPerHour: number
  /** Each stretch counts in whole steps of this, and at least the minimum. */
  roundMinutes: number
  minimumMinutes: number
  /** Travel, once for each day on which somebody has to come. */
  travelCents: number
  vat: VatRate
  validFrom: CivilDate
}

/**
 * The minutes of a stretch in which no caretaker is there by the hours of the centre: outside staffed hours, and all of a
 * closed day. A centre without staffed hours works without caretakers: nothing.
 */
export function unstaffed(hours: CentreHours, startsAt: WallTime, from: number, to: number): Stretch[] {
  if (hours.staffedHours.length === 0) return []
  const out: Stretch[] = []
  for (let date = addDays(dateOf(startsAt), -1); dayNumber(date) * 1440 < to; date = addDays(date, 1)) {
    const midnight = dayNumber(date) * 1440
    const wanted = { from: Math.max(from, midnight), to: Math.min(to, midnight + 1440) }
    if (wanted.to <= wanted.from) continue
    const staffed = dayHours(hours, date).staffed.map((s) => ({ from: s.from + midnight, to: s.to + midnight }))
    out.push(...without([wanted], staffed))
  }
  return merge(out)
}

/** What is left of the stretches without those others; both merged and in order. */
export function without(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return stretches.flatMap((stretch) => {
    const out: Stretch[] = []
    let from = stretch.from
    for (const other of others) {
      if (other.to <= from || other.from >= stretch.to) continue
      if (other.from > from) out.push({ from, to: other.from })
      from = Math.max(from, other.to)
    }
    if (from < stretch.to) out.push({ from, to: stretch.to })
    return out
  })
}

/** Minutes that the stretches count for (rounded, with the minimum), and the days on which somebody comes. */
export function visits(stretches: readonly Stretch[], rate: CaretakerRate): { minutes: number; days: number } {
  const step = Math.max(1, rate.roundMinutes)
  const minutes = stretches.reduce(
    (sum, s) => sum + Math.max(rate.minimumMinutes, Math.ceil((s.to - s.from) / step) * step),
    0,
  )
  return { minutes, days: new Set(stretches.map((s) => Math.floor(s.from / 1440))).size }
}

type CaretakerCost = { minutes: number; days: number; cents: number; shared: number }

/**
 * What a booking pays for its extra minutes when others pay for some already: what the whole costs more by it. So the
 * first pays all, the next only what is added, a line that is frozen never changes, and nobody pays more than alone.
 * `shared` is how many of its minutes are paid by others.
 */
export function caretakerCost(own: readonly Stretch[], paid: readonly Stretch[], rate: CaretakerRate): CaretakerCost {
  const before = visits(merge(paid), rate)
  const after = visits(merge([...own, ...paid]), rate)
  const minutes = Math.max(0, after.minutes - before.minutes)
  const days = Math.max(0, after.days - before.days)
  const cents = divide(minutes * rate.centsPerHour, 60) + days * rate.travelCents
  return { minutes, days, cents, shared: lengthOf(intersect(own, merge(paid))) }
}

/** The rate that holds on a day. */
export const rateOn = (rates: readonly CaretakerRate[], date: CivilDate): CaretakerRate | undefined =>
  rates
    .filter((rate) => rate.validFrom <= date)
    .reduce<CaretakerRate | undefined>(
      (best, rate) => (best && best.validFrom >= rate.validFrom ? best : rate),
      undefined,
    )
