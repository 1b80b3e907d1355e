import type { Unit } from '#core/app/context'
import type { NewRow } from '#core/store/bookings'
import type { Place } from '#core/usecases/bookings/surroundings'
import { writeSeries } from '#core/usecases/series/add'
import { skipsOf } from '#core/usecases/series/skips'
import type { Booking } from '#shared/contract/booking'
import { Series, type SeriesDate, SeriesTemplate } from '#shared/contract/series'
import { occurrenceOn } from '#shared/domain/series'
import { addDays, clockOf, dateOf, minutesBetween, weekdayOf } from '#shared/time/civil'
import type { Weekday } from '#shared/time/types'

/** Fewer times is no course that somebody would have entered as a series. */
const LEAST_TIMES = 16
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6]

/**
 * Gives the steadiest group of each weekday of a centre, which goes on after today, the series that its bookings come
 * from: weekly, with the dates between that it stayed away. Called with the rows of a part of the year before they are
 * stored.
 *
 * @returns the same rows in the same order, those of a series with its id and their date
 */
export async function asSeries(unit: Unit, place: Place, rows: readonly NewRow[]): Promise<NewRow[]> {
  const groups = new Map<string, Booking[]>()
  for (const { booking } of rows) {
    const key = keyOf(booking)
    groups.set(key, [...(groups.get(key) ?? []), booking])
  }
  const steady = [...groups.entries()]
    .filter(
      ([, group]) => group.length >= LEAST_TIMES && onceADay(group) && group.some((one) => one.startsAt > unit.wall),
    )
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([, group]) => group)
  const seriesOf = new Map<string, Series['id']>()
  for (const weekday of weekdays) {
    const group = steady.find(([first]) => first && weekdayOf(dateOf(first.startsAt)) === weekday)
    if (!group) continue
    const id = await addOne(unit, place, group)
    for (const booking of group) if (id !== null) seriesOf.set(booking.id, id)
  }
  return rows.map((row) => {
    const seriesId = seriesOf.get(row.booking.id)
    if (seriesId === undefined) return row
    return { ...row, booking: { ...row.booking, seriesId, seriesDate: dateOf(row.booking.startsAt) } }
  })
}

/** In a shared room the same group may meet twice at once: that is no series. */
const onceADay = (group: readonly Booking[]) => new Set(group.map((one) => one.startsAt)).size === group.length

/** Bookings of the same group, in the same rooms, on the same weekday and at the same time. */
function keyOf({ startsAt, endsAt, roomIds, title, renterId }: Booking): string {
  const weekday = weekdayOf(dateOf(startsAt))
  return [weekday, clockOf(startsAt), minutesBetween(startsAt, endsAt), roomIds.join(), title, renterId].join('|')
}

async function addOne(unit: Unit, place: Place, group: readonly Booking[]): Promise<Series['id'] | null> {
  const [first] = group
  const last = group.at(-1)
  if (!first || !last) return null
  const from = dateOf(first.startsAt)
  const until = dateOf(last.startsAt)
  const template = SeriesTemplate.parse({
    ...first,
    status: 'confirmed',
    from: clockOf(first.startsAt),
    minutes: minutesBetween(first.startsAt, first.endsAt),
    shiftDays: 0,
  })
  const rule = { frequency: 'weekly' as const, until, skipHolidays: true, skipClosures: true }
  const skipOf = await skipsOf(unit.tx, rule, place, { from, to: until })
  const booked = new Set(group.map((one) => dateOf(one.startsAt)))
  const dates: SeriesDate[] = []
  for (let date = from; date <= until; date = addDays(date, 7)) {
    const skip = booked.has(date) ? null : skipOf(date, occurrenceOn(date, template))
    const { reason, detail } = skip ?? { reason: booked.has(date) ? null : ('chosen' as const), detail: null }
    dates.push({ date, state: booked.has(date) ? 'booked' : 'skipped', reason, detail, findings: [] })
  }
  const { centreId, title, createdAt } = first
  const series = Series.parse({
    id: unit.newId(),
    centreId,
    title,
    first: from,
    rule,
    template,
    createdAt,
    revision: 1,
  })
  await writeSeries(unit, { ...series, dates }, null)
  return series.id
}
