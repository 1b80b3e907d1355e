import { sql } from 'kysely'
import type { CalendarDistrict, CalendarEntry, CalendarFeed, CalendarItem } from '#shared/contract/calendar'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import { lastDateOf } from '#shared/domain/calendar'
import { addDays } from '#shared/time/civil'
import type { CivilDate, DateSpan } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { resolveLabels } from './places'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** What stands in the calendar of a district: slim rows of public bookings, entries from elsewhere, addresses of feeds. */

/** Districts that have a centre in use or an entry, in order of name, with their centres. */
export async function listDistricts(tx: ReadTx): Promise<CalendarDistrict[]> {
  const rows = await tx
    .selectFrom('district as d')
    .selectAll('d')
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('centre as c').select('c.id').whereRef('c.district_id', '=', 'd.id').where('c.archived', '=', 0),
        ),
        exists(selectFrom('calendar_entry as e').select('e.id').whereRef('e.district_id', '=', 'd.id')),
      ]),
    )
    .execute()
  const centres = await tx
    .selectFrom('centre')
    .select(['id', 'name', 'managed', 'district_id'])
    .where('archived', '=', 0)
    .execute()
  const collator = new Intl.Collator('nl', { numeric: true })
  return rows
    .map(
      ({ id, municipality, name }): CalendarDistrict => ({
        id: id as CalendarDistrict['id'],
        municipality,
        name,
        centres: centres
          .filter((centre) => centre.district_id === id)
          .map((centre) => ({
            id: centre.id as CalendarDistrict['centres'][number]['id'],
            name: centre.name,
            managed: centre.managed === 1,
          }))
          .sort((a, b) => collator.compare(a.name, b.name)),
      }),
    )
    .sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.municipality, b.municipality))
}

/** Ids of all centres of a district, archived ones too: what was held there was held there. */
export async function centreIdsOf(tx: ReadTx, districtId: string): Promise<string[]> {
  const rows = await tx.selectFrom('centre').select('id').where('district_id', '=', districtId).execute()
  return rows.map((row) => row.id)
}

/** Statuses that residents see: it goes on, or it was called off after it was announced. */
const shown = sql`b.status in ('confirmed', 'held', 'cancelled', 'displaced')`
const announced = sql<boolean>`b.public = 1 and b.announced = 1 and ${shown}`
const roomNames = sql<string | null>`(select group_concat(name, char(10)) from
  (select r.name from booking_room br join room r on r.id = br.room_id where br.booking_id = b.id order by br.position))`

const publicRows = (tx: ReadTx) =>
  tx
    .selectFrom('booking as b')
    .innerJoin('centre as c', 'c.id', 'b.centre_id')
    .leftJoin('label as t', 't.id', 'b.theme_id')
    .leftJoin('label as a', 'a.id', 'b.activity_id')
    .select([
      'b.id',
      'b.series_id',
      'b.series_date',
      'b.starts_at',
      'b.ends_at',
      'b.title',
      'b.centre_id',
      'b.status',
      'b.public_text',
      'b.public_organiser',
      'b.revision',
      'c.name as centre',
      'c.address',
      't.name as theme',
      'a.name as activity',
      roomNames.as('rooms'),
    ])
    .where(announced)
type PublicRow = Awaited<ReturnType<ReturnType<typeof publicRows>['execute']>>[number]

const itemOf = (row: PublicRow): CalendarItem => ({
  id: row.id,
  source: {
    kind: 'booking',
    bookingId: row.id as never,
    seriesId: row.series_id as never,
    seriesDate: row.series_date as CivilDate | null,
  },
  startsAt: row.starts_at as CalendarItem['startsAt'],
  endsAt: row.ends_at as CalendarItem['endsAt'],
  title: row.title,
  centreId: row.centre_id as CalendarItem['centreId'],
  centre: row.centre,
  place: [row.centre, (row.rooms ?? '').split('\n').join(' en ')].filter((part) => part !== '').join(', '),
  address: row.address,
  theme: row.theme,
  activityType: row.activity,
  organiser: row.public_organiser,
  description: row.public_text,
  contact: null,
  link: null,
  cancelled: row.status === 'cancelled' || row.status === 'displaced',
  revision: row.revision,
})

