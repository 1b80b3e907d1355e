import { minuteNumber, minutesOfClock } from '../time/civil'
import type { WallSpan } from '../time/types'
import type { PriceUnit, VatRate } from './price-line'
import { divide, type Tariff } from './tariff'

/** Which rate of a tariff an amount goes by. */
const ratePeriods = ['day', 'evening', 'weekend'] as const
export type RatePeriod = (typeof ratePeriods)[number]

/** One amount of a tariff. `quantity` is in minutes for hours; a `minimum` fills up to what is asked at least. */
export type Amount = {
  unit: PriceUnit
  period: RatePeriod
  minimum: boolean
  quantity: number
  unitCents: number
  cents: number
  vat: VatRate
}

const NIGHT_ENDS = 360
const NOON = 720
const DAY = 1440

/** What is let: for how long, to how many people, and how many of it (a facility; a room is one). */
type Let = WallSpan & { people: number; times: number }

/**
 * What the tariffs of one room or facility ask. Hours, dayparts and days are alternatives: the cheapest way to cover the
 * time counts, dayparts filled up by the hour when there is a price for it (five hours are a daypart and an hour). A price
 * per person, per piece or once comes on top. Times are as the clock shows them.
 */
export function amountsOf(tariffs: readonly Tariff[], wanted: Let): Amount[] {
  const by = (unit: PriceUnit) => tariffs.find((tariff) => tariff.unit === unit)
  const ways = timeWays(by('hour'), by('daypart'), by('day'), wanted)
  const cheapest = ways.reduce<Amount[] | null>(
    (best, way) => (best === null || sum(way) < sum(best) ? way : best),
    null,
  )
  const period = (tariff: Tariff) => periodAt(tariff, minuteNumber(wanted.startsAt))
  const fixed = (unit: PriceUnit, quantity: number) => {
    const tariff = by(unit)
    return tariff && quantity > 0 ? atLeast([amount(tariff, period(tariff), quantity)], [tariff]) : []
  }
  return [...(cheapest ?? []), ...fixed('person', wanted.people), ...fixed('piece', wanted.times), ...fixed('once', 1)]
}

const sum = (amounts: readonly Amount[]): number => amounts.reduce((total, one) => total + one.cents, 0)

/** Every way to cover the time, the largest units first: they win when two cost the same. */
function timeWays(
  hour: Tariff | undefined,
  daypart: Tariff | undefined,
  day: Tariff | undefined,
  wanted: Let,
): Amount[][] {
  const start = minuteNumber(wanted.startsAt)
  const end = minuteNumber(wanted.endsAt)
  const ways: Amount[][] = []
  if (day) ways.push(atLeast(days(day, wanted), [day]))
  if (daypart?.byClock) ways.push(atLeast(clockDayparts(daypart, start, end, wanted.times), [daypart]))
  else if (daypart) {
    const length = daypart.daypartMinutes
    for (let count = Math.ceil((end - start) / length); count > 0; count--) {
      const rest = end - start - count * length
      if (rest > daypart.graceMinutes && !hour) break
      const blocks = Array.from({ length: count }, (_, i) => periodAt(daypart, start + i * length))
      const hours = rest > daypart.graceMinutes && hour ? hoursOf(hour, start + count * length, end, wanted.times) : []
      ways.push(atLeast([...units(daypart, blocks, wanted.times), ...hours], [daypart]))
    }
  }
  if (hour) ways.push(atLeast(hoursOf(hour, start, end, wanted.times, hour.minimumMinutes ?? 0), [hour]))
  return ways
}

function amount(tariff: Tariff, period: RatePeriod, quantity: number): Amount {
  const unitCents = rateOf(tariff, period)
  const cents = tariff.unit === 'hour' ? divide(quantity * unitCents, 60) : quantity * unitCents
  return { unit: tariff.unit, period, minimum: false, quantity, unitCents, cents, vat: tariff.vat }
}

const rateOf = (tariff: Tariff, period: RatePeriod): number =>
  (period === 'weekend' ? tariff.weekendCents : period === 'evening' ? tariff.eveningCents : null) ?? tariff.cents

