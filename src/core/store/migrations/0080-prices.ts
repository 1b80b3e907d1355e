import { type Kysely, sql } from 'kysely'

/**
 * Tariffs, what a caretaker costs outside staffed hours, and the price of a booking with its lines: written when the
 * booking is made, never by a change of a tariff. `caretaker_time` is when somebody is there because a booking pays for
 * it: the next booking of the same hours pays only what is added.
 */
const categories = `('internal', 'residents', 'subsidised', 'primary_care', 'association', 'commercial')`
const units = `('hour', 'daypart', 'day', 'person', 'piece', 'once')`
const vat = `text not null check (vat in ('exempt', 'low', 'high'))`
const statements = [
  `create table tariff (
    id text primary key, centre_id text not null references centre (id), room_id text references room (id),
    facility_id text references facility (id), category text check (category in ${categories}),
    unit text not null check (unit in ${units}), cents integer not null check (cents >= 0),
    evening_cents integer check (evening_cents >= 0), weekend_cents integer check (weekend_cents >= 0),
    evening_from text not null, daypart_minutes integer not null check (daypart_minutes > 0),
    grace_minutes integer not null check (grace_minutes >= 0), by_clock integer not null check (by_clock in (0, 1)),
    part_percent integer check (part_percent between 1 and 100), minimum_cents integer check (minimum_cents >= 0),
    minimum_minutes integer check (minimum_minutes >= 0), deposit_cents integer not null check (deposit_cents >= 0),
    vat ${vat}, valid_from text not null, archived integer not null check (archived in (0, 1)), revision integer not null,
    check (room_id is null or facility_id is null)
  ) strict`,
  `create unique index tariff_once on tariff
    (centre_id, coalesce(room_id, ''), coalesce(facility_id, ''), coalesce(category, ''), unit, valid_from) where archived = 0`,
  `create table caretaker_rate (
    id text primary key, centre_id text not null references centre (id), cents_per_hour integer not null check (cents_per_hour >= 0),
    round_minutes integer not null check (round_minutes > 0), minimum_minutes integer not null check (minimum_minutes >= 0),
    travel_cents integer not null check (travel_cents >= 0), vat ${vat}, valid_from text not null,
    archived integer not null check (archived in (0, 1)), revision integer not null
  ) strict`,
  'create unique index caretaker_rate_once on caretaker_rate (centre_id, valid_from) where archived = 0',
  `create table price (
    booking_id text primary key references booking (id) on delete cascade, deposit_cents integer not null check (deposit_cents >= 0),
    free text check (free in ('internal', 'contributes', 'subsidised', 'space_left')), agreement text, revision integer not null
  ) strict, without rowid`,
  `create table price_line (
    booking_id text not null references price (booking_id) on delete cascade, position integer not null, key text not null,
    kind text not null check (kind in ('rent', 'caretaker', 'facility', 'refreshment', 'discount')), text text not null,
    unit text not null check (unit in ${units}), quantity integer not null, unit_cents integer not null,
    cents integer not null check (cents >= 0 or kind = 'discount'), waived_cents integer not null check (waived_cents >= 0),
    vat ${vat}, reason text, primary key (booking_id, position)
  ) strict, without rowid`,
  `create table caretaker_time (
    centre_id text not null references centre (id), starts_at text not null,
    booking_id text not null references price (booking_id) on delete cascade, ends_at text not null,
    primary key (centre_id, starts_at, booking_id)
  ) strict, without rowid`,
  'create index caretaker_time_by_booking on caretaker_time (booking_id)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
