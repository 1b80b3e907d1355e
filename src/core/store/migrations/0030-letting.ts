import { type Kysely, sql } from 'kysely'

/**
 * Frozen. What letting asks of bookings and centres: series, options with a deadline, facilities with stock, and what
 * was given away. A date of a series stays as data, also when no booking came of it.
 */
const statements = [
  `alter table centre add column option_days integer not null default 14 check (option_days between 1 and 365)`,
  `alter table centre add column option_holds integer not null default 1 check (option_holds in (0, 1))`,
  `alter table centre add column request_holds integer not null default 0 check (request_holds in (0, 1))`,
  `alter table centre add column displace_days integer not null default 14 check (displace_days between 0 and 365)`,
  `create table series (
    id text primary key, centre_id text not null references centre (id), title text not null,
    rule text not null, template text not null, created_at text not null, revision integer not null
  ) strict`,
  'create index series_by_centre on series (centre_id)',
  'alter table booking add column series_id text references series (id)',
  'alter table booking add column series_date text',
  'alter table booking add column detached integer not null default 0 check (detached in (0, 1))',
  'alter table booking add column option_until text',
  'alter table booking add column priority_reason text',
  'alter table booking add column waived_cents integer check (waived_cents >= 0)',
  'create index booking_by_series on booking (series_id, series_date) where series_id is not null',
  `create index booking_by_deadline on booking (option_until) where status = 'option'`,
  `create table series_date (
    series_id text not null references series (id) on delete cascade, date text not null,
    state text not null check (state in ('booked', 'skipped', 'refused', 'waiting', 'dropped')), reason text, findings text,
    booking_id text references booking (id) on delete set null, primary key (series_id, date)
  ) strict, without rowid`,
  'create index series_date_by_booking on series_date (booking_id) where booking_id is not null',
  `create table booking_facility (
    booking_id text not null references booking (id) on delete cascade, facility_id text not null references facility (id),
    quantity integer not null check (quantity > 0), primary key (booking_id, facility_id)
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