/** Public bookings of a centre that touch the period (both days included), in order of start. By an index of its own (0230). */
export async function publicBookings(tx: ReadTx, centreId: string, { from, to }: DateSpan): Promise<CalendarItem[]> {
  const rows = await publicRows(tx)
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>', `${addDays(from, -LONGEST_BOOKING_DAYS - 1)}`)
    .where('b.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where('b.ends_at', '>', `${from}T00:00`)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .execute()
  return rows.map(itemOf)
}

/** Every public booking of some series, whenever it is, in order of start. */
export async function publicOfSeries(tx: ReadTx, seriesIds: readonly string[]): Promise<CalendarItem[]> {
  if (seriesIds.length === 0) return []
  const rows = await publicRows(tx)
    .where('b.series_id', 'in', sql<string>`(select value from json_each(${JSON.stringify(seriesIds)}))`)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .execute()
  return rows.map(itemOf)
}

/** How often bookings of some series were changed, all together: a number that only grows. */
export async function seriesChanges(tx: ReadTx, seriesIds: readonly string[]): Promise<Map<string, number>> {
  if (seriesIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('booking')
    .select((eb) => ['series_id', eb.fn.sum<number>('revision').as('changes')])
    .where('series_id', 'in', sql<string>`(select value from json_each(${JSON.stringify(seriesIds)}))`)
    .groupBy('series_id')
    .execute()
  return new Map(rows.map((row) => [row.series_id ?? '', row.changes]))
}

type EntryRow = Tables['calendar_entry'] & { theme: string | null }
const entries = (tx: ReadTx) =>
  tx
    .selectFrom('calendar_entry as e')
    .leftJoin('label as t', 't.id', 'e.theme_id')
    .selectAll('e')
    .select('t.name as theme')

const entryOf = (row: EntryRow): CalendarEntry => ({
  id: row.id as CalendarEntry['id'],
  districtId: row.district_id as CalendarEntry['districtId'],
  title: row.title,
  startsAt: row.starts_at as CalendarEntry['startsAt'],
  endsAt: row.ends_at as CalendarEntry['endsAt'],
  place: row.place,
  organiser: row.organiser,
  contact: row.contact,
  link: row.link,
  description: row.description,
  theme: row.theme,
  rule: storedJson<CalendarEntry['rule']>(row.rule, 'calendar_entry.rule'),
  cancelledDates: storedJson<CivilDate[]>(row.cancelled_dates, 'calendar_entry.cancelled_dates'),
  revision: row.revision,
})

/** Entries of a district that may be on in the period (both days included). */
export async function listEntries(tx: ReadTx, districtId: string, { from, to }: DateSpan): Promise<CalendarEntry[]> {
  const rows = await entries(tx)
    .where('e.district_id', '=', districtId)
    .where('e.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where((eb) =>
      eb.or([eb('e.last_date', 'is', null), eb('e.last_date', '>=', addDays(from, -LONGEST_BOOKING_DAYS))]),
    )
    .orderBy('e.starts_at')
    .orderBy('e.id')
    .execute()
  return rows.map(entryOf)
}

export async function getEntry(tx: ReadTx, id: string): Promise<CalendarEntry | null> {
  const row = await entries(tx).where('e.id', '=', id).executeTakeFirst()
  return row ? entryOf(row) : null
}

/** Writes an entry whole. A theme that is not there any more is made again. */
export async function putEntry(tx: WriteTx, entry: CalendarEntry, newId: () => string): Promise<void> {
  const { theme } = entry
  const labelId = await resolveLabels(tx, theme === null ? [] : [{ kind: 'theme', name: theme }], newId)
  const row: Tables['calendar_entry'] = {
    id: entry.id,
    district_id: entry.districtId,
    title: entry.title,
    starts_at: entry.startsAt,
    ends_at: entry.endsAt,
    place: entry.place,
    organiser: entry.organiser,
    contact: entry.contact,
    link: entry.link,
    description: entry.description,
    theme_id: theme === null ? null : labelId('theme', theme),
    rule: JSON.stringify(entry.rule),
    last_date: lastDateOf(entry),
    cancelled_dates: JSON.stringify(entry.cancelledDates),
    revision: entry.revision,
  }
  await tx
    .insertInto('calendar_entry')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeEntry(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('calendar_entry').where('id', '=', id).execute()
}

const feedOf = (row: Tables['calendar_feed']): CalendarFeed => ({
  districtId: row.district_id as CalendarFeed['districtId'],
  key: row.key,
  revision: row.revision,
})

/** The address of the feed of a district, or null when there never was one. */
export async function getFeed(tx: ReadTx, districtId: string): Promise<CalendarFeed | null> {
  const row = await tx.selectFrom('calendar_feed').selectAll().where('district_id', '=', districtId).executeTakeFirst()
  return row ? feedOf(row) : null
}

/** The feed at an address, or null. */
export async function feedByKey(tx: ReadTx, key: string): Promise<CalendarFeed | null> {
  const row = await tx.selectFrom('calendar_feed').selectAll().where('key', '=', key).executeTakeFirst()
  return row ? feedOf(row) : null
}

export async function putFeed(tx: WriteTx, { districtId, key, revision }: CalendarFeed): Promise<void> {
  const row = { district_id: districtId, key, revision }
  await tx
    .insertInto('calendar_feed')
    .values(row)
    .onConflict((oc) => oc.column('district_id').doUpdateSet(row))
    .execute()
}