/** By the weekday and the clock; a tariff without a rate for the evening or the weekend has none. */
function periodAt(tariff: Tariff, minute: number): RatePeriod {
  const ofDay = minute % DAY
  const weekday = (((Math.floor(minute / DAY) + 3) % 7) + 7) % 7
  if (tariff.weekendCents !== null && weekday >= 5) return 'weekend'
  const evening = ofDay >= minutesOfClock(tariff.eveningFrom) || ofDay < NIGHT_ENDS
  return tariff.eveningCents !== null && evening ? 'evening' : 'day'
}

/** Hours per rate; what is missing to `least` minutes goes by the rate of the last of them. */
function hoursOf(tariff: Tariff, start: number, end: number, times: number, least = 0): Amount[] {
  const minutes: Record<RatePeriod, number> = { day: 0, evening: 0, weekend: 0 }
  const turns = [0, NIGHT_ENDS, minutesOfClock(tariff.eveningFrom)].sort((a, b) => a - b)
  for (let from = start; from < end; ) {
    const midnight = midnightOf(from)
    const turn = turns.find((t) => midnight + t > from)
    const to = Math.min(end, turn === undefined ? midnight + DAY : midnight + turn)
    minutes[periodAt(tariff, from)] += to - from
    from = to
  }
  minutes[periodAt(tariff, end - 1)] += Math.max(0, least - (end - start))
  return ratePeriods.flatMap((period) => (minutes[period] > 0 ? [amount(tariff, period, minutes[period] * times)] : []))
}

function units(tariff: Tariff, blocks: readonly RatePeriod[], times: number): Amount[] {
  return ratePeriods.flatMap((period) => {
    const count = blocks.filter((block) => block === period).length
    return count > 0 ? [amount(tariff, period, count * times)] : []
  })
}

/** Each day on which it goes on, by the rate of its weekday; the night until 06:00 belongs to the day before it. */
function days(tariff: Tariff, { startsAt, endsAt, times }: Let): Amount[] {
  const first = midnightOf(minuteNumber(startsAt))
  const touched = Math.max(1, Math.ceil((minuteNumber(endsAt) - NIGHT_ENDS - first) / DAY))
  const byWeekday = { ...tariff, eveningCents: null }
  return units(
    tariff,
    Array.from({ length: touched }, (_, i) => periodAt(byWeekday, first + i * DAY)),
    times,
  )
}

/**
 * Mornings until noon, afternoons until the evening begins, and evenings with the night after it until 06:00 that it takes
 * more of than the grace; at least one. What begins in the night begins with a morning.
 */
function clockDayparts(tariff: Tariff, start: number, end: number, times: number): Amount[] {
  const evening = minutesOfClock(tariff.eveningFrom)
  const first = midnightOf(start)
  const blocks: { minutes: number; period: RatePeriod }[] = []
  for (let midnight = first; midnight < end; midnight += DAY)
    for (const [from, to] of [
      [NIGHT_ENDS, NOON],
      [NOON, evening],
      [evening, DAY + NIGHT_ENDS],
    ] as const) {
      const begun = midnight === first && from === NIGHT_ENDS ? 0 : from
      const minutes = Math.min(end, midnight + to) - Math.max(start, midnight + begun)
      if (minutes > 0) blocks.push({ minutes, period: periodAt(tariff, midnight + from) })
    }
  const longest = [...blocks].sort((a, b) => b.minutes - a.minutes).slice(0, 1)
  const counted = blocks.filter((block) => block.minutes > tariff.graceMinutes)
  return units(
    tariff,
    (counted.length > 0 ? counted : longest).map((block) => block.period),
    times,
  )
}

const midnightOf = (minute: number): number => Math.floor(minute / DAY) * DAY

/** Adds what is missing to the smallest amount that the tariffs ask. */
function atLeast(amounts: Amount[], tariffs: readonly Tariff[]): Amount[] {
  const [tariff] = tariffs
  const least = Math.max(0, ...tariffs.map((one) => one.minimumCents ?? 0))
  const missing = least - sum(amounts)
  if (!tariff || missing <= 0) return amounts
  const fill: Amount = {
    unit: 'once',
    period: 'day',
    minimum: true,
    quantity: 1,
    unitCents: missing,
    cents: missing,
    vat: tariff.vat,
  }
  return [...amounts, fill]
}
