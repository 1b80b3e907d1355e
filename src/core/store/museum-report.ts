import { sql } from 'kysely'
import type { MuseumRows } from '#shared/domain/museum'
import type { Daypart } from '#shared/domain/report'
import { addDays } from '#shared/time/civil'
import type { CivilDate, DateSpan, WallTime } from '#shared/time/types'
import type { ReadTx } from './open'
import { turnover } from './register'

/** Slim rows of one museum for its report: bookings, visitors, the till, repairs, and who served as a volunteer. */
type Part = DateSpan & { centreId: string; asOf: WallTime }

/** Counted bookings (docs/reports.md) that begin on a day of the period and not after `asOf`. */
export async function museumBookings(
  tx: ReadTx,
  { from, to, asOf, centreId }: Part,
): Promise<MuseumRows['bookings'][number][]> {
  const rows = await tx
    .selectFrom('booking as b')
    .leftJoin('museum_tour as t', 't.booking_id', 'b.id')
    .leftJoin('museum_programme as p', 'p.id', 't.programme_id')
    .select([
      sql<CivilDate>`substr(b.starts_at, 1, 10)`.as('date'),
      'p.id as programme_id',
      'p.name',
      'b.participants',
      'b.charged_cents',
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>=', `${from}T00:00`)
    .where('b.starts_at', '<', `${addDays(to, 1)}T00:00`)
    .where('b.starts_at', '<=', asOf)
    .where('b.status', 'in', ['confirmed', 'held'])
    .orderBy('b.starts_at')
    .execute()
  return rows.map((row) => ({
    date: row.date,
    programme: row.programme_id === null ? null : { id: row.programme_id, name: row.name ?? '' },
    participants: row.participants,
    chargedCents: row.charged_cents ?? 0,
  }))
}

/** Visitors, sales and repairs that fall on the days of the period, both included. */
export async function museumDays(
  tx: ReadTx,
  { from, to, centreId }: DateSpan & { centreId: string },
): Promise<
  Pick<MuseumRows, 'visitors' | 'sales'> & { repairs: (MuseumRows['repairs'][number] & { title: string })[] }
> {
  const visitors = await tx
    .selectFrom('visitor_count')
    .select(['date', 'daypart', 'count'])
    .where('centre_id', '=', centreId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .execute()
  const repairs = await tx
    .selectFrom('repair')
    .select(['title', 'reported_on', 'done_on', 'cost_cents'])
    .where('centre_id', '=', centreId)
    .where((eb) =>
      eb.or([
        eb.and([eb('reported_on', '>=', from), eb('reported_on', '<=', to)]),
        eb.and([eb('done_on', '>=', from), eb('done_on', '<=', to)]),
      ]),
    )
    .orderBy('reported_on')
    .orderBy('id')
    .execute()
  return {
    visitors: visitors.map((row) => ({ ...row, date: row.date as CivilDate, daypart: row.daypart as Daypart })),
    sales: (await turnover(tx, { centreId, from, to })).map(({ date, cents }) => ({ date: date as CivilDate, cents })),
    repairs: repairs.map((row) => ({
      title: row.title,
      reportedOn: row.reported_on as CivilDate,
      doneOn: row.done_on as CivilDate | null,
      costCents: row.cost_cents,
    })),
  }
}

export type ServedRow = { caretakerId: string; name: string; tours: number; shifts: number; first: CivilDate }

/**
 * Volunteers who guided a counted tour or worked a shift at the museum that began in the period and not after `asOf`, with
 * the first day on which they ever did either, at whichever centre. In order of name.
 */
export async function volunteersAt(tx: ReadTx, { from, to, asOf, centreId }: Part): Promise<ServedRow[]> {
  const times = sql<{ caretaker_id: string; centre_id: string; starts_at: string; tour: number }>`(
    select s.caretaker_id, s.centre_id, s.starts_at, 0 as tour from shift s
      where s.caretaker_id is not null and s.starts_at <= ${asOf}
    union all
    select t.guide_id, b.centre_id, b.starts_at, 1 from museum_tour t join booking b on b.id = t.booking_id
      where t.guide_id is not null and b.status in ('confirmed', 'held') and b.starts_at <= ${asOf}
  )`
  const here = sql<number>`u.centre_id = ${centreId} and u.starts_at >= ${`${from}T00:00`}
    and u.starts_at < ${`${addDays(to, 1)}T00:00`}`
  const rows = await tx
    .selectFrom(times.as('u'))
    .innerJoin('caretaker as c', 'c.id', 'u.caretaker_id')
    .select([
      'c.id',
      'c.name',
      sql<number>`sum(${here} and u.tour = 1)`.as('tours'),
      sql<number>`sum(${here} and u.tour = 0)`.as('shifts'),
      sql<CivilDate>`substr(min(u.starts_at), 1, 10)`.as('first'),
    ])
    .where('c.kind', '=', 'volunteer')
    .groupBy('c.id')
    .having(sql<number>`sum(${here})`, '>', 0)
    .orderBy(sql`c.name collate nocase`)
    .execute()
  return rows.map(({ id, ...row }) => ({ caretakerId: id, ...row }))
}
