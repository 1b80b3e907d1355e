import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import { listSchoolHolidays } from '#core/store/school-holidays'
import type { SeriesReason, SeriesRule } from '#shared/domain/series'
import { addMinutes, dateOf } from '#shared/time/civil'
import type { CivilDate, WallSpan } from '#shared/time/types'
import type { Place } from '../bookings/surroundings'
import { publicHolidays } from '../holidays'

export type Skip = { reason: SeriesReason; detail: string | null }

/**
 * Why a rule passes over an occurrence, or null: excepted by its date, else a holiday, school holiday or closure on any of
 * its days. School holidays are those of the region that the centre names; without one there are none.
 */
export async function skipsOf(
  tx: ReadTx,
  rule: SeriesRule,
  place: Place,
  years: { from: CivilDate; to: CivilDate },
): Promise<(date: CivilDate, span: WallSpan) => Skip | null> {
  const except = new Set(rule.exceptDates ?? [])
  const periods: { from: CivilDate; to: CivilDate; skip: Skip }[] = []
  if (rule.skipHolidays)
    for (let year = Number(years.from.slice(0, 4)); year <= Number(years.to.slice(0, 4)); year++)
      for (const { date, name } of await publicHolidays(year))
        periods.push({ from: date, to: date, skip: { reason: 'holiday', detail: name } })
  const region = rule.skipSchoolHolidays ? (await getCentre(tx, place.id))?.schoolRegion : null
  if (region)
    for (const { from, to, name } of await listSchoolHolidays(tx, region))
      periods.push({ from, to, skip: { reason: 'school_holiday', detail: name } })
  if (rule.skipClosures)
    for (const { from, to, reason } of place.hours.closures)
      periods.push({ from, to, skip: { reason: 'closure', detail: reason } })
  return (date, span) => {
    if (except.has(date)) return { reason: 'except', detail: null }
    const first = dateOf(span.startsAt)
    // What ends at midnight does not touch the day that begins then.
    const last = dateOf(addMinutes(span.endsAt, -1))
    return periods.find(({ from, to }) => from <= last && to >= first)?.skip ?? null
  }
}
