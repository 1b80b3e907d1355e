import type { Ctx } from '#core/app/context'
import * as store from '#core/store/calendar'
import type { ReadTx } from '#core/store/open'
import type { Calendar, CalendarDistrict, CalendarEntry, CalendarItem, CalendarQuery } from '#shared/contract/calendar'
import { failure } from '#shared/contract/failure'
import { entryTimes } from '#shared/domain/calendar'
import { daysBetween } from '#shared/time/civil'
import type { CivilDate, DateSpan } from '#shared/time/types'
import { invalid } from '../common'

/** The calendar of a district (docs/adr/0027): what residents may know of what goes on, whatever centre it is in. */

export const listDistricts = (ctx: Ctx): Promise<CalendarDistrict[]> => ctx.read(store.listDistricts)

/**
 * The activities of a district that touch the period.
 * @throws not_found; invalid_input when the period ends before it begins or is longer than thirteen months
 */
export const getCalendar = (ctx: Ctx, query: CalendarQuery): Promise<Calendar> =>
  ctx.read((tx) => calendarOf(tx, query))

/** A year ahead and a month back. */
const MOST_DAYS = 400

/** The same inside a transaction. */
export async function calendarOf(tx: ReadTx, query: CalendarQuery): Promise<Calendar> {
  const { from, to } = query
  if (to < from) invalid('to', 'before_from')
  if (daysBetween(from, to) > MOST_DAYS) invalid('to', 'too_long')
  const district = await districtOf(tx, query.districtId)
  const items: CalendarItem[] = []
  for (const centreId of await store.centreIdsOf(tx, district.id))
    items.push(...(await store.publicBookings(tx, centreId, { from, to })))
  for (const entry of await store.listEntries(tx, district.id, { from, to }))
    items.push(...itemsOf(entry, { from, to }))
  return { district, from, to, items: inOrder(withoutReplaced(items).filter(passes(query))) }
}

/** @throws not_found */
export async function districtOf(tx: ReadTx, id: string): Promise<CalendarDistrict> {
  const district = (await store.listDistricts(tx)).find((one) => one.id === id)
  if (!district) throw failure('not_found', { kind: 'district', id })
  return district
}

/** Each time of an entry in the period. */
export const itemsOf = (entry: CalendarEntry, span: DateSpan): CalendarItem[] =>
  entryTimes(entry, span).map(({ date, startsAt, endsAt }) => itemOf(entry, date, { startsAt, endsAt }))

const itemOf = (
  entry: CalendarEntry,
  date: CivilDate,
  time: Pick<CalendarItem, 'startsAt' | 'endsAt'>,
): CalendarItem => ({
  id: `${entry.id}-${date}`,
  source: { kind: 'entry', entryId: entry.id, date },
  ...time,
  title: entry.title,
  centreId: null,
  centre: null,
  place: entry.place ?? '',
  address: null,
  theme: entry.theme,
  activityType: null,
  organiser: entry.organiser,
  description: entry.description,
  contact: entry.contact,
  link: entry.link,
  cancelled: entry.cancelledDates.includes(date),
  revision: entry.revision,
})

/** A date of a series that was called off and booked again stands there once: as what goes on. */
export function withoutReplaced(items: readonly CalendarItem[]): CalendarItem[] {
  const key = ({ source }: CalendarItem) =>
    source.kind === 'booking' && source.seriesId !== null && source.seriesDate !== null
      ? `${source.seriesId} ${source.seriesDate}`
      : null
  const kept = new Map<string, CalendarItem>()
  for (const item of items) {
    const date = key(item)
    if (date === null) continue
    const known = kept.get(date)
    if (known === undefined || (known.cancelled && !item.cancelled)) kept.set(date, item)
  }
  return items.filter((item) => {
    const date = key(item)
    return date === null || !item.cancelled || kept.get(date) === item
  })
}

/** Whether an item is asked for. What is entered from elsewhere is in no centre. */
export const passes =
  ({ centreId, theme }: Pick<CalendarQuery, 'centreId' | 'theme'>) =>
  (item: CalendarItem): boolean =>
    (centreId === undefined || item.centreId === centreId) && (theme === undefined || item.theme === theme)

const collator = new Intl.Collator('nl', { numeric: true })
const inOrder = (items: readonly CalendarItem[]): CalendarItem[] =>
  [...items].sort(
    (a, b) =>
      compare(a.startsAt, b.startsAt) ||
      compare(a.endsAt, b.endsAt) ||
      collator.compare(a.title, b.title) ||
      compare(a.id, b.id),
  )
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
