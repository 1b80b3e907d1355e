import { type Kysely, sql } from 'kysely'

/**
 * Frozen. A series begins on a day of its rule. What became of a date is asked of its booking, which knows its series and
 * date, so that a date holds no second answer; a date without a booking keeps why. School holidays are entered per region.
 */
const statements = [
  `alter table series add column first_date text not null default ''`,
  'drop table series_date',
  `create table series_date (
    series_id text not null references series (id) on delete cascade, date text not null,
    state text not null check (state in ('booked', 'skipped', 'refused', 'waiting', 'dropped')),
    reason text, detail text, findings text, primary key (series_id, date)
  ) strict, without rowid`,
  `create index series_date_waiting on series_date (date) where state = 'waiting'`,
  `alter table centre add column school_region text check (school_region in ('noord', 'midden', 'zuid'))`,
  `create table school_holiday (
    id text primary key, name text not null, region text not null check (region in ('noord', 'midden', 'zuid')),
    from_date text not null, to_date text not null, revision integer not null, check (from_date <= to_date)
  ) strict`,
  'create index school_holiday_by_region on school_holiday (region, from_date)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
